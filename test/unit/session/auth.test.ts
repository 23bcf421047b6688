/** `Auth` without elements: what it tells, what it sends along, tokens, sign-out, and what it hands to others. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CognitoUserSession } from 'amazon-cognito-identity-js';
import { AuthError } from '../../../src/core/errors.js';
import { INITIAL_SNAPSHOT } from '../../../src/flow/initial.js';
import type { AuthSnapshot } from '../../../src/flow/types.js';
import { ADA, arrived, CLIENT_ID, createWorld, GRACE, MINUTE, NEW_PASSWORD, NEW_USER, PASSWORD, POOL_ID, signIn, start, submit, TEMPORARY_PASSWORD, until } from './world.js';

describe('a session', () => {
  it('tells where the journey is, the same object until something changes', async () => {
    const { auth: create } = await createWorld();
    const auth = create();
    assert.equal(auth.getSnapshot(), INITIAL_SNAPSHOT);
    const seen: AuthSnapshot[] = [];
    const stop = auth.subscribe(() => { seen.push(auth.getSnapshot()); });
    await start(auth);
    assert.equal(auth.getSnapshot(), seen.at(-1));
    assert.equal(auth.getSnapshot(), auth.getSnapshot());
    assert.deepEqual(seen.map(({ state }) => state), ['setup', 'signIn']);
    stop();
    auth.send({ type: 'toSignUp' });
    await arrived(auth, 'signUp');
    assert.equal(seen.length, 2, 'who has left is told no more');
  });

  it('asks nothing of Cognito before somebody acts', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await start(auth);
    auth.warm();
    auth.send({ type: 'toSignUp' });
    await arrived(auth, 'signUp');
    auth.send({ type: 'toResetPassword' });
    await arrived(auth, 'resetPassword');
    assert.deepEqual(world.sent, []);
    submit(auth, 'resetPassword', { username: ADA });
    await arrived(auth, 'confirmResetPassword');
    assert.equal(world.sent.length, 1);
  });

  it('finds who was signed in by another library while the engine was on its way', async () => {
    const world = await createWorld();
    await signIn(world.auth());
    const stored = { ...world.storage.items };
    for (const key of Object.keys(stored)) world.storage.removeItem(key);
    const auth = world.auth();
    auth.send({ type: 'start' });
    assert.equal(auth.getSnapshot().state, 'signIn');
    Object.assign(world.storage.items, stored);
    auth.warm();
    await arrived(auth, 'authenticated');
    assert.equal(auth.user?.attributes.email, ADA);
  });

  it('ignores what does not fit where the journey is', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await signIn(auth);
    const before = auth.getSnapshot();
    for (const type of ['start', 'toSignIn', 'toSignUp', 'resend', 'skip', 'back'] as const) auth.send({ type });
    submit(auth, 'signIn', { username: GRACE, password: PASSWORD });
    assert.equal(auth.getSnapshot(), before);
  });

  it('keeps the answer of somebody who has gone back from signing him in', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await start(auth);
    let answer = (): void => undefined;
    world.network.now = async (request, goOn) => {
      const response = await goOn(request);
      await new Promise<void>((resolve) => { answer = resolve; });
      return response;
    };
    auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
    submit(auth, 'signIn', { username: ADA, password: PASSWORD });
    await until(() => world.count('InitiateAuth') === 1, () => 'Nothing was sent.');
    auth.send({ type: 'toSignUp' });
    await until(() => { answer(); return auth.getSnapshot().state === 'signUp'; }, () => 'The journey stays.');
    await arrived(auth, 'signUp');
    assert.deepEqual(world.storedTokens(), []);
    assert.equal(auth.user, undefined);
  });

  it('hands out nothing that has the password, while it is kept for the steps', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await start(auth);
    submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    const bench = await auth.workbench();
    for (let owner: object | null = bench; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner) as object | null) {
      assert.deepEqual(Object.getOwnPropertyNames(owner).sort(), ['call', 'config', 'keeper', 'pool', 'report', 'storage']);
    }
    // It is kept all the same: the sign-in after the confirmation needs it.
    submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
    await arrived(auth, 'authenticated');
  });

  it('never tells a password or a code, neither by a snapshot nor by an event nor in storage', async () => {
    const world = await createWorld();
    const auth = world.auth();
    const told: unknown[] = [];
    const stop = auth.subscribe(() => { told.push(auth.getSnapshot(), { ...world.storage.items }); });
    auth.addEventListener('auth-state-change', (event) => { told.push((event as CustomEvent).detail); });
    await start(auth);
    submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    const code = world.code(NEW_USER);
    submit(auth, 'confirmSignUp', { code });
    await arrived(auth, 'authenticated');
    stop();
    const all = JSON.stringify(told);
    assert.ok(!all.includes(PASSWORD) && !all.includes(code));
    assert.ok(all.includes(NEW_USER), 'nothing was noted down');
  });
});

describe('tokens', () => {
  it('are handed out as they were stored, without a request', async () => {
    const world = await createWorld();
    await signIn(world.auth());
    const before = world.sent.length;
    const tokens = await world.auth().getTokens();
    assert.equal(world.storage.items[`CognitoIdentityServiceProvider.${CLIENT_ID}.${userIn(world.storage.items)}.accessToken`], tokens.accessToken);
    assert.equal(tokens.expiresAt, world.clock.now() + 60 * MINUTE);
    assert.deepEqual(Object.keys(tokens).sort(), ['accessToken', 'expiresAt', 'idToken']);
    assert.equal(world.sent.length, before);
  });

  it('are refreshed first when they are about to end, or by force', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await signIn(auth);
    const first = await auth.getTokens();
    world.advance(58 * MINUTE);
    assert.deepEqual(await auth.getTokens(), first);
    const forced = await auth.getTokens({ forceRefresh: true });
    assert.notEqual(forced.accessToken, first.accessToken);
    world.advance(59.5 * MINUTE);
    const due = await auth.getTokens();
    assert.ok(due.expiresAt > forced.expiresAt);
    assert.equal(world.count('GetTokensFromRefreshToken'), 2);
  });

  it('are refused to nobody', async () => {
    const world = await createWorld();
    await assert.rejects(world.auth().getTokens(), { name: 'NotSignedInError' });
    await assert.rejects(world.auth({ userPoolId: 'nonsense' }).getTokens(), (error) => error instanceof AuthError && error.name === 'ConfigurationError');
  });
});

const userIn = (items: Record<string, string>): string => items[`CognitoIdentityServiceProvider.${CLIENT_ID}.LastAuthUser`] ?? '';

describe('signing out', () => {
  it('revokes the refresh token, so that it is worth nothing to whoever has it', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await signIn(auth);
    const stolen = { ...world.storage.items };
    await auth.signOut();
    assert.equal(auth.getSnapshot().state, 'signIn');
    assert.deepEqual(world.storedTokens(), []);
    assert.deepEqual([world.count('RevokeToken'), world.count('GlobalSignOut')], [1, 0]);
    await assert.rejects(auth.getTokens(), { name: 'NotSignedInError' });

    Object.assign(world.storage.items, stolen);
    await assert.rejects(world.auth().getTokens({ forceRefresh: true }), { name: 'NotAuthorizedException' });
  });

  it('leaves other devices signed in, unless it is global', async () => {
    const world = await createWorld();
    const [here, there] = [world.auth(), world.auth({ storage: 'memory' })];
    await signIn(there);
    await signIn(here);
    await here.signOut();
    await there.getTokens({ forceRefresh: true });
    await signIn(here);
    await here.signOut({ global: true });
    await assert.rejects(there.getTokens({ forceRefresh: true }), { name: 'NotAuthorizedException' });
    assert.equal(there.getSnapshot().state, 'signIn');
  });

  it('ends the session here at once, whatever the network does', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await signIn(auth);
    world.network.now = () => Promise.reject(new TypeError('Failed to fetch'));
    const done = auth.signOut();
    await until(() => world.storedTokens().length === 0, () => 'The tokens wait for the network.');
    // It is tried again a few times, with pauses.
    let isDone = false;
    void done.then(() => { isDone = true; });
    await until(() => { world.advance(1000); return isDone; }, () => 'It never ends.');
    assert.equal(auth.getSnapshot().state, 'signIn');
  });

  it('works for a session that has not begun, and does nothing where nobody is signed in', async () => {
    const world = await createWorld();
    await signIn(world.auth());
    const later = world.auth();
    await later.signOut();
    assert.deepEqual([later.getSnapshot().state, world.storedTokens(), world.count('RevokeToken')], ['signIn', [], 1]);
    await later.signOut();
    assert.equal(world.count('RevokeToken'), 1);
  });
});

describe('what goes along with requests', () => {
  const config = { clientMetadata: { campaign: 'spring' }, validationData: { captcha: 'solved' }, userContextData: () => 'device-print' };
  const CONTEXT = { EncodedData: 'device-print' };

  it('is ClientMetadata, UserContextData and, at a sign-up, ValidationData: as configured', async () => {
    const world = await createWorld();
    const auth = world.auth(config);
    await start(auth);
    submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    const { ClientMetadata, ValidationData, UserContextData } = world.last('SignUp');
    assert.deepEqual([ClientMetadata, ValidationData, UserContextData], [config.clientMetadata, [{ Name: 'captcha', Value: 'solved' }], CONTEXT]);

    auth.send({ type: 'resend' });
    await until(() => world.count('ResendConfirmationCode') === 1 && !auth.getSnapshot().pending, () => 'No code was sent again.');
    submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
    await arrived(auth, 'authenticated');
    await auth.signOut();
    submit(auth, 'resetPassword', { username: ADA });
    await arrived(auth, 'confirmResetPassword');
    submit(auth, 'confirmResetPassword', { code: world.code(ADA), password: NEW_PASSWORD });
    await arrived(auth, 'authenticated');
    for (const operation of ['ResendConfirmationCode', 'ConfirmSignUp', 'ForgotPassword', 'ConfirmForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge']) {
      const input = world.last(operation);
      assert.deepEqual([input.ClientMetadata, input.UserContextData], [config.clientMetadata, CONTEXT], operation);
    }
    await auth.getTokens({ forceRefresh: true });
    assert.deepEqual(world.last('GetTokensFromRefreshToken').ClientMetadata, config.clientMetadata);
  });

  it('reaches the pool’s triggers', async () => {
    const seen: unknown[] = [];
    const world = await createWorld({ preSignUp: ({ clientMetadata, validationData }) => { seen.push(clientMetadata, validationData); } });
    const auth = world.auth(config);
    await start(auth);
    submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    assert.deepEqual(seen, [config.clientMetadata, config.validationData]);
  });

  it('is nothing where nothing is configured', async () => {
    const world = await createWorld();
    await signIn(world.auth());
    const body = JSON.stringify(world.sent);
    for (const member of ['ClientMetadata', 'UserContextData', 'ValidationData']) assert.ok(!body.includes(member), member);
  });

  it('follows a change while the session lives', async () => {
    const world = await createWorld();
    const auth = world.auth(config);
    await start(auth);
    auth.configure({ clientMetadata: { campaign: 'autumn' } });
    submit(auth, 'resetPassword', { username: ADA });
    await arrived(auth, 'confirmResetPassword');
    assert.deepEqual(world.last('ForgotPassword').ClientMetadata, { campaign: 'autumn' });
  });
});

describe('the CognitoUser of a session', () => {
  it('speaks, refreshes and signs out through it', async () => {
    const world = await createWorld();
    const auth = world.auth();
    assert.equal(await auth.cognitoUser(), undefined);
    await signIn(auth);
    const user = (await auth.cognitoUser())!;
    const attributes = await new Promise<string[]>((resolve, reject) => { user.getUserAttributes((error, list) => { if (error) reject(error); else resolve((list ?? []).map(({ Name }) => Name)); }); });
    assert.ok(attributes.includes('email') && world.count('GetUser') === 1, 'its requests are this session’s');

    world.advance(59.5 * MINUTE);
    const session = await new Promise<CognitoUserSession | null>((resolve) => { user.getSession((_error: Error | null, found: CognitoUserSession | null) => { resolve(found); }); });
    assert.equal(session?.getAccessToken().getJwtToken(), (await auth.getTokens()).accessToken);
    assert.equal(world.count('GetTokensFromRefreshToken'), 1, 'its refresh is this session’s');

    await new Promise<void>((resolve) => { user.signOut(resolve); });
    assert.equal(auth.getSnapshot().state, 'signIn');
    assert.deepEqual([world.storedTokens(), world.count('RevokeToken')], [[], 1]);
  });
});

describe('a password', () => {
  it('is kept for the sign-in after a confirmed sign-up, for three minutes', async () => {
    for (const [wait, leadsTo] of [[2 * MINUTE, 'authenticated'], [4 * MINUTE, 'signIn']] as const) {
      const world = await createWorld();
      const auth = world.auth();
      await start(auth);
      submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
      await arrived(auth, 'confirmSignUp');
      world.advance(wait);
      submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
      await arrived(auth, leadsTo);
    }
  });

  it('is forgotten by who goes back', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await start(auth);
    submit(auth, 'signUp', { username: NEW_USER, password: PASSWORD, email: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    auth.send({ type: 'back' });
    await arrived(auth, 'signIn');
    auth.send({ type: 'toConfirmSignUp', username: NEW_USER });
    await arrived(auth, 'confirmSignUp');
    submit(auth, 'confirmSignUp', { code: world.code(NEW_USER) });
    await arrived(auth, 'signIn');
    assert.equal(auth.getSnapshot().notice?.key, 'notice-account-confirmed');
  });

  it('of an invited user serves once', async () => {
    const world = await createWorld();
    const auth = world.auth();
    await signIn(auth, GRACE, TEMPORARY_PASSWORD, 'forceNewPassword');
    submit(auth, 'forceNewPassword', { password: NEW_PASSWORD });
    await arrived(auth, 'authenticated');
    await auth.signOut();
    submit(auth, 'signIn', { username: GRACE, password: TEMPORARY_PASSWORD });
    await until(() => auth.getSnapshot().failure?.name === 'NotAuthorizedException', () => 'The temporary password still serves.');
  });
});

describe('a session of another pool', () => {
  it('finds nothing of this one', async () => {
    const world = await createWorld();
    await signIn(world.auth());
    const other = world.auth({ userPoolId: POOL_ID, userPoolClientId: 'another0000000000000000001' });
    other.send({ type: 'start' });
    await arrived(other, 'signIn');
    await assert.rejects(other.getTokens(), { name: 'NotSignedInError' });
  });
});
