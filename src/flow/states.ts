/** The journey's states: the names of the Authenticator's hooks. */
export const AUTH_STATES = [
  'idle', 'setup', 'signIn', 'signUp', 'confirmSignIn', 'confirmSignUp', 'setupTOTP', 'forceNewPassword',
  'resetPassword', 'confirmResetPassword', 'verifyUser', 'confirmVerifyUser', 'signOut', 'authenticated',
  'federatedSignIn', 'selectFirstFactor', 'createPasskey', 'selectMfaType', 'setupEmail', 'rememberDevice',
] as const;

export type AuthState = (typeof AUTH_STATES)[number];

/** Screens that a person may open without being asked to; standing alone they always show their form. */
export type EntryState = 'signIn' | 'signUp' | 'resetPassword';

export const isEntry = (state: AuthState): state is EntryState => state === 'signIn' || state === 'signUp' || state === 'resetPassword';

/** Where a journey may begin: an entry screen, the sign-in elsewhere, or a confirmation opened from a link. */
export type InitialState = EntryState | 'federatedSignIn' | 'confirmSignUp' | 'confirmResetPassword';

/** The request that leads to each of them. */
export const LINK_TO = {
  signIn: 'toSignIn', signUp: 'toSignUp', resetPassword: 'toResetPassword', federatedSignIn: 'toFederatedSignIn', confirmSignUp: 'toConfirmSignUp', confirmResetPassword: 'toConfirmResetPassword',
} as const satisfies Record<InitialState, string>;

export const isInitialState = (name: string): name is InitialState => Object.hasOwn(LINK_TO, name);

/** Amplify's newer spellings. */
const SYNONYMS: Readonly<Record<string, InitialState>> = { forgotPassword: 'resetPassword', confirmForgotPassword: 'confirmResetPassword' };

/** The beginning that a page means by a name, in this library's or Amplify's spelling; undefined when there is none. */
export function toInitialState(name: string): InitialState | undefined {
  const state = SYNONYMS[name] ?? name;
  return isInitialState(state) ? state : undefined;
}
