import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLocalCognito, type LocalCognitoConfig, type Message } from '../../../src/local-cognito/index.js';
import { defaultConfig } from '../../../src/local-cognito/default-config.js';

const config: LocalCognitoConfig = {
  userPools: [{
    Id: 'eu-west-1_Local', UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'],
    clients: [{ ClientId: 'web', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    users: [{ Username: 'ada@example.com', UserAttributes: [{ Name: 'name', Value: 'Ada' }], Password: 'Analytical-1843' }],
  }],
};

const POOL = 'eu-west-1_Local';

async function call(local: ReturnType<typeof createLocalCognito>, operation: string, body: object) {
  const response = await local.fetch('http://local.test/', {
    method: 'POST', body: JSON.stringify(body), headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
  });
  return { response, body: await response.json() as Record<string, unknown> };
}

const signIn = async (local: ReturnType<typeof createLocalCognito>, USERNAME = 'ada@example.com', PASSWORD = 'Analytical-1843') =>
  (await call(local, 'InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'web', AuthParameters: { USERNAME, PASSWORD } })).body;

function memory(initial?: unknown) {
  let kept = initial === undefined ? undefined : JSON.stringify(initial);
  return { load: () => (kept === undefined ? undefined : JSON.parse(kept) as unknown), save: (state: unknown) => { kept = JSON.stringify(state); }, text: () => kept ?? '' };
}

test('a fault is HTTP 400 with a type, a message, a request id, and open to every origin', async () => {
  const { response, body } = await call(createLocalCognito(config), 'InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'web', AuthParameters: { USERNAME: 'ada@example.com', PASSWORD: 'x' } });
  assert.equal(response.status, 400);
  assert.deepEqual(body, { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' });
  assert.equal(response.headers.get('x-amzn-errortype'), 'NotAuthorizedException:');
  assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.match(response.headers.get('access-control-expose-headers') ?? '', /x-amzn-errortype/);
});

test('a preflight is answered', async () => {
  const response = await createLocalCognito(config).fetch('http://local.test/', { method: 'OPTIONS' });
  assert.equal(response.status, 204);
  assert.match(response.headers.get('access-control-allow-headers') ?? '', /x-amz-target/);
});

test('a body that is not JSON, and a path that nothing answers', async () => {
  const local = createLocalCognito(config);
  const broken = await local.fetch('http://local.test/', { method: 'POST', body: '{', headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' } });
  assert.equal((await broken.json() as { __type: string }).__type, 'SerializationException');
  const untargeted = await local.fetch('http://local.test/', { method: 'POST', body: '{}' });
  assert.equal((await untargeted.json() as { __type: string }).__type, 'UnknownOperationException');
  const lost = await local.fetch('http://local.test/eu-west-1_Other/.well-known/jwks.json');
  assert.equal(lost.status, 400);
});

test('tokens are signed by the key set that the discovery document names', async () => {
  const local = createLocalCognito(config);
  const discovery = await (await local.fetch(`http://local.test:9229/${POOL}/.well-known/openid-configuration`)).json() as { issuer: string; jwks_uri: string };
  assert.deepEqual(discovery.issuer, `https://cognito-idp.eu-west-1.amazonaws.com/${POOL}`);
  const { keys: [key] } = await (await local.fetch(discovery.jwks_uri)).json() as { keys: (JsonWebKey & { kid: string })[] };
  const { AuthenticationResult } = await signIn(local) as { AuthenticationResult: { IdToken: string } };
  const [header = '', payload = '', signature = ''] = AuthenticationResult.IdToken.split('.');
  assert.equal((JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid, key?.kid);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('jwk', key as JsonWebKey, algorithm, false, ['verify']);
  const verify = (text: string) => crypto.subtle.verify(algorithm.name, imported, Buffer.from(signature, 'base64url'), Buffer.from(text));
  assert.equal(await verify(`${header}.${payload}`), true);
  assert.equal(await verify(`${header}.${payload}x`), false);
});

test('an aborted request is refused like one of fetch, before it has had an effect', async () => {
  const local = createLocalCognito(config);
  const signUp = (signal: AbortSignal) => local.fetch('http://local.test/', {
    method: 'POST', signal, headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
    body: JSON.stringify({ ClientId: 'web', Username: 'new@example.com', Password: 'Difference-1822' }),
  });
  await assert.rejects(signUp(AbortSignal.abort()), { name: 'AbortError' });
  assert.equal(local.inbox.length, 0);
  const controller = new AbortController();
  const pending = signUp(controller.signal);
  controller.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  assert.equal((await call(local, 'SignUp', { ClientId: 'web', Username: 'other@example.com', Password: 'Difference-1822' })).response.status, 200);
});

test('a sign-in is listed by system and browser, as its last request for tokens has named them', async () => {
  const local = createLocalCognito(config);
  const as = async (agent: string | undefined, operation: string, body: object) => {
    const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`, ...(agent !== undefined && { 'user-agent': agent }) };
    return (await local.fetch('http://local.test/', { method: 'POST', body: JSON.stringify(body), headers })).json() as Promise<{ AuthenticationResult: { AccessToken: string; RefreshToken: string }; Sessions: { SessionId: string; DeviceType: string }[] }>;
  };
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0';
  const { AuthenticationResult: { AccessToken, RefreshToken } } = await as(FIREFOX, 'InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'web', AuthParameters: { USERNAME: 'ada@example.com', PASSWORD: 'Analytical-1843' } });
  const sessions = async () => (await as('curl/8.5.0', 'ListUserSessions', { AccessToken })).Sessions;
  const [session] = await sessions();
  assert.match(session?.SessionId ?? '', /^tkn[a-z0-9]{25}$/);
  assert.equal(session?.DeviceType, 'Linux, Firefox');
  for (const [agent, named] of [[EDGE, 'Windows, Edge'], ['curl/8.5.0', 'unknown'], [undefined, 'unknown']] as const) {
    await as(agent, 'InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: 'web', AuthParameters: { REFRESH_TOKEN: RefreshToken } });
    assert.deepEqual((await sessions()).map(({ DeviceType }) => DeviceType), [named]);
  }
});

test('the inbox: codes oldest first, for one address, emptied; each is told as it is delivered', async () => {
  const told: Message[] = [];
  const local = createLocalCognito(config, { onMessage: (message) => told.push(message), clock: { now: () => 1000 } });
  for (const Username of ['a@example.com', 'b@example.com']) await call(local, 'SignUp', { ClientId: 'web', Username, Password: 'Analytical-1843' });
  const inbox = async (query = '') => (await local.fetch(`http://local.test/_local/inbox${query}`)).json() as Promise<Message[]>;
  const [first, second] = await inbox();
  assert.deepEqual([first?.to, second?.to], ['a@example.com', 'b@example.com']);
  assert.deepEqual(first, { time: 1000, to: 'a@example.com', medium: 'EMAIL', purpose: 'sign-up', code: told[0]?.code });
  assert.deepEqual(await inbox('?to=b@example.com'), [second]);
  await local.fetch('http://local.test/_local/inbox', { method: 'DELETE' });
  assert.deepEqual(await inbox(), []);
  assert.equal(told.length, 2);
});

test('the admin over HTTP invites a user, and refuses what it cannot read', async () => {
  const local = createLocalCognito(config);
  const admin = async (operation: string, body: object) => {
    const response = await local.fetch(`http://local.test/_local/admin/${operation}`, { method: 'POST', body: JSON.stringify(body) });
    return await response.json() as { __type?: string; User?: { UserStatus: string }; UserStatus?: string; Users?: unknown[] };
  };
  assert.equal((await admin('AdminCreateUser', { UserPoolId: POOL, Username: 'grace@example.com' })).User?.UserStatus, 'FORCE_CHANGE_PASSWORD');
  const invitation = local.inbox.at(-1);
  assert.equal(invitation?.purpose, 'invitation');
  assert.equal((await signIn(local, 'grace@example.com', invitation.code)).ChallengeName, 'NEW_PASSWORD_REQUIRED');
  assert.equal((await admin('AdminSetUserPassword', { UserPoolId: POOL, Username: 'grace@example.com', Password: 'Compiler-1952', Permanent: true })).__type, undefined);
  assert.equal((await admin('AdminGetUser', { UserPoolId: POOL, Username: 'grace@example.com' })).UserStatus, 'CONFIRMED');
  assert.equal((await admin('ListUsers', { UserPoolId: POOL })).Users?.length, 2);
  assert.equal((await admin('AdminGetUser', { UserPoolId: POOL, Username: 'nobody' })).__type, 'UserNotFoundException');
  assert.equal((await admin('AdminGetUser', { UserPoolId: 'eu-west-1_Other', Username: 'ada@example.com' })).__type, 'ResourceNotFoundException');
  assert.equal((await admin('AdminCreateUser', { UserPoolId: POOL })).__type, 'InvalidParameterException');
  assert.equal((await admin('AdminMakeTea', {})).__type, 'UnknownOperationException');
});

test('a restart with a storage keeps users, codes, tokens and keys; the password is in none of it', async () => {
  const storage = memory();
  const before = createLocalCognito(config, { storage });
  await call(before, 'SignUp', { ClientId: 'web', Username: 'new@example.com', Password: 'Difference-1822' });
  const { AuthenticationResult } = await signIn(before) as { AuthenticationResult: { AccessToken: string; RefreshToken: string } };
  const after = createLocalCognito(config, { storage });
  assert.equal((await call(after, 'GetUser', { AccessToken: AuthenticationResult.AccessToken })).response.status, 200);
  assert.equal((await call(after, 'GetTokensFromRefreshToken', { ClientId: 'web', RefreshToken: AuthenticationResult.RefreshToken })).response.status, 200);
  assert.equal((await call(after, 'ConfirmSignUp', { ClientId: 'web', Username: 'new@example.com', ConfirmationCode: after.inbox[0]?.code })).response.status, 200);
  assert.ok((await signIn(after, 'new@example.com', 'Difference-1822')).AuthenticationResult);
  assert.equal(/Analytical|Difference/.test(storage.text()), false);

  const forgetful = createLocalCognito(config);
  assert.equal((await call(forgetful, 'GetUser', { AccessToken: AuthenticationResult.AccessToken })).body.__type, 'NotAuthorizedException');
});

test('a storage that holds something else is refused', () => {
  assert.throws(() => createLocalCognito(config, { storage: memory({ hello: 'world' }) }), /was not written by this version/);
});

test('reset goes back to the configuration', async () => {
  const local = createLocalCognito(config);
  await call(local, 'SignUp', { ClientId: 'web', Username: 'new@example.com', Password: 'Difference-1822' });
  const { AuthenticationResult } = await signIn(local) as { AuthenticationResult: { AccessToken: string } };
  await local.reset();
  assert.equal(local.inbox.length, 0);
  assert.equal((await call(local, 'GetUser', { AccessToken: AuthenticationResult.AccessToken })).body.message, 'Access Token has been revoked');
  assert.deepEqual((await local.admin.listUsers(POOL)).map(({ Attributes }) => Attributes.find(({ Name }) => Name === 'email')?.Value), ['ada@example.com']);
  assert.ok((await signIn(local)).AuthenticationResult);
});

test('a user of the configuration that cannot be is named', async () => {
  const local = createLocalCognito({ userPools: [{ ...config.userPools[0] as LocalCognitoConfig['userPools'][0], users: [{ Username: 'ada@example.com', Password: 'short' }] }] });
  assert.match(String((await signIn(local)).message), /The user 'ada@example.com' of eu-west-1_Local cannot be: Password did not conform with policy/);
});

test('two requests at once cannot use one code twice', async () => {
  const local = createLocalCognito(config);
  await call(local, 'SignUp', { ClientId: 'web', Username: 'new@example.com', Password: 'Difference-1822' });
  const confirm = () => call(local, 'ConfirmSignUp', { ClientId: 'web', Username: 'new@example.com', ConfirmationCode: local.inbox[0]?.code });
  const statuses = (await Promise.all([confirm(), confirm()])).map(({ response }) => response.status);
  assert.deepEqual(statuses.sort(), [200, 400]);
});

test('a trigger may call the admin while its request runs', async () => {
  const local = createLocalCognito(config, { triggers: { postConfirmation: ({ userPoolId, userName }) => local.admin.disableUser(userPoolId, userName) } });
  await call(local, 'SignUp', { ClientId: 'web', Username: 'new@example.com', Password: 'Difference-1822' });
  await call(local, 'ConfirmSignUp', { ClientId: 'web', Username: 'new@example.com', ConfirmationCode: local.inbox[0]?.code });
  assert.equal((await signIn(local, 'new@example.com', 'Difference-1822')).message, 'User is disabled.');
});

test('the configuration without a file has a confirmed, an invited and an unconfirmed user', async () => {
  const users = await createLocalCognito(defaultConfig).admin.listUsers('eu-west-1_Local0001');
  assert.deepEqual(users.map(({ UserStatus }) => UserStatus), ['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'UNCONFIRMED']);
});
