/** Choice-based sign-in: the user name first, then what Cognito offers. */
import { html } from 'lit';
import '../../../src/define.js';
import type { Auth } from '../../../src/index.js';
import { expect } from '../support/expect.js';
import { expectAccessible } from '../support/axe.js';
import { button, field, fill, findButton, findField, focusIsOn, mount, press, pressEnterIn, see, seeAlert, seeProblem } from '../support/page.js';
import { watch } from '../support/secrets.js';
import { passwordless, PHONE } from '../support/passwordless.js';
import { waitOut } from '../support/resend.js';
import { until } from '../support/until.js';
import { ADA, ALAN, arrived, createWorld, MINUTE, PASSWORD, type World } from '../support/world.js';

async function open(config: Parameters<World['auth']>[0] = {}): Promise<{ world: World; auth: Auth }> {
  const world = await createWorld(passwordless);
  const auth = world.auth({ authenticationFlowType: 'USER_AUTH', ...config });
  mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`);
  return { world, auth };
}

async function enter(username: string): Promise<void> {
  await button('Continue');
  await fill('Email', username);
  await press('Continue');
}

/** The names of the ways to sign in, in their order. */
const ways = (): string[] => [...document.querySelectorAll<HTMLButtonElement>('[data-auth-action="choose"]')].map(({ textContent }) => textContent.trim());

describe('choice-based sign-in', () => {
  it('asks for the user name alone, and asks Cognito nothing before that', async () => {
    const { world } = await open();
    await field('Email');
    expect(findField('Password')).to.equal(undefined);
    expect(findButton('Forgot your password?')).to.equal(undefined);
    expect(world.sent).to.deep.equal([]);
  });

  it('offers what Cognito offers this user', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await arrived(auth, 'selectFirstFactor');
    await see('Choose how to sign in');
    expect(ways()).to.deep.equal(['Use your password', 'Send a code by email']);
    expect(world.local.inbox).to.deep.equal([]);
    const known = await field('Email') as HTMLInputElement;
    expect([known.value, known.readOnly, known.type, known.autocomplete]).to.deep.equal([ADA, true, 'text', 'username']);
    await focusIsOn('Use your password');
    await expectAccessible();
    await press('Back to sign in');
    await enter(ALAN);
    await button('Send a code by text message');
    expect(ways()).to.deep.equal(['Send a code by email', 'Send a code by text message']);
  });

  it('signs in with the password, in a form that has the user name; a wrong one may be tried again', async () => {
    const { world, auth } = await open();
    const witness = watch(auth, world);
    await enter(ADA);
    await press('Use your password');
    await see('Enter your password');
    await focusIsOn('Password');
    const [name, password] = [await field('Email'), await field('Password')];
    expect(name.form).to.equal(password.form);
    await expectAccessible();
    await fill('Password', 'Wr0ng-password');
    await press('Sign in');
    await seeAlert('Incorrect user name or password.');
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(auth, 'authenticated');
    expect(JSON.stringify(world.sent)).not.to.include(PASSWORD);
    witness.expectSilence(PASSWORD, 'Wr0ng-password');
  });

  it('goes back from the password to the other ways, and from there to the user name', async () => {
    const { auth } = await open();
    await enter(ADA);
    await press('Use your password');
    await press('Sign in another way');
    await see('Choose how to sign in');
    await focusIsOn('Use your password');
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    expect((await field('Email')).value).to.equal(ADA);
    await focusIsOn('Email');
  });

  it('takes Enter in the user name’s field for the way that stands out', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await see('Choose how to sign in');
    await pressEnterIn('Email');
    await see('Enter your password');
    expect(world.count('RespondToAuthChallenge')).to.equal(0);
    await focusIsOn('Password');
    expect(auth.getSnapshot().failure).to.equal(undefined);
  });

  it('puts the way that was used last first, and asks for the password at once where that was it', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await press('Use your password');
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(auth, 'authenticated');
    await auth.signOut();

    await enter(ADA);
    await see('Enter your password');
    await press('Sign in another way');
    expect(ways()).to.deep.equal(['Use your password', 'Send a code by email']);
    await press('Back to sign in');
    await enter(ALAN);
    await see('Choose how to sign in');
    expect(world.count('InitiateAuth')).to.equal(3);
  });

  it('begins with what is preferred, where the user has it', async () => {
    const { world, auth } = await open({ preferredChallenge: 'SMS_OTP' });
    await enter(ALAN);
    await arrived(auth, 'confirmSignIn');
    expect(auth.getSnapshot().challenge).to.equal('SMS_OTP');
    expect(world.code(PHONE)).to.match(/^\d{6}$/);
  });

  it('leads to the choice where the user does not have what is preferred', async () => {
    const { world, auth } = await open({ preferredChallenge: 'SMS_OTP' });
    await enter(ADA);
    await arrived(auth, 'selectFirstFactor');
    expect(world.local.inbox).to.deep.equal([]);
  });

  it('sends a code where that is chosen, and signs in with it', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await press('Send a code by email');
    await arrived(auth, 'confirmSignIn');
    await fill('Confirmation code', world.code(ADA));
    await press('Confirm');
    await arrived(auth, 'authenticated');
    await see('Members only');
    await auth.signOut();
    await enter(ADA);
    await button('Use your password');
    expect(ways()).to.deep.equal(['Send a code by email', 'Use your password']);
  });

  for (const [factor, way, username, to] of [['EMAIL_OTP', 'Send a code by email', ADA, ADA], ['SMS_OTP', 'Send a code by text message', ALAN, PHONE]] as const) {
    it(`sends a code of ${factor} again by a sign-in anew, which takes the user name alone; the old one is none any more`, async () => {
      const { world, auth } = await open();
      await enter(username);
      await press(way);
      await arrived(auth, 'confirmSignIn');
      const old = world.code(to);
      await waitOut(world);
      const before = world.sent.length;
      await press('Send a new code');
      await see('A new code is on its way.');
      expect(world.sent.slice(before).map(({ operation, input }) => [operation, input.AuthParameters])).to.deep.equal([['InitiateAuth', { USERNAME: username, PREFERRED_CHALLENGE: factor }]]);
      expect(world.code(to)).not.to.equal(old);
      await fill('Confirmation code', old);
      await press('Confirm');
      await seeProblem('Confirmation code', 'That code is not right. Check it and try again.');
      await fill('Confirmation code', world.code(to));
      await press('Confirm');
      await until(() => auth.user, () => 'Nobody has signed in.');
    });
  }

  it('sends the password as it is only where Cognito offers no SRP, also at another try and after a reload', async () => {
    const world = await createWorld(passwordless);
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await world.fetch(input, init);
      const { AvailableChallenges: offered, ...answer } = await response.clone().json() as { AvailableChallenges?: string[] };
      return offered ? Response.json({ ...answer, AvailableChallenges: offered.filter((name) => name !== 'PASSWORD_SRP') }, response) : response;
    };
    const config = { authenticationFlowType: 'USER_AUTH', fetch } as const;
    const auth = world.auth(config);
    const witness = watch(auth, world);
    mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`);
    await enter(ADA);
    await press('Use your password');
    await fill('Password', 'Wr0ng-password');
    await press('Sign in');
    await seeAlert('Incorrect user name or password.');
    await arrived(auth, 'selectFirstFactor');
    const reloaded = world.auth(config);
    mount(html`<auth-authenticator .auth=${reloaded}>Members only</auth-authenticator>`);
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(reloaded, 'authenticated');
    const proofs = world.sent.flatMap(({ input: { AuthParameters, ChallengeResponses = AuthParameters } }) => {
      const { ANSWER, PREFERRED_CHALLENGE = ANSWER, PASSWORD: given, SRP_A } = ChallengeResponses as Record<string, string>;
      return PREFERRED_CHALLENGE ? [[PREFERRED_CHALLENGE, given, SRP_A]] : [];
    });
    expect(proofs).to.deep.equal([['PASSWORD', 'Wr0ng-password', undefined], ['PASSWORD', PASSWORD, undefined], ['PASSWORD', PASSWORD, undefined]]);
    witness.expectSilence(PASSWORD, 'Wr0ng-password');
  });

  it('comes back to the chosen password after a reload', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await press('Use your password');
    await see('Enter your password');
    await arrived(auth, 'selectFirstFactor');
    const reloaded = world.auth({ authenticationFlowType: 'USER_AUTH' });
    mount(html`<auth-authenticator .auth=${reloaded}>Members only</auth-authenticator>`);
    await see('Enter your password');
    await fill('Password', PASSWORD);
    await press('Sign in');
    await arrived(reloaded, 'authenticated');
    expect(world.count('InitiateAuth')).to.equal(1);
  });

  it('makes an account without a password, and signs in to it', async () => {
    const { world, auth } = await open();
    await press('Create an account');
    await field('Password (optional)');
    await fill('Email', 'new@example.com');
    expect((await field('Password (optional)') as HTMLInputElement).required).to.equal(false);
    await press('Create account');
    await arrived(auth, 'confirmSignUp');
    expect(world.sent[0]!.input).not.to.have.property('Password');
    await fill('Confirmation code', world.code('new@example.com'));
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('asks for a password where the pool wants one', async () => {
    const world = await createWorld({ client: passwordless.client! });
    const auth = world.auth({ authenticationFlowType: 'USER_AUTH' });
    mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`);
    await press('Create an account');
    await field('Password (optional)');
    await fill('Email', 'new@example.com');
    await press('Create account');
    await seeProblem('Password (optional)', 'This account needs a password. Choose one.');
  });

  it('goes on after the end of the Session without asking for the name again', async () => {
    const { world, auth } = await open();
    await enter(ADA);
    await button('Send a code by email');
    world.advance(4 * MINUTE);
    await press('Send a code by email');
    await arrived(auth, 'confirmSignIn');
    expect(world.sent.map(({ operation }) => operation)).to.deep.equal(['InitiateAuth', 'RespondToAuthChallenge', 'InitiateAuth']);
  });

  it('tells a name that nobody has like any other', async () => {
    const { auth } = await open();
    await enter('nobody@example.com');
    await arrived(auth, 'selectFirstFactor');
    await button('Send a code by email');
    expect(ways()).to.deep.equal(['Use your password', 'Send a code by email']);
    await press('Use your password');
    await fill('Password', PASSWORD);
    await press('Sign in');
    await seeAlert('Incorrect user name or password.');
  });

  it('takes a form of the page with both fields as it is', async () => {
    const world = await createWorld(passwordless);
    const auth = world.auth({ authenticationFlowType: 'USER_AUTH' });
    mount(html`<auth-sign-in .auth=${auth}><form><input aria-label="Name" name="username"><input aria-label="Secret" type="password" name="password"><button>Go</button></form></auth-sign-in>`);
    await fill('Name', ADA);
    await fill('Secret', PASSWORD);
    await press('Go');
    await arrived(auth, 'authenticated');
    expect(world.sent[0]!.input.AuthParameters).to.include({ PREFERRED_CHALLENGE: 'PASSWORD_SRP' });
  });
});
