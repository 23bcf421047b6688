/** Every element that is exported, in each state that it can be seen in: what checks of reading, typing and language go through. */
import { html, type TemplateResult } from 'lit';
import * as exported from '../../../src/index.js';
import type { Auth } from '../../../src/index.js';
import { twoQuestions } from '../../unit/local-cognito/custom-auth.js';
import { open as openAccount, setUpApp, signIn as signInToAccount } from './account.js';
import { fill, fillAll, mount, press, see } from './page.js';
import { openWithProblems } from './reading.js';
import { BY_CHOICE, EMAIL_SETUP, EVE, SCREENS, signIn, UNVERIFIED } from './screens.js';
import { passwordless } from './passwordless.js';
import { stub } from './stub.js';
import { until } from './until.js';
import { ADA, arrived, createWorld, PASSWORD, type World, type WorldOptions } from './world.js';

const PHONE = '+441632960123';

export interface ElementState {
  readonly tag: string;
  /** What is special about it. */
  readonly state: string;
  /** Puts it into the page and waits for it. */
  open(): Promise<unknown>;
}

/** Elements that show what a page puts into them, and have nothing of their own to be seen. */
export const WITHOUT_LOOK: readonly string[] = ['auth-provider', 'auth-signed-in', 'auth-signed-out'];

/** The tags of all elements that the package exports. */
export const TAGS: readonly string[] = Object.values<unknown>(exported)
  .filter((value): value is CustomElementConstructor => typeof value === 'function' && value.prototype instanceof HTMLElement)
  .flatMap((element) => customElements.getName(element) ?? []);

const attributes = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

const authenticator = (auth: Auth): TemplateResult => html`<auth-authenticator .auth=${auth} login-mechanisms="username">Members only</auth-authenticator>`;

/** A step after the password, in the authenticator. */
async function openStep(options: WorldOptions, username: string, state: string, title: string, show = authenticator): Promise<{ world: World; auth: Auth }> {
  const world = await createWorld(options);
  const auth = world.auth();
  mount(show(auth));
  await signIn(auth, username, state);
  await see(title);
  return { world, auth };
}

/** What stands in the page before anybody has signed in. */
async function openEntry(show: (auth: Auth) => TemplateResult, text: string, options?: WorldOptions, config?: Parameters<World['auth']>[0]): Promise<Auth> {
  const world = await createWorld(options);
  const auth = world.auth(config);
  mount(show(auth));
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  await see(text);
  return auth;
}

const SEVERAL: WorldOptions = {
  pool: {
    MfaConfiguration: 'ON', EmailMfaConfiguration: {}, SmsMfaConfiguration: {},
    users: [{ Username: ADA, Password: PASSWORD, UserAttributes: attributes({ phone_number: PHONE, phone_number_verified: 'true' }) }],
  },
};

const ASKED_FOR_DEVICES: WorldOptions = { pool: { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } } };

const FACTORS: WorldOptions = {
  pool: { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: {}, SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {}, AutoVerifiedAttributes: ['email', 'phone_number'] },
};

const JOURNEY: readonly ElementState[] = [
  ...SCREENS.map((screen) => ({ tag: screen.tag, state: 'with what is said of its fields', open: () => openWithProblems(screen) })),
  {
    tag: 'auth-sign-in', state: 'where the name comes first, with a passkey',
    open: () => openEntry((auth) => html`<auth-sign-in .auth=${auth}></auth-sign-in>`, 'Continue', BY_CHOICE, { authenticationFlowType: 'USER_AUTH', passkeyOffer: 'once' }),
  },
  {
    tag: 'auth-sign-in', state: 'beside other ways',
    open: () => openEntry((auth) => html`<auth-sign-in .auth=${auth} social-providers="google apple Acme" company-sign-in></auth-sign-in>`, 'Continue with Google'),
  },
  {
    tag: 'auth-sign-up', state: 'with attributes',
    open: () => openEntry((auth) => html`<auth-sign-up .auth=${auth} sign-up-attributes="given_name birthdate phone_number address"></auth-sign-up>`, 'First name'),
  },
  { tag: 'auth-select-first-factor', state: 'a choice', async open() {
    const auth = await openEntry((session) => html`<auth-authenticator .auth=${session}></auth-authenticator>`, 'Continue', passwordless, { authenticationFlowType: 'USER_AUTH' });
    await fill('Email', ADA);
    await press('Continue');
    await arrived(auth, 'selectFirstFactor');
    await see('Choose how to sign in');
  } },
  { tag: 'auth-select-mfa-type', state: 'several are set up', open: () => openStep(SEVERAL, ADA, 'selectMfaType', 'How would you like to get your code?') },
  {
    tag: 'auth-select-mfa-type', state: 'none is set up',
    open: () => openStep({ pool: { ...EMAIL_SETUP.pool, SoftwareTokenMfaConfiguration: { Enabled: true } } }, EVE, 'selectMfaType', 'Protect your account'),
  },
  {
    tag: 'auth-confirm-sign-in', state: 'a question of the pool’s own', async open() {
      const options = { client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, triggers: twoQuestions };
      const auth = await openEntry((session) => html`<auth-authenticator .auth=${session}></auth-authenticator>`, 'Sign in', options, { authenticationFlowType: 'CUSTOM_AUTH' });
      await fillAll({ Email: ADA, Password: PASSWORD });
      await press('Sign in');
      await arrived(auth, 'confirmSignIn');
      await until(() => document.querySelector('auth-confirm-sign-in input:not(.auth-hidden)'), () => 'There is no field.');
    },
  },
  { tag: 'auth-verify-user', state: 'a choice', open: () => openStep(UNVERIFIED, ADA, 'verifyUser', 'Confirm how we reach you') },
  {
    tag: 'auth-create-passkey', state: 'offered', async open() {
      stub(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', () => Promise.resolve(true));
      const world = await createWorld({ ...passwordless, client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } });
      const auth = world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH', passkeyOffer: 'always' });
      mount(authenticator(auth));
      await signIn(auth, ADA, 'createPasskey');
      await see('Sign in faster next time');
    },
  },
  { tag: 'auth-remember-device', state: 'asked', open: () => openStep(ASKED_FOR_DEVICES, ADA, 'rememberDevice', 'Remember this device?') },
  {
    tag: 'auth-federated-sign-in', state: 'providers and a company',
    open: () => openEntry((auth) => html`<auth-federated-sign-in .auth=${auth} social-providers="google facebook apple amazon Acme" company-sign-in></auth-federated-sign-in>`, 'Continue with Google'),
  },
  {
    tag: 'auth-authenticator', state: 'as a dialog',
    async open() {
      await openEntry((auth) => html`<auth-authenticator .auth=${auth} variation="modal" social-providers="google">Members only</auth-authenticator>`, 'Sign in');
      document.querySelector('auth-authenticator')?.show();
      await until(() => document.querySelector('auth-authenticator')?.shadowRoot?.querySelector('dialog[open]'), () => 'No dialog is open.');
    },
  },
];

/** Opens a part of the account, and does what leads to its state. */
const account = (tag: string, state: string, show: (auth: Auth) => TemplateResult, text: string, options?: WorldOptions, act: (world: World) => Promise<unknown> = () => Promise.resolve()): ElementState => ({
  tag, state,
  async open() {
    const { world } = await openAccount(show, options);
    await until(() => !document.querySelector('form[aria-busy]'), () => 'It is still busy.');
    await act(world);
    await see(text);
  },
});

/** Her number is there, and not verified. */
const UNVERIFIED_PHONE: WorldOptions = { pool: { ...FACTORS.pool, users: [{ Username: ADA, Password: PASSWORD, UserAttributes: attributes({ given_name: 'Ada', phone_number: PHONE, phone_number_verified: 'false' }) }] } };

/** Passkeys, and the plain sign-in that tests of the account begin with. */
const PASSKEYS: WorldOptions = { pool: passwordless.pool };

const profile = (auth: Auth) => html`<auth-profile .auth=${auth} fields="given_name email phone_number birthdate address"></auth-profile>`;
const factors = (auth: Auth) => html`<auth-mfa-settings .auth=${auth}></auth-mfa-settings>`;
const passkeys = (auth: Auth) => html`<auth-passkeys .auth=${auth}></auth-passkeys>`;
const userButton = (auth: Auth) => html`<auth-user-button .auth=${auth} account-href="#account"><a href="#orders">Orders</a></auth-user-button>`;
const deletion = (auth: Auth) => html`<auth-delete-user .auth=${auth}></auth-delete-user>`;

/** Somebody who has a passkey; Cognito's word for it is enough to see it. */
async function openPasskey(text: string): Promise<void> {
  const world = await createWorld(PASSKEYS);
  const Credentials = [{ CredentialId: 'AAAA', FriendlyCredentialName: 'Laptop', RelyingPartyId: 'localhost', CreatedAt: world.now() / 1000 }];
  const auth = world.auth({
    authenticationFlowType: 'USER_PASSWORD_AUTH',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return request.headers.get('x-amz-target')?.endsWith('.ListWebAuthnCredentials') ? Response.json({ Credentials }) : world.fetch(request);
    },
  });
  await signInToAccount(auth);
  mount(html`<section>${passkeys(auth)}</section>`);
  await see(text);
}

const ACCOUNT: readonly ElementState[] = [
  account('auth-account', 'all parts', (auth) => html`<auth-account .auth=${auth} password-policy="8 numbers"></auth-account>`, 'Delete my account…'),
  account('auth-profile', 'a contact that is not verified', profile, 'Not verified', UNVERIFIED_PHONE),
  account('auth-profile', 'a code', profile, 'Confirm your phone number', UNVERIFIED_PHONE, async () => {
    await press('Verify Phone number');
    await see('Confirm your phone number');
    await press('Confirm');
    await see('Fill in this field.');
  }),
  account('auth-change-password', 'with what is said of its fields', (auth) => html`<auth-change-password .auth=${auth} password-policy="8 lowercase uppercase numbers symbols"></auth-change-password>`, 'Fill in this field.', undefined, async () => {
    await press('Change password');
  }),
  account('auth-mfa-settings', 'nothing is on', factors, 'Two-step sign-in', FACTORS),
  account('auth-mfa-settings', 'an app is on', factors, 'Asked first', FACTORS, async () => { await setUpApp(); }),
  account('auth-mfa-settings', 'an app is set up', factors, 'Code from the app', FACTORS, async () => { await press('Set up Authenticator app'); }),
  account('auth-mfa-settings', 'a number is asked for', factors, 'Fill in this field.', FACTORS, async () => {
    await press('Set up Text message');
    await press('Send the code');
  }),
  account('auth-mfa-settings', 'its code', factors, 'Enter the code', FACTORS, async () => {
    await press('Set up Text message');
    await fill('Phone number', PHONE);
    await press('Send the code');
  }),
  account('auth-mfa-settings', 'one is removed', factors, 'Remove the authenticator app?', FACTORS, async () => {
    await setUpApp();
    await press('Remove Authenticator app');
  }),
  account('auth-passkeys', 'none', passkeys, 'You have no passkey yet.', PASSKEYS),
  { tag: 'auth-passkeys', state: 'one', open: () => openPasskey('Laptop') },
  { tag: 'auth-passkeys', state: 'one is removed', async open() {
    await openPasskey('Laptop');
    await press('Remove Laptop');
    await see('You can no longer sign in with it.');
  } },
  account('auth-devices', 'one that is not remembered', (auth) => html`<auth-devices .auth=${auth}></auth-devices>`, 'Not remembered', ASKED_FOR_DEVICES),
  account('auth-delete-user', 'at first', deletion, 'Delete my account…'),
  account('auth-delete-user', 'asked again', deletion, 'Fill in this field.', undefined, async () => {
    await press('Delete my account…');
    await press('Delete my account for good');
  }),
  account('auth-user-button', 'closed', userButton, 'Ada'),
  account('auth-user-button', 'open', userButton, 'Sign out', undefined, async () => { await press('Account of Ada'); }),
  account('auth-sign-out', 'a button', (auth) => html`<auth-sign-out .auth=${auth}></auth-sign-out>`, 'Sign out'),
];

export const STATES: readonly ElementState[] = [...JOURNEY, ...ACCOUNT];
