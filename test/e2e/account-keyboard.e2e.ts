/** The account by keyboard alone: each task is done, cancelled and refused without a pointer, and nothing loses the focus. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPasskey } from '../unit/local-cognito/authenticator.js';
import { totpAt } from '../unit/local-cognito/totp-client.js';
import { shownSecret } from './factor-pools.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { ACCOUNT_TAGS, enter, focusIsOn, press, stopsUntil, tabTo, typeInto, visited } from './keys.js';
import { accountConfig, attributes, CLIENT_ID, lastCode, page, PASSWORD } from './pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';

const ELEMENTS: Readonly<Record<string, string>> = {
  profile: '<auth-profile fields="given_name email"></auth-profile>',
  password: '<auth-change-password password-policy="8 numbers"></auth-change-password>',
  factors: '<auth-mfa-settings factors="totp email" issuer="Acme"></auth-mfa-settings>',
  passkeys: '<auth-passkeys></auth-passkeys>',
  devices: '<auth-devices></auth-devices>',
  deletion: '<auth-delete-user></auth-delete-user>',
  menu: '<auth-user-button account-href="#account"><a href="#orders">Orders</a></auth-user-button>',
  whole: '<auth-account fields="given_name" factors="totp" parts="profile password mfa passkeys delete"></auth-account><auth-sign-out></auth-sign-out>',
};

const addressOf = (user: string): string => `${user}.keys@example.com`;

const config = accountConfig(Object.keys(ELEMENTS).map(addressOf));

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    visited.clear();
    cognito = await startLocalCognito({ port: 0, config });
    site = await startSite({
      pages: Object.fromEntries(Object.entries(ELEMENTS).map(([name, element]) =>
        [`/${name}`, page(`<auth-provider ${attributes(cognito.url)}><auth-sign-in></auth-sign-in><auth-signed-in><h1>My account</h1>${element}<a href="#after">After</a></auth-signed-in></auth-provider>`)])),
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  /** Signs in by keyboard; the focus is at the beginning of the content then. */
  const at = (name: string, act: (tab: Tab) => Promise<void>, prepare: (tab: Tab) => Promise<void> = () => Promise.resolve()) => async (): Promise<void> => visit(await launch(), async (open) => {
    const tab = await open(`${site.url}/${name}`);
    await prepare(tab);
    await tab.see('Forgot your password?');
    await typeInto(tab, { Email: addressOf(name), Password: PASSWORD });
    await focusIsOn(tab, 'My account');
    await tab.until(() => !document.querySelector('form[aria-busy]'));
    await act(tab);
  });

  test('auth-profile: saved, an address changed, its code put off and given', at('profile', async (tab) => {
    const changed = 'moved.keys@example.com';
    await tab.see('First name (optional)');
    await typeInto(tab, { 'First name (optional)': 'Augusta' });
    await tab.see('Your changes are saved.');
    await focusIsOn(tab, 'First name (optional)');
    await typeInto(tab, { 'Email (optional)': changed });
    await focusIsOn(tab, 'Confirmation code');
    await enter(tab, 'Cancel');
    await focusIsOn(tab, 'Save changes');
    await enter(tab, 'Verify Email', 'back');
    await focusIsOn(tab, 'Confirmation code');
    await typeInto(tab, { 'Confirmation code': 'wrong0' });
    await tab.see('That code is not right.');
    await focusIsOn(tab, 'Confirmation code');
    await typeInto(tab, { 'Confirmation code': lastCode(cognito.local, changed) });
    await tab.see('That is verified now.');
    await focusIsOn(tab, 'Profile');
  }));

  test('auth-change-password: nothing typed, a wrong password, the right one', at('password', async (tab) => {
    await tab.see('Current password');
    await enter(tab, 'Change password');
    await focusIsOn(tab, 'Current password');
    await typeInto(tab, { 'Current password': 'Wr0ng-password', 'New password': NEW_PASSWORD });
    await tab.see('That is not your current password.');
    await focusIsOn(tab, 'Current password');
    await typeInto(tab, { 'Current password': PASSWORD });
    await tab.see('Your password has been changed.');
    await focusIsOn(tab, 'Current password');
  }));

  test('auth-mfa-settings: an app put off, set up, another factor preferred, one removed', at('factors', async (tab) => {
    await tab.see('Set up');
    await enter(tab, 'Set up Authenticator app');
    await focusIsOn(tab, 'Code from the app');
    await enter(tab, 'Cancel');
    await focusIsOn(tab, 'Set up Authenticator app');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'Code from the app');
    await typeInto(tab, { 'Code from the app': await totpAt(await shownSecret(tab), Date.now()) });
    await focusIsOn(tab, 'Two-step sign-in');
    await enter(tab, 'Set up Email');
    await focusIsOn(tab, 'Two-step sign-in');
    await enter(tab, 'Ask first Email');
    await focusIsOn(tab, 'Two-step sign-in');
    await enter(tab, 'Remove Authenticator app');
    await focusIsOn(tab, 'Remove the authenticator app?');
    await enter(tab, 'Cancel');
    await focusIsOn(tab, 'Remove Authenticator app');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'Remove the authenticator app?');
    await enter(tab, 'Remove');
    await tab.see('That is removed.');
    await focusIsOn(tab, 'Two-step sign-in');
  }));

  test('auth-passkeys: one added, kept, removed', at('passkeys', async (tab) => {
    await tab.see('You have no passkey yet.');
    await enter(tab, 'Add a passkey');
    await tab.see('Your passkey is ready.');
    await focusIsOn(tab, 'Add a passkey');
    await press(tab, 'Tab');
    await focusIsOn(tab, 'After');
    const remove = await tab.page.$eval('auth-passkeys [data-auth-action="remove"]', (button) => button.ariaLabel ?? '');
    await enter(tab, remove, 'back');
    await focusIsOn(tab, `${remove}?`);
    await enter(tab, 'Cancel');
    await focusIsOn(tab, remove);
    await press(tab, 'Enter');
    await focusIsOn(tab, `${remove}?`);
    await enter(tab, 'Remove');
    await tab.see('You have no passkey yet.');
    await focusIsOn(tab, 'Passkeys');
  }, async ({ page: shown }) => {
    // An authenticator in software, the same for both browsers: what it makes is really verified.
    await shown.exposeFunction('makePasskey', async (challenge: string, rp: string, user: string) => JSON.stringify((await createPasskey({ challenge, rp: { id: rp }, user: { id: user } }, { origin: site.url })).credential));
    await shown.evaluate(() => {
      const encode = (bytes: BufferSource): string => btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      const { makePasskey } = globalThis as unknown as { makePasskey(challenge: string, rp: string, user: string): Promise<string> };
      Object.defineProperty(navigator.credentials, 'create', { value: async ({ publicKey: key }: { publicKey: PublicKeyCredentialCreationOptions }) => {
        const credential = JSON.parse(await makePasskey(encode(key.challenge), key.rp.id ?? '', encode(key.user.id))) as object;
        return { toJSON: () => credential };
      } });
    });
  }));

  test('auth-devices: another sign-in ended, this device forgotten, signed out everywhere', at('devices', async (tab) => {
    await tab.see('Remembered');
    await enter(tab, 'Sign out Unknown device');
    await tab.see('That sign-in has ended.');
    await focusIsOn(tab, 'Devices and sign-ins');
    const forget = await tab.page.$eval('auth-devices [data-auth-action="forget"]', (button) => button.ariaLabel ?? '');
    await enter(tab, forget);
    await tab.see('That device is forgotten.');
    await focusIsOn(tab, 'Devices and sign-ins');
    await enter(tab, 'Sign out everywhere');
    await focusIsOn(tab, 'Email');
  }, async () => {
    await cognito.local.fetch(cognito.url, {
      method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
      body: JSON.stringify({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: CLIENT_ID, AuthParameters: { USERNAME: addressOf('devices'), PASSWORD } }),
    });
  }));

  test('auth-delete-user: thought over, not understood, done', at('deletion', async (tab) => {
    await enter(tab, 'Delete my account…');
    await focusIsOn(tab, 'I understand that this cannot be undone');
    await enter(tab, 'Keep my account');
    await focusIsOn(tab, 'Delete my account…');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'I understand that this cannot be undone');
    await enter(tab, 'Delete my account for good');
    await tab.see('Fill in this field.');
    await focusIsOn(tab, 'I understand that this cannot be undone');
    await press(tab, ' ');
    await enter(tab, 'Delete my account for good');
    await tab.see('Your account is deleted.');
    await focusIsOn(tab, 'Email');
  }));

  test('auth-user-button: opened, gone through, left, signed out by', at('menu', async (tab) => {
    await tabTo(tab, 'Account of Ada');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'Orders');
    await press(tab, 'ArrowDown');
    await focusIsOn(tab, 'Account');
    await press(tab, 'Escape');
    await focusIsOn(tab, 'Account of Ada');
    await tab.miss('Sign out');
    await press(tab, ' ');
    await focusIsOn(tab, 'Orders');
    await press(tab, 'Tab');
    await focusIsOn(tab, 'After');
    await tab.miss('Sign out');
    await tabTo(tab, 'Account of Ada', 'back');
    await press(tab, 'ArrowUp');
    await focusIsOn(tab, 'Sign out');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'Email');
  }));

  test('auth-account: all parts in the order in which they are read, and the way out', at('whole', async (tab) => {
    await tab.see('Delete my account…');
    await tab.see('You have no passkey yet.');
    assert.deepEqual(await stopsUntil(tab, 'After'), [
      'First name (optional)', 'Save changes', 'Current password', 'Show password', 'New password', 'Show password', 'Change password',
      'Set up Authenticator app', 'Add a passkey', 'Delete my account…', 'Sign out', 'After',
    ]);
    await enter(tab, 'First name (optional)', 'back');
    await focusIsOn(tab, 'First name (optional)');
    await tabTo(tab, 'Sign out');
    await focusIsOn(tab, 'Sign out');
    await press(tab, 'Enter');
    await focusIsOn(tab, 'Email');
  }));

  test('each element of the account has had the focus', () => {
    assert.ok(ACCOUNT_TAGS.length > 8, ACCOUNT_TAGS.join());
    assert.deepEqual(ACCOUNT_TAGS.filter((tag) => !visited.has(tag)), []);
  });
});
