/** Second factors: where the code comes from, a new one, the choice, the set-up, and what ends a step. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import '../../../src/define.js';
import { totpAt } from '../../unit/local-cognito/totp-client.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { field, fill, findButton, findField, hear, inArabic, miss, mount, press, see, seeProblem, shown, timesSaid } from '../support/page.js';
import { EMAIL_MFA, EMAIL_SETUP, EVE, signIn, TOTP_MFA, UNVERIFIED } from '../support/screens.js';
import { readQr } from '../support/qr.js';
import { waitOut } from '../support/resend.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, MINUTE, PASSWORD, POOL_ID, type World, type WorldOptions } from '../support/world.js';

const CODE = 'Confirmation code';
const PHONE = '+441632960123';
const STEP = 30_000;

const attributes = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

/** Ada with a number and an address; a code may come by each. */
const SEVERAL: WorldOptions = {
  pool: {
    MfaConfiguration: 'ON', EmailMfaConfiguration: {}, SmsMfaConfiguration: {},
    users: [{ Username: ADA, Password: PASSWORD, UserAttributes: attributes({ phone_number: PHONE, phone_number_verified: 'true' }) }],
  },
};

const SMS: WorldOptions = { pool: { ...SEVERAL.pool, EmailMfaConfiguration: undefined } };

/** An app or an address is to be set up. */
const TO_SET_UP: WorldOptions = { pool: { ...EMAIL_SETUP.pool, SoftwareTokenMfaConfiguration: { Enabled: true } } };

async function open(options: WorldOptions, username: string, state: string): Promise<{ world: World; auth: Auth }> {
  const world = await createWorld(options);
  const auth = world.auth();
  mount(html`<auth-authenticator .auth=${auth} login-mechanisms="username"><h2>Members only</h2></auth-authenticator>`);
  await signIn(auth, username, state);
  return { world, auth };
}

/** The button that waits; undefined once it does no longer. */
const waiting = (): Element | undefined => [...document.querySelectorAll('button[aria-disabled="true"]')].find(({ textContent }) => textContent.startsWith('Send a new code'));

/** Lets the wait for another code end, and asks for it. */
async function resend(world: World, seconds?: number): Promise<void> {
  await waitOut(world, seconds);
  await press('Send a new code');
}

describe('auth-confirm-sign-in', () => {
  it('says that the code went to a phone, and takes it with blanks in it and in digits of another script', async () => {
    const { world, auth } = await open(SMS, ADA, 'confirmSignIn');
    await see('Enter the code that we sent by text message to +*******0123.');
    const code = world.code(PHONE);
    await fill(CODE, inArabic(`${code.slice(0, 3)} ${code.slice(3)}`));
    await press('Confirm');
    await arrived(auth, 'authenticated');
    await see('Members only');
  });

  it('sends a new code without asking for the password again, and no longer takes the old one', async () => {
    const { world, auth } = await open(EMAIL_MFA, ADA, 'confirmSignIn');
    const old = world.code(ADA);
    await fill(CODE, old);
    await resend(world);
    await see('A new code is on its way.');
    await hear('A new code is on its way.');
    expect(timesSaid('A new code is on its way.')).to.equal(1);
    expect((await field(CODE)).value).to.equal('');
    expect(world.code(ADA)).not.to.equal(old);
    await fill(CODE, old);
    await press('Confirm');
    await seeProblem(CODE, 'That code is not right. Check it and try again.');
    await fill(CODE, world.code(ADA));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('lets a code arrive before it sends another, and shows how long', async () => {
    const { world } = await open(EMAIL_MFA, ADA, 'confirmSignIn');
    await see('Send a new code (in 30 s)');
    const { length } = world.sent;
    (waiting() as HTMLElement).click();
    expect(world.sent).to.have.length(length);
    await expectAccessible();
    world.advance(1000);
    await see('Send a new code (in 29 s)');
    // What is read of a button that has the focus is not read anew each second.
    expect(findButton('Send a new code (in 30 s)')).to.equal(waiting());
    world.advance(STEP - 2000);
    await see('Send a new code (in 1 s)');
    expect(findButton('Send a new code (in 10 s)')).to.equal(waiting());
    world.advance(1000);
    await until(() => waiting() === undefined && findButton('Send a new code'), () => 'The wait does not end.');
  });

  it('asks for the password, and not for the user name, when a new code is wanted after a reload', async () => {
    const { world } = await open(EMAIL_MFA, ADA, 'confirmSignIn');
    await until(() => JSON.stringify({ ...sessionStorage }).includes('confirmSignIn'), () => 'The step is not kept.');
    world.advance(STEP - 1000);
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} login-mechanisms="username"></auth-authenticator>`);
    await see('Enter the code that we sent by email to');
    // The wait for the code goes on where it was.
    await resend(world, 1);
    await arrived(auth, 'signIn');
    await see('Enter your password once more, and a new code is on its way.');
    expect((await field('User name')).value).to.equal(ADA);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(auth, 'confirmSignIn');
  });

  it('tells that the step has ended, and begins anew with the user name', async () => {
    const { world, auth } = await open(EMAIL_MFA, ADA, 'confirmSignIn');
    await fill(CODE, world.code(ADA));
    world.advance(3 * MINUTE);
    await press('Confirm');
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
    expect((await field('User name')).value).to.equal(ADA);
  });

  it('leads back, and forgets the code', async () => {
    const { auth } = await open(EMAIL_MFA, ADA, 'confirmSignIn');
    await fill(CODE, '123456');
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    await see('Forgot your password?');
    expect(findField(CODE)).to.equal(undefined);
  });

  it('asks for the code of an app, without a way to send one, and says when one was used before', async () => {
    const { world, auth } = await open(TOTP_MFA, ADA, 'setupTOTP');
    const secret = auth.getSnapshot().totpSecret ?? '';
    await fill(CODE, await totpAt(secret, world.now()));
    await press('Confirm');
    await arrived(auth, 'authenticated');
    await auth.signOut();

    await signIn(auth, ADA, 'confirmSignIn');
    await see('Enter the code that your authenticator app shows.');
    expect(shown()).not.to.include('Send a new code');
    await fill(CODE, await totpAt(secret, world.now()));
    await press('Confirm');
    await seeProblem(CODE, 'That code was used before. Wait until your app shows the next one.');
    world.advance(STEP);
    await fill(CODE, await totpAt(secret, world.now()));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });
});

describe('auth-select-mfa-type', () => {
  it('lets somebody with several factors choose, and sends a new code by the same way', async () => {
    const { world, auth } = await open(SEVERAL, ADA, 'selectMfaType');
    await see('How would you like to get your code?');
    await see('You have 3 minutes for this step.');
    await expectAccessible();
    expect(shown()).not.to.include('Authenticator app');
    await choose('Text message');
    await press('Continue');
    await arrived(auth, 'confirmSignIn');
    await see('Enter the code that we sent by text message to +*******0123.');
    const old = world.code(PHONE);
    await resend(world);
    await see('A new code is on its way.');
    expect(auth.getSnapshot().challenge).to.equal('SMS_MFA');
    expect(world.code(PHONE)).not.to.equal(old);
    await fill(CODE, world.code(PHONE));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('comes back after a reload, and tells when the step has ended', async () => {
    const { world } = await open(SEVERAL, ADA, 'selectMfaType');
    await until(() => JSON.stringify({ ...sessionStorage }).includes('selectMfaType'), () => 'The step is not kept.');
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} login-mechanisms="username"></auth-authenticator>`);
    await see('How would you like to get your code?');
    world.advance(3 * MINUTE);
    await press('Continue');
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
    expect((await field('User name')).value).to.equal(ADA);
  });

  it('lets somebody without a factor set one up, and think again', async () => {
    const { world, auth } = await open(TO_SET_UP, EVE, 'selectMfaType');
    await see('Protect your account');
    await choose('Authenticator app');
    await press('Continue');
    await arrived(auth, 'setupTOTP');
    await press('Back');
    await arrived(auth, 'selectMfaType');
    await choose('Email');
    await press('Continue');
    await arrived(auth, 'setupEmail');
    await press('Back');
    await see('Where should your codes come from?');
    await choose('Email');
    await press('Continue');
    await see('Get your codes by email');
    await fill('Email', 'eve@example.com');
    await press('Send the code');
    await see('Enter the code that we sent by email to e***@e***.');
    await fill(CODE, world.code('eve@example.com'));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('says what to do where only a phone number would help', async () => {
    const world = await createWorld({ pool: { ...EMAIL_SETUP.pool, EmailMfaConfiguration: undefined, SmsMfaConfiguration: {} } });
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} login-mechanisms="username"></auth-authenticator>`);
    await fill('User name', EVE);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await see('Your account needs a phone number for its codes, which cannot be added here. Please contact support.');
  });
});

describe('auth-setup-totp', () => {
  it('shows the key as QR code, link and text, and takes them out of the document with the step', async () => {
    const { world, auth } = await open(TOTP_MFA, ADA, 'setupTOTP');
    const secret = auth.getSnapshot().totpSecret ?? '';
    await until(() => document.querySelector('svg[role="img"] path')?.getAttribute('d'), () => 'There is no QR code.');
    expect(document.querySelector('svg')?.getAttribute('aria-label')).to.equal('QR code for an authenticator app. You can enter the key below instead.');
    expect(document.querySelector<HTMLAnchorElement>('a[href^="otpauth:"]')?.getAttribute('href'))
      .to.equal(`otpauth://totp/localhost:ada%40example.com?secret=${secret}&issuer=localhost`);
    expect(readQr(document.querySelector('svg')!)).to.equal(`otpauth://totp/localhost:ada%40example.com?secret=${secret}&issuer=localhost`);
    expect(document.querySelector('code')?.textContent).to.equal(secret);
    await expectAccessible();
    await fill(CODE, '12345');
    await press('Confirm');
    await seeProblem(CODE, 'That code is not right. Check it and try again.');
    await fill(CODE, inArabic(await totpAt(secret, world.now())));
    await press('Confirm');
    await arrived(auth, 'authenticated');
    await until(() => !document.documentElement.outerHTML.includes(secret), () => 'The key is still in the document.');
    expect(JSON.stringify(auth.getSnapshot())).not.to.include(secret);
  });

  it('alone forgets the key too, whichever way the step ends', async () => {
    const world = await createWorld(TOTP_MFA);
    const auth = world.auth();
    mount(html`<auth-setup-totp .auth=${auth} issuer="Acme: Anvils"></auth-setup-totp>`);
    await signIn(auth, ADA, 'setupTOTP');
    const secret = auth.getSnapshot().totpSecret ?? '';
    await until(() => document.querySelector('a[href^="otpauth://totp/Acme%20%20Anvils:"]'), () => 'The issuer is not in the link.');
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    await until(() => !document.documentElement.outerHTML.includes(secret), () => 'The key is still in the document.');
  });

  it('copies the key, and says so', async () => {
    const { auth } = await open(TOTP_MFA, ADA, 'setupTOTP');
    const written: string[] = [];
    const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { written.push(text); return Promise.resolve(); } } });
    try {
      await press('Copy the key');
      await hear('Copied');
      expect(written).to.deep.equal([auth.getSnapshot().totpSecret]);
    } finally {
      if (clipboard) Object.defineProperty(navigator, 'clipboard', clipboard);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('fills a form of the page’s own', async () => {
    const world = await createWorld(TOTP_MFA);
    const auth = world.auth();
    mount(html`<auth-setup-totp .auth=${auth}><form><h2>An app</h2><div data-auth-qr></div><output data-auth-secret></output><label>From the app <input name="code" required></label><button>Go</button></form></auth-setup-totp>`);
    await signIn(auth, ADA, 'setupTOTP');
    const secret = auth.getSnapshot().totpSecret ?? '';
    await until(() => document.querySelector('[data-auth-qr] svg'), () => 'There is no QR code.');
    expect(document.querySelector('output')?.textContent).to.equal(secret);
    await fill('From the app', await totpAt(secret, world.now()));
    await press('Go');
    await arrived(auth, 'authenticated');
    await until(() => !document.documentElement.outerHTML.includes(secret), () => 'The key is still in the document.');
  });

  it('comes back after a reload with a new key', async () => {
    const { world, auth: before } = await open(TOTP_MFA, ADA, 'setupTOTP');
    await until(() => JSON.stringify({ ...sessionStorage }).includes('setupTOTP'), () => 'The step is not kept.');
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth}></auth-authenticator>`);
    await arrived(auth, 'setupTOTP');
    const secret = auth.getSnapshot().totpSecret ?? '';
    expect(secret).not.to.equal(before.getSnapshot().totpSecret);
    await fill(CODE, await totpAt(secret, world.now()));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('tells that the step has ended', async () => {
    const { world, auth } = await open(TOTP_MFA, ADA, 'setupTOTP');
    const code = await totpAt(auth.getSnapshot().totpSecret ?? '', world.now());
    world.advance(3 * MINUTE);
    await fill(CODE, code);
    await press('Confirm');
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
  });
});

describe('auth-verify-user', () => {
  const TWO: WorldOptions = { pool: { users: [{ Username: ADA, Password: PASSWORD, UserAttributes: attributes({ email_verified: 'false', phone_number: PHONE }) }] } };

  it('offers what could be verified, sends the code there, again, and takes it', async () => {
    const { world, auth } = await open(TWO, ADA, 'verifyUser');
    await see('Confirm how we reach you');
    await expectAccessible();
    await choose(`Text message: ${PHONE}`);
    await press('Send the code');
    await see('Enter the code that we sent by text message to +*******0123.');
    const old = world.code(PHONE);
    await resend(world);
    await see('A new code is on its way.');
    expect(world.code(PHONE)).not.to.equal(old);
    await fill(CODE, inArabic(world.code(PHONE)));
    await press('Confirm');
    await see('Members only');
    expect((await world.local.admin.getUser(POOL_ID, ADA)).Attributes).to.deep.include({ Name: 'phone_number_verified', Value: 'true' });
    expect(auth.user?.attributes.phone_number_verified).to.equal('true');
  });

  it('can be left out, from both its steps, and goes back from the second to the first', async () => {
    const { auth } = await open(TWO, ADA, 'verifyUser');
    await press('Not now');
    await see('Members only');
    await auth.signOut();
    await signIn(auth, ADA, 'verifyUser');
    await press('Send the code');
    await see('Enter the code that we sent by email');
    await press('Back');
    await see('Confirm how we reach you');
    await press('Send the code');
    await press('Not now');
    await see('Members only');
  });

  it('does not ask who comes back signed in', async () => {
    const { world } = await open(UNVERIFIED, ADA, 'verifyUser');
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth}><h2>Members only</h2></auth-authenticator>`);
    await see('Members only');
    await arrived(auth, 'authenticated');
  });

  it('does not ask who has a verified contact', async () => {
    const { auth } = await open({}, ADA, 'authenticated');
    expect(auth.getSnapshot().previous).to.equal('signIn');
    await miss('Confirm how we reach you');
  });
});

/** Chooses one of a few. */
async function choose(label: string): Promise<void> {
  const control = await field(label);
  if (!(control instanceof HTMLInputElement) || control.type !== 'radio') throw new Error(`“${label}” is no choice.`);
  control.click();
}
