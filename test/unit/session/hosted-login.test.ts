/** Where the hosted login may lead back to, and what of an address is ours. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { readCallback, withoutCallback } from '../../../src/cognito/hosted-login.js';
import { AuthError } from '../../../src/core/errors.js';
import { explain } from '../../../src/session/explain.js';
import { chosenAddress, strayReturn, takeAttempt, wayBack } from '../../../src/session/hosted-login.js';
import type { Auth } from '../../../src/session/auth.js';
import { createMemoryStorage } from '../cognito/memory-storage.js';

const CLIENT = 'client000001';

/** A page at an address, and what became of it. */
function visit(href: string, stored: Record<string, string> = {}) {
  const tab = createMemoryStorage();
  for (const [key, value] of Object.entries(stored)) tab.setItem(key, value);
  const page = { address: href, said: [] as string[], started: 0, isClosed: false };
  const location = new URL(href);
  class Channel {
    postMessage(text: string): void { page.said.push(`channel: ${text}`); }
    close(): void { /* nothing is open */ }
  }
  const globals = {
    location, sessionStorage: tab, BroadcastChannel: Channel, history: { state: null, replaceState: (_state: unknown, _title: string, to: string) => { page.address = to; } },
    window: { opener: { postMessage: (text: string, origin: string) => { page.said.push(`opener at ${origin}: ${text}`); } }, close: () => { page.isClosed = true; } },
  };
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { configurable: true, value });
  return page;
}

const come = (href: string, stored?: Record<string, string>) => {
  const page = visit(href, stored);
  strayReturn({ config: { userPoolClientId: CLIENT }, send: () => { page.started += 1; } } as unknown as Auth);
  return page;
};

const { BroadcastChannel } = globalThis;
afterEach(() => {
  for (const name of ['location', 'sessionStorage', 'history', 'window']) Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, 'BroadcastChannel', { configurable: true, value: BroadcastChannel });
});

describe('the address to come back to', () => {
  const addresses = ['https://app.example/', 'https://www.example/', 'https://app.example/shop/', 'https://app.example/admin?from=login'];
  for (const [here, expected] of [
    ['https://app.example/', 'https://app.example/'],
    ['https://app.example/shop/?page=2', 'https://app.example/shop/'],
    ['https://app.example/shop', 'https://app.example/shop/'],
    ['https://app.example/admin/', 'https://app.example/admin?from=login'],
    ['https://app.example/elsewhere', 'https://app.example/'],
    ['https://www.example/shop/', 'https://www.example/'],
  ] as const) {
    it(`is ${expected} at ${here}, in whatever way they are written`, () => {
      visit(here);
      assert.equal(chosenAddress(addresses), expected);
      assert.equal(chosenAddress(addresses.join(' , ')), expected);
    });
  }

  it('is this page without its query where nothing is configured', () => {
    visit('https://app.example/shop?redirect-sign-in=https://evil.example/#/deep');
    assert.equal(wayBack(undefined), 'https://app.example/shop');
  });

  it('is no other site, from which nobody would come back signed in', () => {
    visit('http://localhost:3000/');
    assert.throws(() => wayBack(['https://app.example/', 'https://www.example/']), { name: 'ConfigurationError', message: /^redirect-sign-in "https:\/\/app\.example\/" is not of this page's origin, http:\/\/localhost:3000;/ });
    assert.equal(wayBack('myapp://back/'), 'myapp://back/');
  });
});

describe('an address that somebody comes back to', () => {
  it('loses what was added, and nothing else: to the letter', () => {
    assert.equal(withoutCallback('https://app.example/?/route&code=a%20b&q=a%20b&flag&state=x&codes=1#/hash?code=1'), 'https://app.example/?/route&q=a%20b&flag&codes=1#/hash?code=1');
    assert.equal(withoutCallback('https://app.example/?code=1&state=2'), 'https://app.example/');
    assert.equal(withoutCallback('https://app.example/?code=1&state=2#_=_'), 'https://app.example/');
    assert.equal(withoutCallback('https://app.example/?code=1&state=2#_=_here'), 'https://app.example/#_=_here');
  });

  it('says nothing without a state, or with nothing beside it', () => {
    assert.equal(readCallback('?code=1'), undefined);
    assert.equal(readCallback('?error=access_denied&error_description=x'), undefined);
    assert.equal(readCallback('?state=ae.client000001.x'), undefined);
  });

  it('is cleaned where nobody waits, begins the journey where somebody does, and is left alone where it is another’s', () => {
    const used = `https://app.example/?code=1&state=ae.${CLIENT}.x`;
    assert.equal(come(used).address, 'https://app.example/');
    assert.equal(come(used, { [`auth-elements.${CLIENT}.step`]: '{"state":"confirmSignUp"}' }).address, 'https://app.example/');
    const awaited = come(used, { [`auth-elements.${CLIENT}.step`]: '{"state":"federatedSignIn"}' });
    assert.deepEqual([awaited.address, awaited.started], [used, 1]);
    for (const state of ['ae.client0000011.x', 'ae.other.x', 'aep.other.x', 'aegis', 'ae.', 'theirs']) {
      const theirs = `https://app.example/?code=1&state=${state}`;
      assert.deepEqual(come(theirs), { address: theirs, said: [], started: 0, isClosed: false }, state);
    }
  });

  it('of a popup is told to its own page, by both ways, whatever step the popup has inherited', () => {
    const search = `?code=1&state=aep.${CLIENT}.x`;
    for (const step of ['{"state":"federatedSignIn"}', '{"state":"confirmSignUp"}', 'garbage']) {
      assert.deepEqual(come(`https://app.example/${search}`, { [`auth-elements.${CLIENT}.step`]: step }), {
        address: 'https://app.example/', said: [`opener at https://app.example: ${search}`, `channel: ${search}`], started: 0, isClosed: true,
      });
    }
  });

  it('is taken once for the attempt that was kept', () => {
    visit('https://app.example/', { [`auth-elements.${CLIENT}.redirect`]: '{"state":"s"}' });
    assert.equal(takeAttempt('another'), undefined);
    assert.equal(takeAttempt(CLIENT)?.state, 's');
    assert.equal(takeAttempt(CLIENT), undefined);
  });
});

describe('a refusal of the hosted login', () => {
  const textOf = (message: string) => explain(new AuthError('HostedLoginError', message)).text;
  it('by a trigger of the site is shown in the site’s own words; anything else in ours', () => {
    assert.deepEqual(textOf('invalid_request: PreSignUp failed with error Use your company provider. '), { key: 'error-site', english: '{message}', params: { message: 'Use your company provider' } });
    assert.equal(textOf('access_denied: User cancelled').key, 'error-federated-denied');
    assert.equal(textOf('invalid_request: Login option is not available. Please try another one.').key, 'error-federated-provider');
    assert.equal(textOf('server_error: Already found an entry for username Google_1').key, 'error-federated');
  });
});
