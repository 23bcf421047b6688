/** `auth-mfa-settings`: an authenticator app, text messages and e-mail, set up, preferred and taken away. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import { totpAt } from '../../unit/local-cognito/totp-client.js';
import { appKey, open, setUpApp } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { alerts, button, field, fill, findButton, findField, focusIsOn, hear, inArabic, press, see, seeAlert, seeProblem, shown } from '../support/page.js';
import { readQr } from '../support/qr.js';
import { until } from '../support/until.js';
import { ADA, arrived, MINUTE, PASSWORD, START, type World } from '../support/world.js';

const PHONE = '+4915112345678';
const NAME = 'Authenticator app';

const pool = { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: {}, SoftwareTokenMfaConfiguration: { Enabled: true }, EmailMfaConfiguration: {}, AutoVerifiedAttributes: ['email', 'phone_number'] } as const;
const options = { pool: { ...pool, AutoVerifiedAttributes: [...pool.AutoVerifiedAttributes] } };

const element = (auth: Auth) => html`<auth-mfa-settings .auth=${auth}></auth-mfa-settings>`;

const show = () => open(element, options);

/** The preferences that were sent, in order. */
const preferences = ({ sent }: World) => sent.filter(({ operation }) => operation === 'SetUserMFAPreference').map(({ input: { AccessToken, ...rest } }) => (AccessToken ? rest : undefined));

/** The code that an app shows at the time that a world begins with. */
const now = (secret: string): Promise<string> => totpAt(secret, START);

describe('auth-mfa-settings', () => {
  it('shows what is on and what can be, and only what the page names', async () => {
    const { auth } = await show();
    await button(`Set up ${NAME}`);
    await button('Set up Text message');
    await button('Set up Email');
    await expectAccessible();
    const some = document.createElement('auth-mfa-settings');
    some.auth = auth;
    some.factors = 'email totp';
    document.querySelector('section')?.replaceChildren(some);
    await button('Set up Email');
    expect(findButton('Set up Text message')).to.equal(undefined);
  });

  it('sets an authenticator app up, refuses a wrong code, and forgets the key', async () => {
    const { world, witness, changes } = await show();
    await press(`Set up ${NAME}`);
    await hear('Set up an authenticator app');
    const secret = await appKey();
    expect(secret).to.match(/^[A-Z2-7]{32,}$/);
    const uri = `otpauth://totp/localhost:ada%40example.com?secret=${secret}&issuer=localhost`;
    expect(readQr(await until(() => document.querySelector<SVGSVGElement>('auth-mfa-settings svg[role="img"]'), shown))).to.equal(uri);
    expect(document.querySelector('a[href^="otpauth:"]')?.getAttribute('href')).to.equal(uri);
    await focusIsOn('Code from the app');
    await expectAccessible();
    const code = await now(secret);
    const other = code === '000000' ? '111111' : '000000';
    await fill('Code from the app', other);
    await press('Confirm');
    await seeProblem('Code from the app', 'That code is not right. Check it and try again.');
    expect(preferences(world)).to.deep.equal([]);
    await fill('Code from the app', '12345');
    await press('Confirm');
    await seeProblem('Code from the app', 'That code is not right. Check it and try again.');
    await fill('Code from the app', inArabic(`${code.slice(0, 3)} ${code.slice(3)}`));
    await press('Confirm');
    await see('That is set up. You will be asked for it when you sign in.');
    await see('Asked first');
    expect(preferences(world)).to.deep.equal([{ SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }]);
    expect(document.body.innerHTML).not.to.include(secret);
    expect(changes).to.deep.equal(['mfa: verifyTotp']);
    witness.expectSilence(secret, code);
    await expectAccessible();
  });

  it('makes Cognito ask for it from then on', async () => {
    const { world, auth } = await show();
    await setUpApp();
    await auth.signOut();
    auth.send({ type: 'submit', screen: 'signIn', values: { username: ADA, password: PASSWORD } });
    const { AuthenticationResult, ChallengeName } = await challenge(world);
    expect([AuthenticationResult, ChallengeName]).to.deep.equal([undefined, 'SOFTWARE_TOKEN_MFA']);
  });

  it('names the account by the page’s word for itself, with a new key each time', async () => {
    await open((auth) => html`<auth-account .auth=${auth} parts="mfa" issuer="Acme: Anvils"></auth-account>`, options);
    const read = async (): Promise<string> => readQr(await until(() => document.querySelector<SVGSVGElement>('auth-mfa-settings svg[role="img"]'), shown));
    await press(`Set up ${NAME}`);
    const first = await appKey();
    expect(await read()).to.equal(`otpauth://totp/Acme%20%20Anvils:ada%40example.com?secret=${first}&issuer=Acme%20%20Anvils`);
    await press('Cancel');
    await press(`Set up ${NAME}`);
    const second = await appKey();
    expect(second).not.to.equal(first);
    expect(await read()).to.include(`secret=${second}&`);
    expect(document.body.innerHTML).not.to.include(first);
  });

  it('copies the key, and leaves none of it behind who signs out', async () => {
    const { auth } = await show();
    const written: string[] = [];
    const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { written.push(text); return Promise.resolve(); } } });
    try {
      await press(`Set up ${NAME}`);
      const secret = await appKey();
      await press('Copy the key');
      await hear('Copied');
      expect(written).to.deep.equal([secret]);
      await auth.signOut();
      await arrived(auth, 'signIn');
      await until(() => !document.documentElement.outerHTML.includes(secret), () => 'The key is still in the document.');
    } finally {
      if (clipboard) Object.defineProperty(navigator, 'clipboard', clipboard);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('fills a form of the page’s own', async () => {
    await open((auth) => html`<auth-mfa-settings .auth=${auth}><form><button type="button" data-auth-action="setUp" data-auth-target="SOFTWARE_TOKEN_MFA">Use an app</button><div data-auth-qr></div><output data-auth-secret></output><label>From the app <input name="code"></label><button>Go</button></form></auth-mfa-settings>`, options);
    await press('Use an app');
    const secret = await until(() => document.querySelector('output')?.textContent, shown);
    expect(readQr(await until(() => document.querySelector('svg'), shown))).to.include(`secret=${secret}&`);
    await fill('From the app', await now(secret));
    await press('Go');
    await until(() => document.querySelector('output')?.textContent === '', () => 'The key is still shown.');
    expect(document.querySelector('svg')).to.equal(null);
  });

  it('can be left in the middle, and nothing has changed', async () => {
    const { world } = await show();
    await press(`Set up ${NAME}`);
    await appKey();
    await press('Cancel');
    await focusIsOn(`Set up ${NAME}`);
    await button(`Set up ${NAME}`);
    expect(preferences(world)).to.deep.equal([]);
  });

  it('turns e-mail on at once where the address is verified', async () => {
    const { world } = await show();
    await press('Set up Email');
    await see('That is set up.');
    expect(shown()).to.include(ADA);
    expect(preferences(world)).to.deep.equal([{ EmailMfaSettings: { Enabled: true, PreferredMfa: true } }]);
  });

  it('asks for a phone number and its code before it turns text messages on', async () => {
    const { world, attributes, witness } = await show();
    await press('Set up Text message');
    await focusIsOn('Phone number');
    await expectAccessible();
    await fill('Phone number', '+49 1511 2345678');
    await press('Send the code');
    await until(() => world.count('UpdateUserAttributes') === 1, () => `Nothing is sent. ${shown()}`);
    await see('Enter the code that we sent by text message to +*******5678.');
    await fill('Confirmation code', 'wrong0');
    await press('Confirm');
    await seeProblem('Confirmation code', 'That code is not right. Check it and try again.');
    await see('Send a new code (in 30 s)');
    world.advance(MINUTE / 2);
    await press('Send a new code');
    await see('A new code is on its way.');
    const code = world.code(PHONE);
    await fill('Confirmation code', code);
    await press('Confirm');
    await see('That is set up.');
    expect(shown()).to.include(PHONE);
    expect(await attributes()).to.include({ phone_number: PHONE, phone_number_verified: 'true' });
    expect(preferences(world)).to.deep.equal([{ SMSMfaSettings: { Enabled: true, PreferredMfa: true } }]);
    witness.expectSilence(code);
  });

  it('says at its field that a phone number is wrong, and takes that back when it is mended', async () => {
    const { world } = await show();
    await press('Set up Text message');
    await focusIsOn('Phone number');
    await fill('Phone number', '12');
    (await button('Send the code')).focus();
    await press('Send the code');
    await seeProblem('Phone number', 'Enter the phone number with its country code, such as +44 20 7946 0000.');
    await focusIsOn('Phone number');
    expect(alerts()).to.deep.equal([]);
    await expectAccessible();
    await fill('Phone number', '+49 1511 2345678');
    await until(() => findField('Phone number')?.ariaInvalid === null, shown);
    await press('Send the code');
    await field('Confirmation code');
    expect(world.code(PHONE)).not.to.equal('');
  });

  it('says at its field that an address is wrong, be it the browser or Cognito that says so', async () => {
    const { world } = await open(element, { pool: { ...options.pool, users: [{ Username: ADA, Password: PASSWORD, UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }] } });
    await press('Set up Email');
    await fill('Email address', 'ada');
    await press('Send the code');
    await seeProblem('Email address', 'Enter a complete email address, such as name@example.com.');
    expect(world.count('UpdateUserAttributes')).to.equal(0);
    // The browser takes a host without a dot; Cognito does not.
    await fill('Email address', 'ada@lovelace');
    await press('Send the code');
    await until(() => world.count('UpdateUserAttributes') === 1, shown);
    await seeProblem('Email address', 'Enter a complete email address, such as name@example.com.');
    await focusIsOn('Email address');
    expect(alerts()).to.deep.equal([]);
  });

  it('says above the form what is wrong with none of its fields', async () => {
    const { world } = await show();
    await press('Set up Text message');
    await fill('Phone number', '+49 1511 2345678');
    world.disconnect();
    await press('Send the code');
    await seeAlert('No connection. Check the network and try again.');
    expect(findField('Phone number')?.ariaInvalid).to.equal(null);
  });

  it('prefers another factor, and keeps the first', async () => {
    const { world } = await show();
    await setUpApp();
    await press('Set up Email');
    await button('Ask first Email');
    expect(preferences(world).at(-1)).to.deep.equal({ EmailMfaSettings: { Enabled: true, PreferredMfa: false } });
    await press('Ask first Email');
    await see('You will be asked for that first.');
    await button(`Ask first ${NAME}`);
    expect(preferences(world).at(-1)).to.deep.equal({ EmailMfaSettings: { Enabled: true, PreferredMfa: true }, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: false } });
  });

  it('takes a factor away once that is confirmed', async () => {
    const { world, auth } = await show();
    await setUpApp();
    await press(`Remove ${NAME}`);
    await see('Remove the authenticator app?');
    await expectAccessible();
    await press('Cancel');
    await press(`Remove ${NAME}`);
    await see('Remove the authenticator app?');
    await press('Remove');
    await see('That is removed. You will no longer be asked for it.');
    expect(preferences(world).at(-1)).to.deep.equal({ SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } });
    await auth.signOut();
    expect((await challenge(world)).AuthenticationResult).not.to.equal(undefined);
  });

  it('names each button by what is seen on it and its thing, in the way of the language', async () => {
    await show();
    await button('Set up Text message');
    for (const [lang, name] of [['de', 'Einrichten: SMS'], ['ja', '設定：SMS'], ['fr', 'Configurer : SMS'], ['tr', 'Kur: SMS']] as const) {
      document.documentElement.lang = lang;
      const named = await button(name);
      expect(name.startsWith(named.textContent)).to.equal(true);
    }
  });

  it('says what the pool does not offer', async () => {
    await open(element, { pool: { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} } });
    await press(`Set up ${NAME}`);
    await seeAlert('This is not available here.');
    await press('Set up Email');
    await see('That is set up.');
  });
});

/** What Cognito answers to a right password. */
async function challenge({ local, clientId }: World): Promise<{ AuthenticationResult?: object; ChallengeName?: string }> {
  const answer = await local.fetch('https://cognito-idp.eu-west-1.amazonaws.com/', {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
    body: JSON.stringify({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters: { USERNAME: ADA, PASSWORD } }),
  });
  return await answer.json() as { AuthenticationResult?: object; ChallengeName?: string };
}
