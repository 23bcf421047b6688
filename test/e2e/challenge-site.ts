/** Pages for the challenges of every kind of pool, and what holds at the end of each way through them. */
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { CEREMONY, INSIDE, NEW_PASSWORD, type Journey } from './challenge-journeys.js';
import { SECRETS, startFactorWorld, type FactorWorld } from './factor-pools.js';
import { startSite, type Site } from './site.js';
import { page } from './pools.js';
import type { Tab } from './tab.js';

/** A page at `/pool/FLOW` for each. */
async function startChallengeSite(kinds: readonly Pick<Journey, 'pool' | 'flow'>[]): Promise<{ world: FactorWorld; site: Site }> {
  const world = await startFactorWorld();
  const pages = kinds.map(({ pool, flow = 'USER_SRP_AUTH' }) => [`/${pool}/${flow}`, page(`${CEREMONY}
    <script>seen = []; addEventListener('auth-state-change', (event) => seen.push(JSON.stringify(event.detail)))</script>
    <auth-authenticator ${world.attributes(pool)} authentication-flow-type="${flow}"><h1>${INSIDE}</h1><auth-sign-out></auth-sign-out></auth-authenticator>`)] as const);
  const site = await startSite({ pages: Object.fromEntries(pages) });
  world.setOrigin(site.url);
  return { world, site };
}

/** What the tests of a file work with, once they run. */
export interface Place {
  readonly launch: () => Promise<Browser>;
  readonly world: FactorWorld;
  readonly site: Site;
}

/** Such a site for all tests around, back to now before each. */
export function challengePlace(kinds: readonly Pick<Journey, 'pool' | 'flow'>[], launch: Place['launch']): Place {
  let site: Site;
  let world: FactorWorld;
  before(async () => {
    ({ world, site } = await startChallengeSite(kinds));
  });
  after(async () => {
    await site.close();
    await world.close();
  });
  beforeEach(() => {
    world.backToNow();
    world.listen();
  });
  return { launch, get world() { return world; }, get site() { return site; } };
}

/** The form shows whose name was typed. */
export const knowsName = (tab: Tab, name: string): Promise<void> => tab.until((username: string) =>
  [...document.querySelectorAll<HTMLInputElement>('input[name="username"]')].some((field) => field.checkVisibility() && field.value === username), name);

/** No password, answer or code is left in the document, its storages or its events. */
export async function leavesNothing({ page: left }: Tab, { local }: FactorWorld): Promise<void> {
  const traces = await left.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, (globalThis as unknown as { seen: string[] }).seen, document.documentElement.outerHTML]));
  for (const secret of [...SECRETS, NEW_PASSWORD]) assert.ok(!traces.includes(secret), `${secret} is left behind`);
  const codes = new Set(local.inbox.map(({ code }) => code).filter((code) => /^\d{6}$/.test(code)));
  assert.deepEqual(traces.match(/(?<![\w.-])\d{6}(?![\w.-])/g)?.filter((digits) => codes.has(digits)) ?? [], []);
}
