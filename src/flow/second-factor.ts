import { STEP_NOTICES } from './step-notices.js';
import { answers, ask, done, enter, go, goOn, signedIn, stay, toStep, wayBack, type Transition } from './moves.js';
import type { Rows } from './journey.js';
import type { AuthSnapshot, AuthUser, Notice } from './types.js';

/** A code can be sent again only to who proves the password again; a reload has forgotten it. */
const PASSWORD_NEEDED: Notice = { key: 'notice-password-needed', english: 'Enter your password once more, and a new code is on its way.' };

/** What a set-up goes on with, and what leads back from it to the choice. */
const setUp = ({ session, subject, mfaTypes, isMfaSetup }: AuthSnapshot): Partial<AuthSnapshot> => ({ session, subject, mfaTypes, isMfaSetup });

/** Back to the choice where there was one, else to where the sign-in began. */
const backToChoice = (s: AuthSnapshot): ReturnType<typeof enter> => (s.mfaTypes ? enter(s, 'selectMfaType', setUp(s)) : enter(s, 'signIn'));

/** The phone number, unless it is verified: where the e-mail address has become the second factor, it alone is no way back into the account. */
const otherContact = ({ attributes = {} }: Partial<AuthUser> = {}): readonly string[] =>
  (attributes.phone_number && attributes.phone_number_verified !== 'true' ? ['phone_number'] : []);

/** One question after the other: a contact that is to be verified is asked for next. */
const afterDevice = (s: AuthSnapshot): Transition => goOn(s.unverified.length ? 'verifyUser' : 'authenticated')(s, { type: 'skip' });

/** The steps between the first proof of identity and the tokens: codes, the pool's own questions, and setting a second factor up. */
export const secondFactorSteps = {
  confirmSignIn: {
    ...answers, ...wayBack,
    submit: ask('confirmSignIn'),
    userEntered: (s, e) => {
      const unverified = s.previous === 'setupEmail' && !e.step.unverified?.length ? otherContact(e.step.user) : [];
      return unverified.length ? enter(s, e.next === 'rememberDevice' ? e.next : 'verifyUser', { ...e.step, unverified }) : answers.userEntered?.(s, e) ?? stay(s, {});
    },
    resend: ask('resendSignInCode'),
    challenged: (s, e) => (s.pending === 'resendSignInCode' && e.state === 'confirmSignIn' ? done(STEP_NOTICES.codeResent)(s, e) : toStep(s, e)),
    failed: (s, e) => (s.pending === 'resendSignInCode' && e.failure.name === 'PasswordNeededError' ? go('signIn', PASSWORD_NEEDED)(s, e) : answers.failed?.(s, e) ?? stay(s, {})),
  },

  selectMfaType: {
    ...answers, ...wayBack,
    submit: (s, e) => {
      if (!s.isMfaSetup) return ask('selectMfaType')(s, e);
      return e.values.mfaType === 'EMAIL_OTP' ? enter(s, 'setupEmail', setUp(s)) : enter(s, 'setupTOTP', setUp(s), 'associateTotp');
    },
  },

  setupTOTP: {
    ...answers, ...wayBack,
    back: backToChoice,
    totpSecretReceived: done(),
    submit: ask('setupTOTP'),
  },

  setupEmail: {
    ...answers, ...wayBack,
    back: backToChoice,
    submit: ask('setupEmail'),
  },

  rememberDevice: {
    ...signedIn,
    submit: ask('rememberDevice'),
    deviceRemembered: afterDevice,
    skip: afterDevice,
  },
} satisfies Rows;
