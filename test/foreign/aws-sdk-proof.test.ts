/** What the local Cognito must refuse of an SRP proof, a Session and a secret hash; the proofs are cognito-srp-helper's. */
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  ConfirmSignUpCommand, InitiateAuthCommand, RespondToAuthChallengeCommand, SignUpCommand, type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSecretHash } from 'cognito-srp-helper';
import { SRP_N_HEX } from '../../src/core/srp-group.js';
import { sdkClient, srpSignIn, tokensOf } from './aws-sdk/client.js';
import { CLIENT_SECRET, CLIENTS, DAY, MINUTE, OTHER_PASSWORD, PASSWORD, refused, startForeignPool, UUID, type ForeignPool } from './pool.js';
import { wireModelMissing } from '../unit/model/wire-model.js';

const USERNAME = 'proof@example.com';
const ClientId = CLIENTS.plain;
const WRONG = refused('NotAuthorizedException', 'Incorrect username or password.');

let pool: ForeignPool;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  pool = await startForeignPool();
  sdk = sdkClient(pool.url);
  await pool.addUser(USERNAME);
});
after(() => pool.close());

const flip = (base64: string): string => {
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64');
};

describe('the proof', () => {
  const tampered = (change: (responses: Record<string, string>) => Record<string, string>): Promise<unknown> =>
    srpSignIn(sdk, USERNAME, PASSWORD, { tamper: (responses) => ({ ...responses, ...change(responses) }) });

  // Each sign-in that counts as a wrong password is followed by a right one, so that the lockout stays out of the way.
  const forgeries: Record<string, (responses: Record<string, string>) => Record<string, string>> = {
    'a signature with one bit changed': ({ PASSWORD_CLAIM_SIGNATURE }) => ({ PASSWORD_CLAIM_SIGNATURE: flip(PASSWORD_CLAIM_SIGNATURE!) }),
    'an empty signature': () => ({ PASSWORD_CLAIM_SIGNATURE: '' }),
    'a secret block with one bit changed': ({ PASSWORD_CLAIM_SECRET_BLOCK }) => ({ PASSWORD_CLAIM_SECRET_BLOCK: flip(PASSWORD_CLAIM_SECRET_BLOCK!) }),
    'another time than the signed one': () => ({ TIMESTAMP: 'Mon Jan 5 09:30:08 UTC 2026' }),
    'a time in another format': () => ({ TIMESTAMP: '2026-01-05T09:30:07Z' }),
    'another user': () => ({ USERNAME: 'another@example.com' }),
    'no signature': () => ({ PASSWORD_CLAIM_SIGNATURE: undefined as unknown as string }),
  };
  for (const [what, change] of Object.entries(forgeries)) {
    test(`refused: ${what}`, async () => {
      await assert.rejects(tampered(change), { name: /^(NotAuthorized|InvalidParameter|UserNotFound)Exception$/ });
      tokensOf(await srpSignIn(sdk, USERNAME));
    });
  }

  test('a proof two minutes old is taken, one of two days refused', async () => {
    tokensOf(await srpSignIn(sdk, USERNAME, PASSWORD, { age: 2 * MINUTE }));
    await assert.rejects(srpSignIn(sdk, USERNAME, PASSWORD, { age: 2 * DAY }), { name: /^(NotAuthorized|InvalidParameter)Exception$/ });
  });

  for (const [what, SRP_A] of Object.entries({ zero: '0', N: SRP_N_HEX, 'twice N': (2n * BigInt(`0x${SRP_N_HEX}`)).toString(16), 'no number': 'xyz' })) {
    test(`refused: an A of ${what}`, () =>
      assert.rejects(sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME, SRP_A } })), { name: /^(InvalidParameter|NotAuthorized)Exception$/ }));
  }

  test('an unknown user looks like a known one where existence is guarded, twice the same', async () => {
    const initiate = async (name: string) => (await sdk.send(new InitiateAuthCommand({
      ClientId: CLIENTS.guarded, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: name, SRP_A: '2' },
    }))).ChallengeParameters!;
    const [known, unknown, again] = [await initiate(USERNAME), await initiate('nobody@example.com'), await initiate('nobody@example.com')];
    assert.deepEqual(Object.keys(unknown).sort(), Object.keys(known).sort());
    assert.match(unknown['USER_ID_FOR_SRP']!, UUID);
    assert.deepEqual([unknown['SALT'], unknown['USER_ID_FOR_SRP']], [again['SALT'], again['USER_ID_FOR_SRP']]);
    assert.notEqual(unknown['SRP_B'], again['SRP_B']);
    // 16 bytes as a number in hexadecimal, which has no leading zeros.
    for (const { SALT } of [known, unknown]) assert.match(SALT!, /^[0-9a-f]{24,32}$/);
    await assert.rejects(srpSignIn(sdk, 'nobody@example.com', PASSWORD, { ClientId: CLIENTS.guarded }), WRONG);
  });
});

describe('the Session', () => {
  async function challenge(client: string, email: string): Promise<{ Session: string; respond: (overrides?: { ClientId?: string; Session?: string; name?: 'NEW_PASSWORD_REQUIRED' | 'PASSWORD_VERIFIER' }) => Promise<unknown> }> {
    await pool.invite(email, OTHER_PASSWORD);
    const { Session = '' } = await srpSignIn(sdk, email, OTHER_PASSWORD, { ClientId: client });
    return {
      Session,
      respond: ({ ClientId: other = client, Session: session = Session, name = 'NEW_PASSWORD_REQUIRED' } = {}) => sdk.send(new RespondToAuthChallengeCommand({
        ClientId: other, ChallengeName: name, Session: session, ChallengeResponses: { USERNAME: email, NEW_PASSWORD: PASSWORD },
      })),
    };
  }

  test("refused: another client's, another user's, another step's, an invented one; accepted: the right one", async () => {
    const mine = await challenge(ClientId, 'mine@example.com');
    const yours = await challenge(ClientId, 'yours@example.com');
    await assert.rejects(mine.respond({ ClientId: CLIENTS.guarded }), { name: 'NotAuthorizedException' });
    const [third, fourth] = [await challenge(ClientId, 'third@example.com'), await challenge(ClientId, 'fourth@example.com')];
    await assert.rejects(third.respond({ Session: yours.Session }), { name: 'NotAuthorizedException' });
    await assert.rejects(fourth.respond({ name: 'PASSWORD_VERIFIER' }), { name: /^(NotAuthorized|InvalidParameter)Exception$/ });
    await assert.rejects(fourth.respond({ Session: 'an-invented-session-of-some-length' }), { name: 'NotAuthorizedException' });
    await (await challenge(ClientId, 'fifth@example.com')).respond();
  });

  test('refused: a Session that was used', async () => {
    const { respond } = await challenge(ClientId, 'twice@example.com');
    await respond();
    await assert.rejects(respond(), { name: 'NotAuthorizedException' });
  });

  test('refused: an SRP challenge answered a second time', async () => {
    let replay: (() => Promise<unknown>) | undefined;
    await srpSignIn(sdk, USERNAME, PASSWORD, {
      tamper(ChallengeResponses, { Session }) {
        replay = () => sdk.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', Session, ChallengeResponses }));
        return ChallengeResponses;
      },
    });
    assert.ok(replay);
    await assert.rejects(replay(), { name: 'NotAuthorizedException' });
  });
});

describe('a client with a secret', () => {
  const secretHash = (user: string): string => createSecretHash(user, CLIENTS.secret, CLIENT_SECRET);
  const initiate = (AuthParameters: Record<string, string>) =>
    sdk.send(new InitiateAuthCommand({ ClientId: CLIENTS.secret, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD, ...AuthParameters } }));

  test('takes its hash', async () => {
    tokensOf(await initiate({ SECRET_HASH: secretHash(USERNAME) }));
    const signUp = { ClientId: CLIENTS.secret, Username: 'hashed@example.com', SecretHash: secretHash('hashed@example.com') };
    await sdk.send(new SignUpCommand({ ...signUp, Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: 'hashed@example.com' }] }));
    await sdk.send(new ConfirmSignUpCommand({ ...signUp, ConfirmationCode: pool.lastCode('hashed@example.com') }));
  });

  test('refused: no hash, a wrong one', async () => {
    await assert.rejects(initiate({}), refused('NotAuthorizedException', `Client ${CLIENTS.secret} is configured with secret but SECRET_HASH was not received`));
    await assert.rejects(initiate({ SECRET_HASH: secretHash('another@example.com') }), { name: 'NotAuthorizedException' });
  });
});

test('every exchange of these tests kept to the service model', { skip: wireModelMissing }, () => { pool.recording.assertClean(); });
