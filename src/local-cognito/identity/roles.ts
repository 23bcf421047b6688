/** Which role an identity gets: the pool's own, the token's, or one by rules on claims. */
import { ambiguousRole, noRole, roleForbidden } from './faults.js';
import type { Claims } from '../jwt.js';
import type { IdentityPoolConfig, RoleRule } from './config.js';
import type { Login } from './logins.js';

/**
 * @param customRole CustomRoleArn: one of those that the token or the rules allow
 * @throws {CognitoFault} InvalidIdentityPoolConfigurationException where there is no role, NotAuthorizedException where one is denied
 */
export function roleFor({ roles, mappings }: IdentityPoolConfig, logins: readonly Login[], customRole?: string): string {
  const [login] = logins;
  if (!login) {
    if (customRole !== undefined && customRole !== roles.unauthenticated) throw roleForbidden(customRole);
    return roles.unauthenticated ?? fail();
  }
  const mapping = mappings.get(`${login.provider.name}:${login.provider.clientId}`);
  const offered = mapping?.type === 'Rules' ? mapping.rules.filter((rule) => holds(rule, login.claims)).map(({ role }) => role) : tokenRoles(login.claims);
  if (customRole !== undefined) {
    if (mapping ? !offered.includes(customRole) : customRole !== roles.authenticated) throw roleForbidden(customRole);
    return customRole;
  }
  if (!mapping) return roles.authenticated ?? fail();
  const preferred = mapping.type === 'Rules' ? offered[0] : preferredRole(login.claims);
  if (preferred !== undefined) return preferred;
  if (mapping.ambiguous === 'Deny') throw ambiguousRole();
  return roles.authenticated ?? fail();
}

const fail = (): never => { throw noRole(); };

const tokenRoles = ({ 'cognito:roles': roles }: Claims): string[] => (Array.isArray(roles) ? roles.map(String) : []);

/** The one that the token prefers, else its only one: of several none is better than another. */
function preferredRole(claims: Claims): string | undefined {
  const { 'cognito:preferred_role': preferred } = claims;
  if (typeof preferred === 'string') return preferred;
  const roles = tokenRoles(claims);
  return roles.length === 1 ? roles[0] : undefined;
}

/** A claim that is a list (groups) holds by any of its members; a claim that is not there matches nothing. */
function holds({ claim, match, value }: RoleRule, claims: Claims): boolean {
  const found = claims[claim];
  if (found === undefined || found === null) return false;
  const members = (Array.isArray(found) ? found : [found]).map((member: unknown) => (typeof member === 'string' ? member : JSON.stringify(member)));
  switch (match) {
    case 'Equals': return members.includes(value);
    case 'NotEqual': return !members.includes(value);
    case 'Contains': return members.some((member) => member.includes(value));
    case 'StartsWith': return members.some((member) => member.startsWith(value));
  }
}
