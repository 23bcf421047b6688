import { invalidParameter, missingParameter, wrongCredentials } from '../errors.js';
import { setPassword } from '../passwords.js';
import { checkAttributes } from '../schema.js';
import { checkWritable, withResetVerification } from '../attributes.js';
import { refuseTakenAliases } from '../users.js';
import type { Challenge } from './challenge.js';
import type { Pool } from '../pool.js';
import type { User } from '../state.js';

const PREFIX = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED: an invited user chooses a password and fills in what the pool requires. */
export const newPasswordRequired: Challenge = {
  ask({ pool, login, user }) {
    const attributes = Object.fromEntries(Object.entries(user?.attributes ?? {}).filter(([name]) => name !== 'sub'));
    return {
      parameters: {
        USER_ID_FOR_SRP: user?.username ?? login,
        requiredAttributes: JSON.stringify(user ? missingAttributes(pool, user).map((name) => `${PREFIX}${name}`) : []),
        userAttributes: JSON.stringify(attributes),
      },
    };
  },

  async answer({ pool, client, user }, { responses }) {
    if (!user) throw wrongCredentials();
    const { NEW_PASSWORD: password } = responses;
    if (password === undefined || password === '') throw missingParameter('NEW_PASSWORD');
    const attributes = Object.fromEntries(Object.entries(responses)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]) => [name.slice(PREFIX.length), value]));
    const changed = Object.keys(attributes).filter((name) => user.attributes[name] !== attributes[name]);
    const provided = changed.find((name) => user.attributes[name]);
    if (provided !== undefined) throw invalidParameter(`Cannot modify an already provided ${provided}`);
    checkWritable(client, changed);
    checkAttributes(pool.config.schema, attributes);
    const missing = missingAttributes(pool, user).find((name) => !attributes[name]);
    if (missing !== undefined) throw invalidParameter(`Invalid user attributes: ${missing}: The attribute is required`);
    refuseTakenAliases(pool, attributes, user);
    await setPassword(pool, user, password);
    user.attributes = withResetVerification(user.attributes, attributes);
    user.status = 'CONFIRMED';
    return { shown: 'newPassword' };
  },
};

const missingAttributes = ({ config: { schema } }: Pool, user: User): string[] =>
  [...schema].filter(([name, { required }]) => required && name !== 'sub' && !user.attributes[name]).map(([name]) => name);
