/** A page built by Vite whose client of the AWS SDK signs with `auth.credentialsProvider`, and a server that checks the signature (SigV4). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachBrowser, startLocalCognito, startSite, visit, type Site, type Tab } from './harness.js';
import { config, CLIENT_ID, PASSWORD, POOL_ID } from './pools.js';
import { bundle } from './vite-page.js';

const IDENTITY_POOL = 'eu-west-1:00000000-0000-4000-8000-00000000000e';
const HOUR = 3_600_000;
const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

/** The site's own script: our elements and a client of the SDK, from their packages. */
const SCRIPT = (cognito: string): string => `
import 'auth-elements/define';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

// An hour passes when the test says so.
const now = Date.now.bind(Date);
globalThis.offset = 0;
Date.now = () => now() + offset;

const { auth } = document.querySelector('auth-authenticator');
const client = (credentials) => new STSClient({ region: 'eu-west-1', endpoint: '${cognito}', maxAttempts: 1, credentials });
const outcome = (sts) => sts.send(new GetCallerIdentityCommand({})).then(({ Arn }) => Arn.split('/')[1], ({ name }) => name);
// Made once, as a site would, and used by whoever is signed in.
const ours = client(auth.credentialsProvider);

globalThis.sts = {
  whoAmI: () => outcome(ours),
  async keep() { globalThis.kept = await auth.getCredentials(); return 'kept'; },
  withKept: () => outcome(client(kept)),
  withAnotherSecret: () => outcome(client({ ...kept, secretAccessKey: kept.secretAccessKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })),
  withAnotherToken: () => outcome(client({ ...kept, sessionToken: kept.sessionToken + 'x' })),
  withAnotherBody() {
    const sts = client(kept);
    // After what signs, before what sends.
    sts.middlewareStack.add((next) => (args) => { args.request.body += '&Added=later'; return next(args); }, { step: 'deserialize', priority: 'high' });
    return outcome(sts);
  },
};`;

type Question = 'whoAmI' | 'keep' | 'withKept' | 'withAnotherSecret' | 'withAnotherToken' | 'withAnotherBody';
interface SitesOwn { sts: Record<Question, () => Promise<string>>; offset: number }

const ask = ({ page }: Tab, question: Question): Promise<string> => page.evaluate((name) => (globalThis as unknown as SitesOwn).sts[name](), question);

eachBrowser((_browserName, launch) => {
  let site: Site;
  let cognito: Awaited<ReturnType<typeof startLocalCognito>>;
  let offset = 0;

  before(async () => {
    const [pool] = config.userPools;
    const provider = { ProviderName: `cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`, ClientId: CLIENT_ID };
    cognito = await startLocalCognito({
      clock: { now: () => Date.now() + offset },
      config: {
        userPools: [pool!],
        identityPools: [{
          IdentityPoolId: IDENTITY_POOL, AllowUnauthenticatedIdentities: true, CognitoIdentityProviders: [provider],
          Roles: { authenticated: role('member'), unauthenticated: role('guest') },
        }],
      },
    });
    const authenticator = `<auth-authenticator user-pool-id="${POOL_ID}" user-pool-client-id="${CLIENT_ID}" user-pool-endpoint="${cognito.url}"
      identity-pool-id="${IDENTITY_POOL}" identity-pool-endpoint="${cognito.url}"><h1>Members only</h1></auth-authenticator>`;
    const script = await bundle(SCRIPT(cognito.url));
    site = await startSite({ pages: { '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><body>${authenticator}<script type="module">${script}</script></body></html>` } });
  });
  after(async () => {
    await site.close();
    await cognito.close();
  });

  /** An hour later, for the page and for AWS. */
  async function passAnHour({ page }: Tab): Promise<void> {
    offset += HOUR;
    await page.evaluate((milliseconds) => { (globalThis as unknown as SitesOwn).offset = milliseconds; }, offset);
  }

  test('a request signed with our credentials is accepted; one with expired credentials, or changed after it was signed, refused', async () => {
    await visit(await launch(), async (open) => {
      offset = 0;
      const tab = await open(site.url);
      await tab.see('Sign in');
      assert.equal(await ask(tab, 'whoAmI'), 'guest');
      await tab.fill('Email', 'ada@example.com');
      await tab.fill('Password', PASSWORD);
      await tab.press('Sign in');
      await tab.see('Members only');
      assert.equal(await ask(tab, 'whoAmI'), 'member');

      await ask(tab, 'keep');
      assert.equal(await ask(tab, 'withKept'), 'member');
      assert.equal(await ask(tab, 'withAnotherSecret'), 'SignatureDoesNotMatch');
      assert.equal(await ask(tab, 'withAnotherBody'), 'SignatureDoesNotMatch');
      assert.equal(await ask(tab, 'withAnotherToken'), 'InvalidClientTokenId');
      assert.equal(await ask(tab, 'withKept'), 'member');

      await passAnHour(tab);
      assert.equal(await ask(tab, 'withKept'), 'ExpiredToken');
      // The client made before gets new ones by itself.
      assert.equal(await ask(tab, 'whoAmI'), 'member');

      await tab.page.evaluate(() => document.querySelector<HTMLElement & { auth: { signOut(): Promise<void> } }>('auth-authenticator')!.auth.signOut());
      assert.equal(await ask(tab, 'whoAmI'), 'guest');
    }, { expect: /status of 403/ });
  });
});
