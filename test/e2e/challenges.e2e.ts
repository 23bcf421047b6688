/** Every challenge of Cognito's from the CDN build on a plain page, by the journeys of challenge-journeys.ts, and the chains that they make. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { byPassword, CEREMONY, enterCode, EXPIRED, fromPassword, INSIDE, journeys, NEW_PASSWORD, TOO_LONG } from './challenge-journeys.js';
import { SECRETS, shownSecret, startFactorWorld, type FactorWorld, type PoolName } from './factor-pools.js';
import { eachBrowser, startSite, visit, type Site, type Tab } from './harness.js';
import { page, TEMPORARY_PASSWORD } from './pools.js';
import { deviceEntry, unseenChallenges } from './unseen-challenges.js';

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
    const pageOf = (pool: PoolName, flow: string) => [`/${pool}/${flow}`, page(`${CEREMONY}
      <script>seen = []; addEventListener('auth-state-change', (event) => seen.push(JSON.stringify(event.detail)))</script>
      <auth-authenticator ${world.attributes(pool)} authentication-flow-type="${flow}"><h1>${INSIDE}</h1><auth-sign-out></auth-sign-out></auth-authenticator>`)] as const;
    site = await startSite({ pages: Object.fromEntries([
      ...journeys.map(({ pool, flow = 'USER_SRP_AUTH' }) => pageOf(pool, flow)), pageOf('devices', 'USER_SRP_AUTH'), pageOf('choiceAndSms', 'USER_AUTH'),
    ]) });
    world.setOrigin(site.url);
  });
  beforeEach(() => {
    world.backToNow();
    world.listen();
  });
  after(async () => {
    await site.close();
    await world.close();
  });

  /** Nor after what Cognito has said already has come. */
  const nobodyIsIn = async ({ page: shown, text }: Tab): Promise<void> => {
    await shown.evaluate((inbox) => fetch(inbox).then(() => undefined), world.inboxUrl);
    assert.deepEqual(await shown.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('Token'))), []);
    assert.ok(!(await text()).includes(INSIDE));
  };

  const knowsName = (tab: Tab, name: string): Promise<void> => tab.until((username: string) =>
    [...document.querySelectorAll<HTMLInputElement>('input[name="username"]')].some((field) => field.checkVisibility() && field.value === username), name);

  for (const { name, answers, pool, flow = 'USER_SRP_AUTH', contacts, isInvited = false, prepare, begin, shows, wrong, answer, resend, rest, late, back = ['Back to sign in'] } of journeys) {
    test(`${name}: a wrong answer, a reload, back, too late, through`, async () => {
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
        await resend?.(tab, person, world);

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
        assert.deepEqual(answers.filter((challenge) => !world.answered.has(challenge)), []);

        await leavesNothing(tab, world);
      });
    });
  }

  for (const { challenge, pool, contacts, prepare, wrong } of unseenChallenges) {
    test(`${challenge}: through, a reload, back, too late, a wrong answer`, async () => {
      const person = await world.person(pool, contacts);
      await visit(await launch(), async (open) => {
        const tab = await open(`${site.url}/${pool}/USER_SRP_AUTH`);
        await prepare?.(tab, person, world);
        const { length } = world.local.inbox;
        /** A sign-in whose answer to the challenge is on its way. */
        const onTheWay = async (): Promise<() => Promise<void>> => {
          const { arrived, letGo } = world.hold(challenge);
          await tab.fill('User name', person.username);
          await fromPassword(tab);
          await arrived;
          return letGo;
        };

        await (await onTheWay())();
        await tab.see(INSIDE);
        await tab.press('Sign out');

        let letGo = await onTheWay();
        await tab.page.reload();
        await tab.see('Forgot your password?');
        await letGo();
        await nobodyIsIn(tab);

        letGo = await onTheWay();
        await tab.press('Create an account');
        await tab.see('Create account');
        await letGo();
        await tab.press('Back to sign in');
        await knowsName(tab, person.username);
        await nobodyIsIn(tab);

        letGo = await onTheWay();
        world.advance(TOO_LONG);
        await letGo();
        await tab.see(EXPIRED);
        await knowsName(tab, person.username);
        assert.equal(world.local.inbox.length, length);

        await wrong(tab, person, world);
        await tab.see(INSIDE);
        await leavesNothing(tab, world);
      });
    });
  }

  test('a device that an administrator has forgotten signs in as a new one, and nothing is said to be wrong', async () => {
    const person = await world.person('devices', { email: 'forgotten@example.com' });
    const [{ prepare } = {}] = unseenChallenges.filter(({ pool }) => pool === 'devices');
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/devices/USER_SRP_AUTH`);
      await prepare?.(tab, person, world);
      const forgotten = await deviceEntry(tab, 'deviceKey');
      await world.forgetDevice(person, forgotten);
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see('Confirm that it is you');
      assert.equal(await tab.page.evaluate(() => [...document.querySelectorAll('[data-auth-message]')].map(({ textContent }) => textContent).join('')), '');
      await enterCode(tab, person.code());
      await tab.see(INSIDE);
      assert.notEqual(await deviceEntry(tab, 'deviceKey'), forgotten);
      await tab.press('Sign out');
      await tab.fill('User name', person.username);
      await fromPassword(tab);
      await tab.see(INSIDE);
    });
  });

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

  test('a chain: the choice, a password, a code by text message', async () => {
    const person = await world.person('choiceAndSms', { phone_number: '+14155550104', email: 'chain@example.com' });
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/choiceAndSms/USER_AUTH`);
      await tab.fill('User name', person.username);
      await tab.press('Continue');
      await tab.see('Enter your password');
      await fromPassword(tab);
      await tab.see('Enter the code that we sent by text message');
      await enterCode(tab, person.code());
      await tab.see(INSIDE);
      assert.deepEqual([...world.answered].sort(), ['PASSWORD_SRP', 'PASSWORD_VERIFIER', 'SELECT_CHALLENGE', 'SMS_MFA']);
      await leavesNothing(tab, world);
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
