/**
 * Every challenge that a person answers, as a journey: the way through it, a wrong answer, a reload, the way back and the end of Cognito's
 * Session. challenge-travel.ts travels them; test/unit/docs/challenges.test.ts holds them to be complete.
 */
import assert from 'node:assert/strict';
import type { ChallengeName } from '../../src/cognito/operations.js';
import { shownSecret, type Contacts, type FactorWorld, type PasskeyRequest, type Person, type PoolName } from './factor-pools.js';
import { lastCode, PASSWORD, TEMPORARY_PASSWORD } from './pools.js';
import type { Tab } from './tab.js';

export const NEW_PASSWORD = 'Batt3ry-staple';

/** A Session of Cognito's is good for 3 minutes. */
export const TOO_LONG = 3 * 60_000 + 1000;

export const EXPIRED = 'For your security, this step has expired. Please sign in again.';
export const INSIDE = 'Members only';

export type Act = (tab: Tab, person: Person, world: FactorWorld) => Promise<void>;

export interface Journey {
  readonly name: string;
  /** The challenges that it answers; each is shown in all of its cells. */
  readonly answers: readonly ChallengeName[];
  readonly pool: PoolName;
  readonly flow?: 'CUSTOM_AUTH' | 'USER_AUTH';
  readonly contacts?: Contacts;
  readonly isInvited?: boolean;
  readonly prepare?: (world: FactorWorld, person: Person) => Promise<void> | void;
  /** From the sign-in, whose user name is filled in, to the step. */
  readonly begin: Act;
  /** What the step shows, and shows again after a reload. */
  readonly shows: string;
  /** A wrong answer, and what is said of it. */
  readonly wrong: Act;
  /** The right one. */
  readonly answer: Act;
  /** Another code, after a reload has forgotten the password. */
  readonly resend?: Act;
  /** What comes between the answer and the tokens. */
  readonly rest?: Act;
  /** What an answer after the end of the Session leads to, if not back to the sign-in: a step may begin anew by itself. */
  readonly late?: string;
  /** The buttons that lead back, one after the other. */
  readonly back?: readonly string[];
}

const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

export const byPassword = (password: string) => async (tab: Tab): Promise<void> => {
  await tab.fill('Password', password);
  await tab.press('Sign in');
};

export const fromPassword = byPassword(PASSWORD);

export const enterCode = async (tab: Tab, code: string): Promise<void> => {
  await tab.fill('Confirmation code', code);
  await tab.press('Confirm');
};

/** Codes that are sent. Cognito sends one again only to a new sign-in. */
const sent = {
  shows: 'Confirm that it is you',
  async wrong(tab, person) {
    await enterCode(tab, otherThan(person.code()));
    await tab.see('That code is not right.');
  },
  answer: (tab, person) => enterCode(tab, person.code()),
} satisfies Partial<Journey>;

/** As a second factor it takes the password once more. */
const afterPassword: Act = async (tab, person) => {
  const before = person.code();
  await tab.press('Send a new code');
  await tab.see('Enter your password once more');
  await fromPassword(tab);
  await tab.see(sent.shows);
  assert.notEqual(person.code(), before);
};

/** As the first factor it takes the user name alone. */
const atOnce: Act = async (tab, person) => {
  const before = person.code();
  await tab.press('Send a new code');
  await tab.see('A new code is on its way.');
  assert.notEqual(person.code(), before);
};

/** Chooses what to sign in with. */
const choose = (way: string): Act => async (tab) => {
  await tab.press('Continue');
  await tab.press(way);
};

/** The browser's window for passkeys, which the page under test plays: what it is asked, and its answer. */
interface Ceremony { readonly options: PasskeyRequest; answer(json: string): void }

/** For the pages: `navigator.credentials.get` as far as a test answers for it. */
export const CEREMONY = `<script>navigator.credentials.get = ({ publicKey, signal }) => new Promise((resolve, reject) => {
  const bytes = new Uint8Array(publicKey.challenge);
  const challenge = btoa(String.fromCharCode(...bytes)).replace(/[+]/g, '-').replace(/[/]/g, '_').replace(/=+$/, '');
  const end = () => { delete globalThis.ceremony; };
  signal.addEventListener('abort', () => { end(); reject(signal.reason); });
  globalThis.ceremony = { options: { challenge, rpId: publicKey.rpId }, answer: (json) => { end(); resolve({ toJSON: () => JSON.parse(json) }); } };
})</script>`;

const isAskedForPasskey = async (tab: Tab): Promise<PasskeyRequest> => {
  await tab.until(() => 'ceremony' in globalThis);
  return tab.page.evaluate(() => (globalThis as unknown as { ceremony: Ceremony }).ceremony.options);
};

const answerPasskey = ({ page }: Tab, credential: string): Promise<void> =>
  page.evaluate((json) => { (globalThis as unknown as { ceremony: Ceremony }).ceremony.answer(json); }, credential);

/** Chooses one of a few. */
const pick = async ({ page: tabPage }: Tab, value: string): Promise<void> => (await tabPage.waitForSelector(`input[type="radio"][value="${value}"]`))?.click();

const ADDRESS = 'elsewhere@example.com';

/** What is carried on with an address of one's own. */
const confirmAddress: Act = async (tab, _person, { local }) => {
  await tab.see('Enter the code that we sent by email');
  await enterCode(tab, lastCode(local, ADDRESS));
};

export const journeys: readonly Journey[] = [
  { name: 'SMS_MFA', answers: ['SMS_MFA'], pool: 'sms', contacts: { phone_number: '+14155550100' }, begin: fromPassword, ...sent, resend: afterPassword },
  { name: 'EMAIL_OTP after a password', answers: ['EMAIL_OTP'], pool: 'email', contacts: { email: 'second@example.com' }, begin: fromPassword, ...sent, resend: afterPassword },
  {
    name: 'SOFTWARE_TOKEN_MFA', answers: ['SOFTWARE_TOKEN_MFA'], pool: 'optional', prepare: (world, person) => world.giveApp(person),
    begin: fromPassword, shows: 'Enter the code that your authenticator app shows.',
    async wrong(tab, person) {
      await enterCode(tab, otherThan(await person.appCode()));
      await tab.see('That code is not right.');
    },
    answer: async (tab, person) => enterCode(tab, await person.appCode()),
  },
  {
    name: 'SELECT_MFA_TYPE', answers: ['SELECT_MFA_TYPE'], pool: 'several', contacts: { email: 'several@example.com', phone_number: '+14155550101' },
    begin: fromPassword, shows: 'How would you like to get your code?',
    // A value that was not offered counts as the first that was.
    async wrong(tab, person, { local }) {
      await tab.page.$$eval('input[name="mfaType"]', (radios) => { for (const radio of radios) radio.value = 'CARRIER_PIGEON'; });
      await tab.press('Continue');
      await tab.see('Enter the code that we sent by text message');
      assert.equal(local.inbox.at(-1)?.to, person.phone_number);
      await tab.press('Back to sign in');
      await fromPassword(tab);
    },
    async answer(tab) {
      await pick(tab, 'EMAIL_OTP');
      await tab.press('Continue');
    },
    async rest(tab, person) {
      await tab.see('Enter the code that we sent by email');
      await enterCode(tab, person.code());
    },
  },
  {
    name: 'MFA_SETUP of an authenticator app', answers: ['MFA_SETUP'], pool: 'app', shows: 'Set up an authenticator app',
    async begin(tab) {
      await fromPassword(tab);
      await shownSecret(tab);
    },
    async wrong(tab, person) {
      await enterCode(tab, otherThan(await person.appCode(await shownSecret(tab))));
      await tab.see('That code is not right.');
    },
    answer: async (tab, person) => enterCode(tab, await person.appCode(await shownSecret(tab))),
  },
  {
    name: 'MFA_SETUP of an e-mail address', answers: ['MFA_SETUP'], pool: 'email', begin: fromPassword, shows: 'Get your codes by email',
    async wrong(tab) {
      await tab.fill('Email', 'nowhere');
      await tab.press('Send the code');
      await tab.see('Enter a complete email address');
    },
    async answer(tab) {
      await tab.fill('Email', ADDRESS);
      await tab.press('Send the code');
    },
    rest: confirmAddress,
  },
  {
    name: 'MFA_SETUP of what is chosen', answers: ['MFA_SETUP'], pool: 'setUp', begin: fromPassword, shows: 'Protect your account',
    async wrong(tab) {
      await pick(tab, 'SOFTWARE_TOKEN_MFA');
      await tab.press('Continue');
      await tab.see('Set up an authenticator app');
      await shownSecret(tab);
      await tab.press('Back');
    },
    async answer(tab) {
      await pick(tab, 'EMAIL_OTP');
      await tab.press('Continue');
      await tab.fill('Email', ADDRESS);
      await tab.press('Send the code');
    },
    rest: confirmAddress,
  },
  {
    name: 'NEW_PASSWORD_REQUIRED', answers: ['NEW_PASSWORD_REQUIRED'], pool: 'plain', isInvited: true, begin: byPassword(TEMPORARY_PASSWORD), shows: 'Choose your own password',
    async wrong(tab) {
      await tab.fill('New password', 'short');
      await tab.press('Save and sign in');
      await tab.see('too short');
    },
    async answer(tab) {
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Save and sign in');
    },
  },
  {
    name: 'CUSTOM_CHALLENGE', answers: ['CUSTOM_CHALLENGE'], pool: 'plain', flow: 'CUSTOM_AUTH', begin: fromPassword, shows: 'Which colour?',
    async wrong(tab) {
      await tab.fill('Answer', 'red');
      await tab.press('Confirm');
      // Cognito asks again, and says nothing of it.
      await tab.see('That answer was not accepted.');
      await tab.until(() => document.querySelector<HTMLInputElement>('input[name="answer"]')?.value === '');
    },
    async answer(tab, person) {
      await tab.fill('Answer', person.answer(0));
      await tab.press('Confirm');
    },
    async rest(tab, person) {
      await tab.see('Which number?');
      await tab.fill('Answer', person.answer(1));
      await tab.press('Confirm');
    },
  },
  {
    name: 'SELECT_CHALLENGE', answers: ['SELECT_CHALLENGE'], pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'choice@example.com', phone_number: '+14155550102' },
    begin: (tab) => tab.press('Continue'), shows: 'Choose how to sign in',
    async wrong(tab, _person, { local }) {
      const before = local.inbox.length;
      await tab.page.$eval('button[value="SMS_OTP"]', (button) => { (button).value = 'CARRIER_PIGEON'; });
      await tab.press('Send a code by text message');
      assert.equal(local.inbox.length, before);
    },
    answer: (tab) => tab.press('Send a code by email'),
    late: 'Confirm that it is you', rest: sent.answer,
  },
  { name: 'SELECT_CHALLENGE and EMAIL_OTP', answers: ['EMAIL_OTP'], pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'first@example.com' }, begin: choose('Send a code by email'), ...sent, resend: atOnce },
  { name: 'SELECT_CHALLENGE and SMS_OTP', answers: ['SMS_OTP'], pool: 'choice', flow: 'USER_AUTH', contacts: { phone_number: '+14155550103' }, begin: choose('Send a code by text message'), ...sent, resend: atOnce },
  {
    name: 'SELECT_CHALLENGE and PASSWORD_SRP', answers: ['PASSWORD_SRP'], pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'srp@example.com' }, begin: choose('Use your password'), shows: 'Enter your password',
    async wrong(tab) {
      await byPassword('Wr0ng-password')(tab);
      await tab.see('Incorrect user name or password.');
    },
    back: ['Sign in another way', 'Back to sign in'], answer: fromPassword, late: INSIDE,
  },
  {
    name: 'SELECT_CHALLENGE and PASSWORD, where there is no SRP', answers: ['PASSWORD'], pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'plain@example.com' }, prepare: (world) => { world.withoutSrp(); }, begin: choose('Use your password'), shows: 'Enter your password',
    async wrong(tab) {
      await byPassword('Wr0ng-password')(tab);
      await tab.see('Incorrect user name or password.');
    },
    back: ['Sign in another way', 'Back to sign in'], answer: fromPassword, late: INSIDE,
  },
  {
    name: 'SELECT_CHALLENGE and WEB_AUTHN', answers: ['WEB_AUTHN'], pool: 'passkeys', flow: 'USER_AUTH', prepare: (world, person) => world.givePasskey(person),
    shows: 'Choose how to sign in',
    async begin(tab, ...others) {
      await choose('Use a passkey')(tab, ...others);
      await isAskedForPasskey(tab);
    },
    async wrong(tab, person, world) {
      await answerPasskey(tab, await world.usePasskey(person, await isAskedForPasskey(tab), { isForged: true }));
      await tab.see('The passkey was not accepted.');
      await tab.press('Use a passkey');
      await isAskedForPasskey(tab);
    },
    back: ['Use a passkey', 'Back to sign in'],
    answer: async (tab, person, world) => answerPasskey(tab, await world.usePasskey(person, await isAskedForPasskey(tab))),
  },
];
