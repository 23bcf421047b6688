import { authorizeUrl, beginAttempt, exchangeCode, readCallback, type Attempt, type Callback } from '../../cognito/hosted-login.js';
import { issuedTokens } from '../../cognito/tokens.js';
import { systemClock, systemRandom } from '../../core/clock.js';
import { AuthError } from '../../core/errors.js';
import type { FederatedSignIn } from '../../flow/hooks.js';
import type { Outcome, Values } from '../../flow/types.js';
import { canHearPopups, canStoreAttempts, chosenAddress, cleanAddress, openChannel, POPUP_FEATURES, POPUP_NAME, POPUP_STATE, REDIRECT_STATE, storeAttempt, takeAttempt } from '../hosted-login.js';
import { PendingStepStore } from '../pending-step.js';
import { through, type Commands, type Run, type Workbench } from './workbench.js';

/** What Amplify asks for too: the user's claims, and the operations of a user's own account. */
const ALL_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

/** Milliseconds for the exchange of a code. */
const DEADLINE = 15_000;

/** What a screen or a page asks for; an e-mail address leads to its company's provider by its domain. */
function optionsIn({ username, popup, ...values }: Values): FederatedSignIn {
  const company = username ? { idpIdentifier: username.slice(username.lastIndexOf('@') + 1).trim().toLowerCase(), loginHint: username } : {};
  return { ...company, ...values, popup: popup !== undefined };
}

/** Commands of the sign-in at the hosted login and at the providers behind it. */
export const federationCommands: Commands<'federatedSignIn' | 'finishFederatedSignIn'> = {
  async federatedSignIn(bench, { values }, run) {
    let outcome: Outcome = { type: 'cancelled' };
    await through('federatedSignIn', run, optionsIn(values), async (input) => {
      outcome = await signInElsewhere(bench, input, run);
    });
    return outcome;
  },

  /** The page has come back, or the person has without signing in. */
  async finishFederatedSignIn(bench, _command, run) {
    const attempt = takeAttempt(bench.pool.clientId);
    const callback = readCallback(location.search);
    const isOurs = callback !== undefined && attempt !== undefined;
    if (isOurs || callback?.state.startsWith(REDIRECT_STATE)) cleanAddress();
    if (!isOurs) return bench.keeper.tokens ? { type: 'tokensReceived' } : { type: 'cancelled' };
    return finish(bench, attempt, callback, attempt.customState, run.signal);
  },
};

async function signInElsewhere(bench: Workbench, options: FederatedSignIn, run: Run): Promise<Outcome> {
  const { pool: { clientId }, config } = bench;
  const { domain, scopes = ALL_SCOPES, random = systemRandom, clock = systemClock } = config;
  if (!domain) throw new AuthError('ConfigurationError', 'domain is missing; it looks like my-app.auth.eu-west-1.amazoncognito.com');
  const redirectUri = chosenAddress(config.redirectSignIn) ?? location.origin + location.pathname;
  const scopeList = typeof scopes === 'string' ? scopes.split(/[\s,]+/).filter(Boolean) : scopes;
  const begin = async (prefix: string): Promise<[Attempt, string]> => {
    const attempt = beginAttempt(random, redirectUri, prefix);
    return [attempt, await authorizeUrl({ domain, clientId }, attempt, scopeList, options)];
  };

  // A page that can keep nothing would not know who comes back to it: it stays.
  if (canHearPopups() && (options.popup || !canStoreAttempts(clientId))) {
    const [attempt, url] = await begin(POPUP_STATE);
    // The one that the click has opened, where it has; a browser that blocks it leads this page away instead.
    const popup = window.open(url, POPUP_NAME, POPUP_FEATURES);
    if (popup) return waitForPopup(bench, attempt, popup, options.customState, run.signal);
  }

  const [attempt, url] = await begin(REDIRECT_STATE);
  run.signal.throwIfAborted();
  storeAttempt(clientId, { ...attempt, customState: options.customState });
  new PendingStepStore(clientId, clock).remember(run.snapshot);
  location.assign(url);
  return returned(run.signal);
}

/** The page is being left. Who comes back by the browser's own button finds it as it was, and not waiting for ever. */
const returned = (signal: AbortSignal): Promise<Outcome> => new Promise((resolve) => {
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) resolve({ type: 'cancelled' }); }, { signal });
});

/** Waits for what the popup brings back; a person who closes it and turns to this page has changed their mind. */
async function waitForPopup(bench: Workbench, attempt: Attempt, popup: Window, customState: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const channel = openChannel(bench.pool.clientId);
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  try {
    const callback = await new Promise<Callback | undefined>((resolve) => {
      channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const found = readCallback(data);
        if (found?.state === attempt.state) resolve(found);
      }, { signal: stop });
      window.addEventListener('focus', () => { if (popup.closed) resolve(undefined); }, { signal: stop });
      signal.addEventListener('abort', () => { resolve(undefined); }, { signal: over.signal });
    });
    if (!callback) return { type: 'cancelled' };
    return await finish(bench, attempt, callback, customState, signal);
  } finally {
    over.abort();
    channel.close();
    popup.close();
  }
}

/** @throws {AuthError} StateMismatchError, HostedLoginError, NetworkError */
async function finish(bench: Workbench, attempt: Attempt, callback: Callback, customState: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const { keeper, storage, pool: { clientId }, config: { domain = '', clock = systemClock, fetch = (...request) => globalThis.fetch(...request) } } = bench;
  if (callback.state !== attempt.state) throw new AuthError('StateMismatchError', 'The state in the address is not the one that was sent');
  if ('error' in callback) throw new AuthError('HostedLoginError', `${callback.error}: ${callback.description}`);
  const result = await exchangeCode({ domain, clientId }, attempt, callback.code, { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]) });
  signal.throwIfAborted();
  keeper.keep(issuedTokens(result, clock));
  try {
    // By this aws-amplify v6 knows that a sign-out has to pass the hosted login.
    storage.setItem(`CognitoIdentityServiceProvider.${clientId}.oauthSignIn`, 'true,false');
  } catch {
    // Full storage, in which Amplify finds no session either.
  }
  return { type: 'tokensReceived', step: { customState } };
}
