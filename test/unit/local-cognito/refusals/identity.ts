/** Identity pools: logins that prove nothing, guests, roles, identities of others. */
import { ADMIN_ROLE, GUEST_ROLE, HOUR, IDENTITIES, MAIN, MAIN_PROVIDER, MEMBER_ROLE, holds, newTokens, refused, signInByPassword, type Refusal, type World } from '../world.js';
import { forge } from './tokens.js';

const logins = (token: string): { Logins: Record<string, string> } => ({ Logins: { [MAIN_PROVIDER]: token } });

const getId = async (world: World, pool: keyof typeof IDENTITIES, token?: string): Promise<string> =>
  (await world.identity('GetId', { IdentityPoolId: IDENTITIES[pool], ...(token !== undefined && logins(token)) })).IdentityId ?? '';

const getCredentials = (world: World, IdentityId: string, token?: string, CustomRoleArn?: string) =>
  world.identity('GetCredentialsForIdentity', { IdentityId, ...(token !== undefined && logins(token)), CustomRoleArn });

/** Asks STS whose credentials these are; the signature is made by hand elsewhere, so what counts here is the role that was chosen. */
async function roleOf(world: World, pool: keyof typeof IDENTITIES, token?: string, customRole?: string): Promise<string> {
  const { IdentityId = '' } = await getCredentials(world, await getId(world, pool, token), token, customRole);
  holds(IdentityId !== '', 'credentials come with an identity');
  return IdentityId;
}

/** An ID token of a user in these groups. */
async function member(world: World, groups: readonly string[], attributes: Record<string, string> = {}): Promise<string> {
  const username = await world.newUser(MAIN, attributes);
  for (const group of groups) await world.local.admin.addUserToGroup(MAIN, username, group);
  return (await signInByPassword(world, username)).AuthenticationResult?.IdToken ?? '';
}

export const identityRefusals: Refusal[] = [
  {
    name: 'a login whose token is none, forged, an access token, of another client or another pool',
    async run(world) {
      const { id, access } = await newTokens(world);
      const { id: foreign } = await newTokens(world, 'other');
      const identity = await getId(world, 'members', id);
      for (const token of ['rubbish', forge(id, { sub: 'somebody' }), `${id.slice(0, id.lastIndexOf('.'))}.`, access, foreign]) {
        await refused(getId(world, 'members', token), 'NotAuthorizedException', 'Invalid login token');
        await refused(getCredentials(world, identity, token), 'NotAuthorizedException', 'Invalid login token');
      }
      await refused(getId(world, 'members', forge(id, { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' })), 'NotAuthorizedException', "Issuer doesn't match");
      const stranger = { IdentityPoolId: IDENTITIES.members, Logins: { 'accounts.google.com': id } };
      await refused(world.identity('GetId', stranger), 'NotAuthorizedException', 'Token is not from a supported provider');
      await getCredentials(world, identity, id);
    },
  },
  {
    name: 'a login whose token has expired',
    async run(world) {
      const { id } = await newTokens(world);
      const identity = await getId(world, 'members', id);
      world.clock.advance(HOUR - 10_000);
      await getCredentials(world, identity, id);
      world.clock.advance(10_000);
      await refused(getCredentials(world, identity, id), 'NotAuthorizedException', 'Token expired');
      await refused(getId(world, 'guests', id), 'NotAuthorizedException', 'Token expired');
    },
  },
  {
    name: 'a revoked token where the pool asks the user pool, and only there',
    async run(world) {
      const { id, refresh } = await newTokens(world);
      const identity = await getId(world, 'members', id);
      await getCredentials(world, identity, id);
      await world.call('RevokeToken', { ClientId: 'plain', Token: refresh });
      await refused(getCredentials(world, identity, id), 'NotAuthorizedException', 'revoked');
      await getCredentials(world, await getId(world, 'guests', id), id);
    },
  },
  {
    name: 'guests where they are not allowed, and what nobody has made',
    async run(world) {
      await refused(getId(world, 'members'), 'NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.');
      await getCredentials(world, await getId(world, 'guests'));
      const nobody = 'eu-west-1:00000000-0000-4000-8000-00000000ffff';
      await refused(world.identity('GetId', { IdentityPoolId: nobody }), 'ResourceNotFoundException', 'IdentityPool');
      await refused(getCredentials(world, nobody), 'ResourceNotFoundException', 'Identity');
      await refused(world.identity('GetId', {}), 'InvalidParameterException', 'identityPoolId');
      await refused(world.identity('GetDreams', {}), 'UnknownOperationException');
    },
  },
  {
    name: 'another\'s identity, with a login of one\'s own or with none',
    async run(world) {
      const [{ id: ada }, { id: grace }] = [await newTokens(world), await newTokens(world)];
      const identity = await getId(world, 'guests', ada);
      holds(identity === await getId(world, 'guests', ada), 'an identity is the same each time');
      holds(identity !== await getId(world, 'guests', grace), 'another user is another identity');
      await refused(getCredentials(world, identity), 'NotAuthorizedException', 'is forbidden');
      await refused(getCredentials(world, identity, grace), 'NotAuthorizedException', "Logins don't match");
      await getCredentials(world, identity, ada);
    },
  },
  {
    name: 'a guest who has signed in, once the identity is the user\'s; and leads one with an identity to that',
    async run(world) {
      const guest = await getId(world, 'guests');
      await getCredentials(world, guest);
      const { id } = await newTokens(world);
      holds((await getCredentials(world, guest, id)).IdentityId === guest, 'a guest who signs in keeps the identity');
      await refused(getCredentials(world, guest), 'NotAuthorizedException', 'is forbidden');
      const other = await getId(world, 'guests');
      holds((await getCredentials(world, other, id)).IdentityId === guest, 'the user has one identity only');
    },
  },
  {
    name: 'a role by token: none, or one of several that the token does not prefer',
    async run(world) {
      const admin = await member(world, ['admins']);
      await roleOf(world, 'byToken', admin);
      await roleOf(world, 'byToken', admin, ADMIN_ROLE);
      await refused(roleOf(world, 'byToken', admin, MEMBER_ROLE), 'NotAuthorizedException', 'Access to Role');
      await refused(roleOf(world, 'byToken', await member(world, ['readers'])), 'NotAuthorizedException', 'Role mapping');
      // Two groups of one precedence: no role is preferred, but each may be asked for.
      const both = await member(world, ['admins', 'members']);
      await refused(roleOf(world, 'byToken', both), 'NotAuthorizedException', 'Role mapping');
      await roleOf(world, 'byToken', both, MEMBER_ROLE);
    },
  },
  {
    name: 'a role by rules that no claim leads to',
    async run(world) {
      const [admin, blue, plain] = [await member(world, ['admins']), await member(world, [], { 'custom:team': 'blue' }), await member(world, [])];
      await roleOf(world, 'byRules', admin, ADMIN_ROLE);
      await roleOf(world, 'byRules', blue, MEMBER_ROLE);
      await refused(roleOf(world, 'byRules', blue, ADMIN_ROLE), 'NotAuthorizedException', 'Access to Role');
      await refused(roleOf(world, 'byRules', plain, MEMBER_ROLE), 'NotAuthorizedException', 'Access to Role');
      await roleOf(world, 'byRules', plain);
    },
  },
  {
    name: 'credentials of a pool without roles, and a custom role without a mapping',
    async run(world) {
      await refused(getCredentials(world, await getId(world, 'roleless')), 'InvalidIdentityPoolConfigurationException');
      const { id } = await newTokens(world);
      await refused(roleOf(world, 'guests', id, ADMIN_ROLE), 'NotAuthorizedException', 'Access to Role');
      await roleOf(world, 'guests', id, MEMBER_ROLE);
      await refused(roleOf(world, 'guests', undefined, MEMBER_ROLE), 'NotAuthorizedException', 'Access to Role');
      await roleOf(world, 'guests', undefined, GUEST_ROLE);
    },
  },
  {
    name: 'the classic flow where it is off, and a link that is not proven',
    async run(world) {
      const { id } = await newTokens(world);
      await refused(world.identity('GetOpenIdToken', { IdentityId: await getId(world, 'members', id), ...logins(id) }), 'InvalidParameterException', 'Basic (classic) flow is not enabled');
      const identity = await getId(world, 'guests', id);
      holds(((await world.identity('GetOpenIdToken', { IdentityId: identity, ...logins(id) })).Token ?? '').split('.').length === 3, 'the classic flow gives a token');
      const { id: stranger } = await newTokens(world);
      const unlink = (token: string) => world.identity('UnlinkIdentity', { IdentityId: identity, ...logins(token), LoginsToRemove: [MAIN_PROVIDER] });
      await refused(unlink(stranger), 'NotAuthorizedException', "Logins don't match");
      await unlink(id);
      holds(identity !== await getId(world, 'guests', id), 'an unlinked user gets another identity');
    },
  },
];
