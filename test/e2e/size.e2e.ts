/** The budgets count what the build's manifest says; here real browsers say what they ask for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { measure, requestsFor, type Manifest, type WayBudget } from '../../tools/budget.mjs';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type SiteOptions, type SiteRequest } from './harness.js';
import { attributes, config, page, PASSWORD } from './pools.js';

const ENTRY = 'auth-elements.js';
const CDN = '/dist/cdn/';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const manifest = readJson('dist/cdn/manifest.json') as Manifest;
const budgets = readJson('tools/budgets.json') as WayBudget[];

const ofBuild = ({ path }: SiteRequest): boolean => path.startsWith(CDN) && path.endsWith('.js');
const fileOf = ({ path }: SiteRequest): string => path.slice(CDN.length);
const sorted = (files: Iterable<string>): string[] => [...files].sort();

/** Holds back every answer until all the files have been asked for: a file that is learned of from another never is. */
function together(files: string[]): (path: string) => Promise<void> | void {
  const missing = new Set(files.map((file) => CDN + file));
  const held = new Set(missing);
  let release: () => void = () => undefined;
  const all = new Promise<void>((resolve) => { release = resolve; });
  return (path) => {
    missing.delete(path);
    if (missing.size === 0) release();
    return held.has(path) ? all : undefined;
  };
}

eachBrowser((_name, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;

  before(async () => { cognito = await startLocalCognito({ config }); });
  after(() => cognito.close());

  /** A site of its own for each test: what a page before still asks for is not counted. */
  async function onSite(act: (site: Site) => Promise<void>, beforeAnswer?: SiteOptions['beforeAnswer']): Promise<void> {
    const site = await startSite({
      pages: {
        '/sign-in': page(`<auth-sign-in ${attributes(cognito.url)}></auth-sign-in>`),
        '/authenticator': page(`<auth-authenticator ${attributes(cognito.url)}></auth-authenticator>`),
      },
      compress: true,
      beforeAnswer,
    });
    try {
      await act(site);
    } finally {
      await site.close();
    }
  }

  for (const [path, budget] of [['/sign-in', budgets[0]!], ['/authenticator', budgets[1]!]] as const) {
    describe(budget.name, () => {
      const counted = measure(manifest, ENTRY, budget);

      test('asks for what the budget counts, by the byte, and for nothing else but the engine', async () => {
        await onSite(async (site) => visit(await launch(), async (open) => {
          const tab = await open(site.url + path);
          await tab.see('Forgot your password?');
          const asked = site.requests.filter(ofBuild);
          const painting = asked.filter((request) => counted.files.includes(fileOf(request)));
          assert.deepEqual(sorted(painting.map(fileOf)), sorted(counted.files));
          assert.equal(painting.reduce((sum, { bytes }) => sum + bytes, 0), counted.bytes);
          const later = requestsFor(manifest, ENTRY, [...budget.chunks, 'engine']);
          assert.deepEqual(asked.map(fileOf).filter((file) => !later.has(file)), []);
        }));
      });

      test('asks for all of it at once, after the entry', async () => {
        await onSite(async (site) => visit(await launch(), async (open) => {
          await (await open(site.url + path)).see('Forgot your password?');
        }), together(counted.files.filter((file) => file !== ENTRY)));
      });
    });
  }

  test(budgets[2]!.name, async () => {
    const counted = measure(manifest, ENTRY, budgets[2]!);
    await onSite(async (site) => visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/sign-in`);
      await tab.page.evaluate(() => {
        document.addEventListener('auth-authenticated', () => { document.title = 'Signed in'; });
      });
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.until(() => document.title === 'Signed in');
      const asked = site.requests.filter(ofBuild);
      assert.deepEqual(sorted(asked.map(fileOf)), sorted(counted.files));
      assert.equal(asked.reduce((sum, { bytes }) => sum + bytes, 0), counted.bytes);
    }));
  });
});
