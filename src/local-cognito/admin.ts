/** What an administrator does to users: the semantics of Cognito's Admin* operations, without AWS credentials. */
import { sendCode } from './codes.js';
import { forgetDevice } from './devices.js';
import { send } from './delivery.js';
import { invalidParameter, notAuthorized, resourceNotFound, userNotFound } from './errors.js';
import { setPassword, setTemporaryPassword } from './passwords.js';
import { checkPassword, generatePassword } from './policy.js';
import { removeUser, signOutEverywhere } from './removal.js';
import { checkAttributes } from './schema.js';
import { countGuess } from './throttle.js';
import { attributeList, attributeRecord, createUser, findUser, verifiedContact, type AttributeType } from './users.js';
import type { Pool } from './pool.js';
import type { User, UserStatus } from './state.js';

export interface AdminUser {
  Username: string;
  Attributes: AttributeType[];
  /** Epoch seconds, as on the wire. */
  UserCreateDate: number;
  UserLastModifiedDate: number;
  Enabled: boolean;
  UserStatus: UserStatus;
}

export interface CreateUserInput {
  Username: string;
  UserAttributes?: AttributeType[];
  TemporaryPassword?: string;
  /** SUPPRESS sends no invitation. */
  MessageAction?: 'SUPPRESS';
}

export interface Admin {
  /** AdminCreateUser: an invited user, who must choose a password at the first sign-in. @throws UsernameExistsException, InvalidPasswordException */
  createUser(poolId: string, input: CreateUserInput): Promise<AdminUser>;
  /** AdminSetUserPassword: a password for good, or a temporary one. @throws UserNotFoundException, InvalidPasswordException */
  setUserPassword(poolId: string, username: string, password: string, options?: { Permanent?: boolean }): Promise<void>;
  /** AdminResetUserPassword: the password no longer works and a reset code is sent. @throws UserNotFoundException, InvalidParameterException */
  resetUserPassword(poolId: string, username: string): Promise<void>;
  /** AdminConfirmSignUp: confirms without a code; verifies no address. @throws UserNotFoundException, NotAuthorizedException */
  confirmSignUp(poolId: string, username: string): Promise<void>;
  /** AdminDisableUser: no sign-in any more, and every token is revoked. @throws UserNotFoundException */
  disableUser(poolId: string, username: string): Promise<void>;
  /** AdminEnableUser. @throws UserNotFoundException */
  enableUser(poolId: string, username: string): Promise<void>;
  /** AdminDeleteUser. @throws UserNotFoundException */
  deleteUser(poolId: string, username: string): Promise<void>;
  /** AdminGetUser. @throws UserNotFoundException */
  getUser(poolId: string, username: string): Promise<AdminUser>;
  /** ListUsers. @throws ResourceNotFoundException */
  listUsers(poolId: string): Promise<AdminUser[]>;
  /** AdminAddUserToGroup: tokens issued from now on name the group. @throws UserNotFoundException */
  addUserToGroup(poolId: string, username: string, group: string): Promise<void>;
  /** AdminRemoveUserFromGroup. @throws UserNotFoundException */
  removeUserFromGroup(poolId: string, username: string, group: string): Promise<void>;
  /** AdminForgetDevice. @throws UserNotFoundException, ResourceNotFoundException */
  forgetDevice(poolId: string, username: string, deviceKey: string): Promise<void>;
  /** AdminUserGlobalSignOut: revokes every token. @throws UserNotFoundException */
  globalSignOut(poolId: string, username: string): Promise<void>;
}

/** @param enter gives a pool once the service is ready, and keeps what changed afterwards */
export function createAdmin(enter: <T>(run: (pools: ReadonlyMap<string, Pool>) => Promise<T> | T) => Promise<T>): Admin {
  const inPool = <T>(poolId: string, run: (pool: Pool) => Promise<T> | T): Promise<T> => enter((pools) => {
    const pool = pools.get(poolId);
    if (!pool) throw resourceNotFound(`User pool ${poolId} does not exist.`);
    return run(pool);
  });
  const withUser = <T>(poolId: string, username: string, run: (pool: Pool, user: User) => Promise<T> | T): Promise<T> => inPool(poolId, (pool) => {
    const user = findUser(pool, username);
    if (!user) throw userNotFound();
    return run(pool, user);
  });

  return {
    createUser: (poolId, input) => inPool(poolId, (pool) => invite(pool, input)),
    setUserPassword: (poolId, username, password, { Permanent = false } = {}) => withUser(poolId, username, async (pool, user) => {
      if (!Permanent) return setTemporaryPassword(pool, user, password);
      await setPassword(pool, user, password);
      user.status = 'CONFIRMED';
      countGuess(pool, 'password', user.username, true);
    }),
    resetUserPassword: (poolId, username) => withUser(poolId, username, (pool, user) => {
      if (user.status === 'FORCE_CHANGE_PASSWORD') throw notAuthorized('User password cannot be reset in the current state.');
      const attribute = verifiedContact(user, pool.config.recovery);
      if (!attribute) throw invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number');
      user.status = 'RESET_REQUIRED';
      signOutEverywhere(pool, user);
      sendCode(pool, user, 'reset-password', attribute, user.attributes[attribute] ?? '');
    }),
    confirmSignUp: (poolId, username) => withUser(poolId, username, (pool, user) => {
      if (user.status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
      user.status = 'CONFIRMED';
      user.codes = {};
      user.modifiedAt = pool.clock.now();
    }),
    disableUser: (poolId, username) => withUser(poolId, username, (pool, user) => {
      user.enabled = false;
      signOutEverywhere(pool, user);
    }),
    enableUser: (poolId, username) => withUser(poolId, username, (_pool, user) => { user.enabled = true; }),
    deleteUser: (poolId, username) => withUser(poolId, username, removeUser),
    getUser: (poolId, username) => withUser(poolId, username, (_pool, user) => adminUser(user)),
    listUsers: (poolId) => inPool(poolId, (pool) => pool.state.users.map(adminUser)),
    addUserToGroup: (poolId, username, group) => withUser(poolId, username, (_pool, user) => { user.groups = [...new Set([...user.groups ?? [], group])]; }),
    removeUserFromGroup: (poolId, username, group) => withUser(poolId, username, (_pool, user) => { user.groups = user.groups?.filter((name) => name !== group); }),
    forgetDevice: (poolId, username, key) => withUser(poolId, username, (pool, user) => { forgetDevice(pool, user, key); }),
    globalSignOut: (poolId, username) => withUser(poolId, username, signOutEverywhere),
  };
}

async function invite(pool: Pool, { Username, UserAttributes, TemporaryPassword, MessageAction }: CreateUserInput): Promise<AdminUser> {
  const attributes = attributeRecord(UserAttributes);
  checkAttributes(pool.config.schema, attributes);
  const password = TemporaryPassword ?? generatePassword(pool.config.policy, pool.random);
  checkPassword(pool.config.policy, password);
  const user = createUser(pool, Username, attributes, 'FORCE_CHANGE_PASSWORD');
  await setTemporaryPassword(pool, user, password);
  const attribute = (['email', 'phone_number'] as const).find((name) => user.attributes[name]);
  if (attribute && MessageAction !== 'SUPPRESS') send(pool, user, 'invitation', attribute, user.attributes[attribute] ?? '', { code: password });
  return adminUser(user);
}

const adminUser = (user: User): AdminUser => ({
  Username: user.username,
  Attributes: attributeList(user),
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.modifiedAt / 1000,
  Enabled: user.enabled,
  UserStatus: user.status,
});
