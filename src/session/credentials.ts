import { fetchCredentials, IDENTITY_POOL_ID, type AwsCredentials, type IssuedCredentials } from '../cognito/identity-pool.js';
import { readClaims } from '../cognito/jwt.js';
import type { Tokens } from '../cognito/tokens.js';
import { systemClock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import { AuthCredentialsChangedEvent } from '../events/credentials-changed-event.js';
import type { Auth } from './auth.js';
import type { Workbench } from './commands/workbench.js';

export type { AwsCredentials };

export interface CredentialsOptions {
  /** Asks for new ones although the old are good. */
  readonly forceRefresh?: boolean;
  /** A role in place of the one that the identity pool chooses. */
  readonly customRoleArn?: string | undefined;
}

/** Credentials this close to their end are renewed, in milliseconds: as the AWS SDK does. */
const MARGIN = 5 * 60_000;

/** Says that a guest's identity of before is no longer worth anything. */
const LOST_IDENTITY = new Set(['ResourceNotFoundException', 'NotAuthorizedException', 'InvalidParameterException']);

/** The key of a guest's identity; aws-amplify v6 keeps it there too, so that a guest is the same to both. */
const guestKey = (identityPoolId: string): string => `com.amplify.Cognito.${identityPoolId}.identityId`;

interface Kept {
  /** Pool, user and role that they are for. */
  readonly key: string;
  readonly credentials: AwsCredentials;
  /** Whose they are; undefined for a guest. */
  readonly tokens: Tokens | undefined;
  /** Milliseconds by which this device's clock is ahead of AWS's. */
  readonly clockDrift: number;
}

/** The AWS credentials of one session: asked for when they are needed, kept until five minutes before their end. */
class CredentialsKeeper {
  readonly #auth: Auth;
  #kept: Kept | undefined;
  #pending: { readonly key: string; readonly credentials: Promise<AwsCredentials> } | undefined;
  #bench: Workbench | undefined;

  constructor(auth: Auth) {
    this.#auth = auth;
    // Another user, or nobody: what the one before could do ends here, whichever tab it happened in.
    auth.addEventListener('auth-state-change', () => { if (this.#kept && !this.#isOf(this.#kept.tokens)) this.#drop(); });
  }

  async get({ forceRefresh = false, customRoleArn = this.#auth.config.customRoleArn }: CredentialsOptions = {}): Promise<AwsCredentials> {
    const { identityPoolId = '', identityPoolEndpoint: endpoint } = this.#auth.config;
    if (!IDENTITY_POOL_ID.test(identityPoolId)) {
      const problem = identityPoolId ? `"${identityPoolId}" is malformed` : 'is missing';
      throw new AuthError('ConfigurationError', `identity-pool-id ${problem}; it looks like eu-west-1:12345678-90ab-cdef-1234-567890abcdef`);
    }
    const bench = this.#bench ??= await this.#auth.workbench();
    const tokens = await tokensOf(bench);
    const key = JSON.stringify([identityPoolId, endpoint, tokens?.username, customRoleArn]);
    if (!forceRefresh && this.#kept?.key === key && this.#isGood(this.#kept)) return this.#kept.credentials;
    if (this.#pending?.key === key) return this.#pending.credentials;
    const credentials = this.#renew(bench, tokens, key, customRoleArn).finally(() => { if (this.#pending?.credentials === credentials) this.#pending = undefined; });
    this.#pending = { key, credentials };
    return credentials;
  }

  async #renew(bench: Workbench, tokens: Tokens | undefined, key: string, customRoleArn: string | undefined): Promise<AwsCredentials> {
    const { credentials, issuedAt } = await (tokens ? askAsUser(bench, tokens, customRoleArn) : askAsGuest(bench, customRoleArn));
    // Signed out, or another user, while the answer was on its way: it is nobody's any more.
    if (!this.#isOf(tokens)) return this.get({ customRoleArn });
    this.#kept = { key, credentials, tokens, clockDrift: issuedAt === undefined ? (tokens?.clockDrift ?? 0) * 1000 : this.#now - issuedAt };
    this.#tell(credentials);
    return credentials;
  }

  /** Whether the session is still this user's, or still nobody's. */
  #isOf(tokens: Tokens | undefined): boolean {
    return this.#bench?.keeper.tokens?.username === tokens?.username;
  }

  #isGood({ credentials: { expiration }, clockDrift }: Kept): boolean {
    return expiration.getTime() - (this.#now - clockDrift) > MARGIN;
  }

  get #now(): number { return (this.#auth.config.clock ?? systemClock).now(); }

  #drop(): void {
    this.#kept = undefined;
    this.#tell(undefined);
  }

  /** One event object cannot be at the element that leads and at the session. */
  #tell(credentials: AwsCredentials | undefined): void {
    const { identityId, expiration } = credentials ?? {};
    for (const target of [this.#auth.stages[0], this.#auth]) target?.dispatchEvent(new AuthCredentialsChangedEvent({ identityId, expiration }));
  }
}

/** Fresh tokens; undefined when nobody is signed in. What else fails is no reason to go on as a guest. */
async function tokensOf({ keeper }: Workbench): Promise<Tokens | undefined> {
  try {
    return await keeper.get();
  } catch (error) {
    if (AuthError.from(error).name === 'NotSignedInError') return undefined;
    throw error;
  }
}

const poolOf = ({ config: { identityPoolId = '', identityPoolEndpoint: endpoint, fetch } }: Workbench): Parameters<typeof fetchCredentials>[0] =>
  ({ identityPoolId, endpoint, fetch });

function askAsUser(bench: Workbench, { idToken }: Tokens, customRoleArn: string | undefined): Promise<IssuedCredentials> {
  // The issuer without its scheme is the name that identity pools give the user pool, in every partition.
  const provider = (readClaims(idToken)?.iss ?? '').replace('https://', '');
  return fetchCredentials(poolOf(bench), { logins: { [provider]: idToken }, customRoleArn });
}

/** A guest who comes again is the same guest. */
async function askAsGuest(bench: Workbench, customRoleArn: string | undefined): Promise<IssuedCredentials> {
  const pool = poolOf(bench);
  const name = guestKey(pool.identityPoolId);
  const identityId = bench.storage.getItem(name) ?? undefined;
  const ask = async (known?: string): Promise<IssuedCredentials> => {
    const issued = await fetchCredentials(pool, { identityId: known, customRoleArn });
    remember(bench, name, issued.credentials.identityId);
    return issued;
  };
  if (!identityId) return ask();
  return ask(identityId).catch((error: unknown) => {
    if (!LOST_IDENTITY.has(AuthError.from(error).name)) throw error;
    bench.storage.removeItem(name);
    return ask();
  });
}

/** A full storage costs the guest's identity at the next visit, and nothing now. */
function remember({ storage }: Workbench, name: string, identityId: string): void {
  try {
    storage.setItem(name, identityId);
  } catch (error) {
    console.debug('auth-elements: the guest identity is not kept:', error);
  }
}

const keepers = new WeakMap<Auth, CredentialsKeeper>();

/** The credentials of a session, from memory while they are good. */
export function getCredentials(auth: Auth, options?: CredentialsOptions): Promise<AwsCredentials> {
  let keeper = keepers.get(auth);
  if (!keeper) keepers.set(auth, keeper = new CredentialsKeeper(auth));
  return keeper.get(options);
}

/**
 * The same for a client of the AWS SDK. The SDK keeps what it is given until five minutes before its end; so this end is never
 * further away, and the client asks again for each request: a sign-out or another user counts at once, and costs no request.
 */
export async function provideCredentials(auth: Auth): Promise<AwsCredentials> {
  const credentials = await getCredentials(auth);
  const { clock = systemClock } = auth.config;
  return { ...credentials, expiration: new Date(Math.min(credentials.expiration.getTime(), clock.now() + MARGIN - 1)) };
}
