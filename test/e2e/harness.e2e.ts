/** The harness itself: what it finds, and that it refuses. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startSite, visit, type Site } from './harness.js';

const FORM = `<!doctype html><title>Form</title>
<form><label>Name <input name="name" value="old"></label><button>Greet</button></form>
<p style="display: none">hidden</p><div id="host"></div>
<script>
  const shadow = document.querySelector('#host').attachShadow({ mode: 'open' });
  shadow.innerHTML = '<button>Inside</button><p>quiet</p>';
  shadow.querySelector('button').onclick = () => { shadow.querySelector('p').textContent = 'pressed'; };
  document.forms[0].onsubmit = (event) => { event.preventDefault(); document.body.append('Hello ' + new FormData(event.target).get('name')); };
</script>`;

let site: Site;

before(async () => {
  site = await startSite({
    pages: {
      '/form': FORM,
      '/moves': `<!doctype html><title>Moves</title><button>Go</button><script>
        const button = document.querySelector('button');
        button.onclick = () => { document.body.append('went'); };
        // It steps aside when a pointer comes for the first time, as in a page that is still being laid out.
        button.addEventListener('pointerover', () => { button.style.marginInlineStart = '20rem'; }, { once: true });
      </script>`,
      '/covered': '<!doctype html><title>Covered</title><button>Go</button><div style="position: fixed; inset: 0"></div>',
      '/throws': '<!doctype html><script>throw new Error("out of the page")</script>',
      '/logs': '<!doctype html><script>console.error("into the console")</script>',
    },
  });
});
after(() => site.close());

eachBrowser((_name, launch) => {
  test('fills a field by its label and presses a button by its name, in shadow roots too', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/form`);
      await tab.fill('Name', 'Ada');
      await tab.press('Greet');
      await tab.see('Hello Ada');
      await tab.press('Inside');
      await tab.see('pressed');
      await tab.miss('quiet');
      assert.ok(!(await tab.text()).includes('hidden'));
    });
  });

  test('goes after a button that moves, and refuses one that is covered', async () => {
    await visit(await launch(), async (open) => {
      const tab = await open(`${site.url}/moves`);
      await tab.press('Go');
      await tab.see('went');
      const covered = await open(`${site.url}/covered`);
      await assert.rejects(covered.press('Go'), /something else is in the way/);
    });
  });

  test('keeps a profile for the tabs of one visit, and none beyond it', async () => {
    const browser = await launch();
    await visit(browser, async (open) => {
      await (await open(`${site.url}/form`)).page.evaluate(() => { localStorage.setItem('mark', 'here'); });
      const second = await open(`${site.url}/form`);
      assert.equal(await second.page.evaluate(() => localStorage.getItem('mark')), 'here');
    });
    await visit(browser, async (open) => {
      const tab = await open(`${site.url}/form`);
      assert.equal(await tab.page.evaluate(() => localStorage.getItem('mark')), null);
    });
  });

  for (const [path, message] of [['/throws', /out of the page/], ['/logs', /into the console/]] as const) {
    test(`refuses ${path} unless its error is expected`, async () => {
      const browser = await launch();
      const act = async (open: (url: string) => Promise<unknown>): Promise<void> => { await open(site.url + path); };
      await assert.rejects(visit(browser, act), message);
      await visit(browser, act, { expect: message });
    });
  }
});
