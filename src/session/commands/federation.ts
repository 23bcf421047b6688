import { authorizeUrl, beginAttempt, exchangeCode, readCallback, type Attempt, type Callback } from '../../cognito/hosted-login.js';
import { issuedTokens } from '../../cognito/tokens.js';
import { systemClock, systemRandom } from '../../core/clock.js';
import { AuthError } from '../../core/errors.js';
import type { FederatedSignIn } from '../../flow/hooks.js';
import type { Outcome, Values } from '../../flow/types.js';
import {
  canHearPopups, cleanAddress, isFramed, markAsHosted, needsPopup, openChannel, POPUP_FEATURES, POPUP_NAME, popupState, redirectState, storeAttempt, takeAttempt, wayBack,
} from '../hosted-login.js';
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
    try {
      await through('federatedSignIn', run, optionsIn(values), async (input) => {
        outcome = await signInElsewhere(bench, input, run);
      });
    } catch (thrown) {
      // The form says that the page is not set up correctly; what it is can only help who builds it.
      const { name, message } = AuthError.from(thrown);
      if (name === 'ConfigurationError') console.error(`auth-elements: ${message}`);
      throw thrown;
    }
    return outcome;
  },

  /** The page has come back, or the person has without signing in. */
  async finishFederatedSignIn(bench, _command, run) {
    const { clientId } = bench.pool;
    const attempt = takeAttempt(clientId);
    const callback = readCallback(location.search);
    // What another library, or another client, has asked for is left to them.
    const isOurs = callback?.state.startsWith(redirectState(clientId));
    if (isOurs) cleanAddress();
    if (isOurs && attempt) return finish(bench, attempt, callback!, attempt.customState, run.signal);
    return bench.keeper.tokens ? { type: 'tokensReceived' } : { type: 'cancelled' };
  },
};

/** A popup that seemed closed and may yet bring something back; the next attempt does not wait for it. */
let late: AbortController | undefined;

async function signInElsewhere(bench: Workbench, options: FederatedSignIn, run: Run): Promise<Outcome> {
  const { pool: { clientId }, config } = bench;
  const { domain, scopes = ALL_SCOPES, random = systemRandom, clock = systemClock } = config;
  if (!domain) throw new AuthError('ConfigurationError', 'domain is missing; it looks like my-app.auth.eu-west-1.amazoncognito.com');
  const redirectUri = wayBack(config.redirectSignIn);
  late?.abort();
  const scopeList = typeof scopes === 'string' ? scopes.split(/[\s,]+/).filter(Boolean) : scopes;
  const begin = async (prefix: string): Promise<[Attempt, string]> => {
    const attempt = beginAttempt(random, redirectUri, prefix);
    return [attempt, await authorizeUrl({ domain, clientId }, attempt, scopeList, options)];
  };

  if (canHearPopups() && (options.popup || needsPopup(clientId))) {
    const [attempt, url] = await begin(popupState(clientId));
    // The one that the click has opened, where it has; a browser that blocks it leads this page away instead.
    const popup = window.open(url, POPUP_NAME, POPUP_FEATURES);
    if (popup) return waitForPopup(bench, attempt, popup, options.customState, run.signal);
  }

  if (isFramed()) throw new AuthError('HostedLoginError', 'the hosted login shows itself in no frame, and a popup could not be opened');
  const [attempt, url] = await begin(redirectState(clientId));
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

/**
 * Waits for what the popup brings back. A person who closes it and turns to this page has changed their mind; but it may only seem
 * closed (a provider can cut the tie between windows), or its answer be on its way: that still counts while the form waits.
 */
async function waitForPopup(bench: Workbench, attempt: Attempt, popup: Window, customState: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const over = late = new AbortController();
  const answer = answerOf(bench.pool.clientId, attempt, over.signal);
  const closed = new AbortController();
  const callback = await new Promise<Callback | 'closed' | undefined>((resolve) => {
    void answer.then(resolve);
    window.addEventListener('focus', () => { if (popup.closed) resolve('closed'); }, { signal: closed.signal });
    signal.addEventListener('abort', () => { resolve(undefined); }, { signal: closed.signal });
  });
  closed.abort();
  if (callback === 'closed') {
    answer.then(async (found) => {
      if (!found || bench.keeper.tokens) return;
      await finish(bench, attempt, found, customState, over.signal);
      bench.report({ type: 'sessionFound' });
    }).catch((error: unknown) => { console.debug('auth-elements:', error); });
    return { type: 'cancelled' };
  }
  over.abort();
  popup.close();
  return callback ? finish(bench, attempt, callback, customState, signal) : { type: 'cancelled' };
}

/** What comes for this attempt alone, from the popup itself or by the channel. */
function answerOf(clientId: string, attempt: Attempt, signal: AbortSignal): Promise<Callback | undefined> {
  const channel = openChannel(clientId);
  signal.addEventListener('abort', () => { channel.close(); });
  return new Promise((resolve) => {
    const hear = ({ data, origin }: MessageEvent<unknown>): void => {
      const found = typeof data === 'string' && origin === location.origin ? readCallback(data) : undefined;
      if (found?.state === attempt.state) resolve(found);
    };
    channel.addEventListener('message', hear, { signal });
    window.addEventListener('message', hear, { signal });
  });
}

/** @throws {AuthError} StateMismatchError, HostedLoginError, NetworkError */
async function finish(bench: Workbench, attempt: Attempt, callback: Callback, customState: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const { keeper, pool: { clientId }, config: { domain = '', clock = systemClock, fetch = (...request) => globalThis.fetch(...request) } } = bench;
  if (callback.state !== attempt.state) throw new AuthError('StateMismatchError', 'The state in the address is not the one that was sent');
  if ('error' in callback) throw new AuthError('HostedLoginError', `${callback.error}: ${callback.description}`);
  const result = await exchangeCode({ domain, clientId }, attempt, callback.code, { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]) });
  signal.throwIfAborted();
  keeper.keep(issuedTokens(result, clock));
  markAsHosted(bench);
  return { type: 'tokensReceived', step: { customState } };
}
