import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { initiateAuth } from '../../cognito/authenticate.js';
import { readChallenge } from '../../cognito/challenges.js';
import { forgetFactor, lastFactor } from '../../session/choice/last-factor.js';
import type { Auth } from '../../session/auth.js';
import { browserEnvironment, type Environment } from '../../session/environment.js';
import { canAutofill, getCredential } from '../../session/passkeys/ceremony.js';

/** Cognito's Session lasts 3 minutes at least; a new one is asked for before, in milliseconds. */
const RENEWAL = 165_000;

export interface AutofillHost extends ReactiveControllerHost {
  readonly auth: Auth | undefined;
  readonly form: HTMLFormElement;
  readonly isShown: boolean;
}

/**
 * Offers a passkey where the user name is filled in (conditional mediation, WebAuthn Level 3 section 5.1.4), as long as the sign-in
 * is shown: only where this browser last signed that user in with one. Cognito is asked for WEB_AUTHN alone, which sends no message.
 */
export class PasskeyAutofill implements ReactiveController {
  readonly #host: AutofillHost;
  readonly #setTimer: Environment['setTimer'];
  #running: AbortController | undefined;

  /** Until the request that was begun last has ended, or it is clear that there is none to begin. */
  ready: Promise<void> = Promise.resolve();

  constructor(host: AutofillHost, { setTimer }: Pick<Environment, 'setTimer'> = browserEnvironment) {
    this.#host = host;
    this.#setTimer = setTimer;
    host.addController(this);
  }

  hostUpdated(): void {
    const { auth, isShown } = this.#host;
    if (!auth || !isShown || auth.getSnapshot().state !== 'signIn') this.hostDisconnected();
    else if (!this.#running) {
      this.#running = new AbortController();
      this.ready = this.#offer(auth, this.#running.signal).catch((error: unknown) => { console.debug('auth-elements:', error); });
    }
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  async #offer(auth: Auth, signal: AbortSignal): Promise<void> {
    const { call, pool, storage, config: { authenticationFlowType, clientMetadata } } = await auth.workbench();
    const last = lastFactor(storage, pool.clientId);
    if (authenticationFlowType !== 'USER_AUTH' || last?.factor !== 'WEB_AUTHN' || !(await canAutofill())) return;
    const { username } = last;
    for (let renewal = new AbortController(); !signal.aborted; renewal = new AbortController()) {
      const response = await initiateAuth(call, pool, 'USER_AUTH', { USERNAME: username, PREFERRED_CHALLENGE: 'WEB_AUTHN' }, { signal, clientMetadata });
      if (response.ChallengeName !== 'WEB_AUTHN') {
        // The passkey is gone.
        forgetFactor(storage, pool.clientId);
        return;
      }
      const challenge = readChallenge(response, username);
      if (challenge.name !== 'WEB_AUTHN') return;
      const cancelTimer = this.#setTimer(() => { renewal.abort(); }, RENEWAL);
      const unmark = mark(this.#host.form);
      try {
        const credential = await getCredential(challenge.requestOptions, AbortSignal.any([signal, renewal.signal]), 'conditional');
        auth.send({ type: 'submit', screen: 'signIn', values: { username, credential: JSON.stringify(credential), session: challenge.session ?? '' } });
        return;
      } catch (error) {
        // Only a renewal asks again: whatever else has ended it, the form is there.
        if (!renewal.signal.aborted) throw error;
      } finally {
        cancelTimer();
        unmark();
      }
    }
  }
}

/** Lets the browser offer passkeys in the field of the user name. Returns what takes it back. */
function mark(form: HTMLFormElement): () => void {
  const field = form.elements.namedItem('username');
  if (!(field instanceof HTMLInputElement)) return () => undefined;
  const before = field.autocomplete;
  field.autocomplete = 'username webauthn';
  return () => { field.autocomplete = before; };
}
