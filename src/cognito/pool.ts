export interface PoolConfig {
  /** As the console shows it: `<region>_<name>`. */
  userPoolId?: string | undefined;
  /** The app client's id; the client must have no secret, for a page cannot keep one. */
  userPoolClientId?: string | undefined;
  /** Needed nowhere, for the pool's id says it; where given it must say the same. */
  region?: string | undefined;
  /** Full URL to send requests to in place of AWS: a proxy or a local Cognito. */
  endpoint?: string | undefined;
}

export interface Pool {
  userPoolId: string;
  clientId: string;
  region: string;
  /** The part after the underscore: the name under which SRP hashes. */
  poolName: string;
  endpoint: string;
  /** The `iss` claim of this pool's tokens when AWS signs them. */
  issuer: string;
}

/** Domains of the AWS partitions other than the public one, by the beginning of their regions' names. */
const PARTITIONS: readonly (readonly [regionPrefix: string, domain: string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
];

export const POOL_ID = /^(?=.{1,55}$)([\w-]+)_([0-9a-zA-Z]+)$/;
export const CLIENT_ID = /^[\w+]{1,128}$/;
/** Local servers name their pools freely (`local_1`); only an address at AWS needs a real region. */
export const REGION = /^[a-z]+(-[a-z]+)+-\d+$/;

/** Whether requests may go there: `https:`, or `http:` on this machine. */
export const isEndpoint = (url: string): boolean =>
  URL.canParse(url) && /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(new URL(url).origin);

/** Reads what a page says of its user pool and derives the rest from it; undefined when it cannot be right (pool-problem.ts tells why). */
export function readPool({ userPoolId = '', userPoolClientId = '', region, endpoint }: PoolConfig): Pool | undefined {
  const [, ownRegion = '', poolName = ''] = POOL_ID.exec(userPoolId) ?? [];
  const isReachable = endpoint ? isEndpoint(endpoint) : REGION.test(ownRegion);
  if (!poolName || !CLIENT_ID.test(userPoolClientId) || (region && region !== ownRegion) || !isReachable) return undefined;
  const domain = PARTITIONS.find(([prefix]) => ownRegion.startsWith(prefix))?.[1] ?? 'amazonaws.com';
  const service = `https://cognito-idp.${ownRegion}.${domain}/`;
  return { userPoolId, clientId: userPoolClientId, region: ownRegion, poolName, endpoint: endpoint ? new URL(endpoint).href : service, issuer: service + userPoolId };
}
