/**
 * The journey as it is meant: in each state, where each event leads. What is not listed changes nothing.
 * `→ x` enters a state, `stays` does not; `asks` is a command, `says` a notice, `fails` a failure, `typed` the user name that was sent.
 */

type Leads = Readonly<Record<string, string>>;

const FAILURE = {
  'failed': 'stays, fails CodeMismatchException',
  'failed unconfirmed': 'stays, fails UserNotConfirmedException',
  'failed, to be reset': 'stays, fails PasswordResetRequiredException',
  'failed, confirmed already': 'stays, fails AlreadyConfirmedError',
  'failed to resend, confirmed already': 'stays, fails AlreadyConfirmedError',
  'failed too late': 'stays, fails SessionExpiredError',
  'failed without the password': 'stays, fails PasswordNeededError',
  'misconfigured': 'stays, fails ConfigurationError',
  'cancelled': 'stays',
};

/** Whatever proves an identity may be answered by tokens, by another challenge, or by a detour. */
const ANSWERS = {
  ...FAILURE,
  'tokensReceived': 'stays, asks authenticated',
  'userEntered': '→ authenticated',
  'userEntered unverified': '→ verifyUser',
  'userEntered, to be offered a passkey': '→ createPasskey',
  'userEntered from a new device': '→ rememberDevice',
  'challenged': '→ selectFirstFactor',
  'challenged at confirmSignIn': '→ confirmSignIn',
  'challenged at confirmSignIn by a resend': '→ confirmSignIn',
  'challenged at forceNewPassword': '→ forceNewPassword',
  'challenged at selectMfaType': '→ selectMfaType',
  'challenged at setupTOTP': '→ setupTOTP, asks associateTotp',
  'failed unconfirmed': '→ confirmSignUp, asks resendSignUpCode',
  'failed, to be reset': '→ resetPassword, asks resetPassword',
  'failed too late': '→ signIn, says error',
};

const WAY_BACK = {
  'toSignIn': '→ signIn',
  'back': '→ signIn',
  'sessionFound': 'stays, asks authenticated',
};

const LINKS = {
  ...WAY_BACK,
  'toSignUp': '→ signUp',
  'toResetPassword': '→ resetPassword, typed',
  'toFederatedSignIn': '→ federatedSignIn',
  'toConfirmSignUp': '→ confirmSignUp, typed',
  'toConfirmResetPassword': '→ confirmResetPassword, typed',
};

/** A sign-in that did not work out is spoken of where it began. */
const BACK_TO_ENTRY = {
  'failed': '→ signIn, fails CodeMismatchException',
  'failed unconfirmed': '→ signIn, fails UserNotConfirmedException',
  'failed, to be reset': '→ signIn, fails PasswordResetRequiredException',
  'failed, confirmed already': '→ signIn, fails AlreadyConfirmedError',
  'failed to resend, confirmed already': '→ signIn, fails AlreadyConfirmedError',
  'failed too late': '→ signIn, fails SessionExpiredError',
  'failed without the password': '→ signIn, fails PasswordNeededError',
};

const SIGNED_IN = {
  ...FAILURE,
  'signOut': '→ signOut, asks signOut',
  'signOut everywhere': '→ signOut, asks signOut everywhere',
  'sessionEnded': '→ signIn, says notice-session-ended, forgets the name',
  'userChanged': 'stays',
};

export const TABLE: Readonly<Record<string, Leads>> = {
  idle: {
    ...FAILURE,
    'start': 'stays, asks idle',
    'start at signUp': 'stays, asks idle, typed',
    'started': '→ setup, asks setup',
  },
  setup: {
    ...ANSWERS,
    'nobodySignedIn': '→ signIn',
    'stepResumed at confirmSignIn': '→ confirmSignIn',
    'stepResumed at setupTOTP': '→ setupTOTP, asks associateTotp',
    'stepResumed at federatedSignIn': '→ federatedSignIn, asks finishFederatedSignIn',
    ...BACK_TO_ENTRY,
    // Who comes back is not asked to verify anything.
    'userEntered unverified': '→ authenticated',
  },
  signIn: {
    ...LINKS, ...ANSWERS,
    'submit': 'stays, asks signIn, typed',
  },
  signUp: {
    ...LINKS, ...ANSWERS,
    'submit': 'stays, asks signUp, typed',
    'signedUp': '→ confirmSignUp',
    'signUpConfirmed': 'stays, asks autoSignIn',
    'autoSignInUnavailable': '→ signIn, says notice-account-confirmed',
  },
  confirmSignUp: {
    ...LINKS, ...ANSWERS,
    'submit': 'stays, asks confirmSignUp, typed',
    'returned': 'stays, asks signInReturned',
    'unconfirmed': 'stays, says notice-link-not-opened',
    'signInNeeded': '→ signIn, says notice-sign-in-after-link',
    'resend': 'stays, asks resendSignUpCode',
    'codeSent': 'stays, says notice-code-resent',
    'failed to resend, confirmed already': 'stays, asks autoSignIn',
    'signUpConfirmed': 'stays, asks autoSignIn',
    'autoSignInUnavailable': '→ signIn, says notice-account-confirmed',
  },
  confirmSignIn: {
    ...ANSWERS, ...WAY_BACK,
    'submit': 'stays, asks confirmSignIn, typed',
    'resend': 'stays, asks resendSignInCode',
    'challenged at confirmSignIn by a resend': 'stays, says notice-code-resent',
    'failed without the password': '→ signIn, says notice-password-needed',
  },
  selectMfaType: {
    ...ANSWERS, ...WAY_BACK,
    'submit': 'stays, asks selectMfaType, typed',
  },
  setupEmail: {
    ...ANSWERS, ...WAY_BACK,
    'submit': 'stays, asks setupEmail, typed',
  },
  setupTOTP: {
    ...ANSWERS, ...WAY_BACK,
    'submit': 'stays, asks setupTOTP, typed',
    'totpSecretReceived': 'stays',
  },
  forceNewPassword: {
    ...ANSWERS, ...WAY_BACK,
    'submit': 'stays, asks forceNewPassword, typed',
  },
  resetPassword: {
    ...LINKS, ...FAILURE,
    'submit': 'stays, asks resetPassword, typed',
    'codeSent': '→ confirmResetPassword',
  },
  confirmResetPassword: {
    ...LINKS, ...ANSWERS,
    'submit': 'stays, asks confirmResetPassword, typed',
    'resend': 'stays, asks resetPassword',
    'codeSent': 'stays, says notice-code-resent',
    'passwordChanged': 'stays, asks autoSignIn',
    'autoSignInUnavailable': '→ signIn, says notice-password-changed',
  },
  verifyUser: {
    ...SIGNED_IN,
    'submit': 'stays, asks verifyUser, typed',
    'codeSent': '→ confirmVerifyUser',
    'skip': '→ authenticated',
  },
  confirmVerifyUser: {
    ...SIGNED_IN,
    'submit': 'stays, asks confirmVerifyUser, typed',
    'resend': 'stays, asks verifyUser',
    'codeSent': 'stays, says notice-code-resent',
    'contactVerified': '→ authenticated',
    'back': '→ verifyUser',
    'skip': '→ authenticated',
  },
  selectFirstFactor: {
    ...LINKS, ...ANSWERS,
    'submit': 'stays, asks selectFirstFactor, typed',
  },
  rememberDevice: {
    ...SIGNED_IN,
    'submit': 'stays, asks rememberDevice, typed',
    'deviceRemembered': '→ authenticated',
    'skip': '→ authenticated',
  },
  createPasskey: {
    ...SIGNED_IN,
    'submit': 'stays, asks createPasskey, typed',
    'passkeyCreated': '→ authenticated',
    'skip': '→ authenticated',
  },
  federatedSignIn: {
    ...LINKS, ...ANSWERS, ...BACK_TO_ENTRY,
    'submit': 'stays, asks federatedSignIn, typed',
    'cancelled': '→ signIn',
  },
  signOut: {
    ...FAILURE,
    'userSignedOut': '→ signIn, forgets the name',
    'cancelled': '→ authenticated',
  },
  authenticated: SIGNED_IN,
};
