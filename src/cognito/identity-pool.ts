import {
  CognitoIdentityClient, CognitoIdentityServiceException, GetCredentialsForIdentityCommand, GetIdCommand, type CognitoIdentityClientConfig,
} from '@aws-sdk/client-cognito-identity';
import { AuthError } from '../core/errors.js';

/** AWS credentials that end by themselves, in the shape of the AWS SDK's `AwsCredentialIdentity`. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  /** Who this is in the identity pool (`<region>:<uuid>`). */
  readonly identityId: string;
}

export interface IdentityPool {
  /** `<region>:<uuid>`. */
  readonly identityPoolId: string;
  /** A full URL in place of AWS's own. */
  readonly endpoint?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface IdentityRequest {
  /** Provider → token (an ID token of the user pool); without it the caller is a guest. */
  readonly logins?: Record<string, string> | undefined;
  /** An identity that is known already, as a guest keeps one. */
  readonly identityId?: string | undefined;
  /** One of the roles that the token or the pool's rules allow. */
  readonly customRoleArn?: string | undefined;
}

/** `<region>:<uuid>`. */
export const IDENTITY_POOL_ID = /^[\w-]+:[0-9a-f-]+$/;

export interface IssuedCredentials {
  readonly credentials: AwsCredentials;
  /** When they were issued by AWS's own clock, in milliseconds; undefined where the answer does not say. */
  readonly issuedAt: number | undefined;
}

/**
 * The enhanced flow: GetId where no identity is known, then GetCredentialsForIdentity. The SDK tries three times.
 * @throws {AuthError} named as the service's exception, or NetworkError when it could not be reached
 */
export async function fetchCredentials(pool: IdentityPool, { logins: Logins, identityId, customRoleArn: CustomRoleArn }: IdentityRequest): Promise<IssuedCredentials> {
  const client = new CognitoIdentityClient(clientConfig(pool));
  let date = '';
  client.middlewareStack.add((next) => async (request) => {
    const result = await next(request);
    ({ headers: { date = '' } = {} } = result.response as { headers?: { date?: string } });
    return result;
  }, { step: 'deserialize', name: 'dateOfAnswer' });
  try {
    const IdentityId = identityId ?? (await client.send(new GetIdCommand({ IdentityPoolId: pool.identityPoolId, Logins }))).IdentityId;
    const answer = await client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins, CustomRoleArn }));
    return { credentials: read(answer.IdentityId ?? IdentityId, answer.Credentials), issuedAt: Date.parse(date) || undefined };
  } catch (thrown) {
    throw errorOf(thrown, pool);
  } finally {
    client.destroy();
  }
}

interface ServiceCredentials {
  AccessKeyId?: string | undefined;
  SecretKey?: string | undefined;
  SessionToken?: string | undefined;
  Expiration?: Date | undefined;
}

function read(identityId: string | undefined, { AccessKeyId, SecretKey, SessionToken, Expiration }: ServiceCredentials = {}): AwsCredentials {
  if (!identityId || !AccessKeyId || !SecretKey || !SessionToken || !Expiration) throw new AuthError('ServiceError', 'The identity pool answered without credentials');
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken, expiration: Expiration, identityId };
}

function errorOf(thrown: unknown, { endpoint, identityPoolId }: IdentityPool): AuthError {
  if (thrown instanceof AuthError) return thrown;
  if (thrown instanceof CognitoIdentityServiceException) return new AuthError(thrown.name, thrown.message, { status: thrown.$metadata.httpStatusCode, cause: thrown });
  return new AuthError('NetworkError', `No answer from ${endpoint ?? `the identity pool ${identityPoolId}`}`, { cause: thrown });
}

const clientConfig = ({ identityPoolId, endpoint, fetch }: IdentityPool): CognitoIdentityClientConfig => ({
  region: identityPoolId.split(':')[0]!,
  ...(endpoint && { endpoint }),
  ...(fetch && { requestHandler: handlerOf(fetch) }),
});

/** Sends the SDK's requests by a fetch of the page's own. */
function handlerOf(fetch: typeof globalThis.fetch): NonNullable<CognitoIdentityClientConfig['requestHandler']> {
  return {
    async handle({ protocol, hostname, port, path, method, headers, body }: HttpRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
      const { host: _host, ...sent } = headers;
      const response = await fetch(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`, {
        method, headers: sent, body: body ?? null, ...(abortSignal && { signal: abortSignal }), credentials: 'omit', cache: 'no-store',
      });
      return { response: { statusCode: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) } };
    },
  } as NonNullable<CognitoIdentityClientConfig['requestHandler']>;
}

interface HttpRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: BodyInit;
}
