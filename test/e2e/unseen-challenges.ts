/**
 * The challenges that a session answers without a screen, while a sign-in is on its way. They cannot be left by a button of their own:
 * each is held back on the wire, and the page is left, loaded anew, or made to wait meanwhile.
 */
import assert from 'node:assert/strict';
import type { ChallengeName } from '../../src/cognito/operations.js';
import { enterCode, fromPassword, INSIDE, type Act } from './challenge-journeys.js';
import type { Contacts, PoolName } from './factor-pools.js';
import type { Tab } from './tab.js';

export interface UnseenChallenge {
  readonly challenge: ChallengeName;
  readonly pool: PoolName;
  readonly contacts?: Contacts;
  /** What makes Cognito ask for it at the next sign-in. */
  readonly prepare?: Act;
  /** A wrong answer, what is said of it, and the way in all the same. */
  readonly wrong: Act;
}

/** Signs in from a device that is new, which Cognito remembers: a code is asked for. */
const asNewDevice: Act = async (tab, person) => {
  await fromPassword(tab);
  await tab.see('Confirm that it is you');
  await enterCode(tab, person.code());
  await tab.see(INSIDE);
};

/** An entry of what this browser keeps of the device. */
export const deviceEntry = ({ page }: Tab, name: 'deviceKey' | 'randomPasswordKey'): Promise<string> =>
  page.evaluate((end) => Object.entries(localStorage).find(([key]) => key.endsWith(`.${end}`))?.[1] ?? '', name);

const NOT_RECOGNISED = 'This device was not recognised. Please sign in again.';

const device = { pool: 'devices', contacts: { email: 'device@example.com' }, prepare: async (tab, person, world) => {
  await tab.fill('User name', person.username);
  await asNewDevice(tab, person, world);
  await tab.press('Sign out');
} } as const satisfies Partial<UnseenChallenge>;

export const unseenChallenges: readonly UnseenChallenge[] = [
  {
    challenge: 'PASSWORD_VERIFIER', pool: 'plain',
    async wrong(tab) {
      await tab.fill('Password', 'Wr0ng-password');
      await tab.press('Sign in');
      await tab.see('Incorrect user name or password.');
      await fromPassword(tab);
    },
  },
  {
    challenge: 'DEVICE_SRP_AUTH', ...device,
    // Forgotten in the middle of the sign-in.
    async wrong(tab, person, world) {
      const { arrived, letGo } = world.hold('DEVICE_SRP_AUTH');
      await fromPassword(tab);
      await arrived;
      await world.forgetDevice(person, await deviceEntry(tab, 'deviceKey'));
      await letGo();
      await tab.see(NOT_RECOGNISED);
      await asNewDevice(tab, person, world);
    },
  },
  {
    challenge: 'DEVICE_PASSWORD_VERIFIER', ...device,
    // A secret that is not the device's.
    async wrong(tab, person, world) {
      const before = await deviceEntry(tab, 'deviceKey');
      await tab.page.evaluate(() => { for (const key of Object.keys(localStorage)) if (key.endsWith('.randomPasswordKey')) localStorage.setItem(key, 'another secret'); });
      await fromPassword(tab);
      await tab.see(NOT_RECOGNISED);
      await asNewDevice(tab, person, world);
      assert.notEqual(await deviceEntry(tab, 'deviceKey'), before);
    },
  },
];
