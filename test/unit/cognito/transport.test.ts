import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AuthError } from '../../../src/core/errors.js';
import type { OperationName } from '../../../src/cognito/operations.js';
import { createTransport } from '../../../src/cognito/transport.js';
import { createVirtualTime } from './virtual-time.js';

type Answer = Response | Error | 'silence' | ((init: RequestInit) => Promise<Response>);

/** A transport whose fetch gives the scripted answers one after the other; the last one is repeated. */
function scripted(...answers: Answer[]) {
  const time = createVirtualTime();
  const requests: { url: string; init: RequestInit & { headers: Record<string, string> } }[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    requests.push({ url: url instanceof Request ? url.url : url.toString(), init: init as (typeof requests)[number]['init'] });
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer === 'silence') return new Promise(() => undefined);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(init) : answer.clone();
  };
  const call = createTransport({ endpoint: 'https://cognito.test/', fetch, clock: time.clock, wait: time.wait, random: () => 0.5 });
  return { call, requests, ...time };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response => new Response(JSON.stringify(body), { status, headers });
const html = (status: number): Response => new Response('<html>Bad Gateway</html>', { status, headers: { 'content-type': 'text/html' } });
const throttled = (headers = {}): Response => json({ __type: 'TooManyRequestsException', message: 'Rate exceeded' }, 400, headers);
const networkDown = new TypeError('Failed to fetch');
const user = { Username: 'anna', UserAttributes: [] };
const signUp = { ClientId: 'client', Username: 'anna', Password: 'secret' };

describe('a request', () => {
  test('is AWS JSON 1.1, uncached and without cookies', async () => {
    const { call, requests } = scripted(json(user));
    assert.deepEqual(await call('GetUser', { AccessToken: 'token' }), user);
    const [{ url, init }] = requests as [(typeof requests)[0]];
    assert.equal(url, 'https://cognito.test/');
    assert.deepEqual(init.headers, { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSCognitoIdentityProviderService.GetUser' });
    assert.deepEqual([init.method, init.cache, init.credentials, init.body], ['POST', 'no-store', 'omit', '{"AccessToken":"token"}']);
  });

  test('may be answered by nothing at all', async () => {
    assert.deepEqual(await scripted(new Response('')).call('DeleteUser', { AccessToken: 'token' }), {});
  });

  test('leaves no timer behind', async () => {
    const { call, timers } = scripted(json(user));
    await call('GetUser', { AccessToken: 'token' });
    await Promise.resolve();
    assert.equal(timers.size, 0);
  });
});

describe('an error', () => {
  const cases: [what: string, answer: Answer, expected: Partial<AuthError>][] = [
    ['by name', json({ __type: 'CodeMismatchException', message: 'Invalid code' }, 400), { name: 'CodeMismatchException', message: 'Invalid code', status: 400 }],
    ['by name behind a namespace', json({ __type: 'com.amazonaws.cognito#CodeMismatchException' }, 400), { name: 'CodeMismatchException' }],
    ['by name before a colon', json({ __type: 'CodeMismatchException:http://internal/' }, 400), { name: 'CodeMismatchException' }],
    ['by its header', json({ message: 'No' }, 400, { 'x-amzn-errortype': 'NotAuthorizedException:http://internal/' }), { name: 'NotAuthorizedException', message: 'No' }],
    ['by its header though the body is empty', new Response('', { status: 400, headers: { 'x-amzn-errortype': 'NotAuthorizedException' } }), { name: 'NotAuthorizedException' }],
    ['with Message in capitals', json({ __type: 'X', Message: 'No' }, 400), { message: 'No' }],
    ['of Cognito with status 500', json({ __type: 'InternalErrorException' }, 500), { name: 'InternalErrorException', status: 500 }],
    ['502 with HTML', html(502), { name: 'ServiceError', status: 502 }],
    ['404 with HTML', html(404), { name: 'ServiceError', status: 404 }],
    ['400 with foreign JSON', json({ error: 'nope' }, 400), { name: 'ServiceError' }],
    ['400 with types that are no text', json({ __type: 5, message: {} }, 400), { name: 'ServiceError', message: 'SignUp: HTTP 400' }],
    ['403 with HTML', html(403), { name: 'FirewallError', status: 403 }],
    ['403 of Cognito', json({ __type: 'ForbiddenException' }, 403), { name: 'ForbiddenException', status: 403 }],
    ['of the network', networkDown, { name: 'NetworkError', status: undefined }],
    ['200 cut short', new Response('{"UserSub": "0b3c'), { name: 'NetworkError', status: 200 }],
    ['200 with HTML', html(200), { name: 'NetworkError' }],
    ['200 with an array', json([]), { name: 'NetworkError' }],
    ['200 with null', json(null), { name: 'NetworkError' }],
    ['a body that breaks off', () => Promise.resolve(new Response(new ReadableStream({ pull(stream) { stream.error(networkDown); } }))), { name: 'NetworkError' }],
  ];
  for (const [what, answer, expected] of cases) {
    test(what, async () => {
      const { call, requests } = scripted(answer);
      const error = await call('SignUp', signUp).then(() => assert.fail('should have been refused'), (thrown: unknown) => thrown);
      assert.ok(error instanceof AuthError);
      for (const [key, value] of Object.entries(expected)) assert.equal(error[key as keyof AuthError], value, key);
      assert.equal(requests.length, 1, 'a sign-up is never sent twice');
    });
  }
});

describe('time', () => {
  test('silence for 15 s is a TimeoutError, and the request is aborted', async () => {
    const { call, requests, until, waited } = scripted('silence');
    await assert.rejects(until(call('SignUp', signUp)), { name: 'TimeoutError' });
    assert.deepEqual(waited, [15_000]);
    assert.equal(requests[0]!.init.signal?.aborted, true);
  });

  test('silence, then an answer', async () => {
    const { call, requests, until } = scripted('silence', json(user));
    assert.deepEqual(await until(call('GetUser', { AccessToken: 'token' })), user);
    assert.equal(requests.length, 2);
  });
});

describe('abort', () => {
  test('while the answer is awaited', async () => {
    const { call, requests, timers } = scripted('silence');
    const controller = new AbortController();
    const answer = call('GetUser', { AccessToken: 'token' }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    assert.equal(requests[0]!.init.signal?.aborted, true);
    assert.equal(timers.size, 0);
  });

  test('of a fetch that rejects by itself stays an AbortError', async () => {
    const controller = new AbortController();
    const { call } = scripted(({ signal }) => new Promise((_, reject) => {
      signal!.addEventListener('abort', () => { reject(signal!.reason as Error); });
    }));
    const answer = call('GetUser', { AccessToken: 'token' }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(answer, { name: 'AbortError' });
  });

  test('goes before whatever else a fetch has to say', async () => {
    const controller = new AbortController();
    const fetch = (): never => {
      controller.abort();
      throw networkDown;
    };
    const call = createTransport({ endpoint: 'https://cognito.test/', fetch, wait: createVirtualTime().wait });
    await assert.rejects(call('GetUser', { AccessToken: 'token' }, { signal: controller.signal }), { name: 'AbortError' });
  });

  test('before anything is sent', async () => {
    const { call, requests } = scripted(json(user));
    await assert.rejects(call('GetUser', { AccessToken: 'token' }, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(requests.length, 0);
  });

  test('while what tries again is on its way', async () => {
    const controller = new AbortController();
    const { call, requests, timers } = scripted(() => {
      controller.abort();
      return Promise.resolve(throttled());
    });
    await assert.rejects(call('GetUser', { AccessToken: 'token' }, { signal: controller.signal }), { name: 'AbortError' });
    assert.deepEqual([requests.length, timers.size], [1, 0]);
  });

  test('in the pause before another try', async () => {
    const controller = new AbortController();
    const { call, requests, timers, pausing } = scripted(throttled());
    const answer = assert.rejects(call('GetUser', { AccessToken: 'token' }, { signal: controller.signal }), { name: 'AbortError' });
    await pausing(250);
    controller.abort();
    await answer;
    assert.deepEqual([requests.length, timers.size], [1, 0]);
  });
});

describe('retries', () => {
  /** Every operation there is, and whether a lost answer lets it be sent again. */
  const SENT_AGAIN: Record<OperationName, boolean> = {
    AssociateSoftwareToken: false, ChangePassword: false, CompleteWebAuthnRegistration: false, ConfirmDevice: false,
    ConfirmForgotPassword: false, ConfirmSignUp: false, DeleteUser: false, DeleteUserAttributes: false,
    DeleteWebAuthnCredential: false, ForgetDevice: false, ForgotPassword: false, GetDevice: true,
    GetTokensFromRefreshToken: true, GetUser: true, GetUserAttributeVerificationCode: false, GetUserAuthFactors: true,
    GlobalSignOut: true, InitiateAuth: false, ListDevices: true, ListUserSessions: true, ListWebAuthnCredentials: true,
    ResendConfirmationCode: false, RespondToAuthChallenge: false, RevokeToken: true, RevokeUserSession: true,
    SetUserMFAPreference: false, SetUserSettings: false, SignUp: false, StartWebAuthnRegistration: false,
    UpdateAuthEventFeedback: false, UpdateDeviceStatus: false, UpdateUserAttributes: false, VerifySoftwareToken: false,
    VerifyUserAttribute: false,
  };

  for (const [operation, again] of Object.entries(SENT_AGAIN) as [OperationName, boolean][]) {
    test(`${operation} is sent ${again ? 'again' : 'once'} when its answer is lost, and again when it was throttled`, async () => {
      for (const lost of [networkDown, 'silence', html(503), json({ __type: 'InternalErrorException' }, 500)] as const) {
        const { call, requests, until } = scripted(lost);
        await assert.rejects(until(call(operation, {})), AuthError);
        // Two silences use up the total deadline.
        assert.equal(requests.length, again ? (lost === 'silence' ? 2 : 4) : 1);
      }
      const { call, requests, until } = scripted(throttled(), json({}));
      await until(call(operation, {}));
      assert.equal(requests.length, 2);
    });
  }

  test('a refusal is final, also for a read', async () => {
    for (const refusal of [json({ __type: 'NotAuthorizedException' }, 400), json({ __type: 'LimitExceededException' }, 400), html(403), html(404)]) {
      const { call, requests } = scripted(refusal);
      await assert.rejects(call('GetUser', { AccessToken: 'token' }));
      assert.equal(requests.length, 1);
    }
  });

  test('the pauses double, with full jitter, and end after four tries', async () => {
    const { call, requests, until, waited } = scripted(throttled());
    await assert.rejects(until(call('SignUp', signUp)), { name: 'TooManyRequestsException' });
    assert.deepEqual(waited, [250, 500, 1000]);
    assert.equal(requests.length, 4);
  });

  test('Retry-After is kept to', async () => {
    const { call, until, waited } = scripted(throttled({ 'retry-after': '7' }), json(user));
    await until(call('GetUser', { AccessToken: 'token' }));
    assert.deepEqual(waited, [7000]);
  });

  test('a Retry-After beyond the total deadline ends it at once', async () => {
    const { call, requests } = scripted(throttled({ 'retry-after': '60' }));
    await assert.rejects(call('GetUser', { AccessToken: 'token' }), { name: 'TooManyRequestsException', retryAfter: 60_000 });
    assert.equal(requests.length, 1);
  });

  test('a Retry-After that is a date is passed over', async () => {
    const { call, until, waited } = scripted(throttled({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }), json(user));
    await until(call('GetUser', { AccessToken: 'token' }));
    assert.deepEqual(waited, [250]);
  });
});
