/** Every screen of the journey by keyboard alone: how one comes to it, its wrong answer, its way back, its right answer. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shownSecret, startFactorWorld, type Contacts, type FactorWorld, type Person, type PoolName } from './factor-pools.js';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { enter, focusIsOn, press, SCREENS, typeInto, visited } from './keys.js';
import { attributes, CLIENT_ID, config as common, lastCode, page, PASSWORD, POOL_ID, TEMPORARY_PASSWORD } from './pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';
const INSIDE = 'Members only';
const CODE = 'Confirmation code';
const [pool] = common.userPools;

const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

const FACTOR_PAGES: Readonly<Record<string, [pool: PoolName, attributes: string]>> = {
  '/app': ['app', ''], '/setUp': ['setUp', ''], '/email': ['email', ''], '/plain': ['plain', ''], '/choice': ['choice', 'authentication-flow-type="USER_AUTH"'],
};

const PASSKEY_POOL = 'eu-west-1_EndToEnd2';
const PASSKEY_CLIENT = 'endtoend00000000000000000002';

/** One pool leaves it to the user whether a device is remembered, the other has passkeys to offer. */
const asking = {
  userPools: [
    {
      ...pool!, DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true },
      users: [...pool!.users ?? [], { Username: 'unverified@example.com', Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }],
    },
    {
      ...pool!, Id: PASSKEY_POOL, clients: [{ ...pool!.clients[0]!, ClientId: PASSKEY_CLIENT }],
      Policies: { ...pool!.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnConfiguration: { RelyingPartyId: 'localhost', UserVerification: 'required' },
    },
  ],
} as unknown as typeof common;

eachBrowser((browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let factors: FactorWorld;

  before(async () => {
    visited.clear();
    factors = await startFactorWorld();
    cognito = await startLocalCognito({ port: 0, config: asking });
    const authenticator = (tag: string): string => page(`<auth-authenticator ${tag}><h1>${INSIDE}</h1></auth-authenticator>`);
    site = await startSite({
      pages: {
        '/': authenticator(attributes(cognito.url)),
        '/offer': authenticator(`passkey-offer="always" ${attributes(cognito.url).replace(POOL_ID, PASSKEY_POOL).replace(CLIENT_ID, PASSKEY_CLIENT)}`),
        '/providers': authenticator(`domain="${cognito.url}" social-providers="Google" company-sign-in ${attributes(cognito.url)}`),
        ...Object.fromEntries(Object.entries(FACTOR_PAGES).map(([path, [name, more]]) => [path, authenticator(`${more} ${factors.attributes(name)}`)])),
      },
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
    await factors.close();
  });

  const at = (path: string, act: (tab: Tab) => Promise<void>) => async (): Promise<void> => visit(await launch(), async (open) => {
    const tab = await open(`${site.url}${path}`);
    await tab.see(path === '/choice' ? 'Continue' : 'Forgot your password?');
    await act(tab);
  });

  /** As somebody whom only this test knows, after the password. */
  const as = (path: string, act: (tab: Tab, person: Person) => Promise<void>, contacts: Contacts = {}, options?: { isInvited: boolean }) => at(path, async (tab) => {
    const [name] = FACTOR_PAGES[path]!;
    const person = await factors.person(name, contacts, options);
    await typeInto(tab, path === '/choice' ? { 'User name': person.username } : { 'User name': person.username, 'Password': options?.isInvited ? TEMPORARY_PASSWORD : PASSWORD });
    await act(tab, person);
  });

  const inside = async (tab: Tab): Promise<void> => {
    await tab.see(INSIDE);
    await focusIsOn(tab, INSIDE);
  };

  /** Answers wrongly, and then rightly. */
  async function giveCode(tab: Tab, code: string): Promise<void> {
    await typeInto(tab, { [CODE]: otherThan(code) });
    await tab.see('That code is not right.');
    await focusIsOn(tab, CODE);
    await typeInto(tab, { [CODE]: code });
  }

  test('a forgotten password, and an account: there, back, and through', at('/', async (tab) => {
    const email = `screens.${browserName}@example.com`;
    await enter(tab, 'Forgot your password?');
    await focusIsOn(tab, 'Email');
    await enter(tab, 'Back to sign in');
    await focusIsOn(tab, 'Email');
    await enter(tab, 'Create an account');
    await focusIsOn(tab, 'Email');
    await press(tab, 'Enter');
    await tab.see('Fill in this field.');
    await focusIsOn(tab, 'Email');
    await typeInto(tab, { Email: email, Password: PASSWORD });
    await focusIsOn(tab, CODE);
    await giveCode(tab, lastCode(cognito.local, email));
    await focusIsOn(tab, 'Remember this device');
    await enter(tab, 'Not now');
    await inside(tab);
  }));

  test('a forgotten password is replaced', at('/', async (tab) => {
    await enter(tab, 'Forgot your password?');
    await focusIsOn(tab, 'Email');
    await typeInto(tab, { Email: 'ada@example.com' });
    await focusIsOn(tab, CODE);
    const code = lastCode(cognito.local, 'ada@example.com');
    await typeInto(tab, { [CODE]: otherThan(code), 'New password': PASSWORD });
    await tab.see('That code is not right.');
    await focusIsOn(tab, CODE);
    await typeInto(tab, { [CODE]: code });
    await focusIsOn(tab, 'Remember this device');
    await press(tab, 'Enter');
    await inside(tab);
  }));

  test('a contact is verified: put off half way, gone back to, done', at('/', async (tab) => {
    const email = 'unverified@example.com';
    await typeInto(tab, { Email: email, Password: PASSWORD });
    await focusIsOn(tab, 'Remember this device');
    await enter(tab, 'Not now');
    await tab.see('Confirm how we reach you');
    await focusIsOn(tab, `Email: ${email}`);
    await press(tab, 'Enter');
    await focusIsOn(tab, CODE);
    await enter(tab, 'Back');
    await focusIsOn(tab, `Email: ${email}`);
    await press(tab, 'Enter');
    await focusIsOn(tab, CODE);
    await giveCode(tab, lastCode(cognito.local, email));
    await inside(tab);
  }));

  test('a passkey is offered, and left out', at('/offer', async (tab) => {
    await tab.page.evaluate(() => { Object.defineProperty(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', { value: () => Promise.resolve(true) }); });
    await typeInto(tab, { Email: 'ada@example.com', Password: PASSWORD });
    await focusIsOn(tab, 'Create a passkey');
    await enter(tab, 'Not now');
    await inside(tab);
  }));

  test('a password of one’s own, an app that must be set up, a code by e-mail', async () => {
    await as('/plain', async (tab) => {
      await focusIsOn(tab, 'New password');
      await typeInto(tab, { 'New password': 'short' });
      await tab.see('The password is too short.');
      await focusIsOn(tab, 'New password');
      await typeInto(tab, { 'New password': NEW_PASSWORD });
      await inside(tab);
    }, { email: `invited.${browserName}@example.com` }, { isInvited: true })();

    await as('/app', async (tab, person) => {
      await focusIsOn(tab, CODE);
      await giveCode(tab, await person.appCode(await shownSecret(tab)));
      await inside(tab);
    })();

    await as('/email', async (tab, person) => {
      await focusIsOn(tab, CODE);
      await giveCode(tab, person.code());
      await inside(tab);
    }, { email: `code.${browserName}@example.com` })();
  });

  test('which factor is to be set up: one, back, the other', as('/setUp', async (tab, person) => {
    await tab.see('Protect your account');
    await focusIsOn(tab, 'Email');
    await press(tab, 'ArrowDown');
    await focusIsOn(tab, 'Authenticator app');
    await press(tab, 'Enter');
    await focusIsOn(tab, CODE);
    await enter(tab, 'Back');
    await focusIsOn(tab, 'Email');
    await press(tab, 'Enter');
    await tab.see('Get your codes by email');
    await focusIsOn(tab, 'Email');
    const email = `${person.username}.${browserName}@example.com`;
    await typeInto(tab, { Email: email });
    await focusIsOn(tab, CODE);
    await giveCode(tab, lastCode(factors.local, email));
    await inside(tab);
  }));

  test('how to sign in is chosen: a code, back, the password', as('/choice', async (tab) => {
    await tab.see('Choose how to sign in');
    await enter(tab, 'Use your password');
    await focusIsOn(tab, 'Password');
    await enter(tab, 'Sign in another way');
    await tab.see('Choose how to sign in');
    await enter(tab, 'Use your password');
    await focusIsOn(tab, 'Password');
    await typeInto(tab, { Password: 'Wr0ng-password' });
    await tab.see('Incorrect user name or password.');
    await focusIsOn(tab, 'Password');
    await typeInto(tab, { Password: PASSWORD });
    await inside(tab);
  }, { email: 'choosing@example.com' }));

  test('a company’s address is asked for, and found wrong', at('/providers', async (tab) => {
    await enter(tab, 'Sign in with your company');
    await focusIsOn(tab, 'Work email');
    await typeInto(tab, { 'Work email': 'no address' });
    await focusIsOn(tab, 'Work email');
    await enter(tab, 'Sign in with a password');
    await focusIsOn(tab, 'Email');
  }));

  test('each screen has had the focus', () => {
    assert.ok(SCREENS.length > 14, SCREENS.join());
    assert.deepEqual(SCREENS.filter((tag) => !visited.has(tag)), []);
  });
});
