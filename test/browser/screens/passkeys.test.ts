/** Passkeys: offered, made, used, and what happens where they cannot be. */
import { html } from 'lit';
import '../../../src/define.js';
import { PasskeyAutofill } from '../../../src/components/base/passkey-autofill.js';
import type { FirstFactor } from '../../../src/flow/types.js';
import { noteFactor } from '../../../src/session/choice/last-factor.js';
import type { Auth, AuthSignIn } from '../../../src/index.js';
import { expect } from '../support/expect.js';
import { expectAccessible } from '../support/axe.js';
import { button, field, fill, focusIsOn, mount, press, see, seeAlert } from '../support/page.js';
import { virtualAuthenticator, type VirtualAuthenticator } from '../support/passkeys.js';
import { byChoice, passwordless, pretendPasskey, type Config } from '../support/passwordless.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD, type World } from '../support/world.js';

const show = (auth: Auth): void => { mount(html`<auth-authenticator .auth=${auth}>Members only</auth-authenticator>`); };

async function enter(): Promise<void> {
  await button('Continue');
  await fill('Email', ADA);
  await press('Continue');
}

async function enterByPassword(): Promise<void> {
  await enter();
  await press('Use your password');
  await fill('Password', PASSWORD);
  await press('Sign in');
}

/** Who signed in with a password is asked for it at once. */
async function comeBack(): Promise<void> {
  await enter();
  await fill('Password', PASSWORD);
  await press('Sign in');
}

describe('the offer of a passkey', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(passwordless);
    stub(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', () => Promise.resolve(true));
  });

  it('is made after a sign-in, can be left out, and comes again where it is always made', async () => {
    const auth = byChoice(world, { passkeyOffer: 'always' });
    show(auth);
    await enterByPassword();
    await arrived(auth, 'createPasskey');
    await see('Sign in faster next time');
    await focusIsOn('Create a passkey');
    await expectAccessible();
    await press('Not now');
    await see('Members only');
    await auth.signOut();
    await comeBack();
    await arrived(auth, 'createPasskey');
  });

  it('is made once where it is to be made once, and never by default', async () => {
    const auth = byChoice(world, { passkeyOffer: 'once' });
    show(auth);
    await enterByPassword();
    await press('Not now');
    await auth.signOut();
    await comeBack();
    await arrived(auth, 'authenticated');

    const other = byChoice(await createWorld(passwordless));
    show(other);
    await enterByPassword();
    await arrived(other, 'authenticated');
    expect(other.getSnapshot().previous).to.equal('selectFirstFactor');
  });

  it('is not made to who comes back, nor where the device keeps none', async () => {
    const auth = byChoice(world, { passkeyOffer: 'always' });
    show(auth);
    await enterByPassword();
    await press('Not now');
    const reloaded = byChoice(world, { passkeyOffer: 'always' });
    show(reloaded);
    await arrived(reloaded, 'authenticated');
    expect(reloaded.getSnapshot().previous).to.equal('setup');

    await reloaded.signOut();
    stub(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', () => new Promise(() => undefined));
    await comeBack();
    await arrived(reloaded, 'authenticated');
  });

  it('says what went wrong, and lets go on', async () => {
    const auth = byChoice(world, { passkeyOffer: 'always' });
    show(auth);
    await enterByPassword();
    for (const [name, said] of [
      ['NotAllowedError', 'No passkey was used. Try again, or choose another way.'],
      ['InvalidStateError', 'This device already has a passkey for your account.'],
      ['SecurityError', 'Passkeys are not set up for this site. Choose another way.'],
    ] as const) {
      stub(navigator.credentials, 'create', () => Promise.reject(new DOMException('', name)));
      await press('Create a passkey');
      await seeAlert(said);
    }
    await press('Not now');
    await arrived(auth, 'authenticated');
  });
});

describe('a passkey', () => {
  let authenticator: VirtualAuthenticator;
  before(async function () {
    this.timeout(60_000);
    // What verifies passkeys is made ready for browsers at its first use.
    await import('../../../src/local-cognito/webauthn.js');
    const found = await virtualAuthenticator();
    if (!found) this.skip();
    authenticator = found!;
  });
  beforeEach(async () => { await virtualAuthenticator(); });

  /** Signed out again, with a passkey. */
  async function withPasskey(config: Config = {}): Promise<{ world: World; auth: Auth }> {
    const world = await createWorld(passwordless);
    const auth = byChoice(world, { passkeyOffer: 'always', ...config });
    show(auth);
    await enterByPassword();
    await press('Create a passkey');
    await arrived(auth, 'authenticated');
    await auth.signOut();
    return { world, auth };
  }

  it('is made, and then signs in', async () => {
    const { world, auth } = await withPasskey();
    expect((await authenticator.credentials()).length).to.equal(1);
    await enter();
    await press('Sign in another way');
    await press('Use a passkey');
    await arrived(auth, 'authenticated');
    expect(auth.user?.attributes.email).to.equal(ADA);
    expect(world.count('GetUserAuthFactors')).to.equal(2);
  });

  it('signs in by one button of the first form', async () => {
    const { auth } = await withPasskey();
    await fill('Email', ADA);
    await press('Sign in with a passkey');
    await arrived(auth, 'authenticated');
    expect(auth.user?.attributes.email).to.equal(ADA);
  });

  it('signs in at once where it is preferred', async () => {
    const { world } = await withPasskey();
    const auth = byChoice(world, { preferredChallenge: 'WEB_AUTHN' });
    show(auth);
    await enter();
    await arrived(auth, 'authenticated');
  });

  it('that is cancelled leads to the other ways, with the reason', async () => {
    const { world } = await withPasskey();
    const auth = byChoice(world, { preferredChallenge: 'WEB_AUTHN' });
    stub(navigator.credentials, 'get', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    show(auth);
    await enter();
    await arrived(auth, 'selectFirstFactor');
    await seeAlert('No passkey was used. Try again, or choose another way.');
    await press('Send a code by email');
    await arrived(auth, 'confirmSignIn');
  });

  it('of an authenticator that does not know the person is refused, and may be tried again', async () => {
    const { auth } = await withPasskey();
    await enter();
    await press('Sign in another way');
    await authenticator.consent(false);
    await press('Use a passkey');
    await seeAlert('No passkey was used. Try again, or choose another way.');
    await authenticator.consent(true);
    await press('Use a passkey');
    await arrived(auth, 'authenticated');
  });

  it('is filled in where this browser last signed in with one, and is asked for alone', async () => {
    const { world, auth } = await withPasskey();
    await enter();
    await press('Sign in another way');
    await press('Use a passkey');
    await arrived(auth, 'authenticated');
    await auth.signOut();
    const before = world.sent.length;
    // An authenticator without a user interface answers at once.
    show(byChoice(world));
    await until(() => world.sent.length > before, () => 'Cognito is asked nothing.');
    expect(world.sent[before]!.input.AuthParameters).to.deep.equal({ USERNAME: ADA, PREFERRED_CHALLENGE: 'WEB_AUTHN' });
    await see('Members only');
    expect(world.local.inbox).to.deep.equal([]);
  });
});

describe('filling in a passkey', () => {
  interface Conditional { options: CredentialRequestOptions; cancel(): void }
  let asked: Conditional[];
  let world: World;

  beforeEach(async () => {
    world = await createWorld({ ...passwordless });
    asked = [];
    stub(PublicKeyCredential, 'isConditionalMediationAvailable', () => Promise.resolve(true));
    stub(navigator.credentials, 'get', (options: CredentialRequestOptions) => new Promise((_resolve, reject) => {
      const cancel = (): void => { reject(new DOMException('', 'AbortError')); };
      options.signal?.addEventListener('abort', cancel);
      asked.push({ options, cancel });
    }));
  });

  const storage = () => ({ getItem: (key: string) => world.stored.get(key) ?? null, setItem: (key: string, value: string) => { world.stored.set(key, value); }, removeItem: () => undefined });
  const remember = (factor: FirstFactor = 'WEB_AUTHN'): void => { noteFactor(storage(), world.clientId, { username: ADA, factor }); };

  const open = (auth: Auth): AuthSignIn => mount<AuthSignIn>(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
  const tokens = async (): Promise<string> => (await field('Email')).getAttribute('autocomplete') ?? '';

  it('asks nothing where nobody signed in with one', async () => {
    open(byChoice(world, { fetch: pretendPasskey(world) }));
    await button('Continue');
    await new PasskeyAutofill(document.querySelector('auth-sign-in')!).ready;
    expect(world.sent).to.deep.equal([]);
    expect(await tokens()).to.equal('username');
  });

  it('asks nothing where the last sign-in was by another way, and none in a flow without passkeys', async () => {
    for (const [factor, config] of [['EMAIL_OTP', {}], ['PASSWORD', {}], ['WEB_AUTHN', { authenticationFlowType: 'USER_SRP_AUTH' }]] as const) {
      remember(factor);
      open(byChoice(world, { fetch: pretendPasskey(world), ...config }));
      await field('Email');
      await new PasskeyAutofill(document.querySelector('auth-sign-in')!).ready;
      expect([world.sent, asked], factor).to.deep.equal([[], []]);
    }
    remember();
    open(byChoice(world, { fetch: pretendPasskey(world) }));
    await until(() => asked.length === 1, () => 'The browser is not asked.');
  });

  it('asks once where the passkey is gone, and sends nothing to anybody', async () => {
    remember();
    open(byChoice(world));
    await button('Continue');
    await until(() => !world.stored.has(`auth-elements.${world.clientId}.lastFactor`), () => 'The passkey is not forgotten.');
    expect(world.sent.map(({ input }) => input.AuthParameters)).to.deep.equal([{ USERNAME: ADA, PREFERRED_CHALLENGE: 'WEB_AUTHN' }]);
    expect([asked, world.local.inbox, await tokens()]).to.deep.equal([[], [], 'username']);
    const again = byChoice(world);
    open(again);
    await button('Continue');
    await again.workbench();
    await new PasskeyAutofill(document.querySelector('auth-sign-in')!).ready;
    expect(world.sent).to.have.length(1);
  });

  it('marks the field only while the browser is asked', async () => {
    const auth = byChoice(world, { fetch: pretendPasskey(world) });
    remember();
    open(auth);
    await until(() => asked.length === 1, () => 'The browser is not asked.');
    expect(asked[0]!.options.mediation).to.equal('conditional');
    expect(await tokens()).to.equal('username webauthn');
    auth.send({ type: 'toSignUp' });
    await arrived(auth, 'signUp');
    await until(() => asked[0]!.options.signal?.aborted === true, () => 'The request still runs.');
    auth.send({ type: 'toSignIn' });
    await until(() => asked.length === 2, () => 'The browser is not asked again.');
    asked[1]!.cancel();
    await until(async () => (await tokens()) === 'username', () => 'The field is still marked.');
  });

  it('asks anew before the three minutes end', async () => {
    const auth = byChoice(world, { fetch: pretendPasskey(world) });
    remember();
    const timers: { run(): void; milliseconds: number }[] = [];
    const host = { auth, form: document.createElement('form'), isShown: true, addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
    auth.send({ type: 'start' });
    const autofill = new PasskeyAutofill(host, { setTimer: (run, milliseconds) => { timers.push({ run, milliseconds }); return () => undefined; } });
    autofill.hostUpdated();
    await until(() => asked.length === 1, () => 'The browser is not asked.');
    expect(timers[0]!.milliseconds).to.be.lessThan(180_000);
    timers[0]!.run();
    await until(() => asked.length === 2, () => 'The browser is not asked again.');
    expect(world.count('InitiateAuth')).to.equal(2);
    autofill.hostDisconnected();
    await until(() => asked[1]!.options.signal?.aborted === true, () => 'The request still runs.');
    expect(world.count('InitiateAuth')).to.equal(2);
  });

  it('asks nothing where the browser does not say in time whether it can', async () => {
    stub(PublicKeyCredential, 'isConditionalMediationAvailable', () => new Promise(() => undefined));
    const auth = byChoice(world, { fetch: pretendPasskey(world) });
    remember();
    open(auth);
    await new PasskeyAutofill(document.querySelector('auth-sign-in')!).ready;
    expect(world.sent).to.deep.equal([]);
  });

  it('leaves one request to all elements of the page', async () => {
    const auth = byChoice(world, { fetch: pretendPasskey(world) });
    remember();
    mount(html`<div><auth-sign-in .auth=${auth}></auth-sign-in><auth-sign-in .auth=${auth}></auth-sign-in></div>`);
    await until(() => asked.length > 1, () => 'The browser is not asked by both.');
    await until(() => asked.filter(({ options }) => !options.signal?.aborted).length === 1, () => 'More than one request runs.');
  });
});

describe('a browser without passkeys', () => {
  const WITH_PASSKEY = 'WEB_AUTHN';

  /** Cognito offers these ways. */
  const offering = (world: World, ...AvailableChallenges: string[]): typeof fetch => async (input, init) => {
    const request = new Request(input, init);
    const Session = 'a-session-of-twenty-characters';
    if (request.headers.get('x-amz-target')?.endsWith('.InitiateAuth')) return Response.json({ ChallengeName: 'SELECT_CHALLENGE', Session, ChallengeParameters: {}, AvailableChallenges });
    world.sent.push({ operation: 'RespondToAuthChallenge', input: await request.json() as Record<string, unknown> });
    return Response.json({ ChallengeName: WITH_PASSKEY, Session, ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify({ challenge: 'AAAA', rpId: 'localhost' }) } });
  };
  const names = (): (string | null)[] => [...document.querySelectorAll('auth-select-first-factor [data-auth-action="choose"]')].map(({ textContent }) => textContent);

  it('is offered the other ways alone, which one with them is not', async () => {
    const world = await createWorld(passwordless);
    const choose = async (): Promise<(string | null)[]> => {
      const auth = byChoice(world, { fetch: offering(world, 'EMAIL_OTP', WITH_PASSKEY) });
      show(auth);
      await enter();
      await arrived(auth, 'selectFirstFactor');
      await until(() => names().length > 0, () => 'Nothing is offered.');
      return names();
    };
    expect(await choose()).to.deep.equal(['Send a code by email', 'Use a passkey']);
    stub(globalThis, 'PublicKeyCredential', undefined);
    sessionStorage.clear();
    expect(await choose()).to.deep.equal(['Send a code by email']);
  });

  it('says that it has none where there is no other way, and leads back', async () => {
    stub(globalThis, 'PublicKeyCredential', undefined);
    const world = await createWorld(passwordless);
    const auth = byChoice(world, { fetch: offering(world, WITH_PASSKEY) });
    show(auth);
    await enter();
    await arrived(auth, 'selectFirstFactor');
    await button('Use a passkey');
    expect(names()).to.deep.equal(['Use a passkey']);
    await press('Use a passkey');
    await seeAlert('This browser cannot use passkeys here. Choose another way.');
    await press('Back to sign in');
    await arrived(auth, 'signIn');
    expect((await field('Email')).value).to.equal(ADA);
  });
});
