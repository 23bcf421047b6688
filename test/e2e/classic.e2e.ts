/** The classic script, for pages that cannot have a module. */
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site } from './harness.js';
import { attributes, config } from './pools.js';

const withScript = (script: string, body: string): string => `<!doctype html><html lang="en"><title>A site</title>${script}<body>${body}</body></html>`;

eachBrowser((_name, launch) => {
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let site: Site;

  before(async () => {
    cognito = await startLocalCognito({ config });
    const tag = `<auth-sign-in ${attributes(cognito.url)}></auth-sign-in>`;
    site = await startSite({
      pages: {
        '/classic': withScript('<script src="/dist/cdn/auth-elements.global.js"></script>', tag),
        '/deep/classic': withScript('<script src="../dist/cdn/auth-elements.global.js"></script>', tag),
        '/as-module': withScript('<script type="module" src="/dist/cdn/auth-elements.global.js"></script>', tag),
      },
    });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  for (const path of ['/classic', '/deep/classic']) {
    test(`brings the elements to ${path}, from where the script lies`, async () => {
      await visit(await launch(), async (open) => {
        await (await open(site.url + path)).see('Forgot your password?');
      });
    });
  }

  test('says what to do when it is loaded as a module', async () => {
    const complaint = /is for <script src> without type="module"/;
    let said = '';
    await visit(await launch(), async (open) => {
      const tab = await open(site.url + '/as-module');
      said = await tab.page.evaluate(() => document.querySelector('auth-sign-in:not(:defined)')?.localName ?? '');
    }, { expect: complaint });
    if (said !== 'auth-sign-in') throw new Error('The element was defined all the same.');
  });
});
