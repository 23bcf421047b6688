/** Every event that the journey may meet, by a name of its own, and what was typed along with it. */
import type { CommandType, FlowEvent, Values } from '../../../src/flow/types.js';

export const PASSWORD = 'Corr3ct-horse';
export const CODE = '271828';

/** What a form sends; a user name that is typed is kept, secrets are not. */
const TYPED: Values = { username: 'typed', password: PASSWORD, code: CODE, mfaType: 'SOFTWARE_TOKEN_MFA', email: 'typed@example.com' };

export const USER = { username: 'ada', sub: 'sub-of-ada', groups: [], attributes: { email: 'ada@example.com' } };

/** What a command has learned for the next step. */
const STEP = { session: 'new-session', subject: 'new-subject' };

const failed = (name: string): object => ({ type: 'failed', failure: { name, message: 'raw', text: { key: 'error', english: 'Error' } } });

export interface EventCase {
  readonly event: FlowEvent;
  /** The command under way when it comes. */
  readonly pending: CommandType | undefined;
}

const asked = (event: object): EventCase => ({ event: event as FlowEvent, pending: undefined });
const answered = (event: object, pending: CommandType = 'signIn'): EventCase => ({ event: event as FlowEvent, pending });

/** Requests come while nothing is under way, outcomes while a command is. `submit` is of the screen that is shown. */
export const EVENTS = (state: string): Readonly<Record<string, EventCase>> => ({
  'start': asked({ type: 'start' }),
  'start at signUp': asked({ type: 'start', initialState: 'signUp', username: 'typed' }),
  'submit': asked({ type: 'submit', screen: state, values: TYPED }),
  'submit while pending': answered({ type: 'submit', screen: state, values: TYPED }),
  'toSignIn': asked({ type: 'toSignIn' }),
  'toSignUp': asked({ type: 'toSignUp' }),
  'toResetPassword': asked({ type: 'toResetPassword', username: 'typed' }),
  'toFederatedSignIn': asked({ type: 'toFederatedSignIn' }),
  'toConfirmSignUp': asked({ type: 'toConfirmSignUp', username: 'typed' }),
  'toConfirmResetPassword': asked({ type: 'toConfirmResetPassword', username: 'typed' }),
  'resend': asked({ type: 'resend' }),
  'returned': asked({ type: 'returned' }),
  'skip': asked({ type: 'skip' }),
  'back': asked({ type: 'back' }),
  'signOut': asked({ type: 'signOut' }),
  'signOut everywhere': asked({ type: 'signOut', global: true }),

  'started': answered({ type: 'started' }),
  'nobodySignedIn': answered({ type: 'nobodySignedIn' }),
  'stepResumed at confirmSignIn': answered({ type: 'stepResumed', state: 'confirmSignIn', step: STEP }),
  'stepResumed at setupTOTP': answered({ type: 'stepResumed', state: 'setupTOTP', step: STEP }),
  'stepResumed at federatedSignIn': answered({ type: 'stepResumed', state: 'federatedSignIn', step: { username: 'ada' } }),
  'tokensReceived': answered({ type: 'tokensReceived' }),
  'userEntered': answered({ type: 'userEntered', step: { user: USER, unverified: [] } }),
  'userEntered unverified': answered({ type: 'userEntered', step: { user: USER, unverified: ['email'] } }),
  'userEntered, to be offered a passkey': answered({ type: 'userEntered', step: { user: USER, unverified: [] }, next: 'createPasskey' }),
  'userEntered from a new device': answered({ type: 'userEntered', step: { user: USER, unverified: ['email'] }, next: 'rememberDevice' }),
  'challenged': answered({ type: 'challenged', state: 'selectFirstFactor', step: { ...STEP, factors: ['PASSWORD', 'EMAIL_OTP'] } }),
  'challenged at confirmSignIn': answered({ type: 'challenged', state: 'confirmSignIn', step: STEP }),
  'challenged at confirmSignIn by a resend': answered({ type: 'challenged', state: 'confirmSignIn', step: STEP }, 'resendSignInCode'),
  'challenged at forceNewPassword': answered({ type: 'challenged', state: 'forceNewPassword', step: STEP }),
  'challenged at selectMfaType': answered({ type: 'challenged', state: 'selectMfaType', step: { ...STEP, mfaTypes: ['EMAIL_OTP'], isMfaSetup: true } }),
  'challenged at setupTOTP': answered({ type: 'challenged', state: 'setupTOTP', step: STEP }),
  'totpSecretReceived': answered({ type: 'totpSecretReceived', step: { ...STEP, totpSecret: 'NEWSECRET' } }),
  'signedUp': answered({ type: 'signedUp', step: STEP }),
  'signUpConfirmed': answered({ type: 'signUpConfirmed', step: STEP }),
  'autoSignInUnavailable': answered({ type: 'autoSignInUnavailable' }),
  'signInNeeded': answered({ type: 'signInNeeded' }, 'signInConfirmed'),
  'unconfirmed': answered({ type: 'unconfirmed' }, 'signInConfirmed'),
  'codeSent': answered({ type: 'codeSent', step: { delivery: { medium: 'EMAIL', destination: 'a***' } } }),
  'passwordChanged': answered({ type: 'passwordChanged' }),
  'contactVerified': answered({ type: 'contactVerified' }),
  'passkeyCreated': answered({ type: 'passkeyCreated' }),
  'deviceRemembered': answered({ type: 'deviceRemembered' }),
  'userSignedOut': answered({ type: 'userSignedOut' }),
  'cancelled': answered({ type: 'cancelled' }),
  'failed': answered(failed('CodeMismatchException')),
  'failed unconfirmed': answered(failed('UserNotConfirmedException')),
  'failed, to be reset': answered(failed('PasswordResetRequiredException')),
  'failed, confirmed already': answered(failed('AlreadyConfirmedError'), 'confirmSignUp'),
  'failed to resend, confirmed already': answered(failed('AlreadyConfirmedError'), 'resendSignUpCode'),
  'failed too late': answered(failed('SessionExpiredError')),
  'failed without the password': answered(failed('PasswordNeededError'), 'resendSignInCode'),

  'sessionFound': asked({ type: 'sessionFound' }),
  'sessionEnded': asked({ type: 'sessionEnded', notice: { key: 'notice-session-ended', english: 'Ended.' } }),
  'userChanged': asked({ type: 'userChanged', user: USER }),
  'misconfigured': asked({ type: 'misconfigured', failure: { name: 'ConfigurationError', message: 'raw', text: { key: 'error-configuration', english: 'Wrong.' } } }),

  'an event there is none of': asked({ type: 'toTheMoon', values: TYPED, username: 'typed', step: STEP }),
});
