/**
 * Seeded journeys over a network that fails at every third request: no session is lost and nothing that was typed. An interrupted
 * challenge may begin anew, with the user name kept. `JOURNEYS` says how many; those that fail are named by their seeds.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { FAULTS, seededRandom, startFaultProxy, type FaultProxy } from './fault-proxy.js';
import { config, lastCode, page, PASSWORD } from './pools.js';

const JOURNEYS = Number(process.env.JOURNEYS ?? 50);
const PROBABILITY = 0.35;
const NEW_PASSWORD = 'Batt3ry-staple';
const MOST_ACTS = 60;
/** Failures after which no further journey begins. */
const ENOUGH = 5;

const KINDS = ['signIn', 'signUp', 'resetPassword', 'secondFactor'] as const;

/** Who signs in to the second pool is asked for a code that is sent. */
const [PLAIN, WITH_CODE] = ['eu-west-1_EndToEnd1', 'eu-west-1_EndToEnd2'] as const;
const clientOf = (poolId: string): string => `faults${poolId.slice(-1).padStart(20, '0')}`;

interface Seen {
  state: string;
  failure: string | undefined;
  user: string | undefined;
  username: string;
  /** What the form on the page holds, by field. */
  values: Record<string, string>;
}

type Values = Readonly<Record<string, string>>;

/** Runs in the page. */
interface Authenticator extends HTMLElement {
  auth: {
    getSnapshot(): { state: string; pending?: string; failure?: { name: string }; user?: { sub: string }; username: string };
    send(request: object): void;
    workbench(): Promise<object>;
    getTokens(options?: object): Promise<object>;
  };
}

function look(): Seen | undefined {
  const element = document.querySelector<Authenticator & { auth?: unknown }>('auth-authenticator');
  if (!element?.auth) return undefined;
  const { state, pending, failure, user, username } = element.auth.getSnapshot();
  const form = [...element.querySelectorAll('form')].find((candidate) => candidate.checkVisibility());
  if (pending || state === 'idle' || state === 'setup' || (!user && !form)) return undefined;
  const values = Object.fromEntries([...form?.querySelectorAll('input') ?? []].filter(({ name }) => name).map(({ name, value }) => [name, value]));
  return { state, failure: failure?.name, user: user?.sub, username, values };
}

async function seen(tab: Tab): Promise<Seen> {
  try {
    const handle = await tab.page.waitForFunction(look, { polling: 15, timeout: 40_000 });
    return await handle.jsonValue() as Seen;
  } catch (cause) {
    const snapshot = await tab.page.evaluate(() => JSON.stringify(document.querySelector<Authenticator>('auth-authenticator')?.auth.getSnapshot()));
    throw new Error(`hangs in ${snapshot}: ${await tab.text()}`, { cause });
  }
}

/** Types, sends, and answers what came of it. */
async function submit(tab: Tab, values: Values): Promise<Seen> {
  await tab.page.evaluate(async (typed) => {
    const visible = (): Element | undefined => [...document.querySelectorAll('auth-authenticator form')].find((candidate) => candidate.checkVisibility());
    // From one step to the next there is none for a moment.
    while (!visible()) await new Promise((resolve) => { setTimeout(resolve, 5); });
    const form = visible() as HTMLFormElement;
    for (const [name, value] of Object.entries(typed)) {
      const field = form.elements.namedItem(name) as HTMLInputElement | null;
      if (!field || field.readOnly) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const { auth } = document.querySelector<Authenticator>('auth-authenticator')!;
    const before = auth.getSnapshot();
    form.requestSubmit();
    // The submit is on its way once the session has heard of it, or a check has refused it.
    await new Promise<void>((resolve) => {
      const start = performance.now();
      const wait = (): void => { if (auth.getSnapshot() !== before || performance.now() - start > 3000) resolve(); else setTimeout(wait, 5); };
      wait();
    });
  }, values);
  return seen(tab);
}

eachBrowser((browserName, launch) => {
  let site: Site;
  let proxy: FaultProxy;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => {
    const [pool] = config.userPools;
    cognito = await startLocalCognito({
      config: {
        userPools: [PLAIN, WITH_CODE].map((Id) => ({
          ...pool!, Id, ...(Id === WITH_CODE && { MfaConfiguration: 'ON' as const, EmailMfaConfiguration: {} }),
          clients: [{ ...pool!.clients[0]!, ClientId: clientOf(Id), ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } }],
        })),
      },
    });
    proxy = await startFaultProxy(cognito.url);
    const pageOf = (poolId: string): string =>
      page(`<auth-authenticator user-pool-id="${poolId}" user-pool-client-id="${clientOf(poolId)}" user-pool-endpoint="${proxy.url}"><h1>Members only</h1></auth-authenticator>`);
    site = await startSite({ pages: { '/': pageOf(PLAIN), '/with-code': pageOf(WITH_CODE) } });
  });
  after(async () => {
    await site.close();
    await proxy.close();
    await cognito.close();
  });

  const isConfirmed = async (email: string): Promise<boolean> =>
    cognito.local.admin.getUser(PLAIN, email).then(({ UserStatus }) => UserStatus === 'CONFIRMED', () => false);

  async function journey(tab: Tab, seed: number): Promise<void> {
    const random = seededRandom(seed);
    const kind = KINDS[Math.floor(random() * KINDS.length)]!;
    const poolId = kind === 'secondFactor' ? WITH_CODE : PLAIN;
    const email = `person${seed}.${browserName}@example.com`;
    let password = PASSWORD;
    proxy.plan(seed, 0);
    if (kind !== 'signUp') {
      await cognito.local.admin.createUser(poolId, { Username: email, UserAttributes: [{ Name: 'email_verified', Value: 'true' }], MessageAction: 'SUPPRESS' });
      await cognito.local.admin.setUserPassword(poolId, email, PASSWORD, { Permanent: true });
    }
    await tab.page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
    await tab.page.goto(`${site.url}${kind === 'secondFactor' ? '/with-code' : '/'}`);
    let now = await seen(tab);
    proxy.plan(seed, PROBABILITY);
    const go = async (type: string): Promise<void> => {
      await tab.page.evaluate(async (request) => {
        const { auth } = document.querySelector<Authenticator>('auth-authenticator')!;
        auth.send(request);
        // What is sent before the engine is there waits for it, and shows nowhere.
        await auth.workbench().catch(() => undefined);
      }, { type, username: email });
      now = await seen(tab);
    };
    if (kind === 'signUp') await go('toSignUp');
    if (kind === 'resetPassword') await go('toResetPassword');

    for (let acts = 0; now.state !== 'authenticated' && now.state !== 'verifyUser'; acts++) {
      if (acts === MOST_ACTS) throw new Error(`does not come to an end: ${JSON.stringify(now)}`);
      let typed: Values;
      if (now.state === 'signUp') typed = { username: email, password };
      else if (now.state === 'confirmSignUp' || now.state === 'confirmSignIn') typed = { code: lastCode(cognito.local, email) };
      else if (now.state === 'resetPassword') typed = { username: email };
      else if (now.state === 'confirmResetPassword') typed = { code: lastCode(cognito.local, email), password: NEW_PASSWORD };
      else if (now.state === 'signIn') typed = { username: email, password };
      else throw new Error(`is led astray: ${JSON.stringify(now)}`);
      const before = now.state;
      now = await submit(tab, typed);
      if (now.user) break;
      if (now.state === before && now.failure) {
        for (const [name, value] of Object.entries(typed)) assert.equal(now.values[name], value, `${now.state}: what was typed as ${name} is kept after ${now.failure}`);
      } else if (now.state === 'signIn') assert.equal(now.values.username, email, `the user name is kept on the way back from ${before}`);
      // The work was done, and its answer lost: the person sees that it was.
      if (now.failure === 'UsernameExistsException') await go('toSignIn');
      else if (now.state === 'confirmSignUp' && await isConfirmed(email)) await go('toSignIn');
      else if (now.state === 'confirmResetPassword' && now.failure === 'ExpiredCodeException') { password = NEW_PASSWORD; await go('toSignIn'); }
      if (before === 'confirmResetPassword' && now.state !== before) password = NEW_PASSWORD;
    }

    const sub = now.user;
    assert.ok(sub, 'somebody is signed in');
    for (let round = 0; round < 3; round++) {
      await tab.page.evaluate(async () => document.querySelector<Authenticator>('auth-authenticator')!.auth.getTokens({ forceRefresh: true }).catch(() => undefined));
      assert.equal((await seen(tab)).user, sub, 'a refresh that fails signs nobody out');
    }
    await tab.page.reload();
    assert.equal((await seen(tab)).user, sub, 'a reload keeps the session');
    proxy.plan(seed, 0);
    await tab.page.evaluate(() => document.querySelector<Authenticator>('auth-authenticator')!.auth.getTokens({ forceRefresh: true }));
  }

  const count = browserName === 'chromium' ? JOURNEYS : Math.ceil(JOURNEYS / 10);
  test(`${count} journeys lose no session and no typed value`, { timeout: 60_000 + count * 12_000 }, async () => {
    const failures: string[] = [];
    await visit(await launch(), async (open) => {
      const tab = await open(site.url);
      for (let seed = 1; seed <= count; seed++) {
        await journey(tab, seed).catch((error: unknown) => { failures.push(`the journey of seed ${seed}: ${error instanceof Error ? error.message : String(error)}`); });
        if (failures.length === ENOUGH) break;
      }
    }, { expect: /./ });
    assert.deepEqual(failures, []);
    if (count >= 50) assert.deepEqual(FAULTS.filter((fault) => !proxy.counts.get(fault)), [], 'every fault has happened');
  });
});
