import { answers, ask, go, goOn, links, signedIn, stay } from './moves.js';
import type { Rows } from './journey.js';

/** The steps of choice-based sign-in, and the offer of a passkey after it. */
export const passwordlessSteps = {
  selectFirstFactor: {
    ...links, ...answers,
    // A password is asked for here; whatever else was chosen is Cognito's to ask for.
    submit: (s, e) => (e.values.factor === 'PASSWORD' && e.values.password === undefined
      ? stay(s, { factor: 'PASSWORD', failure: undefined })
      : ask('selectFirstFactor')(s, e)),
    back: (s, e) => (s.factor && s.factors?.[1] ? stay(s, { factor: undefined, failure: undefined, pending: undefined }) : go('signIn')(s, e)),
  },

  createPasskey: {
    ...signedIn,
    submit: ask('createPasskey'),
    passkeyCreated: goOn('authenticated'),
    skip: goOn('authenticated'),
  },
} satisfies Rows;
