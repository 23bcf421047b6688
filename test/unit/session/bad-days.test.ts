/** Bad days that take their time: a slow network, and a service that is asked too often. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Auth } from '../../../src/session/auth.js';
import { ADA, arrived, createWorld, PASSWORD, start, submit, until, type Network, type World } from './world.js';

const THROTTLED: Network = () => Promise.resolve(new Response('{"__type":"TooManyRequestsException","message":"Too many requests"}', { status: 400 }));

async function open(): Promise<{ world: World; auth: Auth; send: () => void }> {
  const world = await createWorld();
  const auth = world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH' });
  await start(auth);
  return { world, auth, send: () => { submit(auth, 'signIn', { username: ADA, password: PASSWORD }); } };
}

/** Waits for a failure, while so many milliseconds pass at a time. */
async function failure(world: World, auth: Auth, passing = 0): Promise<{ name: string; key: string }> {
  await until(() => { world.advance(passing); return auth.getSnapshot().failure; }, () => 'Nothing fails.');
  const { name = '', text } = auth.getSnapshot().failure ?? {};
  return { name, key: text?.key ?? '' };
}

describe('a network that is slow', () => {
  it('is waited for: an answer after 14 seconds counts', async () => {
    const { world, auth, send } = await open();
    let answer = (): void => undefined;
    world.network.now = async (request, goOn) => {
      await new Promise<void>((resolve) => { answer = resolve; });
      return goOn(request);
    };
    send();
    await until(() => world.sent.length === 1, () => 'Nothing was sent.');
    world.advance(14_000);
    answer();
    await arrived(auth, 'authenticated');
  });

  it('is given up after 15, with what to do; asked once, for the first may have done its work', async () => {
    const { world, auth, send } = await open();
    world.network.now = () => new Promise(() => undefined);
    send();
    await until(() => world.sent.length === 1, () => 'Nothing was sent.');
    world.advance(14_999);
    assert.equal(auth.getSnapshot().pending, 'signIn');
    assert.deepEqual(await failure(world, auth, 1), { name: 'TimeoutError', key: 'error-answer-lost' });
    assert.equal(world.sent.length, 1);
    assert.equal(auth.getSnapshot().username, ADA);

    world.network.now = (request, goOn) => goOn(request);
    send();
    await arrived(auth, 'authenticated');
  });
});

describe('a service that is asked too often', () => {
  it('is asked again after a pause, and nobody notices', async () => {
    const { world, auth, send } = await open();
    let left = 2;
    world.network.now = (request, goOn) => (left-- > 0 ? THROTTLED(request, goOn) : goOn(request));
    send();
    await until(() => {
      if (world.sent.length < 3) world.advance(1);
      return auth.user;
    }, () => 'It is not asked again.');
    assert.equal(auth.getSnapshot().failure, undefined);
    assert.equal(world.count('InitiateAuth'), 3);
  });

  it('is given up after four times, with what to do', async () => {
    const { world, auth, send } = await open();
    world.network.now = THROTTLED;
    send();
    assert.deepEqual(await failure(world, auth, 1), { name: 'TooManyRequestsException', key: 'error-too-many' });
    assert.equal(world.count('InitiateAuth'), 4);
    assert.equal(auth.getSnapshot().state, 'signIn');
  });
});

describe('an answer that breaks off', () => {
  for (const [what, network] of Object.entries<Network>({
    'in the middle of its bytes': async (request, goOn) => {
      await goOn(request);
      return new Response(new ReadableStream({ start(controller) { controller.error(new TypeError('terminated')); } }));
    },
    'in the middle of its JSON': async (request, goOn) => new Response((await (await goOn(request)).text()).slice(0, -1)),
  })) {
    it(`${what} is no session, and may have done its work`, async () => {
      const { world, auth, send } = await open();
      world.network.now = network;
      send();
      assert.deepEqual(await failure(world, auth), { name: 'NetworkError', key: 'error-answer-lost' });
      assert.deepEqual(world.storedTokens(), []);
    });
  }

  it('is told from one that never began', async () => {
    const { world, auth, send } = await open();
    world.network.now = () => Promise.reject(new TypeError('Failed to fetch'));
    send();
    assert.deepEqual(await failure(world, auth), { name: 'NetworkError', key: 'error-network' });
  });
});
