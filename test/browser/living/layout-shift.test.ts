import { expect } from '@open-wc/testing';
import { createPool } from './pool.js';
import { until } from './visitor.js';

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** The rule that a page copies: it keeps the place of an element whose script is still on its way, as high as the form will be. */
const snippet = (height: number): string => `auth-authenticator:not(:defined), auth-sign-in:not(:defined) { display: block; block-size: ${height}px }`;

describe('A page that loads', function () {
  this.timeout(30_000);
  let frame: HTMLIFrameElement;

  /** Loads a page with one of our elements above a line of text; adds up what has shifted when the form is there. */
  async function load(tag: string, css: string, more = ''): Promise<{ shift: number; height: number }> {
    frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size: 600px; block-size: 900px';
    frame.srcdoc = `<!doctype html><html lang="en"><style>body { margin: 0 } ${css}</style>
      <${tag} ${createPool().html} ${more}></${tag}><p>What comes below</p>`;
    const loaded = new Promise((resolve) => { frame.addEventListener('load', resolve, { once: true }); });
    document.body.append(frame);
    await loaded;
    const inside = frame.contentWindow as Window & typeof globalThis;
    const shifts: number[] = [];
    new inside.PerformanceObserver((list) => { shifts.push(...(list.getEntries() as Shift[]).map(({ value }) => value)); }).observe({ type: 'layout-shift', buffered: true });
    const painted = (): Promise<unknown> => new Promise((resolve) => { inside.requestAnimationFrame(() => inside.requestAnimationFrame(resolve)); });
    // The page has been seen before the script arrives.
    await painted();
    const script = Object.assign(inside.document.createElement('script'), { type: 'module', src: '/src/define.ts' });
    inside.document.head.append(script);
    await until(() => Boolean(inside.document.querySelector('form')?.checkVisibility()), 'the form is seen');
    if (more) await until(() => Boolean(inside.document.querySelector(tag)?.shadowRoot?.querySelector('.provider')), 'the providers are seen');
    await painted();
    await painted();
    return { shift: shifts.reduce((sum, value) => sum + value, 0), height: inside.document.querySelector(tag)!.getBoundingClientRect().height };
  }

  before(function () {
    // Only Chromium measures shifts.
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
  });

  afterEach(() => { frame.remove(); });

  for (const tag of ['auth-sign-in', 'auth-authenticator']) {
    it(`does not shift around an ${tag} with the snippet, and does without`, async () => {
      const without = await load(tag, '');
      frame.remove();
      expect(without.shift).to.be.above(0);
      expect(await load(tag, snippet(without.height))).to.deep.equal({ shift: 0, height: without.height });
    });

    it(`does not shift around an ${tag} with providers either: they are seen with the form`, async () => {
      const providers = 'social-providers="Google Workshop" company-sign-in';
      const without = await load(tag, '', providers);
      frame.remove();
      expect(await load(tag, snippet(without.height), providers)).to.deep.equal({ shift: 0, height: without.height });
    });
  }
});
