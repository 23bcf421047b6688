/** What assistive technology is told of the account: names, roles, what is announced and how, where the focus is. Chromium's accessibility tree. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CDPSession } from 'puppeteer-core';
import { find, named, saying, type AxNode } from './ax.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { ACCOUNT_TAGS } from './keys.js';
import { accountConfig, attributes, page, PASSWORD } from './pools.js';

interface Telling {
  readonly tag: string;
  readonly element: string;
  /** What is there before anything is done: a role, and the names of that role. */
  readonly there: readonly (readonly [role: string, name: string])[];
  /** What is done, and told of it. */
  readonly act: (tab: Tab, tree: Tree) => Promise<void>;
}

interface Tree {
  find(role: string, name: string): Promise<AxNode>;
  /** Something is said without interrupting. */
  hear(text: string): Promise<void>;
  /** Something is said at once. */
  isInterrupted(text: string): Promise<void>;
  hasFocus(role: string, name: string): Promise<void>;
  /** A field has a problem, and is described by it. */
  isWrong(role: string, name: string, problem: string): Promise<void>;
}

function treeOf(cdp: CDPSession): Tree {
  return {
    find: (role, name) => find(cdp, role, named(name)),
    async hear(text) { assert.equal((await find(cdp, 'status', saying(text))).properties.live, 'polite'); },
    async isInterrupted(text) { assert.equal((await find(cdp, 'alert', saying(text))).properties.live, 'assertive'); },
    async hasFocus(role, name) { await find(cdp, role, (node) => node.name === name && node.properties.focused === true); },
    async isWrong(role, name, problem) { await find(cdp, role, (node) => node.name === name && node.properties.invalid === 'true' && node.description.includes(problem)); },
  };
}

const TELLINGS: readonly Telling[] = [
  {
    tag: 'auth-profile', element: '<auth-profile fields="given_name email"></auth-profile>',
    there: [['heading', 'Profile'], ['textbox', 'First name (optional)'], ['textbox', 'Email (optional)'], ['button', 'Save changes']],
    async act(tab, tree) {
      await tab.fill('First name (optional)', 'Augusta');
      await tab.press('Save changes');
      await tree.hear('Your changes are saved.');
      await tab.fill('Email (optional)', 'told@example.com');
      await tab.press('Save changes');
      await tree.hear('Confirm your email');
      await tree.hasFocus('textbox', 'Confirmation code');
      await tab.fill('Confirmation code', '000000x');
      await tab.press('Confirm');
      await tree.isWrong('textbox', 'Confirmation code', 'That code is not right.');
      await tab.press('Cancel');
      await tree.hear('Profile');
      await tree.hasFocus('button', 'Save changes');
      await tree.find('button', 'Verify Email');
    },
  },
  {
    tag: 'auth-change-password', element: '<auth-change-password></auth-change-password>',
    there: [['heading', 'Password'], ['textbox', 'Current password'], ['textbox', 'New password'], ['button', 'Change password']],
    async act(tab, tree) {
      await tab.press('Change password');
      await tree.isWrong('textbox', 'Current password', 'Fill in this field.');
      await tab.fill('Current password', 'Wr0ng-password');
      await tab.fill('New password', 'Batt3ry-staple');
      await tab.press('Change password');
      await tree.isWrong('textbox', 'Current password', 'That is not your current password.');
      await tree.hasFocus('textbox', 'Current password');
      await tab.fill('Current password', PASSWORD);
      await tab.press('Change password');
      await tree.hear('Your password has been changed.');
    },
  },
  {
    tag: 'auth-mfa-settings', element: '<auth-mfa-settings factors="totp email"></auth-mfa-settings>',
    there: [['heading', 'Two-step sign-in'], ['button', 'Set up Authenticator app'], ['button', 'Set up Email']],
    async act(tab, tree) {
      await tab.press('Set up Email');
      await tree.hear('That is set up.');
      await tab.press('Set up Authenticator app');
      await tree.hear('Set up an authenticator app');
      await tree.find('image', 'QR code for an authenticator app. You can enter the key below instead.');
      await tree.hasFocus('textbox', 'Code from the app');
      await tab.press('Cancel');
      await tab.press('Remove Email');
      await tree.hasFocus('heading', 'Stop getting codes by email?');
      await tab.press('Remove');
      await tree.hear('That is removed.');
      await tree.hasFocus('heading', 'Two-step sign-in');
    },
  },
  {
    tag: 'auth-passkeys', element: '<auth-passkeys></auth-passkeys>',
    there: [['heading', 'Passkeys'], ['button', 'Add a passkey']],
    async act(tab, tree) {
      await tab.page.evaluate(() => { Object.defineProperty(navigator.credentials, 'create', { value: () => Promise.reject(new DOMException('cancelled', 'NotAllowedError')) }); });
      await tab.press('Add a passkey');
      await tree.isInterrupted('passkey');
      // The alert speaks for itself: the focus stays where the person is.
      await tree.hasFocus('button', 'Add a passkey');
    },
  },
  {
    tag: 'auth-devices', element: '<auth-devices></auth-devices>',
    there: [['heading', 'Devices and sign-ins'], ['heading', 'Devices'], ['heading', 'Where you are signed in'], ['button', 'Sign out everywhere']],
    async act(tab, tree) {
      await tab.press('Forget Chrome on Linux');
      await tree.hear('That device is forgotten.');
    },
  },
  {
    tag: 'auth-delete-user', element: '<auth-delete-user></auth-delete-user>',
    there: [['heading', 'Delete account'], ['button', 'Delete my account…']],
    async act(tab, tree) {
      await tab.press('Delete my account…');
      await tree.hear('Delete your account?');
      await tree.hasFocus('checkbox', 'I understand that this cannot be undone');
      await tab.press('Delete my account for good');
      await tree.isWrong('checkbox', 'I understand that this cannot be undone', 'Fill in this field.');
    },
  },
  {
    tag: 'auth-user-button', element: '<auth-user-button account-href="#account"></auth-user-button>',
    there: [['button', 'Account of Ada']],
    async act(tab, tree) {
      assert.equal((await tree.find('button', 'Account of Ada')).properties.hasPopup, 'menu');
      await tab.press('Account of Ada');
      assert.equal((await tree.find('button', 'Account of Ada')).properties.expanded, true);
      await tree.find('menu', 'Account of Ada');
      await tree.hasFocus('menuitem', 'Account');
    },
  },
  {
    tag: 'auth-account', element: '<auth-account parts="password delete"></auth-account>',
    there: [['heading', 'Password'], ['heading', 'Delete account']],
    act: () => Promise.resolve(),
  },
  { tag: 'auth-sign-out', element: '<auth-sign-out></auth-sign-out>', there: [['button', 'Sign out']], act: () => Promise.resolve() },
  {
    tag: 'auth-signed-in', element: '', there: [['heading', 'My account']],
    async act(_tab, tree) { await tree.hasFocus('heading', 'My account'); },
  },
];

const addressOf = (tag: string): string => `${tag}@example.com`;

const config = accountConfig(TELLINGS.map(({ tag }) => addressOf(tag)));

eachBrowser((browserName, launch) => {
  // Firefox has no accessibility tree in its protocol.
  if (browserName !== 'chromium') return;
  describe('the accessibility tree', () => {
    let site: Site;
    let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

    before(async () => {
      cognito = await startLocalCognito({ port: 0, config });
      site = await startSite({
        pages: Object.fromEntries(TELLINGS.map(({ tag, element }) =>
          [`/${tag}`, page(`<auth-provider ${attributes(cognito.url)}><auth-sign-in></auth-sign-in><auth-signed-in><h1>My account</h1>${element}</auth-signed-in></auth-provider>`)])),
      });
    });
    after(async () => {
      await site.close();
      await cognito.close();
    });

    for (const { tag, there, act } of TELLINGS) {
      test(`tells of ${tag}: what is there, what is done, what is wrong`, async () => visit(await launch(), async (open) => {
        const tab = await open(`${site.url}/${tag}`);
        await tab.fill('Email', addressOf(tag));
        await tab.fill('Password', PASSWORD);
        await tab.press('Sign in');
        const tree = treeOf(await tab.page.createCDPSession());
        for (const [role, name] of there) await tree.find(role, name);
        await act(tab, tree);
      }));
    }

    test('tells of each element of the account', () => {
      const told = TELLINGS.map(({ tag }) => tag);
      assert.deepEqual(ACCOUNT_TAGS.filter((tag) => !told.includes(tag)), []);
    });
  });
});
