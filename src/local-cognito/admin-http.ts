/** `POST /_local/admin/<AdminOperation>`: the admin as JSON, for pages and tests in a browser. */
import { attributes, deviceKey, password, username } from './shapes.js';
import { flag, required, text, validate } from './validate.js';
import type { Admin } from './admin.js';

type AdminOperation = (admin: Admin, body: unknown) => Promise<object>;

const poolMember = { UserPoolId: required(text({ min: 1, max: 55 })) };
const userMembers = { ...poolMember, Username: required(username) };

/** An operation that needs to know the user alone and answers nothing. */
const onUser = (call: (admin: Admin, poolId: string, name: string) => Promise<void>): AdminOperation => async (admin, body) => {
  const { UserPoolId, Username } = validate(userMembers, body);
  await call(admin, UserPoolId, Username);
  return {};
};

const onMembership = (call: (admin: Admin, poolId: string, name: string, group: string) => Promise<void>): AdminOperation => async (admin, body) => {
  const { UserPoolId, Username, GroupName } = validate({ ...userMembers, GroupName: required(text({ min: 1, max: 128 })) }, body);
  await call(admin, UserPoolId, Username, GroupName);
  return {};
};

export const adminOperations: Readonly<Record<string, AdminOperation>> = {
  async AdminCreateUser(admin, body) {
    const { UserPoolId, MessageAction, ...input } = validate({
      ...userMembers, UserAttributes: attributes, TemporaryPassword: password, MessageAction: text({ values: ['SUPPRESS'] }),
    }, body);
    return { User: await admin.createUser(UserPoolId, { ...input, ...(MessageAction && { MessageAction: 'SUPPRESS' }) }) };
  },
  async AdminSetUserPassword(admin, body) {
    const { UserPoolId, Username, Password, Permanent } = validate({ ...userMembers, Password: required(password), Permanent: flag }, body);
    await admin.setUserPassword(UserPoolId, Username, Password, { Permanent });
    return {};
  },
  AdminResetUserPassword: onUser((admin, pool, name) => admin.resetUserPassword(pool, name)),
  AdminConfirmSignUp: onUser((admin, pool, name) => admin.confirmSignUp(pool, name)),
  AdminDisableUser: onUser((admin, pool, name) => admin.disableUser(pool, name)),
  AdminEnableUser: onUser((admin, pool, name) => admin.enableUser(pool, name)),
  AdminDeleteUser: onUser((admin, pool, name) => admin.deleteUser(pool, name)),
  AdminAddUserToGroup: onMembership((admin, pool, name, group) => admin.addUserToGroup(pool, name, group)),
  AdminRemoveUserFromGroup: onMembership((admin, pool, name, group) => admin.removeUserFromGroup(pool, name, group)),
  async AdminForgetDevice(admin, body) {
    const { UserPoolId, Username, DeviceKey } = validate({ ...userMembers, DeviceKey: required(deviceKey) }, body);
    await admin.forgetDevice(UserPoolId, Username, DeviceKey);
    return {};
  },
  AdminUserGlobalSignOut: onUser((admin, pool, name) => admin.globalSignOut(pool, name)),
  async AdminGetUser(admin, body) {
    const { UserPoolId, Username } = validate(userMembers, body);
    const { Attributes, ...user } = await admin.getUser(UserPoolId, Username);
    return { ...user, UserAttributes: Attributes };
  },
  async ListUsers(admin, body) {
    const { UserPoolId } = validate(poolMember, body);
    return { Users: await admin.listUsers(UserPoolId) };
  },
};
