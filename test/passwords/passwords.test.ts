/** The browsers' own password managers fill every form that asks for a login, and offer to save what was typed. `PASSWORDS=short` takes the two forms that most sites have. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startLocalCognito } from '../../src/local-cognito/node/server.js';
import { attributes, config, lastCode, page, PASSWORD, TEMPORARY_PASSWORD } from '../e2e/pools.js';
import { startSite, type Site } from '../e2e/site.js';
import { startChromium } from './chromium.js';
import { startFirefox } from './firefox.js';
import { until, type Manager, type StartManager } from './manager.js';

const IS_SHORT = process.env.PASSWORDS === 'short';
const EMAIL = 'ada@example.com';
const NEW_PASSWORD = 'Batt3ry-staple';

const MANAGERS: Readonly<Record<string, StartManager>> = { Firefox: startFirefox, Chromium: startChromium };

/** Runs in the page: what the visible field of a name holds. */
function valueOf(name: string): string | undefined {
  const fields = [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  return fields.find((field) => field.closest('form')!.checkVisibility())?.value;
}

/** Runs in the page: whether a text can be seen. */
const shows = (text: string): boolean => document.body.innerText.includes(text);

const FORMS: Readonly<Record<string, (endpoint: string) => string>> = {
  'auth-sign-in alone': (endpoint) => `<auth-sign-in ${attributes(endpoint)}></auth-sign-in><auth-signed-in>In</auth-signed-in>`,
  'auth-authenticator': (endpoint) => `<auth-authenticator ${attributes(endpoint)}>In</auth-authenticator>`,
  'auth-authenticator in a dialog': (endpoint) => `<auth-authenticator variation="modal" ${attributes(endpoint)}>In</auth-authenticator>`,
  'a form of the page’s own': (endpoint) => `<auth-authenticator ${attributes(endpoint)}><auth-sign-in>
    <form method="post"><label>Name <input name="username" type="email" autocomplete="username"></label><label>Word <input name="password" type="password" autocomplete="current-password"></label><button>Go</button></form>
    </auth-sign-in>In</auth-authenticator>`,
};
/** The client also lets people give their names first. */
const choosing: typeof config = { userPools: config.userPools.map((pool) => ({ ...pool, clients: pool.clients.map((client) => ({ ...client, ExplicitAuthFlows: [...client.ExplicitAuthFlows ?? [], 'ALLOW_USER_AUTH'] })) })) };

/** Screens that ask for the password of a name that is known. */
const LATER: Readonly<Record<string, string>> = {
  '/choice': 'authentication-flow-type="USER_AUTH"',
  '/change': '',
};

const forms = Object.entries(FORMS).slice(0, IS_SHORT ? 2 : undefined);

for (const [name, start] of Object.entries(MANAGERS)) {
  describe(name, () => {
    let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
    let site: Site;
    let manager: Manager;

    before(async () => {
      cognito = await startLocalCognito({ port: 0, config: choosing });
      const pages = forms.map(([, body], index): [string, string] => [`/${index}`, page(body(cognito.url))]);
      const later = Object.entries(LATER).map(([path, more]): [string, string] =>
        [path, page(`<auth-authenticator ${more} ${attributes(cognito.url)}>In <auth-change-password></auth-change-password></auth-authenticator>`)]);
      site = await startSite({ pages: Object.fromEntries([...pages, ...later]) });
    });
    after(async () => {
      await site.close();
      await cognito.close();
    });

    const see = (text: string): Promise<void> => until(() => manager.evaluate(shows, text), async () => `The page does not show “${text}”: ${await manager.evaluate(() => document.body.innerText)}`);

    /** The code that is on its way to an address. */
    async function codeFor(email: string): Promise<string> {
      await until(() => cognito.local.inbox.some(({ to }) => to === email), () => `Nothing was sent to ${email}.`);
      return lastCode(cognito.local, email);
    }

    async function opened(path: string): Promise<void> {
      await manager.open(`${site.url}${path}`);
      await until(async () => await manager.evaluate(valueOf, 'password') !== undefined, () => 'No form has come.');
    }

    describe('with a saved login', () => {
      before(async () => {
        manager = await start([{ origin: site.url, username: EMAIL, password: PASSWORD }]);
      });
      after(async () => { await manager.close(); });

      for (const [index, [form]] of forms.entries()) {
        test(`fills ${form}, and it counts`, async () => {
          await opened(`/${index}`);
          // Until a person has touched the page, Chromium shows the values but hands them to nobody.
          await manager.click('h1, h2, label');
          await until(async () => await manager.evaluate(valueOf, 'password') === PASSWORD, async () => `The password is not filled in, but: ${String(await manager.evaluate(valueOf, 'password'))}`);
          assert.equal(await manager.evaluate(valueOf, 'username'), EMAIL);
          await manager.click('form button:not([type="button"])');
          await until(() => manager.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('.idToken'))), async () => `Nobody is signed in. The page shows: ${await manager.evaluate(() => document.body.innerText)}`);
          await manager.evaluate(() => { localStorage.clear(); });
        });
      }
    });

    describe('with a saved login, where the name is known', { skip: IS_SHORT && 'in the long form' }, () => {
      before(async () => {
        manager = await start([{ origin: site.url, username: EMAIL, password: PASSWORD }]);
      });
      after(async () => { await manager.close(); });

      const isFilled = (field: string): Promise<void> => until(async () => await manager.evaluate(valueOf, field) === PASSWORD, async () => `It is not filled in, but: ${String(await manager.evaluate(valueOf, field))}`);

      test('fills the password that is asked for after the name, and it counts', async () => {
        await manager.open(`${site.url}/choice`);
        await until(async () => await manager.evaluate(valueOf, 'username') !== undefined, () => 'No form has come.');
        if (await manager.evaluate(valueOf, 'username') !== EMAIL) await manager.type('auth-sign-in [name="username"]', EMAIL);
        await manager.click('auth-sign-in button[type="submit"]');
        await until(async () => await manager.evaluate(valueOf, 'password') !== undefined, () => 'Nobody is asked for a password.');
        await manager.click('auth-select-first-factor label');
        await isFilled('password');
        await manager.click('auth-select-first-factor button[type="submit"]');
        await see('In');
      });

      test('fills the current password where it is to be changed', async () => {
        await manager.evaluate(() => { localStorage.clear(); });
        await opened('/change');
        await manager.click('auth-sign-in label');
        await isFilled('password');
        await manager.click('auth-sign-in button[type="submit"]');
        await until(async () => await manager.evaluate(valueOf, 'current') !== undefined, () => 'There is no password to change.');
        await manager.click('auth-change-password label');
        await isFilled('current');
        assert.equal(await manager.evaluate(valueOf, 'username'), EMAIL);
      });
    });

    describe('with a login of another site', () => {
      before(async () => {
        manager = await start([{ origin: 'http://localhost:1', username: EMAIL, password: PASSWORD }]);
      });
      after(async () => { await manager.close(); });

      test('fills nothing, and offers to save after the sign-in', async () => {
        await opened('/0');
        await manager.type('[name="username"]', EMAIL);
        assert.equal(await manager.evaluate(valueOf, 'password'), '');
        await manager.type('[name="password"]', PASSWORD);
        assert.equal(await manager.isOffering(), false, 'offered before anything was sent');
        await manager.click('form button[type="submit"]');
        await until(() => manager.isOffering(), async () => `Nothing was offered. ${await manager.log()}`);
      });
    });

    test('offers no password that is wrong, where the manager waits for an answer', { skip: (IS_SHORT && 'in the long form') || (name === 'Firefox' && 'asks as soon as a form is sent') }, async () => {
      manager = await start([]);
      try {
        await opened('/0');
        await manager.type('[name="username"]', EMAIL);
        await manager.type('[name="password"]', 'Wr0ng-password');
        await manager.click('form button[type="submit"]');
        await see('Incorrect user name or password.');
        assert.equal(await manager.isOffering(), false, await manager.log());
        await manager.type('[name="password"]', PASSWORD);
        await manager.click('form button[type="submit"]');
        await until(() => manager.isOffering(), async () => `Nothing was offered. ${await manager.log()}`);
      } finally {
        await manager.close();
      }
    });

    for (const [journey, path, walk] of [
      ['sign-up', '/1', async () => {
        const email = `${name.toLowerCase()}@example.com`;
        await manager.click('[data-auth-action="toSignUp"]');
        await manager.type('auth-sign-up [name="username"]', email);
        await manager.type('auth-sign-up [name="password"]', PASSWORD);
        await manager.click('auth-sign-up button[type="submit"]');
        await manager.type('auth-confirm-sign-up [name="code"]', await codeFor(email));
        await manager.click('auth-confirm-sign-up button[type="submit"]');
        await see('In');
      }],
      ['reset', '/1', async () => {
        await manager.click('[data-auth-action="toResetPassword"]');
        await manager.type('auth-reset-password [name="username"]', EMAIL);
        await manager.click('auth-reset-password button[type="submit"]');
        await manager.type('auth-confirm-reset-password [name="code"]', await codeFor(EMAIL));
        await manager.type('auth-confirm-reset-password [name="password"]', NEW_PASSWORD);
        await manager.click('auth-confirm-reset-password button[type="submit"]');
        await see('In');
      }],
      ['password that replaces a temporary one', '/1', async () => {
        await manager.type('auth-sign-in [name="username"]', 'invited@example.com');
        await manager.type('auth-sign-in [name="password"]', TEMPORARY_PASSWORD);
        await manager.click('auth-sign-in button[type="submit"]');
        await manager.type('auth-force-new-password [name="password"]', NEW_PASSWORD);
        await manager.click('auth-force-new-password button[type="submit"]');
        await see('In');
      }],
    ] as const) {
      test(`offers to save after the ${journey}`, { skip: IS_SHORT && journey !== 'sign-up' && 'in the long form' }, async () => {
        manager = await start([]);
        try {
          await opened(path);
          await walk();
          await until(() => manager.isOffering(), async () => `Nothing was offered. ${await manager.log()}`);
        } finally {
          await manager.close();
        }
      });
    }
  });
}
