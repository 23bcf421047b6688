/**
 * Passkeys with Chromium's virtual authenticator and Chromium's own windows for them: without these a conditional request resolves by
 * itself, on an empty page too, and proves nothing. The windows are operated by keys of the display, as a person's are.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { startLocalCognito, startSite, type Site } from './harness.js';
import { CLIENT_ID, config as common, lastCode, page as sitePage, PASSWORD, POOL_ID } from './pools.js';
import { createTab, type Tab } from './tab.js';
import { startDisplay, type Display } from './x-display.js';

const ADA = 'ada@example.com';
const [pool] = common.userPools;

const config = {
  userPools: [{
    ...pool!,
    Policies: { ...pool!.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] as const } },
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' as const },
    clients: [{ ...pool!.clients[0]!, ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
  }],
} as unknown as typeof common;

const AUTHENTICATOR = {
  protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
} as const;

let display: Display;
let browser: Browser;
let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
let site: Site;

before(async () => {
  display = await startDisplay();
  cognito = await startLocalCognito({ port: 0, config });
  const attributes = `user-pool-id="${POOL_ID}" user-pool-client-id="${CLIENT_ID}" user-pool-endpoint="${cognito.url}" authentication-flow-type="USER_AUTH" passkey-offer="always"`;
  site = await startSite({ pages: { '/': sitePage(`<auth-authenticator ${attributes}><h1>Members only</h1><auth-sign-out></auth-sign-out><auth-passkeys></auth-passkeys></auth-authenticator>`) } });
  browser = await launchChromium({
    headless: false, defaultViewport: null, env: { ...process.env, DISPLAY: display.name },
    args: ['--no-first-run', '--disable-background-networking'],
  });
});

after(async () => {
  await browser.close();
  await site.close();
  await cognito.close();
  display.close();
});

/** A window of the browser takes no input in its first moment, nor one that comes too soon after the last. */
const PAUSE_MS = 1200;

const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });

type Key = Parameters<Display['press']>[0];

/** Presses keys, one after the other, until something has come of it. */
async function operate(keys: readonly Key[], isDone: () => Promise<boolean>, before: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    await before();
    for (const key of keys) {
      await pause();
      await display.press(key);
    }
    await pause();
    if (await isDone()) return;
  }
  throw new Error(`Nothing came of ${keys.join(' and ')}.`);
}

interface Opened { tab: Tab; page: Page; cdp: CDPSession; authenticatorId: string }

async function open(): Promise<Opened> {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  await cdp.send('WebAuthn.enable', { enableUI: true });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
  // tsx names functions by this helper, which a function sent into the page would miss.
  await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
  await page.goto(site.url);
  // Keys go to the window that was clicked into.
  await page.bringToFront();
  await display.click(100, 900);
  return { tab: createTab(page), page, cdp, authenticatorId };
}

const shows = async (tab: Tab, text: string): Promise<boolean> => (await tab.text()).includes(text);

test('a passkey is offered and registered, signs in by button and from the dropdown of the browser, and is gone once it is removed', async () => {
  const { tab, page, cdp, authenticatorId } = await open();
  const passkeys = async (): Promise<number> => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;

  await tab.fill('Email', ADA);
  await tab.press('Continue');
  await tab.press('Use your password');
  await tab.fill('Password', PASSWORD);
  await tab.press('Sign in');
  await tab.see('Sign in faster next time');
  await tab.press('Create a passkey');
  await operate(['Enter'], () => shows(tab, 'Members only'));
  assert.equal(await passkeys(), 1);
  await tab.press('Sign out');

  // By button, for a user name that is typed.
  await tab.see('Create an account');
  await tab.fill('Email', ADA);
  await tab.press('Continue');
  await tab.press('Sign in another way');
  await tab.press('Use a passkey');
  await operate(['Enter'], () => shows(tab, 'Members only'));
  await tab.press('Sign out');
  await tab.see('Create an account');

  // From the dropdown: nothing happens before the person chooses, and no name is typed.
  await tab.until(() => document.querySelector('input[name="username"]')?.getAttribute('autocomplete') === 'username webauthn');
  assert.equal(await shows(tab, 'Members only'), false);
  await operate(['ArrowDown', 'Enter'], () => shows(tab, 'Members only'), () => page.click('input[name="username"]'));
  assert.equal(cognito.local.inbox.length, 0);

  // Removed from the account: the browser still has it, and it no longer leads in.
  const removal = await page.waitForSelector('auth-passkeys [data-auth-action="remove"]');
  await removal?.click();
  await tab.see('You can no longer sign in with it.');
  await tab.press('Remove');
  await tab.see('That passkey is removed.');
  await tab.see('You have no passkey yet.');
  await tab.press('Sign out');
  await tab.see('Create an account');
  await tab.fill('Email', ADA);
  await tab.press('Continue');
  await tab.see('Choose how to sign in');
  assert.equal(await shows(tab, 'Use a passkey'), false);
  assert.equal(await passkeys(), 1);
});

test('a passkey that is cancelled leaves the other ways, when it is made and when it is used', async () => {
  const { tab, cdp, authenticatorId } = await open();
  await tab.fill('Email', ADA);
  await tab.press('Continue');
  await tab.press('Use your password');
  await tab.fill('Password', PASSWORD);
  await tab.press('Sign in');
  await tab.press('Create a passkey');
  await operate(['Escape'], () => shows(tab, 'No passkey was used.'));
  await tab.press('Not now');
  await tab.see('You have no passkey yet.');

  // One is made from the account.
  await tab.press('Add a passkey');
  await operate(['Enter'], () => shows(tab, 'Your passkey is ready.'));
  await tab.press('Sign out');
  await tab.see('Create an account');
  await tab.fill('Email', ADA);
  // Where the browser has it no longer, its own window says so, and the person closes that.
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
  await tab.press('Sign in with a passkey');
  await operate(['Escape'], () => shows(tab, 'No passkey was used.'));
  await tab.see('Choose how to sign in');
  await tab.press('Send a code by email');
  await tab.see('Enter the code that we sent by email');
  await tab.fill('Confirmation code', lastCode(cognito.local, ADA));
  await tab.press('Confirm');
  await tab.see('Members only');
});
