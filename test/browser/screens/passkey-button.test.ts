/** The button for a passkey on the first form: where it stands, what it asks for, and the ways on from what goes wrong. */
import { html } from 'lit';
import '../../../src/define.js';
import type { Auth } from '../../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, fill, findButton, focusIsOn, mount, press, seeAlert, seeProblem } from '../support/page.js';
import { byChoice, passwordless, pretendPasskey, type Config } from '../support/passwordless.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD, type World } from '../support/world.js';

const show = (auth: Auth): void => { mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`); };

/** Whether a button shows that something is under way. */
const turns = (shown: HTMLElement): boolean => getComputedStyle(shown, '::before').animationName === 'auth-spin' && getComputedStyle(shown, '::before').content !== 'none';

describe('the button for a passkey', () => {
  const BUTTON = 'Sign in with a passkey';
  let world: World;
  beforeEach(async () => { world = await createWorld(passwordless); });

  const offered = (config: Config = {}): Config => ({ journey: { passwordless: ['EMAIL_OTP', 'WEB_AUTHN'] }, ...config });

  it('stands on the first form where the site has passkeys, and is the second way', async () => {
    show(byChoice(world, offered()));
    expect((await button(BUTTON)).type).to.equal('button');
    expect([...document.querySelectorAll('auth-sign-in button[type="submit"]')].map(({ textContent }) => textContent)).to.deep.equal(['Continue']);
    await expectAccessible();
    show(byChoice(world, { passkeyOffer: 'once' }));
    await button(BUTTON);
    expect(world.sent).to.deep.equal([]);
  });

  it('is missing where there are none, where the other button asks for one, and in a browser without', async () => {
    for (const config of [{}, { passkeyOffer: 'never' }, { journey: { passwordless: ['EMAIL_OTP'] } }, offered({ preferredChallenge: 'WEB_AUTHN' })] as Config[]) {
      show(byChoice(world, config));
      await button('Continue');
      expect(findButton(BUTTON), JSON.stringify(config)).to.equal(undefined);
    }
    stub(globalThis, 'PublicKeyCredential', undefined);
    show(byChoice(world, offered()));
    await button('Continue');
    expect(findButton(BUTTON)).to.equal(undefined);
  });

  it('asks for the user name before anything is sent', async () => {
    show(byChoice(world, offered()));
    await press(BUTTON);
    await seeProblem('Email', 'Fill in this field.');
    await focusIsOn('Email');
    expect(world.sent).to.deep.equal([]);
  });

  it('leads to the other ways who has none, and says why', async () => {
    const auth = byChoice(world, offered());
    show(auth);
    await fill('Email', ADA);
    await press(BUTTON);
    await arrived(auth, 'selectFirstFactor');
    await seeAlert('No passkey was used. Try again, or choose another way.');
    expect(world.sent.map(({ input }) => input.AuthParameters)).to.deep.equal([{ USERNAME: ADA, PREFERRED_CHALLENGE: 'WEB_AUTHN' }]);
    await press('Use your password');
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(auth, 'authenticated');
  });

  for (const [name, said] of [
    ['NotAllowedError', 'No passkey was used. Try again, or choose another way.'],
    ['SecurityError', 'Passkeys are not set up for this site. Choose another way.'],
    ['NotSupportedError', 'This browser cannot use passkeys here. Choose another way.'],
  ] as const) {
    it(`leads on from a ${name}`, async () => {
      stub(navigator.credentials, 'get', () => Promise.reject(new DOMException('', name)));
      const auth = byChoice(world, offered({ fetch: pretendPasskey(world) }));
      show(auth);
      await fill('Email', ADA);
      await press(BUTTON);
      await arrived(auth, 'selectFirstFactor');
      await seeAlert(said);
      await press('Send a code by email');
      await arrived(auth, 'confirmSignIn');
    });
  }

  it('waits for the browser as long as it takes, and is asked once', async () => {
    const answers: (() => void)[] = [];
    stub(navigator.credentials, 'get', () => new Promise((_resolve, reject) => { answers.push(() => { reject(new DOMException('', 'NotAllowedError')); }); }));
    const auth = byChoice(world, offered({ fetch: pretendPasskey(world) }));
    show(auth);
    await fill('Email', ADA);
    await press(BUTTON);
    await until(() => answers.length === 1, () => 'The browser is not asked.');
    expect((await button(BUTTON)).ariaDisabled).to.equal('true');
    expect([turns(await button(BUTTON)), turns(await button('Continue'))]).to.deep.equal([true, false]);
    await press(BUTTON);
    await press('Continue');
    expect(world.count('InitiateAuth')).to.equal(1);
    for (const answer of answers) answer();
    await arrived(auth, 'selectFirstFactor');
    expect(answers).to.have.length(1);
  });

  it('does not turn while the other one is waited for', async () => {
    const auth = byChoice(world, offered());
    show(auth);
    await fill('Email', ADA);
    const release = world.hold();
    await press('Continue');
    await until(() => world.count('InitiateAuth') === 1, () => 'Nothing is asked.');
    expect([turns(await button(BUTTON)), turns(await button('Continue'))]).to.deep.equal([false, true]);
    release();
    await arrived(auth, 'selectFirstFactor');
  });

  it('counts for its own press alone', async () => {
    stub(navigator.credentials, 'get', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    const auth = byChoice(world, offered({ fetch: pretendPasskey(world) }));
    show(auth);
    await fill('Email', ADA);
    await press(BUTTON);
    await arrived(auth, 'selectFirstFactor');
    await press('Back to sign in');
    const before = world.sent.length;
    await press('Continue');
    await arrived(auth, 'selectFirstFactor');
    expect(world.sent.slice(before).map(({ input }) => input.AuthParameters)).to.deep.equal([{ USERNAME: ADA }]);
  });
});
