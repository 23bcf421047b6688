/**
 * Every challenge beyond a user name and password that has a screen of its own, from the CDN build on a plain page: the wrong answer,
 * a reload, the way back, the end of Cognito's Session, and the way through. Passkeys have a file of their own.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { lastCode, page, PASSWORD, TEMPORARY_PASSWORD } from './pools.js';
import { SECRETS, shownSecret, startFactorWorld, type Contacts, type FactorWorld, type Person, type PoolName } from './factor-pools.js';

const NEW_PASSWORD = 'Batt3ry-staple';

/** A Session of Cognito's is good for 3 minutes. */
const TOO_LONG = 3 * 60_000 + 1000;

const EXPIRED = 'That took too long for security reasons. Please sign in again.';
const INSIDE = 'Members only';

type Act = (tab: Tab, person: Person, world: FactorWorld) => Promise<void>;

interface Journey {
  readonly challenge: string;
  readonly pool: PoolName;
  readonly flow?: 'CUSTOM_AUTH' | 'USER_AUTH';
  readonly contacts?: Contacts;
  readonly isInvited?: boolean;
  readonly prepare?: (world: FactorWorld, person: Person) => Promise<void>;
  /** From the sign-in, whose user name is filled in, to the step. */
  readonly begin: Act;
  /** What the step shows, and shows again after a reload. */
  readonly shows: string;
  /** A wrong answer, and what is said of it. */
  readonly wrong: Act;
  /** The right one. */
  readonly answer: Act;
  /** What comes between the answer and the tokens. */
  readonly rest?: Act;
  /** What an answer after the end of the Session leads to, if not back to the sign-in: a step may begin anew by itself. */
  readonly late?: string;
  /** The buttons that lead back, one after the other. */
  readonly back?: readonly string[];
}

const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

const byPassword = (password: string) => async (tab: Tab): Promise<void> => {
  await tab.fill('Password', password);
  await tab.press('Sign in');
};

const fromPassword = byPassword(PASSWORD);

const enterCode = async (tab: Tab, code: string): Promise<void> => {
  await tab.fill('Confirmation code', code);
  await tab.press('Confirm');
};

/** Codes that are sent. */
const sent = {
  shows: 'Confirm that it is you',
  async wrong(tab, person) {
    await enterCode(tab, otherThan(person.code()));
    await tab.see('That code is not right.');
  },
  answer: (tab, person) => enterCode(tab, person.code()),
} satisfies Partial<Journey>;

/** Chooses what to sign in with. */
const choose = (way: string): Act => async (tab) => {
  await tab.press('Continue');
  await tab.press(way);
};

/** Chooses one of a few. */
const pick = async ({ page: tabPage }: Tab, value: string): Promise<void> => (await tabPage.waitForSelector(`input[type="radio"][value="${value}"]`))?.click();

const ADDRESS = 'elsewhere@example.com';

/** What is carried on with an address of one's own. */
const confirmAddress: Act = async (tab, _person, { local }) => {
  await tab.see('Enter the code that we sent by email');
  await enterCode(tab, lastCode(local, ADDRESS));
};

const journeys: readonly Journey[] = [
  { challenge: 'SMS_MFA', pool: 'sms', contacts: { phone_number: '+14155550100' }, begin: fromPassword, ...sent },
  { challenge: 'EMAIL_OTP after a password', pool: 'email', contacts: { email: 'second@example.com' }, begin: fromPassword, ...sent },
  {
    challenge: 'SOFTWARE_TOKEN_MFA', pool: 'optional', prepare: (world, person) => world.giveApp(person),
    begin: fromPassword, shows: 'Enter the code that your authenticator app shows.',
    async wrong(tab, person) {
      await enterCode(tab, otherThan(await person.appCode()));
      await tab.see('That code is not right.');
    },
    answer: async (tab, person) => enterCode(tab, await person.appCode()),
  },
  {
    challenge: 'SELECT_MFA_TYPE', pool: 'several', contacts: { email: 'several@example.com', phone_number: '+14155550101' },
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
    challenge: 'MFA_SETUP of an authenticator app', pool: 'app', shows: 'Set up an authenticator app',
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
    challenge: 'MFA_SETUP of an e-mail address', pool: 'email', begin: fromPassword, shows: 'Get your codes by email',
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
    challenge: 'MFA_SETUP of what is chosen', pool: 'setUp', begin: fromPassword, shows: 'Protect your account',
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
    challenge: 'NEW_PASSWORD_REQUIRED', pool: 'plain', isInvited: true, begin: byPassword(TEMPORARY_PASSWORD), shows: 'Choose your own password',
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
    challenge: 'CUSTOM_CHALLENGE', pool: 'plain', flow: 'CUSTOM_AUTH', begin: fromPassword, shows: 'Which colour?',
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
    challenge: 'SELECT_CHALLENGE', pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'choice@example.com', phone_number: '+14155550102' },
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
  { challenge: 'SELECT_CHALLENGE and EMAIL_OTP', pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'first@example.com' }, begin: choose('Send a code by email'), ...sent },
  { challenge: 'SELECT_CHALLENGE and SMS_OTP', pool: 'choice', flow: 'USER_AUTH', contacts: { phone_number: '+14155550103' }, begin: choose('Send a code by text message'), ...sent },
  {
    challenge: 'SELECT_CHALLENGE and PASSWORD_SRP', pool: 'choice', flow: 'USER_AUTH', contacts: { email: 'srp@example.com' }, begin: choose('Use your password'), shows: 'Enter your password',
    async wrong(tab) {
      await byPassword('Wr0ng-password')(tab);
      await tab.see('Incorrect user name or password.');
    },
    back: ['Sign in another way', 'Back to sign in'], answer: fromPassword, late: INSIDE,
  },
];

/** No password, answer or code is left in the document, its storages or its events. */
async function leavesNothing({ page: left }: Tab, { local }: FactorWorld): Promise<void> {
  const traces = await left.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, (globalThis as unknown as { seen: string[] }).seen, document.documentElement.outerHTML]));
  for (const secret of [...SECRETS, NEW_PASSWORD]) assert.ok(!traces.includes(secret), `${secret} is left behind`);
  const codes = new Set(local.inbox.map(({ code }) => code).filter((code) => /^\d{6}$/.test(code)));
  assert.deepEqual(traces.match(/(?<![\w.-])\d{6}(?![\w.-])/g)?.filter((digits) => codes.has(digits)) ?? [], []);
}

eachBrowser((_browserName, launch) => {
  let site: Site;
  let world: FactorWorld;

  before(async () => {
    world = await startFactorWorld();
    const pages = journeys.map(({ pool, flow = 'USER_SRP_AUTH' }) => [`/${pool}/${flow}`, page(`
      <script>seen = []; addEventListener('auth-state-change', (event) => seen.push(JSON.stringify(event.detail)))</script>
      <auth-authenticator ${world.attributes(pool)} authentication-flow-type="${flow}"><h1>${INSIDE}</h1></auth-authenticator>`)] as const);
    site = await startSite({ pages: Object.fromEntries(pages) });
  });
  after(async () => {
    await site.close();
    await world.close();
  });

  const knowsName = (tab: Tab, name: string): Promise<void> => tab.until((username: string) =>
    [...document.querySelectorAll<HTMLInputElement>('input[name="username"]')].some((field) => field.checkVisibility() && field.value === username), name);

  for (const { challenge, pool, flow = 'USER_SRP_AUTH', contacts, isInvited = false, prepare, begin, shows, wrong, answer, rest, late, back = ['Back to sign in'] } of journeys) {
    test(`${challenge}: a wrong answer, a reload, back, too late, through`, async () => {
      world.backToNow();
      const person = await world.person(pool, contacts, { isInvited });
      await prepare?.(world, person);
      await visit(await launch(), async (open) => {
        const tab = await open(`${site.url}/${pool}/${flow}`);
        await tab.fill('User name', person.username);
        await begin(tab, person, world);
        await tab.see(shows);
        await wrong(tab, person, world);
        await tab.see(shows);

        await tab.page.reload();
        await tab.see(shows);

        for (const button of back) await tab.press(button);
        await tab.miss(shows);
        await knowsName(tab, person.username);
        await begin(tab, person, world);
        await tab.see(shows);

        world.advance(TOO_LONG);
        await answer(tab, person, world);
        await tab.see(late ?? EXPIRED);
        if (!late) {
          await knowsName(tab, person.username);
          await begin(tab, person, world);
          await tab.see(shows);
          await answer(tab, person, world);
        }
        await rest?.(tab, person, world);
        await tab.see(INSIDE);

        await leavesNothing(tab, world);
      });
    });
  }

  test('MFA_SETUP of text messages: who has no phone number is told whom to ask', async () => {
    const person = await world.person('sms');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/sms/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see('Your account needs a phone number');
      await knowsName(tab, person.username);
    });
  });

  test('a chain: a forced new password, an authenticator app, tokens', async () => {
    const person = await world.person('app', {}, { isInvited: true });
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/app/USER_SRP_AUTH`);
      await tab.fill('User name', person.username);
      await byPassword(TEMPORARY_PASSWORD)(tab);
      await tab.fill('New password', NEW_PASSWORD);
      await tab.press('Save and sign in');
      await tab.see('Set up an authenticator app');
      const secret = await shownSecret(tab);
      await enterCode(tab, await person.appCode(secret));
      await tab.see(INSIDE);
      await leavesNothing(tab, world);
      const states = await tab.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.map((detail) => (JSON.parse(detail) as { state: string }).state));
      assert.deepEqual(states, ['setup', 'signIn', 'forceNewPassword', 'setupTOTP', 'authenticated']);
      assert.ok(!(await tab.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }))).includes(secret));
      await tab.page.reload();
      await tab.see(INSIDE);
    });
  });
});
