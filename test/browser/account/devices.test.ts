/** `auth-devices`: devices remembered and forgotten, sign-ins ended. */
import { html } from 'lit';
import type { Auth } from '../../../src/index.js';
import { open, signIn } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, findButton, focusIsOn, miss, mount, press, see, seeAlert, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, MINUTE, POOL_ID, START, type World } from '../support/world.js';

const element = (auth: Auth) => html`<auth-devices .auth=${auth}></auth-devices>`;
const ASKED = { pool: { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } } };
const ALWAYS = { pool: { DeviceConfiguration: {} } };

/** The buttons whose names begin so. */
const buttons = (start: string): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>('auth-devices button')].filter(({ ariaLabel }) => ariaLabel?.startsWith(start));

const deviceEntries = (stored: Map<string, string>): string[] => [...stored.keys()].map((key) => key.split('.').at(-1) ?? '').filter((name) => /^(device|randomPassword)/.test(name)).sort();

describe('auth-devices', () => {
  it('remembers this device when the pool asks for it', async () => {
    const { world, changes, witness } = await open(element, ASKED);
    await see('Not remembered');
    await see('This one');
    await expectAccessible();
    await press('Remember this device');
    await see('This device is remembered.');
    await miss('Not remembered');
    expect(findButton('Remember this device')).to.equal(undefined);
    expect([world.count('ConfirmDevice'), world.count('UpdateDeviceStatus')]).to.deep.equal([1, 1]);
    expect(changes).to.deep.equal(['devices: rememberDevice']);
    const secret = [...world.stored].find(([key]) => key.endsWith('.randomPasswordKey'))?.[1] ?? '';
    expect(secret.length).to.be.greaterThan(50);
    expect(JSON.stringify(world.sent)).not.to.include(secret);
    expect(document.body.innerHTML).not.to.include(secret);
    witness.expectSilence('Corr3ct-horse');
    await expectAccessible();
  });

  it('forgets a device: of this one nothing is kept', async () => {
    const { world, changes } = await open(element, ALWAYS);
    await see('Remembered');
    expect(deviceEntries(world.stored)).to.deep.equal(['deviceGroupKey', 'deviceKey', 'randomPasswordKey']);
    (await until(() => buttons('Forget ')[0], shown)).click();
    await see('That device is forgotten.');
    await see('No device is known.');
    expect(deviceEntries(world.stored)).to.deep.equal([]);
    expect(changes).to.deep.equal(['devices: forgetDevice']);
  });

  it('never hands the focus on to the button of another device', async () => {
    const { world, auth } = await open(() => html``, ALWAYS);
    const stored = new Map<string, string>();
    await signIn(world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH', storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => { stored.set(key, value); }, removeItem: (key) => { stored.delete(key); } } }));
    const devices = document.createElement('auth-devices');
    devices.auth = auth;
    document.querySelector('section')?.append(devices);
    const [first] = await until(() => (buttons('Forget ').length === 2 ? buttons('Forget ') : undefined), shown);
    first?.focus();
    first?.click();
    await until(() => buttons('Forget ').length === 1, shown);
    await focusIsOn('Devices and sign-ins');
  });

  it('ends the sign-in of another browser, and not this one', async () => {
    const { world, auth } = await open(() => html``, ALWAYS);
    const stored = new Map<string, string>();
    const elsewhere = world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH', storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => { stored.set(key, value); }, removeItem: (key) => { stored.delete(key); } } });
    await signIn(elsewhere);
    const devices = document.createElement('auth-devices');
    devices.auth = auth;
    document.querySelector('section')?.append(devices);
    const end = await until(() => buttons('Sign out ').find(({ ariaLabel }) => ariaLabel !== 'Sign out everywhere'), shown);
    expect(buttons('Sign out ')).to.have.length(1);
    await expectAccessible();
    end.click();
    await see('That sign-in has ended.');
    await until(() => buttons('Sign out ').length === 0, shown);
    expect(auth.getSnapshot().state).to.equal('authenticated');
    const failure = await elsewhere.getTokens({ forceRefresh: true }).then(() => 'still good', (error: unknown) => (error as Error).name);
    expect(failure).to.equal('NotAuthorizedException');
    await arrived(elsewhere, 'signIn');
  });

  it('signs out everywhere', async () => {
    const { world, auth } = await open(element);
    await press('Sign out everywhere');
    await arrived(auth, 'signIn');
    expect(world.count('GlobalSignOut')).to.equal(1);
    await until(() => shown() === '', shown);
  });

  it('shows sign-ins alone where the pool remembers no devices', async () => {
    const { world } = await open(element);
    await see('Where you are signed in');
    expect(shown()).not.to.include('No device is known.');
    expect(world.count('ConfirmDevice')).to.equal(0);
    await expectAccessible();
  });

  it('says that the network is gone, and goes on when it is back', async () => {
    const { world } = await open(element, ASKED);
    await button('Remember this device');
    world.disconnect();
    await press('Remember this device');
    await seeAlert('No connection. Check the network and try again.');
    world.disconnect(false);
    await press('Remember this device');
    await see('This device is remembered.');
  });

  it('says that a device is gone, when it is to be remembered and was forgotten meanwhile', async () => {
    const { world, changes } = await open(element, ASKED);
    await button('Remember this device');
    await world.local.admin.forgetDevice(POOL_ID, ADA, [...world.stored].find(([key]) => key.endsWith('.deviceKey'))?.[1] ?? '');
    await press('Remember this device');
    await seeAlert('The device is no longer known. Sign in on it again to have it remembered.');
    await see('No device is known.');
    expect(findButton('Remember this device')).to.equal(undefined);
    expect([deviceEntries(world.stored), changes]).to.deep.equal([[], []]);
  });

  it('takes a device for forgotten that was so meanwhile', async () => {
    const { world, changes } = await open(element, ALWAYS);
    const forget = await until(() => buttons('Forget ')[0], shown);
    await world.local.admin.forgetDevice(POOL_ID, ADA, [...world.stored].find(([key]) => key.endsWith('.deviceKey'))?.[1] ?? '');
    forget.click();
    await see('That device is forgotten.');
    await see('No device is known.');
    expect([deviceEntries(world.stored), changes]).to.deep.equal([[], ['devices: forgetDevice']]);
  });

  it('refreshes its session by the device’s key', async () => {
    const { world, auth } = await open(element, ALWAYS);
    await see('Remembered');
    world.advance(61 * MINUTE);
    await auth.getTokens();
    expect(world.sent.at(-1)?.input.DeviceKey).to.match(/^eu-west-1_/);
  });
});

describe('what auth-devices says of a sign-in', () => {
  const SECONDS = START / 1000;
  const KNOWN = { SessionType: 'TOKEN', CreateDate: SECONDS, LastActiveDate: SECONDS + 600, LastIPAddress: '192.0.2.7', LastLocation: { City: 'unknown', Country: 'unknown' }, IsCurrentSession: false };

  /** Answers ListUserSessions as Cognito might; what it could not find out it calls `unknown`. */
  async function listed(...sessions: object[]): Promise<string[]> {
    const world: World = await createWorld();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.headers.get('x-amz-target')?.endsWith('.ListUserSessions')) return world.fetch(request);
      return Response.json({ Sessions: sessions.map((session, index) => ({ SessionId: `tkn${String(index).padStart(25, '0')}`, ...KNOWN, ...session })) });
    };
    const auth = world.auth({ authenticationFlowType: 'USER_PASSWORD_AUTH', fetch });
    await signIn(auth);
    mount(html`<section>${element(auth)}</section>`);
    await until(() => document.querySelector('auth-devices .auth-item-text'), shown);
    await expectAccessible();
    return [...document.querySelectorAll('auth-devices .auth-item-text')].map(({ children }) => [...children].flatMap(({ className, children: parts, textContent }) =>
      (className === 'auth-item-detail' ? [...parts].map((part) => part.textContent) : [textContent])).map((text) => text.replace(/\s+/g, ' ').trim()).join(' | '));
  }

  const time = (milliseconds: number): string => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds).replace(/\s+/g, ' ');
  const [since, last] = [`Signed in ${time(START)}`, `Last used ${time(START + 10 * MINUTE)}`];

  it('calls it by browser and system in the person’s language, whatever Cognito’s words for them', async () => {
    expect(await listed({ DeviceType: 'Windows 11, Edge 140' }, { DeviceType: 'Chrome on Mac OS X 10.15.7' }, { DeviceType: 'The pool’s own app', LastLocation: { City: 'Dublin', Country: 'Ireland' } }, { DeviceType: 'iOS 18, Safari', LastLocation: { City: 'unknown', Country: 'Ireland' } })).to.deep.equal([
      `Edge on Windows | 192.0.2.7 | ${since} | ${last}`,
      `Chrome on macOS | 192.0.2.7 | ${since} | ${last}`,
      `The pool’s own app | Dublin, Ireland | ${since} | ${last}`,
      `Safari on iOS | Ireland | ${since} | ${last}`,
    ]);
  });

  it('names a country by its code, and lists in the person’s language', async () => {
    document.documentElement.lang = 'de';
    const IRELAND = { LastLocation: { City: 'Dublin', Country: 'IE' } };
    const [german] = await listed(IRELAND);
    expect(german).to.include('| Dublin, Irland |');
    // No language tag: nothing breaks.
    document.documentElement.lang = 'de_DE';
    await see('Dublin, Ireland');
  });

  it('knows this browser by itself, and of others what tells them apart', async () => {
    const [here, unknown, page] = await listed({ DeviceType: 'unknown', IsCurrentSession: true }, { DeviceType: 'unknown', LastIPAddress: '198.51.100.4' }, { SessionType: 'SSO', DeviceType: 'unknown' });
    expect(here).to.match(/^(Chrome|Firefox|Safari) on \w+ This one \| 192\.0\.2\.7 \| /);
    expect(unknown).to.equal(`Unknown device | 198.51.100.4 | ${since} | ${last}`);
    expect(page).to.equal(`Unknown device | Sign-in page | 192.0.2.7 | ${since} | ${last}`);
  });
});
