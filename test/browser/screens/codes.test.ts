/** `auth-confirm-sign-up` and `auth-confirm-reset-password`: where the code went, a new one, one that is too old, and the way in from a link. */
import { html } from 'lit';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { field, fill, fillAll, findField, focused, hear, inArabic, mount, press, see, seeAlert, seeProblem } from '../support/page.js';
import { NEW_USER, PLACES, screenOf } from '../support/screens.js';
import { waitOut } from '../support/resend.js';
import { until } from '../support/until.js';
import { ADA, ALAN, arrived, createWorld, HOUR, MINUTE, NEW_PASSWORD, PASSWORD, POOL_ID, type World, type WorldOptions } from '../support/world.js';

const CODE = 'Confirmation code';

/** Comes to a screen inside the authenticator. */
async function open(tag: string, options?: WorldOptions) {
  const world = await createWorld(options);
  const auth = world.auth();
  const screen = screenOf(tag);
  mount(PLACES['in the authenticator'](screen, auth));
  await screen.reach(auth, world);
  await see(screen.title);
  return { world, auth };
}

/** A code gets half a minute to arrive; until then nothing is sent, and the button says how long. */
async function waitsForTheCode(world: World): Promise<void> {
  await see('Send a new code (in 30 s)');
  const { length } = world.sent;
  await press('Send a new code (in 30 s)');
  expect(world.sent).to.have.length(length);
  world.advance(MINUTE / 2);
}

describe('auth-confirm-sign-up', () => {
  it('says where the code went', async () => {
    await open('auth-confirm-sign-up');
    await see('Enter the code that we sent by email to n***@e***.');
    await hear('Confirm your account Enter the code that we sent by email to n***@e***.');
  });

  for (const [what, typed] of [
    ['blanks and hyphens in it', (code: string) => ` ${code.slice(0, 3)}-${code.slice(3)} `],
    ['digits of another script', inArabic],
  ] as const) {
    it(`takes a code with ${what}`, async () => {
      const { world, auth } = await open('auth-confirm-sign-up');
      await fill(CODE, typed(world.code(NEW_USER)));
      await press('Confirm');
      await arrived(auth, 'authenticated');
    });
  }

  it('says at the field that what holds no digit is no code', async () => {
    await open('auth-confirm-sign-up');
    await fill(CODE, ' - ');
    await press('Confirm');
    await seeProblem(CODE, 'That code is not right. Check it and try again.');
  });

  it('sends a new code, says so, and no longer takes the old one', async () => {
    const { world, auth } = await open('auth-confirm-sign-up');
    const old = world.code(NEW_USER);
    await waitsForTheCode(world);
    await press('Send a new code');
    await see('A new code is on its way.');
    await hear('A new code is on its way.');
    const fresh = world.code(NEW_USER);
    expect(fresh).not.to.equal(old);
    await fill(CODE, old);
    await press('Confirm');
    await seeProblem(CODE, 'That code is not right. Check it and try again.');
    await fill(CODE, fresh);
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('says that a code is too old, and goes on with a new one', async () => {
    const { world, auth } = await open('auth-confirm-sign-up');
    const old = world.code(NEW_USER);
    world.advance(25 * HOUR);
    await fill(CODE, old);
    await press('Confirm');
    await seeProblem(CODE, 'That code has expired. Ask for a new one.');
    await press('Send a new code');
    await see('A new code is on its way.');
    await fill(CODE, world.code(NEW_USER));
    await press('Confirm');
    await until(() => auth.getSnapshot().state !== 'confirmSignUp', () => 'The new code is not taken.');
  });

  it('says to wait after too many new codes', async () => {
    const { world } = await open('auth-confirm-sign-up');
    for (let sent = 1; sent <= 5; sent++) {
      await waitOut(world);
      await press('Send a new code');
      await until(() => world.local.inbox.length === sent + 1, () => `Code ${sent} was not sent.`);
      await see('A new code is on its way.');
    }
    await waitOut(world);
    await press('Send a new code');
    await seeAlert('Too many attempts. Please wait a while and try again.');
  });

  it('says that an account is confirmed already', async () => {
    const { world } = await open('auth-confirm-sign-up');
    await world.local.admin.confirmSignUp(POOL_ID, NEW_USER);
    await fill(CODE, world.code(NEW_USER));
    await press('Confirm');
    await seeAlert('An account with this user name exists already. Sign in, or reset your password.');
  });

  it('leads back to the sign-in, with the user name', async () => {
    const { auth } = await open('auth-confirm-sign-up');
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    expect((await field('Email')).value).to.equal(NEW_USER);
  });

  it('carries the user name where a password manager looks for it', async () => {
    await open('auth-confirm-sign-up');
    const carried = (await field(CODE)).form?.querySelector<HTMLInputElement>('[autocomplete="username"]');
    expect([carried?.value, carried?.type, carried?.readOnly]).to.deep.equal([NEW_USER, 'text', true]);
  });

  it('opens from a link with user name and code, and takes no focus', async () => {
    const world = await createWorld();
    const auth = world.auth();
    auth.send({ type: 'start' });
    await arrived(auth, 'signIn');
    auth.send({ type: 'submit', screen: 'signUp', values: { username: NEW_USER, email: NEW_USER, password: PASSWORD } });
    await arrived(auth, 'confirmSignUp');

    sessionStorage.clear();
    const visitor = world.auth();
    mount(html`<auth-confirm-sign-up .auth=${visitor} username=${NEW_USER} code=${world.code(NEW_USER)}></auth-confirm-sign-up>`);
    expect((await field(CODE)).value).to.equal(world.code(NEW_USER));
    expect(focused()).to.equal('');
    await press('Confirm');
    await until(() => visitor.getSnapshot().state !== 'confirmSignUp', () => 'The code of the link is not taken.');
    expect((await world.local.admin.getUser(POOL_ID, NEW_USER)).UserStatus).to.equal('CONFIRMED');
  });

  it('refuses a link with a wrong code', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-confirm-sign-up .auth=${auth} username=${ALAN} code="000000"></auth-confirm-sign-up>`);
    await press('Confirm');
    await until(() => findField(CODE)?.ariaInvalid === 'true', () => 'The code is taken.');
    expect((await world.local.admin.getUser(POOL_ID, ALAN)).UserStatus).to.equal('UNCONFIRMED');
  });
});

describe('auth-confirm-sign-up: in the authenticator without a user name', () => {
  it('asks whose code it is', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} initial-state="confirmSignUp"></auth-authenticator>`);
    await see('Enter the code that we sent you.');
    await fillAll({ Email: ` ${ALAN} `, [CODE]: '123456' });
    await expectAccessible();
    await press('Send a new code');
    await see('A new code is on its way.');
    await fill(CODE, world.code(ALAN));
    await press('Confirm');
    await until(() => auth.getSnapshot().state !== 'confirmSignUp', () => 'The code is not taken.');
    expect((await world.local.admin.getUser(POOL_ID, ALAN)).UserStatus).to.equal('CONFIRMED');
  });
});

describe('auth-reset-password', () => {
  it('tells that there is no such account only where the pool tells it', async () => {
    await open('auth-reset-password', { client: { PreventUserExistenceErrors: 'LEGACY' } });
    await fill('Email', 'nobody@example.com');
    await press('Send the code');
    await seeProblem('Email', 'There is no account with this user name.');

    const { auth } = await open('auth-reset-password');
    await fill('Email', 'nobody@example.com');
    await press('Send the code');
    await arrived(auth, 'confirmResetPassword');
    await see('Enter the code that we sent by email to');
  });

  it('takes over the user name that was typed at the sign-in', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth}></auth-authenticator>`);
    await fill('Email', ADA);
    await press('Forgot your password?');
    await see('Reset your password');
    expect((await field('Email')).value).to.equal(ADA);
  });

  it('says to wait after too many codes', async () => {
    const { world, auth } = await open('auth-confirm-reset-password');
    for (let sent = 1; sent < 10; sent++) {
      auth.send({ type: 'resend' });
      await arrived(auth, 'confirmResetPassword');
    }
    await waitsForTheCode(world);
    await press('Send a new code');
    await seeAlert('Too many attempts. Please wait a while and try again.');
  });
});

describe('auth-confirm-reset-password', () => {
  it('says where the code went', async () => {
    await open('auth-confirm-reset-password');
    await see('Enter the code that we sent by email to a***@e***, and a new password.');
  });

  it('says at the password what is wrong with it, keeps the code, and takes both then', async () => {
    const { world, auth } = await open('auth-confirm-reset-password');
    await fillAll({ [CODE]: world.code(ADA), 'New password': 'Sh0rt-' });
    await press('Change password');
    await seeProblem('New password', 'The password is too short.');
    expect((await field(CODE)).value).to.equal(world.code(ADA));
    await fill('New password', NEW_PASSWORD);
    await press('Change password');
    await arrived(auth, 'authenticated');
  });

  it('says that a code is too old, and goes on with a new one', async () => {
    const { world, auth } = await open('auth-confirm-reset-password');
    const old = world.code(ADA);
    world.advance(2 * HOUR);
    await fillAll({ [CODE]: old, 'New password': NEW_PASSWORD });
    await press('Change password');
    await seeProblem(CODE, 'That code has expired. Ask for a new one.');
    await press('Send a new code');
    await see('A new code is on its way.');
    expect((await field('New password')).value).to.equal(NEW_PASSWORD);
    await fill(CODE, world.code(ADA));
    await press('Change password');
    await arrived(auth, 'authenticated');
  });

  it('opens from a link with user name and code', async () => {
    const world = await createWorld();
    await world.local.admin.resetUserPassword(POOL_ID, ADA);
    const auth = world.auth();
    mount(html`<auth-confirm-reset-password .auth=${auth} username=${ADA} code=${world.code(ADA)}></auth-confirm-reset-password>`);
    expect((await field(CODE)).value).to.equal(world.code(ADA));
    await fill('New password', NEW_PASSWORD);
    await press('Change password');
    await arrived(auth, 'authenticated');
    expect(world.count('ForgotPassword')).to.equal(0);
  });

  it('refuses a link with a wrong code', async () => {
    const world = await createWorld();
    await world.local.admin.resetUserPassword(POOL_ID, ADA);
    const auth = world.auth();
    mount(html`<auth-confirm-reset-password .auth=${auth} username=${ADA} code="000000"></auth-confirm-reset-password>`);
    await fill('New password', NEW_PASSWORD);
    await press('Change password');
    await seeProblem(CODE, 'That code is not right. Check it and try again.');
    expect(auth.user).to.equal(undefined);
  });
});
