/** The account from the CDN build on plain pages: what Cognito holds afterwards, and what it refuses before. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import decodeQR from 'qr/decode.js';
import { totpAt } from '../unit/local-cognito/totp-client.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { accountConfig, attributes, lastCode, page, PASSWORD, POOL_ID } from './pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';
const WRONG = 'Incorrect user name or password.';

/** Each test has a user of its own. */
const USERS = ['profile', 'password', 'factors', 'devices', 'deletion'] as const;
const addressOf = (user: string): string => `${user}@example.com`;

const config = accountConfig(USERS.map(addressOf));

const ELEMENTS: Readonly<Record<string, string>> = {
  '/profile': '<auth-profile fields="given_name email"></auth-profile>',
  '/password': '<auth-change-password password-policy="8 numbers"></auth-change-password>',
  '/factors': '<auth-mfa-settings factors="totp email" issuer="Acme"></auth-mfa-settings>',
  '/devices': '<auth-devices></auth-devices>',
  '/deletion': '<auth-delete-user></auth-delete-user>',
};

/** A code that is not this one. */
const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

async function signIn(tab: Tab, username: string, password = PASSWORD): Promise<void> {
  await tab.fill('Email', username);
  await tab.fill('Password', password);
  await tab.press('Sign in');
}

/** What a camera sees where the QR code is: the pixels of the page, read by a decoder that we did not write. */
async function scan({ page: shown, until }: Tab): Promise<string> {
  await until(() => document.querySelector('.auth-qr'));
  const picture = await (await shown.$('.auth-qr'))!.screenshot({ encoding: 'base64' });
  const { width, height, data } = await shown.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...context.getImageData(0, 0, image.width, image.height).data] };
  }, picture);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

/** Refreshes the tokens of a page; answers what came of it. */
const refresh = ({ page: shown }: Tab): Promise<string> => shown.evaluate(async () => {
  const { auth } = document.querySelector('auth-provider') as unknown as { auth: { user?: object; getTokens(options: object): Promise<object> } };
  const outcome = await auth.getTokens({ forceRefresh: true }).then(() => 'tokens', (error: unknown) => (error as Error).name);
  return `${outcome}, ${auth.user ? 'signed in' : 'signed out'}`;
});

eachBrowser((browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    cognito = await startLocalCognito({ config });
    site = await startSite({
      pages: Object.fromEntries(Object.entries(ELEMENTS).map(([path, element]) =>
        [path, page(`<auth-provider ${attributes(cognito.url)}><auth-sign-out></auth-sign-out><auth-sign-in></auth-sign-in>${element}</auth-provider>`)])),
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  async function attributesOf(username: string): Promise<Record<string, string | undefined>> {
    const { Attributes } = await cognito.local.admin.getUser(POOL_ID, username);
    return Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
  }

  test('an address is changed, and counts once its code is given', async () => {
    const [old, changed] = [addressOf('profile'), 'lovelace@example.com'];
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/profile`);
      await signIn(tab, old);
      await tab.fill('First name (optional)', 'Augusta');
      await tab.press('Save changes');
      await tab.see('Your changes are saved.');
      assert.equal((await attributesOf(old)).given_name, 'Augusta');

      await tab.fill('Email (optional)', changed);
      await tab.press('Save changes');
      await tab.see('Enter the code that we sent by email to l***@e***.');
      const code = lastCode(cognito.local, changed);
      await tab.fill('Confirmation code', otherThan(code));
      await tab.press('Confirm');
      await tab.see('That code is not right.');
      assert.equal((await attributesOf(changed)).email_verified, 'false');
      await tab.fill('Confirmation code', code);
      await tab.press('Confirm');
      await tab.see('That is verified now.');
      assert.equal((await attributesOf(changed)).email_verified, 'true');

      await tab.press('Sign out');
      await signIn(tab, old);
      await tab.see(WRONG);
      await signIn(tab, changed);
      await tab.see('Verified');
    });
  });

  test('a password is changed by who knows the old one, which no longer signs in', async () => {
    const user = addressOf('password');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/password`);
      await signIn(tab, user);
      await tab.fill('Current password', 'Wr0ng-password');
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Change password');
      await tab.see('That is not your current password.');
      await tab.fill('Current password', PASSWORD);
      await tab.press('Change password');
      await tab.see('Your password has been changed.');

      await tab.press('Sign out');
      await signIn(tab, user, PASSWORD);
      await tab.see(WRONG);
      await signIn(tab, user, NEW_PASSWORD);
      await tab.see('Current password');
    });
  });

  test('an authenticator app is set up from its QR code, preferred, asked for, and removed', async () => {
    const user = addressOf('factors');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/factors`);
      await signIn(tab, user);
      await tab.press('Set up Email');
      await tab.see('Asked first');
      await tab.press('Set up Authenticator app');
      const uri = new URL(await scan(tab));
      assert.equal(`${uri.protocol}//${uri.host}${decodeURIComponent(uri.pathname)}`, `otpauth://totp/Acme:${user}`);
      const secret = uri.searchParams.get('secret') ?? '';
      const now = Date.now();
      const code = await totpAt(secret, now);
      await tab.fill('Code from the app', otherThan(code));
      await tab.press('Confirm');
      await tab.see('That code is not right.');
      await tab.fill('Code from the app', code);
      await tab.press('Confirm');
      await tab.press('Ask first Authenticator app');
      await tab.see('You will be asked for that first.');

      await tab.press('Sign out');
      await signIn(tab, user);
      await tab.see('Enter the code that your authenticator app shows.');
      await tab.fill('Confirmation code', code);
      await tab.press('Confirm');
      // The app's code has served once already.
      await tab.see('That code');
      // The next one; a clock that is a step ahead is accepted.
      await tab.fill('Confirmation code', await totpAt(secret, now + 30_000));
      await tab.press('Confirm');

      await tab.press('Remove Authenticator app');
      await tab.see('Remove the authenticator app?');
      await tab.press('Remove');
      await tab.see('That is removed. You will no longer be asked for it.');
      await tab.press('Sign out');
      await signIn(tab, user);
      await tab.see('Enter the code that we sent by email to f***@e***.');
    });
  });

  test('another browser is signed out at its next refresh, and this one is not', async () => {
    const user = addressOf('devices');
    const name = `${browserName === 'chromium' ? 'Chrome' : 'Firefox'} on Linux`;
    const browser = await launch();
    await visit(browser, async (openHere) => {
      await visit(browser, async (openThere) => {
        const there = await openThere(`${site.url}/devices`);
        await signIn(there, user);
        await there.see('This one');
        const here = await openHere(`${site.url}/devices`);
        await signIn(here, user);
        await here.see('Where you are signed in');
        assert.equal((await cognito.local.admin.getUser(POOL_ID, user)).UserStatus, 'CONFIRMED');
        assert.equal(await refresh(there), 'tokens, signed in');

        await here.press(`Sign out ${name}`);
        await here.see('That sign-in has ended.');
        await here.until((label: string) => !document.querySelector(`button[aria-label="${label}"]`), `Sign out ${name}`);
        assert.equal(await refresh(there), 'NotAuthorizedException, signed out');
        await there.see('Your session has ended. Please sign in again.');
        assert.equal(await refresh(here), 'tokens, signed in');
      });
    });
  });

  test('an account is deleted once that is understood, and then nobody signs in to it', async () => {
    const user = addressOf('deletion');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/deletion`);
      await signIn(tab, user);
      await tab.press('Delete my account…');
      await tab.press('Delete my account for good');
      await tab.see('Fill in this field.');
      assert.equal((await attributesOf(user)).email, user);
      await tab.page.click('input[name="understood"]');
      await tab.press('Delete my account for good');
      await tab.see('Your account is deleted.');
      await assert.rejects(cognito.local.admin.getUser(POOL_ID, user), { name: 'UserNotFoundException' });
      await signIn(tab, user);
      await tab.see(WRONG);
    });
  });
});
