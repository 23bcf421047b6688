/** What a browser does with passkeys: one ceremony at a time for all elements of the page, its failures in this library's words. */
import { AuthError } from '../../core/errors.js';
import { toCreationOptions, toJson, toRequestOptions } from './json.js';

/** Browsers answer at once; an extension in between may never. In milliseconds. */
const CAPABILITY_LIMIT = 100;

let running: AbortController | undefined;

/** Ends the ceremony before, whichever element began it: a browser knows one at a time only. */
function begin(signal: AbortSignal | undefined): AbortSignal {
  running?.abort();
  running = new AbortController();
  return signal ? AbortSignal.any([running.signal, signal]) : running.signal;
}

const NAMES: Readonly<Record<string, string>> = {
  // One name for cancelled, timed out and not found: browsers do not tell which.
  NotAllowedError: 'PasskeyNotUsedError',
  InvalidStateError: 'PasskeyExistsError',
  NotSupportedError: 'PasskeyUnsupportedError',
  ConstraintError: 'PasskeyUnsupportedError',
  SecurityError: 'PasskeySiteError',
};

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

/** Asks the browser what it can; false too where it does not say so in time. */
async function can(capability: 'isConditionalMediationAvailable' | 'isUserVerifyingPlatformAuthenticatorAvailable'): Promise<boolean> {
  if (!knowsPasskeys()) return false;
  const ask = (PublicKeyCredential as Partial<typeof PublicKeyCredential>)[capability];
  const late = new Promise<false>((resolve) => { setTimeout(resolve, CAPABILITY_LIMIT, false); });
  return Promise.race([ask?.call(PublicKeyCredential).catch(() => false) ?? false, late]);
}

/** Whether a passkey can be offered where a user name is filled in. */
export const canAutofill = (): Promise<boolean> => can('isConditionalMediationAvailable');

/** Whether this device can keep a passkey itself. */
export const hasOwnAuthenticator = (): Promise<boolean> => can('isUserVerifyingPlatformAuthenticatorAvailable');

async function hold(signal: AbortSignal, ceremony: () => Promise<Credential | null>): Promise<object> {
  try {
    const credential = await ceremony();
    if (!credential) throw new AuthError('PasskeyNotUsedError', 'The browser gave no credential.');
    return toJson(credential as PublicKeyCredential);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DOMException)) throw error;
    throw new AuthError(NAMES[error.name] ?? error.name, error.message, { cause: error });
  } finally {
    if (running?.signal === signal) running = undefined;
  }
}

const unsupported = (): AuthError => new AuthError('PasskeyUnsupportedError', 'This browser has no passkeys, or the page is not served over HTTPS.');

/**
 * Makes a passkey.
 * @throws {AuthError} PasskeyNotUsedError, PasskeyExistsError, PasskeyUnsupportedError, PasskeySiteError; the signal's reason once it is aborted
 */
export async function createCredential(options: PublicKeyCredentialCreationOptionsJSON, outer?: AbortSignal): Promise<object> {
  if (!knowsPasskeys()) throw unsupported();
  const signal = begin(outer);
  return hold(signal, () => navigator.credentials.create({ publicKey: toCreationOptions(options), signal }));
}

/**
 * Signs with a passkey.
 * @param mediation `conditional` waits for the person to choose one where the user name is filled in
 * @throws {AuthError} as createCredential
 */
export async function getCredential(options: PublicKeyCredentialRequestOptionsJSON, outer?: AbortSignal, mediation?: 'conditional'): Promise<object> {
  if (!knowsPasskeys()) throw unsupported();
  const signal = begin(outer);
  return hold(signal, () => navigator.credentials.get({ publicKey: toRequestOptions(options), signal, ...(mediation && { mediation }) }));
}
