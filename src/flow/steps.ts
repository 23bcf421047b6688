import { STEP_NOTICES } from './step-notices.js';
import { answers, ask, done, enter, failure, go, goOn, links, signedIn, stay, wayBack } from './moves.js';
import { isEntry } from './states.js';
import type { Rows } from './journey.js';
import { passwordlessSteps } from './passwordless.js';
import { secondFactorSteps } from './second-factor.js';

/** The steps beside and beyond a sign-in by password: an account of one's own, codes, a new password. */
export const steps = {
  signUp: {
    ...links, ...answers,
    submit: ask('signUp'),
    signedUp: go('confirmSignUp'),
    signUpConfirmed: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', STEP_NOTICES.accountConfirmed),
  },

  confirmSignUp: {
    ...links, ...answers,
    // Without a code it is confirmed elsewhere, by a link.
    submit: (s, e) => (e.values.code === undefined ? ask('signInConfirmed') : ask('confirmSignUp'))(s, e),
    returned: ask('signInReturned'),
    unconfirmed: done(STEP_NOTICES.linkNotOpened),
    signInNeeded: go('signIn', STEP_NOTICES.signInAfterLink),
    resend: ask('resendSignUpCode'),
    codeSent: done(STEP_NOTICES.codeResent),
    // Nothing is sent again to who has confirmed meanwhile.
    failed: (s, e) => (s.pending === 'resendSignUpCode' && e.failure.name === 'AlreadyConfirmedError' ? ask('autoSignIn')(s, e) : answers.failed?.(s, e) ?? stay(s, {})),
    signUpConfirmed: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', STEP_NOTICES.accountConfirmed),
  },

  ...secondFactorSteps,

  forceNewPassword: {
    ...answers, ...wayBack,
    submit: ask('forceNewPassword'),
  },

  resetPassword: {
    ...links, ...failure,
    submit: ask('resetPassword'),
    codeSent: go('confirmResetPassword'),
  },

  confirmResetPassword: {
    ...links, ...answers,
    submit: ask('confirmResetPassword'),
    resend: ask('resetPassword'),
    codeSent: done(STEP_NOTICES.codeResent),
    passwordChanged: ask('autoSignIn'),
    autoSignInUnavailable: go('signIn', STEP_NOTICES.passwordChanged),
  },

  verifyUser: {
    ...signedIn,
    submit: ask('verifyUser'),
    codeSent: goOn('confirmVerifyUser'),
    skip: goOn('authenticated'),
  },

  confirmVerifyUser: {
    ...signedIn,
    submit: ask('confirmVerifyUser'),
    resend: ask('verifyUser'),
    codeSent: done(STEP_NOTICES.codeResent),
    contactVerified: goOn('authenticated'),
    back: goOn('verifyUser'),
    skip: goOn('authenticated'),
  },

  federatedSignIn: {
    ...links, ...answers,
    // What goes wrong is shown where the person chose: beside a form, or here.
    submit: (s, e) => ask('federatedSignIn')({ ...s, entry: e.values.provider && s.previous && isEntry(s.previous) ? s.previous : 'federatedSignIn' }, e),
    failed: (s, e) => enter(s, s.entry, { failure: e.failure }),
    cancelled: (s) => enter(s, s.entry),
  },
  ...passwordlessSteps,
} satisfies Rows;
