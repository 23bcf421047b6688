import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthSignIn } from '../../../src/index.js';
import { openLedger, type Ledger } from './ledger.js';
import { createPool, type Pool } from './pool.js';
import { signIn, until, visibleForms } from './visitor.js';

const NOTHING = { timers: 0, intervals: 0, listeners: 0, channels: 0, observers: 0 };
const MOUNTS = 100;

describe('What elements leave behind', function () {
  this.timeout(60_000);
  let ledger: Ledger;
  let page: HTMLElement;
  let pool: Pool;

  const mount = (): HTMLElement => {
    const section = document.createElement('section');
    section.innerHTML = ['auth-authenticator', 'auth-sign-in', 'auth-sign-up', 'auth-signed-in', 'auth-sign-out'].map((tag) => `<${tag} ${pool.html}></${tag}>`).join('');
    for (const element of section.children) Object.assign(element, { fetch: pool.local.fetch });
    page.append(section);
    return section;
  };
  const nothingIsOpen = (): boolean => Object.values(ledger.open()).every((count) => count === 0);
  const expectNothing = async (): Promise<void> => {
    await until(nothingIsOpen, 'all is closed').catch(() => undefined);
    expect(ledger.open()).to.deep.equal(NOTHING);
  };

  beforeEach(() => {
    pool = createPool();
    page = document.createElement('main');
    document.body.append(page);
    ledger = openLedger();
  });

  afterEach(() => {
    ledger.close();
    page.remove();
  });

  it(`is nothing after ${MOUNTS} times`, async () => {
    for (let count = 0; count < MOUNTS; count++) {
      const section = mount();
      if (count % 10 === 0) await until(() => visibleForms(section).length > 0, 'a form is seen');
      section.remove();
    }
    await expectNothing();
    // A page of another file may still be closing, and lets go of its own.
    let held: unknown[] | undefined;
    await until(() => {
      void navigator.locks.query().then((answer) => { held = answer.held; });
      return held?.length === 0;
    }, 'no lock is held');
  });

  it('is nothing after somebody has signed in', async () => {
    const section = mount();
    await signIn(section.querySelector('auth-authenticator')!);
    await until(() => visibleForms(section).length === 0, 'the forms go');
    // A session that somebody watches is refreshed and follows other tabs.
    expect(ledger.open().listeners).to.be.above(0);
    section.remove();
    await expectNothing();
  });

  it('is nothing after an element was removed before it could draw', async () => {
    const section = mount();
    section.remove();
    await Promise.all([...section.children].map((element) => (element as AuthSignIn).updateComplete));
    await expectNothing();
  });

  it('is something as long as an element stays', async () => {
    const section = mount();
    await until(() => visibleForms(section).length > 0, 'a form is seen');
    expect(nothingIsOpen()).to.be.false;
  });
});

describe('The ledger itself', () => {
  it('sees whatever is left open, and its end', () => {
    const ledger = openLedger();
    const ignore = (): void => undefined;
    const abort = new AbortController();
    const timer = setTimeout(ignore, 60_000);
    const interval = setInterval(ignore, 60_000);
    const channel = new BroadcastChannel('ledger');
    const observer = new MutationObserver(ignore);
    observer.observe(document, { childList: true });
    window.addEventListener('storage', ignore);
    document.addEventListener('visibilitychange', ignore, { signal: abort.signal });
    try {
      expect(ledger.open()).to.deep.equal({ timers: 1, intervals: 1, listeners: 2, channels: 1, observers: 1 });
    } finally {
      clearTimeout(timer);
      clearInterval(interval);
      channel.close();
      observer.disconnect();
      window.removeEventListener('storage', ignore);
      abort.abort();
      ledger.close();
    }
    expect(ledger.open()).to.deep.equal(NOTHING);
    expect(Object.hasOwn(document, 'addEventListener')).to.be.false;
  });
});
