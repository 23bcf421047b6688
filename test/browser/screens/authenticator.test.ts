/** `auth-authenticator`: where it begins, as a dialog, with screens and slots of the page, and what it shows to whom. */
import { html, type TemplateResult } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import type { Auth, AuthAuthenticator } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { announcements, button, field, fillAll, findButton, findField, focused, focusIsOn, hear, miss, mount, press, see, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD } from '../support/world.js';

async function open(show: (auth: Auth) => TemplateResult) {
  const world = await createWorld();
  const auth = world.auth();
  const element = mount<AuthAuthenticator>(show(auth));
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  return { world, auth, element };
}

const plain = (auth: Auth): TemplateResult => html`<auth-authenticator .auth=${auth}><h2>Members only</h2><auth-sign-out></auth-sign-out></auth-authenticator>`;

async function signIn(): Promise<void> {
  await fillAll({ Email: ADA, Password: PASSWORD });
  await press('Sign in');
}

describe('auth-authenticator', () => {
  it('shows its content to who has signed in, and to nobody else', async () => {
    const { auth } = await open(plain);
    await see('Forgot your password?');
    expect(shown()).not.to.include('Members only');
    await signIn();
    await see('Members only');
    expect(findField('Password')).to.equal(undefined);
    await hear('You are signed in.');
    await expectAccessible();
    await press('Sign out');
    await arrived(auth, 'signIn');
    await see('Forgot your password?');
    expect(shown()).not.to.include('Members only');
    expect((await field('Email')).value).to.equal('');
  });

  it('never shows a form when somebody comes back signed in', async () => {
    const { world, auth } = await open(plain);
    await signIn();
    await arrived(auth, 'authenticated');

    const again = world.auth();
    let forms = 0;
    const observer = new MutationObserver(() => { forms += document.querySelectorAll('main form').length; });
    observer.observe(document.body, { childList: true, subtree: true });
    mount(plain(again));
    await see('Members only');
    observer.disconnect();
    expect(forms).to.equal(0);
    expect(focused()).to.equal('');
    expect(announcements()).to.deep.equal([]);
  });

  for (const [state, title] of [
    ['signUp', 'Create an account'],
    ['resetPassword', 'Reset your password'],
    ['forgotPassword', 'Reset your password'],
    ['confirmSignUp', 'Confirm your account'],
    ['confirmResetPassword', 'Choose a new password'],
  ] as const) {
    it(`begins at initial-state="${state}", without taking the focus`, async () => {
      await open((auth) => html`<auth-authenticator .auth=${auth} initial-state=${state}></auth-authenticator>`);
      await see(title);
      expect(focused()).to.equal('');
      await expectAccessible();
    });
  }

  for (const state of ['authenticated', 'nowhere']) {
    it(`begins at the sign-in when initial-state="${state}" is none to begin at`, async () => {
      const { auth } = await open((session) => html`<auth-authenticator .auth=${session} initial-state=${state}></auth-authenticator>`);
      await see('Forgot your password?');
      expect(auth.getSnapshot().state).to.equal('signIn');
    });
  }

  it('goes to another beginning when it is told to', async () => {
    const { element } = await open(plain);
    await see('Forgot your password?');
    element.initialState = 'signUp';
    await see('I have an account already');
  });

  it('gives Lit nothing to warn of, on its way through the screens', async () => {
    const { litIssuedWarnings } = globalThis as unknown as { litIssuedWarnings: Set<string> };
    const { auth } = await open(plain);
    await press('Create an account');
    await press('I have an account already');
    await see('Forgot your password?');
    await signIn();
    await arrived(auth, 'authenticated');
    expect([...litIssuedWarnings].filter((warning) => warning.includes('auth-'))).to.deep.equal([]);
    // That Lit is in dev mode it says itself: it does warn here.
    expect(litIssuedWarnings.size).to.be.above(0);
  });

  it('fills in a user name', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth} username=${ADA}></auth-authenticator>`);
    expect((await field('Email')).value).to.equal(ADA);
  });

  it('leaves out the sign-up, and brings it back', async () => {
    const { element } = await open((auth) => html`<auth-authenticator .auth=${auth} hide-sign-up></auth-authenticator>`);
    await button('Forgot your password?');
    expect(findButton('Create an account')).to.equal(undefined);
    element.hideSignUp = false;
    await button('Create an account');
  });

  it('tells its screens what people sign in by', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth} login-mechanisms="username" password-policy="12" sign-up-attributes="email"></auth-authenticator>`);
    await field('User name');
    await press('Create an account');
    await see('at least 12 characters');
    await field('Email');
  });

  it('uses a screen of the page in place of its own', async () => {
    const { auth } = await open((session) => html`
      <auth-authenticator .auth=${session}>
        <auth-sign-up sign-up-attributes="nickname"><b slot="header">Join us</b></auth-sign-up>
        <h2>Members only</h2>
      </auth-authenticator>`);
    await see('Forgot your password?');
    expect(shown()).not.to.include('Join us');
    await press('Create an account');
    await see('Join us');
    await field('Nickname');
    expect(document.querySelectorAll('auth-sign-up')).to.have.length(1);
    await press('I have an account already');
    await arrived(auth, 'signIn');
    await miss('Join us');
  });

  it('shows what a page puts into its slots, around every screen', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth}><b slot="logo">Logo</b><b slot="header">Welcome</b><b slot="footer">Imprint</b></auth-authenticator>`);
    await until(() => /^Logo Welcome Sign in .*Imprint$/.test(shown()), () => shown());
    await press('Create an account');
    await until(() => /^Logo Welcome Create an account .*Imprint$/.test(shown()), () => shown());
  });

  it('takes the focus along through every step', async () => {
    await open(plain);
    await press('Create an account');
    await focusIsOn('Email');
    await hear('Create an account');
    await press('I have an account already');
    await focusIsOn('Email');
    await hear('Sign in');
    await press('Forgot your password?');
    await hear('Reset your password');
    await focusIsOn('Email');
  });
});

describe('auth-authenticator as a dialog', () => {
  const modal = (auth: Auth): TemplateResult => html`<auth-authenticator .auth=${auth} variation="modal"><h2>Members only</h2></auth-authenticator>`;

  const dialog = (): HTMLDialogElement => document.querySelector('auth-authenticator')!.shadowRoot!.querySelector('dialog')!;

  it('opens over the page with the heading as its name, and closes once somebody has signed in', async () => {
    const { auth } = await open(modal);
    await see('Forgot your password?');
    expect(dialog().matches(':modal')).to.equal(true);
    await until(() => dialog().ariaLabel === 'Sign in', () => `The dialog is called ${dialog().ariaLabel ?? 'nothing'}.`);
    await expectAccessible();
    await press('Create an account');
    await until(() => dialog().ariaLabel === 'Create an account', () => `The dialog is called ${dialog().ariaLabel ?? 'nothing'}.`);
    await press('I have an account already');
    await see('Forgot your password?');
    await signIn();
    await arrived(auth, 'authenticated');
    await see('Members only');
    expect(dialog().open).to.equal(false);
  });

  it('has the focus on the first field of the step, each time that it opens, and gives it back', async () => {
    const { auth, element } = await open((session) => html`<auth-authenticator .auth=${session} variation="modal">Inside</auth-authenticator><button>Elsewhere</button>`);
    await focusIsOn('Email');
    await press('Create an account');
    await hear('Create an account');
    await press('Close');
    await until(() => !dialog().open, () => 'It stays open.');
    const elsewhere = await button('Elsewhere');
    elsewhere.focus();
    element.show();
    await focusIsOn('Email');
    expect(document.activeElement?.closest('auth-sign-up')).not.to.equal(null);
    await press('Close');
    await focusIsOn('Elsewhere');
    auth.send({ type: 'toSignIn' });
    await element.updateComplete;
    expect(focused()).to.equal('Elsewhere');
  });

  it('waits with the focus for a form that is still on its way, and takes it from nobody', async () => {
    const world = await createWorld({ client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } });
    mount(html`<auth-authenticator .auth=${world.auth({ authenticationFlowType: 'USER_AUTH' })} variation="modal" social-providers="google"></auth-authenticator>`);
    await see('Continue with Google');
    await focusIsOn('Email');
  });

  it('says inside itself what is said', async () => {
    await open(modal);
    await see('Forgot your password?');
    await press('Create an account');
    await until(() => dialog().querySelector('[role="status"]')?.textContent.includes('Create an account'), () => 'The dialog says nothing.');
    expect(announcements()).to.have.length(1);
  });

  for (const [way, close] of [
    ['by its button', () => press('Close')],
    ['by the Escape key', () => sendKeys({ press: 'Escape' })],
    ['by the page', () => { document.querySelector<AuthAuthenticator>('auth-authenticator')?.close(); }],
  ] as const) {
    it(`closes ${way}, stays closed, and opens again where it was`, async () => {
      const { auth, element } = await open(modal);
      await press('Create an account');
      await see('I have an account already');
      const closed = new Promise((resolve) => { dialog().addEventListener('close', resolve, { once: true }); });
      await close();
      await closed;
      expect(dialog().open).to.equal(false);
      auth.send({ type: 'toResetPassword' });
      await arrived(auth, 'resetPassword');
      await element.updateComplete;
      expect(dialog().open).to.equal(false);
      element.show();
      await see('Reset your password');
      expect(dialog().open).to.equal(true);
    });
  }
});
