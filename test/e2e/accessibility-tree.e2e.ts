/** What assistive technology is told, read from Chromium's accessibility tree through the DevTools protocol. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CDPSession } from 'puppeteer-core';
import { find, named, saying } from './ax.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { startFactorWorld, type FactorWorld } from './factor-pools.js';
import { attributes, config, page, PASSWORD } from './pools.js';

eachBrowser((browserName, launch) => {
  // Firefox has no accessibility tree in its protocol.
  if (browserName !== 'chromium') return;
  describe('the accessibility tree', () => {
    let site: Site;
    let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
    let factors: FactorWorld;

    before(async () => {
      factors = await startFactorWorld();
      cognito = await startLocalCognito({ port: 0, config });
      site = await startSite({
        pages: {
          '/': page(`<main><auth-authenticator ${attributes(cognito.url)}>Members only</auth-authenticator></main>`),
          '/several': page(`<main><auth-authenticator ${factors.attributes('several')}>Members only</auth-authenticator></main>`),
          '/modal': page(`<main><auth-authenticator variation="modal" ${attributes(cognito.url)}>Members only</auth-authenticator></main>`),
        },
      });
    });
    after(async () => {
      await site.close();
      await cognito.close();
      await factors.close();
    });

    const look = async (path: string, act: (tab: Tab, cdp: CDPSession) => Promise<void>): Promise<void> => visit(await launch(), async (open) => {
      const tab = await open(`${site.url}${path}`);
      await tab.see('Forgot your password?');
      await act(tab, await tab.page.createCDPSession());
    });

    test('names each field and button, and says what is required', () => look('/', async (_tab, cdp) => {
      assert.equal((await find(cdp, 'heading', named('Sign in'))).properties.level, 2);
      for (const name of ['Email', 'Password']) assert.equal((await find(cdp, 'textbox', named(name))).properties.required, true);
      for (const name of ['Show password', 'Sign in', 'Forgot your password?', 'Create an account']) await find(cdp, 'button', named(name));
    }));

    test('says what is wrong with a field, at the field', () => look('/', async (tab, cdp) => {
      await tab.press('Sign in');
      const email = await find(cdp, 'textbox', (node) => node.name === 'Email' && node.properties.invalid === 'true');
      assert.equal(email.description, 'Fill in this field.');
      assert.equal(email.properties.focused, true);
    }));

    test('interrupts with what Cognito refused', () => look('/', async (tab, cdp) => {
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      const alert = await find(cdp, 'alert', saying('Incorrect user name or password.'));
      assert.equal(alert.properties.live, 'assertive');
    }));

    test('tells of each step without interrupting, and where the focus is', () => look('/', async (tab, cdp) => {
      await tab.press('Create an account');
      const status = await find(cdp, 'status', saying('Create an account'));
      assert.equal(status.properties.live, 'polite');
      await find(cdp, 'textbox', (node) => node.name === 'Email' && node.properties.focused === true);
    }));

    test('tells of a choice of second factors as a group, of the code that follows, and of a wrong one', () => look('/several', async (tab, cdp) => {
      const person = await factors.person('several', { email: 'heard@example.com', phone_number: '+14155550105' });
      await tab.fill('User name', person.username);
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      assert.equal((await find(cdp, 'status', saying('Confirm that it is you'))).properties.live, 'polite');
      await find(cdp, 'group', named('How would you like to get your code?'));
      const first = await find(cdp, 'radio', (node) => node.name === 'Text message' && node.properties.focused === true);
      assert.equal(first.properties.checked, 'true');
      await tab.press('Continue');
      await find(cdp, 'textbox', (node) => node.name === 'Confirmation code' && node.properties.focused === true);
      const code = person.code();
      await tab.fill('Confirmation code', code === '000000' ? '111111' : '000000');
      await tab.press('Confirm');
      const field = await find(cdp, 'textbox', (node) => node.name === 'Confirmation code' && node.properties.invalid === 'true');
      assert.match(field.description, /That code is not right/);
    }));

    test('knows the modal variation as a dialog with the name of its step', () => look('/modal', async (tab, cdp) => {
      assert.equal((await find(cdp, 'dialog', named('Sign in'))).properties.modal, true);
      await find(cdp, 'textbox', (node) => node.name === 'Email' && node.properties.focused === true);
      await tab.press('Create an account');
      await find(cdp, 'dialog', named('Create an account'));
      // What is outside an open dialog is not in the tree.
      await find(cdp, 'status', saying('Create an account'));
    }));

    test('knows by the name of its button whether the password is shown, and not by two words for it', () => look('/', async (tab, cdp) => {
      await tab.press('Show password');
      assert.equal((await find(cdp, 'button', named('Hide password'))).properties.pressed, undefined);
    }));

    test('says that something is under way, and takes that back', () => look('/', async (tab, cdp) => {
      let release = (): void => undefined;
      await tab.page.setRequestInterception(true);
      tab.page.on('request', (request) => {
        if (request.url().startsWith(cognito.url)) release = () => { void request.continue(); };
        else void request.continue();
      });
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      assert.equal((await find(cdp, 'status', saying('One moment…'))).properties.live, 'polite');
      tab.page.removeAllListeners('request');
      tab.page.on('request', (request) => { void request.continue(); });
      release();
      await find(cdp, 'alert', saying('Incorrect user name or password.'));
      await assert.rejects(find(cdp, 'status', saying('One moment…'), 0));
    }));
  });
});
