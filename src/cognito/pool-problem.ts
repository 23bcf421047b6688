import { AuthError } from '../core/errors.js';
import { CLIENT_ID, isEndpoint, POOL_ID, REGION, type PoolConfig } from './pool.js';

const malformed = (name: string, value: string | undefined, example: string): string =>
  `${name} ${value ? `"${value}" is malformed` : 'is missing'}; it looks like ${example}`;

/** Says which value of a configuration is wrong and how it should look, where readPool could not read it (ConfigurationError). */
export function poolProblem({ userPoolId, userPoolClientId, region, endpoint }: PoolConfig): AuthError {
  const [, ownRegion = ''] = POOL_ID.exec(userPoolId ?? '') ?? [];
  const wrong = (): string => {
    if (!ownRegion) return malformed('user-pool-id', userPoolId, 'eu-west-1_Ab12Cd34E');
    if (!CLIENT_ID.test(userPoolClientId ?? '')) return malformed('user-pool-client-id', userPoolClientId, '4k5l6m7n8o9p0q1r2s3t4u5v6w');
    if (region && region !== ownRegion) return `region "${region}" contradicts user-pool-id "${userPoolId}"; leave the region out`;
    if (endpoint && !isEndpoint(endpoint)) return `user-pool-endpoint "${endpoint}" must be a full https: URL (http: for localhost only)`;
    if (!endpoint && !REGION.test(ownRegion)) return malformed('the region in user-pool-id', ownRegion, 'eu-west-1');
    return 'the user pool cannot be read';
  };
  return new AuthError('ConfigurationError', wrong());
}
