/** Every screen with a form: how the journey comes to it, what is typed there, where it leads, and what is refused. */
import { html, type TemplateResult } from 'lit';
import type { Auth } from '../../../src/index.js';
import '../../../src/define.js';
import { until } from './until.js';
import { totpAt } from '../../unit/local-cognito/totp-client.js';
import { ADA, ALAN, arrived, GRACE, NEW_PASSWORD, PASSWORD, TEMPORARY_PASSWORD, type World, type WorldOptions } from './world.js';

export const NEW_USER = 'new@example.com';

type Typed = Readonly<Record<string, string>>;

export interface ScreenCase {
  readonly tag: string;
  readonly state: string;
  readonly title: string;
  /** The pool that it takes to come there. */
  readonly options?: WorldOptions;
  /** The element alone in the page. */
  alone(auth: Auth): TemplateResult;
  /** Leads a session, whose elements are in the page already, to this state, by what a page itself may call. */
  reach(auth: Auth, world: World): Promise<unknown>;
  /** What a person types who does all well, by label. */
  right(world: World): Typed;
  readonly button: string;
  /** The first operation that Cognito is asked for. */
  readonly operation: string;
  /** How often it is asked for when all is well: once, unless said otherwise. */
  readonly times?: number;
  /** Where doing all well leads. */
  readonly leadsTo: string;
  /** Something that Cognito refuses, with what is said of it. */
  readonly wrong: Typed;
  readonly refusal: string;
  /** The field that the refusal is about; without one it is about the whole. */
  readonly refusedField?: string;
  /** Where the focus is after it. */
  readonly focus: string;
  /** The fields that hold secrets. */
  readonly secrets: readonly string[];
  /** The fields that may not stay empty. */
  readonly required: readonly string[];
}

/** Waits for the beginning, and goes from there to the sign-in. */
async function signedOut(auth: Auth): Promise<void> {
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  auth.send({ type: 'toSignIn' });
  await arrived(auth, 'signIn');
}

/** Every verified e-mail address gets a code. */
export const EMAIL_MFA: WorldOptions = { pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} } };

/** An authenticator app is required, and nobody has one yet. */
export const TOTP_MFA: WorldOptions = { pool: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } } };

/** Signs in without an e-mail address of her own. */
export const EVE = 'eve';

/** E-mail codes are required of a user who has no address yet. */
export const EMAIL_SETUP: WorldOptions = {
  pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {}, UsernameAttributes: [], users: [{ Username: EVE, Password: PASSWORD }] },
};

/** Choice-based sign-in, where the password is all that there is to choose. */
export const BY_CHOICE: WorldOptions = { client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } };

/** Ada's address is there, and not verified. */
export const UNVERIFIED: WorldOptions = {
  pool: { users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }] },
};

export const signIn = async (auth: Auth, username: string, state: string): Promise<void> => {
  await signedOut(auth);
  auth.send({ type: 'submit', screen: 'signIn', values: { username, password: PASSWORD } });
  await arrived(auth, state);
};

/** What the authenticator app of the test shows, by the session that it was set up in. */
const appCodes = new WeakMap<World, string>();

const signUp = (auth: Auth): void => { auth.send({ type: 'submit', screen: 'signUp', values: { username: NEW_USER, email: NEW_USER, password: PASSWORD } }); };

export const SCREENS: readonly ScreenCase[] = [
  {
    tag: 'auth-sign-in',
    state: 'signIn',
    title: 'Sign in',
    alone: (auth) => html`<auth-sign-in .auth=${auth}></auth-sign-in>`,
    reach: signedOut,
    right: () => ({ Email: ADA, Password: PASSWORD }),
    button: 'Sign in',
    operation: 'InitiateAuth',
    leadsTo: 'authenticated',
    wrong: { Email: ADA, Password: 'Wr0ng-password' },
    refusal: 'Incorrect user name or password.',
    focus: 'Password',
    secrets: ['Password'],
    required: ['Email', 'Password'],
  },
  {
    tag: 'auth-sign-up',
    state: 'signUp',
    title: 'Create an account',
    alone: (auth) => html`<auth-sign-up .auth=${auth}></auth-sign-up>`,
    async reach(auth) {
      await signedOut(auth);
      auth.send({ type: 'toSignUp' });
      await arrived(auth, 'signUp');
    },
    right: () => ({ Email: NEW_USER, Password: PASSWORD }),
    button: 'Create account',
    operation: 'SignUp',
    leadsTo: 'confirmSignUp',
    wrong: { Email: ADA, Password: PASSWORD },
    refusal: 'An account with this user name exists already. Sign in, or reset your password.',
    refusedField: 'Email',
    focus: 'Email',
    secrets: ['Password'],
    required: ['Email', 'Password'],
  },
  {
    tag: 'auth-confirm-sign-up',
    state: 'confirmSignUp',
    title: 'Confirm your account',
    alone: (auth) => html`<auth-confirm-sign-up .auth=${auth}></auth-confirm-sign-up>`,
    async reach(auth) {
      await signedOut(auth);
      signUp(auth);
      await arrived(auth, 'confirmSignUp');
    },
    right: (world) => ({ 'Confirmation code': world.code(NEW_USER) }),
    button: 'Confirm',
    operation: 'ConfirmSignUp',
    leadsTo: 'authenticated',
    wrong: { 'Confirmation code': 'wrong0' },
    refusal: 'That code is not right. Check it and try again.',
    refusedField: 'Confirmation code',
    focus: 'Confirmation code',
    secrets: ['Confirmation code'],
    required: ['Confirmation code'],
  },
  {
    tag: 'auth-force-new-password',
    state: 'forceNewPassword',
    title: 'Choose your own password',
    alone: (auth) => html`<auth-force-new-password .auth=${auth}></auth-force-new-password>`,
    async reach(auth) {
      await signedOut(auth);
      auth.send({ type: 'submit', screen: 'signIn', values: { username: GRACE, password: TEMPORARY_PASSWORD } });
      await arrived(auth, 'forceNewPassword');
    },
    right: () => ({ 'New password': NEW_PASSWORD }),
    button: 'Save and sign in',
    operation: 'RespondToAuthChallenge',
    leadsTo: 'authenticated',
    wrong: { 'New password': 'no-number-Here' },
    refusal: 'The password needs a number.',
    refusedField: 'New password',
    focus: 'New password',
    secrets: ['New password'],
    required: ['New password'],
  },
  {
    tag: 'auth-reset-password',
    state: 'resetPassword',
    title: 'Reset your password',
    alone: (auth) => html`<auth-reset-password .auth=${auth}></auth-reset-password>`,
    async reach(auth) {
      await signedOut(auth);
      auth.send({ type: 'toResetPassword' });
      await arrived(auth, 'resetPassword');
    },
    right: () => ({ Email: ADA }),
    button: 'Send the code',
    operation: 'ForgotPassword',
    leadsTo: 'confirmResetPassword',
    wrong: { Email: ALAN },
    refusal: 'A password cannot be reset for this account: it has no verified email address or phone number. Please contact support.',
    focus: 'Send the code',
    secrets: [],
    required: ['Email'],
  },
  {
    tag: 'auth-confirm-reset-password',
    state: 'confirmResetPassword',
    title: 'Choose a new password',
    alone: (auth) => html`<auth-confirm-reset-password .auth=${auth}></auth-confirm-reset-password>`,
    async reach(auth) {
      await signedOut(auth);
      auth.send({ type: 'submit', screen: 'resetPassword', values: { username: ADA } });
      await arrived(auth, 'confirmResetPassword');
    },
    right: (world) => ({ 'Confirmation code': world.code(ADA), 'New password': NEW_PASSWORD }),
    button: 'Change password',
    operation: 'ConfirmForgotPassword',
    leadsTo: 'authenticated',
    wrong: { 'Confirmation code': 'wrong0', 'New password': NEW_PASSWORD },
    refusal: 'That code is not right. Check it and try again.',
    refusedField: 'Confirmation code',
    focus: 'Confirmation code',
    secrets: ['Confirmation code', 'New password'],
    required: ['Confirmation code', 'New password'],
  },
  {
    tag: 'auth-confirm-sign-in',
    state: 'confirmSignIn',
    title: 'Confirm that it is you',
    options: EMAIL_MFA,
    alone: (auth) => html`<auth-confirm-sign-in .auth=${auth}></auth-confirm-sign-in>`,
    reach: (auth) => signIn(auth, ADA, 'confirmSignIn'),
    right: (world) => ({ 'Confirmation code': world.code(ADA) }),
    button: 'Confirm',
    operation: 'RespondToAuthChallenge',
    leadsTo: 'authenticated',
    wrong: { 'Confirmation code': 'wrong0' },
    refusal: 'That code is not right. Check it and try again.',
    refusedField: 'Confirmation code',
    focus: 'Confirmation code',
    secrets: ['Confirmation code'],
    required: ['Confirmation code'],
  },
  {
    tag: 'auth-setup-totp',
    state: 'setupTOTP',
    title: 'Set up an authenticator app',
    options: TOTP_MFA,
    alone: (auth) => html`<auth-setup-totp .auth=${auth}></auth-setup-totp>`,
    async reach(auth, world) {
      await signIn(auth, ADA, 'setupTOTP');
      appCodes.set(world, await totpAt(auth.getSnapshot().totpSecret ?? '', world.now()));
    },
    right: (world) => ({ 'Confirmation code': appCodes.get(world) ?? '' }),
    button: 'Confirm',
    operation: 'VerifySoftwareToken',
    leadsTo: 'authenticated',
    wrong: { 'Confirmation code': '918273' },
    refusal: 'That code is not right. Check it and try again.',
    refusedField: 'Confirmation code',
    focus: 'Confirmation code',
    secrets: ['Confirmation code'],
    required: ['Confirmation code'],
  },
  {
    tag: 'auth-setup-email',
    state: 'setupEmail',
    title: 'Get your codes by email',
    options: EMAIL_SETUP,
    alone: (auth) => html`<auth-setup-email .auth=${auth}></auth-setup-email>`,
    reach: (auth) => signIn(auth, EVE, 'setupEmail'),
    right: () => ({ Email: 'eve@example.com' }),
    button: 'Send the code',
    operation: 'RespondToAuthChallenge',
    leadsTo: 'confirmSignIn',
    wrong: { Email: 'eve@example' },
    refusal: 'Enter a complete email address, such as name@example.com.',
    refusedField: 'Email',
    focus: 'Email',
    secrets: [],
    required: ['Email'],
  },
  {
    tag: 'auth-select-first-factor',
    state: 'selectFirstFactor',
    title: 'Enter your password',
    options: BY_CHOICE,
    alone: (auth) => html`<auth-select-first-factor .auth=${auth}></auth-select-first-factor>`,
    async reach(auth) {
      await signedOut(auth);
      auth.configure({ authenticationFlowType: 'USER_AUTH' });
      auth.send({ type: 'submit', screen: 'signIn', values: { username: ADA } });
      await arrived(auth, 'selectFirstFactor');
    },
    right: () => ({ Password: PASSWORD }),
    button: 'Sign in',
    operation: 'RespondToAuthChallenge',
    // The choice, and the proof by SRP.
    times: 2,
    leadsTo: 'authenticated',
    wrong: { Password: 'Wr0ng-password' },
    refusal: 'Incorrect user name or password.',
    focus: 'Password',
    secrets: ['Password'],
    required: ['Password'],
  },
  {
    tag: 'auth-confirm-verify-user',
    state: 'confirmVerifyUser',
    title: 'Enter the code',
    options: UNVERIFIED,
    alone: (auth) => html`<auth-confirm-verify-user .auth=${auth}></auth-confirm-verify-user>`,
    async reach(auth) {
      await signIn(auth, ADA, 'verifyUser');
      auth.send({ type: 'submit', screen: 'verifyUser', values: { attribute: 'email' } });
      await arrived(auth, 'confirmVerifyUser');
    },
    right: (world) => ({ 'Confirmation code': world.code(ADA) }),
    button: 'Confirm',
    operation: 'VerifyUserAttribute',
    leadsTo: 'authenticated',
    wrong: { 'Confirmation code': 'wrong0' },
    refusal: 'That code is not right. Check it and try again.',
    refusedField: 'Confirmation code',
    focus: 'Confirmation code',
    secrets: ['Confirmation code'],
    required: ['Confirmation code'],
  },
];

export const PLACES = {
  'alone': (screen: ScreenCase, auth: Auth) => screen.alone(auth),
  'in the authenticator': (_screen: ScreenCase, auth: Auth) => html`<auth-authenticator .auth=${auth}><h2>Members only</h2></auth-authenticator>`,
} as const;

/** The screen by its tag. */
export const screenOf = (tag: string): ScreenCase => SCREENS.find((screen) => screen.tag === tag)!;
