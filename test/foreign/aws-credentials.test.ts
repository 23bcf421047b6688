/** `auth.getCredentials()` and `auth.credentialsProvider`, judged by a client of the AWS SDK that signs with them and by STS, which checks. */
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { Auth } from '../../src/session/auth.js';
import { memoryStorage } from '../../src/session/storage.js';
import type { AuthConfig } from '../../src/session/config.js';
import type { LocalCognito } from '../../src/local-cognito/index.js';
import { startLocalCognito } from '../../src/local-cognito/node/server.js';

const POOL = 'eu-west-1_Identity1';
const CLIENT = 'identity00000000000000000001';
const PASSWORD = 'Corr3ct-horse';
const OPEN = 'eu-west-1:00000000-0000-4000-8000-00000000000a';
const CLOSED = 'eu-west-1:00000000-0000-4000-8000-00000000000b';
const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const MINUTE = 60_000;

const provider = { ProviderName: `cognito-idp.eu-west-1.amazonaws.com/${POOL}`, ClientId: CLIENT };
let offset = 0;
const clock = { now: () => Date.now() + offset };

let url: string;
let local: LocalCognito;
let close: () => Promise<void>;

before(async () => {
  ({ url, local, close } = await startLocalCognito({
    clock,
    config: {
      userPools: [{
        Id: POOL, UsernameAttributes: ['email'],
        clients: [{ ClientId: CLIENT, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
        groups: [{ GroupName: 'admins', RoleArn: role('admin'), Precedence: 1 }, { GroupName: 'writers', RoleArn: role('writer'), Precedence: 2 }],
        users: [{ Username: 'ada@example.com', Password: PASSWORD, Groups: ['admins', 'writers'] }, { Username: 'grace@example.com', Password: PASSWORD }],
      }],
      identityPools: [
        {
          IdentityPoolId: OPEN, AllowUnauthenticatedIdentities: true, CognitoIdentityProviders: [provider],
          Roles: { authenticated: role('member'), unauthenticated: role('guest') },
          RoleMappings: { [`${provider.ProviderName}:${CLIENT}`]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } },
        },
        { IdentityPoolId: CLOSED, CognitoIdentityProviders: [provider], Roles: { authenticated: role('member') } },
      ],
    },
  }));
});
after(() => close());
beforeEach(() => { offset = 0; });

interface Visit {
  auth: Auth;
  /** Operations of the identity pool, in order. */
  asked: string[];
  /** What `auth-credentials-changed` told. */
  told: (string | undefined)[];
}

function visit(config: AuthConfig = {}): Visit {
  const asked: string[] = [];
  const told: (string | undefined)[] = [];
  const auth = new Auth({
    userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: url, identityPoolId: OPEN, identityPoolEndpoint: url, storage: memoryStorage(), clock,
    fetch: (input, init) => {
      const [service, operation = ''] = (new Headers(init?.headers).get('x-amz-target') ?? '').split('.');
      if (service === 'AWSCognitoIdentityService') asked.push(operation);
      return fetch(input, init);
    },
    ...config,
  });
  auth.addEventListener('auth-credentials-changed', (event) => { told.push((event as CustomEvent<{ identityId: string | undefined }>).detail.identityId); });
  return { auth, asked, told };
}

const arrives = (auth: Auth, state: string): Promise<void> => new Promise((resolve) => {
  const check = (): void => {
    const snapshot = auth.getSnapshot();
    if (snapshot.state !== state || snapshot.pending) return;
    stop();
    resolve();
  };
  const stop = auth.subscribe(check);
  check();
});

async function signIn(auth: Auth, username = 'ada@example.com'): Promise<void> {
  auth.send({ type: 'start' });
  await arrives(auth, 'signIn');
  auth.send({ type: 'submit', screen: 'signIn', values: { username, password: PASSWORD } });
  await new Promise<void>((resolve) => {
    const stop = auth.subscribe(() => { if (auth.user && !auth.getSnapshot().pending) { stop(); resolve(); } });
  });
}

const sts = (credentials: STSClientConfig['credentials']): STSClient => new STSClient({ region: 'eu-west-1', endpoint: url, maxAttempts: 1, ...(credentials && { credentials }) });

const roleOf = async (credentials: STSClientConfig['credentials']): Promise<string | undefined> =>
  (await sts(credentials).send(new GetCallerIdentityCommand({}))).Arn?.split('/')[1];

describe('who is signed in', () => {
  test('gets the role that the token prefers, proven by a signature', async () => {
    const { auth } = visit();
    await signIn(auth);
    assert.equal(await roleOf(auth.credentialsProvider), 'admin');
  });

  test('may ask for another role of the token, and for none beside', async () => {
    const { auth } = visit();
    await signIn(auth);
    assert.equal(await roleOf(await auth.getCredentials({ customRoleArn: role('writer') })), 'writer');
    await assert.rejects(auth.getCredentials({ customRoleArn: role('owner') }), { name: 'NotAuthorizedException' });
  });

  test('without a role of one\'s own gets that of the pool', async () => {
    const { auth } = visit();
    await signIn(auth, 'grace@example.com');
    assert.equal(await roleOf(auth.credentialsProvider), 'member');
  });

  test('gets them by one request for many callers, and keeps them until five minutes before their end', async () => {
    const { auth, asked, told } = visit();
    await signIn(auth);
    const all = await Promise.all(Array.from({ length: 20 }, () => auth.getCredentials()));
    assert.equal(new Set(all).size, 1);
    offset = 54 * MINUTE;
    assert.equal(await auth.getCredentials(), all[0]);
    assert.deepEqual(asked, ['GetId', 'GetCredentialsForIdentity']);
    offset = 56 * MINUTE;
    const renewed = await auth.getCredentials();
    assert.notEqual(renewed.accessKeyId, all[0]?.accessKeyId);
    assert.equal(renewed.identityId, all[0]?.identityId);
    assert.equal(asked.length, 4);
    assert.deepEqual(told, [renewed.identityId, renewed.identityId]);
    assert.notEqual(await auth.getCredentials({ forceRefresh: true }), renewed);
  });

  test('loses them by signing out: a client of the SDK made before is a guest at once', async () => {
    const { auth, told } = visit();
    await signIn(auth);
    const client = sts(auth.credentialsProvider);
    const arn = async (): Promise<string | undefined> => (await client.send(new GetCallerIdentityCommand({}))).Arn?.split('/')[1];
    assert.equal(await arn(), 'admin');
    await auth.signOut();
    assert.equal(told.at(-1), undefined);
    assert.equal(await arn(), 'guest');
    await signIn(auth, 'grace@example.com');
    assert.equal(told.at(-1), undefined);
    assert.equal(await arn(), 'member');
  });

  test('keeps none that arrive after a sign-out', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    let reached = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => { reached = resolve; });
    const { auth } = visit({
      async fetch(input, init) {
        if (String(new Headers(init?.headers).get('x-amz-target')).endsWith('GetCredentialsForIdentity') && auth.user) {
          reached();
          await held;
        }
        return fetch(input, init);
      },
    });
    await signIn(auth);
    const credentials = auth.getCredentials();
    await isAsked;
    await auth.signOut();
    release();
    assert.equal(await roleOf(await credentials), 'guest');
  });
});

describe('a guest', () => {
  test('has the guests\' role, and is the same one again', async () => {
    const storage = memoryStorage();
    const first = await visit({ storage }).auth.getCredentials();
    const { auth, asked } = visit({ storage });
    assert.equal((await auth.getCredentials()).identityId, first.identityId);
    assert.deepEqual(asked, ['GetCredentialsForIdentity']);
    assert.equal(await roleOf(auth.credentialsProvider), 'guest');
  });

  test('whose identity is gone gets another', async () => {
    const storage = memoryStorage();
    storage.setItem(`com.amplify.Cognito.${OPEN}.identityId`, 'eu-west-1:00000000-0000-4000-8000-00000000dead');
    const { auth, asked } = visit({ storage });
    await auth.getCredentials();
    assert.deepEqual(asked, ['GetCredentialsForIdentity', 'GetId', 'GetCredentialsForIdentity']);
  });

  test('is refused where the pool knows members only', async () => {
    const { auth } = visit({ identityPoolId: CLOSED });
    await assert.rejects(auth.getCredentials(), { name: 'NotAuthorizedException', message: 'Unauthenticated access is not supported for this identity pool.' });
    await signIn(auth);
    assert.equal(await roleOf(auth.credentialsProvider), 'member');
  });
});

describe('a device whose clock is wrong', () => {
  for (const hours of [3, -3]) {
    test(`by ${hours} hours: credentials are kept until five minutes before their end by AWS’s clock, a guest’s too`, async () => {
      for (const who of ['guest', 'ada@example.com']) {
        offset = 0;
        const { auth, asked } = visit({ clock: { now: () => clock.now() + hours * 60 * MINUTE } });
        if (who !== 'guest') await signIn(auth, who);
        const first = await auth.getCredentials();
        assert.equal(await auth.getCredentials(), first);
        offset = 54 * MINUTE;
        assert.equal(await auth.getCredentials(), first);
        offset = 56 * MINUTE;
        assert.notEqual(await auth.getCredentials(), first);
        assert.equal(asked.filter((operation) => operation === 'GetCredentialsForIdentity').length, 2, who);
      }
    });
  }

  test('is believed where the answer has no date, and with it the clock of the tokens', async () => {
    const { auth, asked } = visit({
      clock: { now: () => clock.now() + 180 * MINUTE },
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        const headers = new Headers(answer.headers);
        headers.delete('date');
        if (new Headers(init?.headers).get('x-amz-target')?.startsWith('AWSCognitoIdentityService')) asked.push('asked');
        return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
      },
    });
    await signIn(auth);
    assert.equal(await auth.getCredentials(), await auth.getCredentials());
    assert.equal(asked.length, 2);
  });
});

describe('STS', () => {
  test('refuses credentials that have expired, a wrong secret, and a session token that was changed', async () => {
    const { auth } = visit();
    await signIn(auth);
    const { accessKeyId, secretAccessKey, sessionToken } = await auth.getCredentials();
    assert.equal(await roleOf({ accessKeyId, secretAccessKey, sessionToken }), 'admin');
    await assert.rejects(roleOf({ accessKeyId, secretAccessKey: `${secretAccessKey.slice(0, -1)}?`, sessionToken }), { name: 'SignatureDoesNotMatch' });
    await assert.rejects(roleOf({ accessKeyId, secretAccessKey, sessionToken: `${sessionToken}x` }), { name: 'InvalidClientTokenId' });
    offset = 61 * MINUTE;
    const late = new STSClient({ region: 'eu-west-1', endpoint: url, maxAttempts: 1, credentials: { accessKeyId, secretAccessKey, sessionToken }, systemClockOffset: offset });
    await assert.rejects(late.send(new GetCallerIdentityCommand({})), { name: 'ExpiredToken' });
  });
});

describe('what cannot be', () => {
  test('a missing or malformed identity pool is said, and nothing is sent', async () => {
    for (const identityPoolId of [undefined, 'eu-west-1_Ab12Cd34E']) {
      const { auth, asked } = visit({ identityPoolId });
      await assert.rejects(auth.getCredentials(), { name: 'ConfigurationError', message: /^identity-pool-id/ });
      assert.deepEqual(asked, []);
    }
  });

  test('no network is no reason to go on as a guest, also where it is the tokens that have ended', async () => {
    let isGone = false;
    let isUserPoolGone = false;
    const asked: string[] = [];
    const { auth } = visit({
      fetch: (input, init) => {
        const [service, operation = ''] = (new Headers(init?.headers).get('x-amz-target') ?? '').split('.');
        const isIdentity = service === 'AWSCognitoIdentityService';
        if (isIdentity) asked.push(operation);
        return isGone || (isUserPoolGone && !isIdentity) ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init);
      },
    });
    await signIn(auth);
    isGone = true;
    await assert.rejects(auth.getCredentials(), { name: 'NetworkError' });
    isGone = false;
    assert.equal(await roleOf(auth.credentialsProvider), 'admin');
    offset = 61 * MINUTE;
    asked.length = 0;
    // Only the user pool is gone: the identity pool would take a guest.
    isUserPoolGone = true;
    await assert.rejects(auth.getCredentials(), { name: 'NetworkError' });
    assert.deepEqual(asked, []);
    await local.reset();
  });
});
