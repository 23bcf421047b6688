import { STEP_NOTICES } from './step-notices.js';
import { answers, ask, done, failure, go, goOn, links, signedIn, wayBack } from './moves.js';
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
    submit: ask('confirmSignUp'),
    resend: ask('resendSignUpCode'),
    codeSent: done(STEP_NOTICES.codeResent),
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

  ...passwordlessSteps,
} satisfies Rows;
