/** Bad input and bad days: each says what has happened and what to do, keeps what was typed, and is over when its cause is. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { field, fillAll, focusIsOn, mount, press, see, seeAlert } from '../support/page.js';
import { PLACES, SCREENS, screenOf, type ScreenCase } from '../support/screens.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, GRACE, MINUTE, NEW_PASSWORD, PASSWORD, POOL_ID, TEMPORARY_PASSWORD, type World, type WorldOptions } from '../support/world.js';

const CONFIGURATION = 'Sign-in is not set up correctly on this page. Please tell whoever runs it.';
const CLIENT_SECRET = 'Sign-in is not set up correctly on this page: its app client has a secret. Please tell whoever runs it.';

type Answer = (request: () => Promise<Response>) => Promise<Response>;

const page = (status: number): Answer => () => Promise.resolve(new Response('<!doctype html><h1>Sorry</h1>', { status, headers: { 'content-type': 'text/html' } }));

/** Cognito has done what it was asked for; its answer breaks off on the way. */
const cut: Answer = async (request) => {
  const whole = new Uint8Array(await (await request()).arrayBuffer());
  let isSent = false;
  return new Response(new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('The connection was reset.'));
      else controller.enqueue(whole.slice(0, 1));
      isSent = true;
    },
  }));
};

/** Half of a JSON text, with HTTP 200: a proxy that gave up. */
const damaged: Answer = async (request) => new Response((await (await request()).text()).slice(0, -1));

const gone: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

const BAD_ANSWERS: readonly (readonly [what: string, answer: Answer, text: string])[] = [
  ['the network is down', gone, 'No connection. Check the network and try again.'],
  ['the answer is cut', cut, 'The connection broke before an answer came. It may have worked: check, or try again.'],
  ['the answer is damaged', damaged, 'The connection broke before an answer came. It may have worked: check, or try again.'],
  ['the service is out of order', page(503), 'The sign-in service is not available at the moment. Please try again in a few minutes.'],
  ['a firewall is in the way', page(403), 'This request was blocked. Switch off a VPN or proxy if you use one, or contact support.'],
];

async function open(screen: ScreenCase, options?: WorldOptions) {
  const world = await createWorld(options ?? screen.options);
  const network: { answer: Answer } = { answer: (request) => request() };
  const auth = world.auth({ fetch: (...request) => network.answer(() => world.fetch(...request)) });
  mount(PLACES['in the authenticator'](screen, auth));
  await screen.reach(auth, world);
  await see(screen.title);
  return { world, auth, network };
}

async function submit(screen: ScreenCase, world: World): Promise<Readonly<Record<string, string>>> {
  const typed = screen.right(world);
  await fillAll(typed);
  await press(screen.button);
  return typed;
}

async function expectKept(typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(typed)) expect((await field(label)).value, label).to.equal(value);
}

for (const screen of SCREENS) {
  describe(`a bad day at ${screen.tag}`, () => {
    for (const [what, answer, text] of BAD_ANSWERS) {
      it(`says it when ${what}, and keeps what was typed`, async () => {
        const { world, auth, network } = await open(screen);
        network.answer = answer;
        const typed = await submit(screen, world);
        await seeAlert(text);
        await expectKept(typed);
        expect(auth.getSnapshot().state).to.equal(screen.state);
        // Where Cognito has seen nothing of it, the same once more is all it takes.
        if (answer === cut || answer === damaged) return;
        network.answer = (request) => request();
        await press(screen.button);
        await arrived(auth, screen.leadsTo);
      });
    }
  });
}

describe('an answer that was lost', () => {
  it('of a sign-up leads on by what the screen says next', async () => {
    const screen = screenOf('auth-sign-up');
    const { world, auth, network } = await open(screen);
    network.answer = cut;
    await submit(screen, world);
    await seeAlert('The connection broke before an answer came. It may have worked: check, or try again.');
    network.answer = (request) => request();
    await press(screen.button);
    await until(() => auth.getSnapshot().failure?.name === 'UsernameExistsException', () => 'It did not work.');
    await press('I have an account already');
    await see('Forgot your password?');
    await fillAll({ Password: PASSWORD });
    await press('Sign in');
    await arrived(auth, 'confirmSignUp');
  });
});

describe('a configuration that is wrong', () => {
  for (const [what, attributes, told] of [
    ['no pool', { userPoolId: undefined }, /user-pool-id is missing/],
    ['a malformed pool', { userPoolId: 'eu-west-1' }, /user-pool-id "eu-west-1" is malformed/],
    ['no client', { userPoolClientId: undefined }, /user-pool-client-id is missing/],
    ['a malformed client', { userPoolClientId: 'not a client' }, /user-pool-client-id "not a client" is malformed/],
    ['a region that is not the pool’s', { region: 'us-east-1' }, /region "us-east-1" contradicts/],
    ['a region that there is none of', { userPoolId: 'somewhere_Ab12Cd34E' }, /"somewhere" is malformed/],
    ['an endpoint that is no address', { userPoolEndpoint: 'cognito' }, /user-pool-endpoint "cognito" must be/],
    ['an endpoint in the clear', { userPoolEndpoint: 'http://cognito.example.com/' }, /must be a full https: URL/],
  ] as const) {
    it(`(${what}) is told to the person, and to the console by name; the form can be seen, and sends nothing`, async () => {
      const said: string[] = [];
      const { error } = console;
      console.error = (...texts: unknown[]) => { said.push(texts.join(' ')); };
      try {
        const world = await createWorld();
        const auth = world.auth(attributes);
        mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
        await seeAlert(CONFIGURATION);
        await fillAll({ Email: ADA, Password: PASSWORD });
        await press('Sign in');
        await seeAlert(CONFIGURATION);
        await expectKept({ Email: ADA, Password: PASSWORD });
        expect(world.sent).to.deep.equal([]);
        expect(said.filter((text) => told.test(text))).to.have.length(1);
      } finally {
        console.error = error;
      }
    });
  }

  it('(a client that the pool does not have, or a pool of another region) is told to the person', async () => {
    const world = await createWorld();
    const auth = world.auth({ userPoolClientId: 'unknown000000000000000001' });
    mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await fillAll({ Email: ADA, Password: PASSWORD });
    await press('Sign in');
    await seeAlert(CONFIGURATION);
    await expectKept({ Email: ADA, Password: PASSWORD });
  });

  for (const tag of ['auth-sign-in', 'auth-sign-up', 'auth-reset-password']) {
    it(`(a client with a secret) is told at ${tag}`, async () => {
      const screen = screenOf(tag);
      const { world } = await open(screen, { client: { ClientSecret: 'abcdefghijklmnopqrstuvwxyz0123456789' } });
      const typed = await submit(screen, world);
      await seeAlert(CLIENT_SECRET);
      await expectKept(typed);
    });
  }
});

describe('a page without WebCrypto', () => {
  it('says that it is not secure, keeps what was typed, and sends nothing', async () => {
    const { error } = console;
    const world = await createWorld();
    console.error = () => undefined;
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined });
    try {
      const auth = world.auth();
      mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
      await seeAlert('This page is not secure. Open it with an address that begins with https:// to sign in.');
      await fillAll({ Email: ADA, Password: PASSWORD });
      await press('Sign in');
      await seeAlert('This page is not secure. Open it with an address that begins with https:// to sign in.');
      await expectKept({ Email: ADA, Password: PASSWORD });
      expect(world.sent).to.deep.equal([]);
    } finally {
      console.error = error;
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });
});

describe('what is wrong with the page', () => {
  it('is said without taking the focus from who is typing; what came of a submit takes it', async () => {
    const { error } = console;
    const world = await createWorld();
    console.error = () => undefined;
    try {
      mount(html`<auth-sign-in .auth=${world.auth({ userPoolId: 'eu-west-1' })}></auth-sign-in>`);
      const email = await field('Email');
      email.focus();
      await seeAlert(CONFIGURATION);
      await until(() => document.querySelector('[data-auth-message]')?.textContent.trim() === CONFIGURATION, () => 'It is not said.');
      expect(document.activeElement).to.equal(email);
      await fillAll({ Email: ADA, Password: PASSWORD });
      await press('Sign in');
      await focusIsOn('Password');
    } finally {
      console.error = error;
    }
  });
});

describe('a step that has taken too long', () => {
  it('leads back to the sign-in, says why, and keeps the user name', async () => {
    const screen = screenOf('auth-force-new-password');
    const { world, auth } = await open(screen);
    world.advance(4 * MINUTE);
    await submit(screen, world);
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
    expect((await field('Email')).value).to.equal(GRACE);
    await fillAll({ Password: TEMPORARY_PASSWORD });
    await press('Sign in');
    await arrived(auth, 'forceNewPassword');
    await see(screen.title);
    await fillAll({ 'New password': NEW_PASSWORD });
    await press(screen.button);
    await arrived(auth, 'authenticated');
  });
});

describe('somebody who is signed in', () => {
  async function signedIn(clock?: { now(): number }): Promise<{ world: World; auth: Auth }> {
    const world = await createWorld();
    const auth = world.auth(clock && { clock });
    mount(html`<auth-authenticator .auth=${auth}><p>Members only</p></auth-authenticator>`);
    await fillAll({ Email: ADA, Password: PASSWORD });
    await press('Sign in');
    await see('Members only');
    return { world, auth };
  }

  for (const [what, end] of [
    ['deleted', (world: World) => world.local.admin.deleteUser(POOL_ID, ADA)],
    ['disabled', (world: World) => world.local.admin.disableUser(POOL_ID, ADA)],
    ['signed out by an administrator', (world: World) => world.local.admin.globalSignOut(POOL_ID, ADA)],
  ] as const) {
    it(`and is ${what} meanwhile, is asked to sign in again at the next refresh, and told why`, async () => {
      const { world, auth } = await signedIn();
      await end(world);
      const error = await auth.getTokens({ forceRefresh: true }).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Error);
      await see('Your session has ended. Please sign in again.');
      expect(auth.user).to.equal(undefined);
      expect([...world.stored.keys()].filter((key) => key.endsWith('Token'))).to.deep.equal([]);
    });
  }

  for (const hours of [-5, 5]) {
    it(`by a clock that is off by ${hours} hours, is and stays signed in`, async () => {
      const wrong = { now: () => Date.UTC(2026, 0, 5, 9, 30, 7) + hours * 60 * MINUTE };
      const { world, auth } = await signedIn(wrong);
      await auth.getTokens();
      expect(world.count('GetTokensFromRefreshToken')).to.equal(0);
      await auth.getTokens({ forceRefresh: true });
      expect(auth.user?.attributes.email).to.equal(ADA);
    });
  }
});
