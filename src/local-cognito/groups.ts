/** Groups of a user pool: CreateGroup's keys, and the roles that a token names because of them. */
import type { Reader } from './config-reader.js';
import type { Pool } from './pool.js';
import type { User } from './state.js';

export interface Group {
  name: string;
  roleArn: string | undefined;
  /** The lower, the more it counts; Infinity where none is given. */
  precedence: number;
}

export function readGroup(reader: Reader): Group {
  const group = reader.object(['GroupName', 'Description', 'RoleArn', 'Precedence']);
  return {
    name: group.at('GroupName').text(),
    roleArn: group.get('RoleArn', (arn) => arn.text(/^arn:/), undefined),
    precedence: group.get('Precedence', (number) => number.integer(0, 2 ** 31 - 1), Infinity),
  };
}

/** Claims of the ID token: the roles of the user's groups, and the one that counts most, where one alone does. */
export function roleClaims({ config: { groups } }: Pool, { groups: memberOf = [] }: User): Record<string, unknown> {
  const held = groups.flatMap(({ name, roleArn, precedence }) => (roleArn !== undefined && memberOf.includes(name) ? [{ roleArn, precedence }] : []));
  if (held.length === 0) return {};
  const first = Math.min(...held.map(({ precedence }) => precedence));
  const preferred = [...new Set(held.filter(({ precedence }) => precedence === first).map(({ roleArn }) => roleArn))];
  return {
    'cognito:roles': [...new Set(held.map(({ roleArn }) => roleArn))],
    ...(preferred.length === 1 && { 'cognito:preferred_role': preferred[0] }),
  };
}
