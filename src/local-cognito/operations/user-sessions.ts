/** ListUserSessions, RevokeUserSession: the sign-ins of a user that are still good. */
import { sessionNotFound } from '../errors.js';
import { tokenOperation } from '../operation.js';
import { pageOf } from '../page.js';
import { describeAgent } from '../user-agent.js';
import { required, text } from '../validate.js';
import type { Pool } from '../pool.js';
import type { TokenFamily, User } from '../state.js';

const PAGE_SIZE = 20;

/** Of 28 letters and digits. */
const sessionIdOf = ({ id }: TokenFamily): string => `tkn${id.replaceAll('-', '').slice(0, 25)}`;

/** By the user agent; a page's own requests have none, but for the one that it has named its device by. */
const deviceTypeOf = ({ devices }: User, { userAgent, deviceKey }: TokenFamily): string =>
  describeAgent(userAgent) ?? describeAgent(devices?.find(({ key }) => key === deviceKey)?.name) ?? 'unknown';

const liveFamilies = ({ state, clock }: Pool, { username }: User): TokenFamily[] =>
  state.families.filter((family) => family.username === username && !family.revoked && clock.now() < family.expiresAt);

export const listUserSessions = tokenOperation({ NextToken: text({ min: 1 }) }, ({ pool, user, family: current }, { NextToken }) => {
  const { items, next } = pageOf(liveFamilies(pool, user), sessionIdOf, { size: PAGE_SIZE, token: NextToken });
  return {
    Sessions: items.map((family) => ({
      SessionId: sessionIdOf(family),
      SessionType: 'TOKEN',
      ClientId: family.clientId,
      CreateDate: family.authTime / 1000,
      LastActiveDate: (family.lastActiveAt ?? family.authTime) / 1000,
      DeviceType: deviceTypeOf(user, family),
      LastIPAddress: '127.0.0.1',
      IsCurrentSession: family === current,
    })),
    ...(next !== undefined && { NextToken: next }),
  };
});

export const revokeUserSession = tokenOperation({
  SessionId: required(text({ min: 1, max: 128 })), RevokeAssociatedSessions: text({ values: ['NONE', 'LINKED'] }),
}, ({ pool, user }, { SessionId }) => {
  const family = liveFamilies(pool, user).find((candidate) => sessionIdOf(candidate) === SessionId);
  if (!family) throw sessionNotFound();
  family.revoked = true;
  return {};
});
