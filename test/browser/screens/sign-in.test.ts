/** `auth-sign-in`: what Cognito may refuse, what is typed there, and how a page changes it. */
import { html } from 'lit';
import type { AuthSignIn } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fillAll, findButton, focusIsOn, mount, press, see, seeAlert, seeProblem, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, ALAN, arrived, createWorld, GRACE, PASSWORD, POOL_ID, TEMPORARY_PASSWORD, type World, type WorldOptions } from '../support/world.js';

const WRONG = 'Wr0ng-password';

async function open(options?: WorldOptions) {
  const world = await createWorld(options);
  const auth = world.auth();
  const element = mount<AuthSignIn>(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
  await arrived(auth, 'signIn');
  return { world, auth, element };
}

async function signIn(username: string, password: string): Promise<void> {
  await fillAll({ Email: username, Password: password });
  await press('Sign in');
}

/** The AuthParameters of the last InitiateAuth. */
const asked = (world: World): Record<string, string> => world.sent.findLast(({ operation }) => operation === 'InitiateAuth')?.input.AuthParameters as Record<string, string>;

describe('auth-sign-in: refusals', () => {
  it('does not tell whether an account exists where the pool does not', async () => {
    const { element } = await open();
    await signIn('nobody@example.com', PASSWORD);
    await seeAlert('Incorrect user name or password.');
    expect(element.form.querySelectorAll('[aria-invalid]')).to.have.length(0);
    await focusIsOn('Password');
  });

  it('tells at the user name that there is no such account where the pool tells it', async () => {
    await open({ client: { PreventUserExistenceErrors: 'LEGACY' } });
    await signIn('nobody@example.com', PASSWORD);
    await seeProblem('Email', 'There is no account with this user name.');
    await focusIsOn('Email');
  });

  it('says that an account is disabled', async () => {
    const { world } = await open();
    await world.local.admin.disableUser(POOL_ID, ADA);
    await signIn(ADA, PASSWORD);
    await seeAlert('This account is disabled. Please contact support.');
  });

  it('says to wait after too many wrong passwords, and lets in after the wait', async () => {
    const { world, auth } = await open();
    for (let tries = 1; tries <= 5; tries++) {
      await signIn(ADA, WRONG);
      await until(() => world.count('RespondToAuthChallenge') === tries && !auth.getSnapshot().pending, () => `Wrong password ${tries} was not answered.`);
    }
    await signIn(ADA, PASSWORD);
    await seeAlert('Too many wrong passwords. Please wait a moment and try again.');
    world.advance(60_000);
    await press('Sign in');
    await arrived(auth, 'authenticated');
  });

  it('says that a temporary password has expired', async () => {
    const { world } = await open();
    world.advance(8 * 24 * 3_600_000);
    await signIn(GRACE, TEMPORARY_PASSWORD);
    await seeAlert('Your temporary password has expired. Ask whoever invited you for a new one.');
  });

  it('shows the text of the site’s own trigger, without what Cognito puts before it', async () => {
    const { auth } = await open({ triggers: { preAuthentication() { throw new Error('Closed on Sundays'); } } });
    await signIn(ADA, PASSWORD);
    await seeAlert('Closed on Sundays');
    expect(auth.getSnapshot().state).to.equal('signIn');
  });

  it('asks for a complete e-mail address before anything is sent', async () => {
    const { world } = await open();
    await signIn('ada', PASSWORD);
    await seeProblem('Email', 'Enter a complete email address, such as name@example.com.');
    expect(world.sent).to.deep.equal([]);
    await expectAccessible();
  });

  it('lets the page check first, and lets through what the page finds right', async () => {
    const { world, auth, element } = await open();
    element.validate = ({ username = '' }) => (username.endsWith('@example.com') ? undefined : { username: 'Only our own people.' });
    await signIn('ada@example.org', PASSWORD);
    await seeProblem('Email', 'Only our own people.');
    await focusIsOn('Email');
    expect(world.sent).to.deep.equal([]);
    await signIn(ADA, PASSWORD);
    await arrived(auth, 'authenticated');
  });

  it('waits for a check of the page that takes its time', async () => {
    const { world, element } = await open();
    let refuse = (_problems: Record<string, string>): void => undefined;
    element.validate = () => new Promise((resolve) => { refuse = resolve; });
    await signIn(ADA, PASSWORD);
    await until(() => element.form.ariaBusy === 'true', () => 'The form is not busy.');
    refuse({ password: 'Not this one.' });
    await seeProblem('Password', 'Not this one.');
    expect(element.form.ariaBusy).to.equal(null);
    expect(world.sent).to.deep.equal([]);
  });
});

describe('auth-sign-in: what is sent', () => {
  it('is a user name without blanks around it', async () => {
    const { world, auth, element } = await open();
    element.loginMechanisms = 'email username';
    await fillAll({ 'Email or user name': `  ${ADA} `, Password: PASSWORD });
    await press('Sign in');
    await arrived(auth, 'authenticated');
    expect(asked(world).USERNAME).to.equal(ADA);
  });

  it('never is a password under USER_SRP_AUTH, and is one under USER_PASSWORD_AUTH', async () => {
    const { world, auth } = await open();
    await signIn(ADA, PASSWORD);
    await arrived(auth, 'authenticated');
    expect(JSON.stringify(world.sent)).not.to.include(PASSWORD);

    const other = await open();
    other.auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await signIn(ADA, PASSWORD);
    await arrived(other.auth, 'authenticated');
    expect(asked(other.world).PASSWORD).to.equal(PASSWORD);
  });

  it('is what a password manager wrote without telling', async () => {
    const { auth } = await open();
    (await field('Email')).value = ADA;
    (await field('Password')).value = PASSWORD;
    await press('Sign in');
    await arrived(auth, 'authenticated');
  });
});

describe('auth-sign-in: what the journey does with an answer', () => {
  it('goes to the code of an account that is not confirmed, and sends one', async () => {
    const { world, auth } = await open();
    await signIn(ALAN, PASSWORD);
    await arrived(auth, 'confirmSignUp');
    await see('Confirm your account');
    await fillAll({ 'Confirmation code': world.code(ALAN) });
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('goes to a new password where an administrator has reset the old one', async () => {
    const { world, auth } = await open();
    await world.local.admin.resetUserPassword(POOL_ID, ADA);
    await signIn(ADA, PASSWORD);
    await arrived(auth, 'confirmResetPassword');
    await see('Choose a new password');
  });

  it('shows the steps that follow in its place when it stands alone', async () => {
    const { auth } = await open();
    await signIn(GRACE, TEMPORARY_PASSWORD);
    await see('Choose your own password');
    expect(findButton('Sign in')).to.equal(undefined);
    await fillAll({ 'New password': 'Batt3ry-staple' });
    await press('Save and sign in');
    await arrived(auth, 'authenticated');
    await until(() => shown() === '', () => `The page still shows: ${shown()}`);
  });

  it('keeps its frame, with logo, header and footer, around the steps that follow', async () => {
    const world = await createWorld();
    const auth = world.auth();
    const element = mount<AuthSignIn>(html`<auth-sign-in .auth=${auth}><p slot="header">For members</p><p slot="footer">Help</p></auth-sign-in>`);
    const frame = (): Element => element.shadowRoot!.querySelector('[part=card]')!;
    await arrived(auth, 'signIn');
    const { backgroundColor, paddingTop } = getComputedStyle(frame());
    await signIn(GRACE, TEMPORARY_PASSWORD);
    await button('Save and sign in');
    expect(shown()).to.match(/^For members Choose your own password .* Help$/);
    expect(paddingTop).not.to.equal('0px');
    expect([getComputedStyle(frame()).backgroundColor, getComputedStyle(frame()).paddingTop]).to.deep.equal([backgroundColor, paddingTop]);
    expect(frame().contains(element.shadowRoot!.querySelector('slot[name=step]'))).to.equal(true);
    await fillAll({ 'New password': 'Batt3ry-staple' });
    await press('Save and sign in');
    await arrived(auth, 'authenticated');
    await until(() => shown() === '', () => `The page still shows: ${shown()}`);
  });

  it('leaves a step to the page’s own element for it', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-sign-in .auth=${auth}></auth-sign-in><section><auth-force-new-password .auth=${auth}></auth-force-new-password></section>`);
    await arrived(auth, 'signIn');
    await signIn(GRACE, TEMPORARY_PASSWORD);
    await arrived(auth, 'forceNewPassword');
    expect((await button('Save and sign in')).closest('section')).not.to.equal(null);
    expect(document.querySelectorAll('auth-force-new-password')).to.have.length(1);
  });
});

describe('auth-sign-in: how a page changes it', () => {
  it('fills in the user name at the start', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-sign-in .auth=${auth} username=${ADA}></auth-sign-in>`);
    await arrived(auth, 'signIn');
    expect((await field('Email')).value).to.equal(ADA);
    expect((await field('Password')).value).to.equal('');
  });

  it('leaves out the way to an account of one’s own, and brings it back', async () => {
    const { element } = await open();
    await button('Create an account');
    element.hideSignUp = true;
    await until(() => !findButton('Create an account'), () => 'The button stays.');
    await button('Forgot your password?');
  });

  for (const [mechanisms, label, type, inputmode] of [
    ['email', 'Email', 'email', 'email'],
    ['phone', 'Phone number', 'tel', 'tel'],
    ['username', 'User name', 'text', null],
    ['email phone_number', 'Email or phone number', 'text', 'email'],
    ['email,username', 'Email or user name', 'text', 'email'],
    ['phone_number username', 'Phone number or user name', 'text', null],
    ['email phone_number username', 'Email, phone number or user name', 'text', 'email'],
  ] as const) {
    it(`asks by login-mechanisms="${mechanisms}" for: ${label}`, async () => {
      const world = await createWorld();
      const auth = world.auth();
      mount(html`<auth-sign-in .auth=${auth} login-mechanisms=${mechanisms}></auth-sign-in>`);
      const control = await field(label);
      expect([control.type, control.getAttribute('inputmode'), control.autocomplete]).to.deep.equal([type, inputmode, 'username']);
      await expectAccessible();
    });
  }

  it('shows what a page puts into its slots', async () => {
    const { auth } = await open();
    mount(html`<auth-sign-in .auth=${auth}><b slot="logo">Logo</b><b slot="header">Welcome</b><b slot="footer">Imprint</b></auth-sign-in>`);
    await see('Sign in');
    await until(() => /^Logo Welcome Sign in Email .*Imprint$/.test(shown()), () => shown());
  });
});
