/** `auth-provider`, `auth-signed-in`, `auth-signed-out` and `auth-sign-out`: who sees what, of which session. */
import { html, type TemplateResult } from 'lit';
import type { AuthSignIn, AuthSignOut } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { announcements, button, fillAll, findButton, hear, miss, mount, press, see, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD, POOL_ID, type World } from '../support/world.js';

/** As a page without a line of script would write it, but for the network. */
const provided = ({ fetch, clientId }: World, content: TemplateResult): TemplateResult => html`
  <auth-provider user-pool-id=${POOL_ID} user-pool-client-id=${clientId} storage="memory" authentication-flow-type="USER_PASSWORD_AUTH" .fetch=${fetch}>${content}</auth-provider>`;

const site = html`
  <auth-signed-out><p>Please come in.</p></auth-signed-out>
  <auth-signed-in><p>Members only</p></auth-signed-in>
  <auth-sign-out></auth-sign-out>
  <auth-sign-in></auth-sign-in>`;

async function signIn(): Promise<void> {
  await fillAll({ Email: ADA, Password: PASSWORD });
  await press('Sign in');
}

describe('a sign-in alone', () => {
  it('says that somebody has signed in, and nothing to who comes back', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await signIn();
    await arrived(auth, 'authenticated');
    await hear('You are signed in.');
    const again = world.auth();
    const element = mount<AuthSignIn>(html`<auth-sign-in .auth=${again}></auth-sign-in>`);
    await arrived(again, 'authenticated');
    await element.updateComplete;
    expect(announcements()).to.deep.equal([]);
  });
});

describe('auth-provider', () => {
  it('gives one session to all inside it, by its attributes', async () => {
    const world = await createWorld();
    mount(provided(world, site));
    await see('Please come in.');
    expect(shown()).not.to.include('Members only');
    expect(findButton('Sign out')).to.equal(undefined);
    await expectAccessible();

    await signIn();
    await see('Members only');
    expect(shown()).not.to.include('Please come in.');
    await button('Sign out');
    expect(shown()).not.to.include('Forgot your password?');
    await expectAccessible();

    await press('Sign out');
    await see('Please come in.');
    await miss('Members only');
    expect(world.count('RevokeToken')).to.equal(1);
  });

  it('shows those inside it what became of the session while they were out of the document', async () => {
    const world = await createWorld();
    const auth = world.auth();
    const provider = mount(html`<auth-provider .auth=${auth}><section>${site}</section></auth-provider>`);
    await signIn();
    await see('Members only');
    const section = provider.querySelector('section')!;
    section.remove();
    await auth.signOut();
    await arrived(auth, 'signIn');
    provider.append(section);
    await see('Please come in.');
    await miss('Members only');
    expect(findButton('Sign out')).to.equal(undefined);
  });

  it('shows neither side before it knows', async () => {
    const world = await createWorld();
    const auth = world.auth();
    let go = (): void => undefined;
    auth.hooks.setup = async (input, next) => {
      await new Promise<void>((resolve) => { go = resolve; });
      return next(input);
    };
    mount(html`<auth-provider .auth=${auth}>${site}</auth-provider>`);
    await until(() => auth.getSnapshot().state === 'setup', () => 'The journey does not begin.');
    expect(shown()).to.equal('');
    await until(() => { go(); return auth.getSnapshot().state === 'signIn'; }, () => 'The journey does not go on.');
    await see('Please come in.');
  });

  it('never shares a session with another one', async () => {
    const [first, second] = [await createWorld(), await createWorld()];
    mount(html`
      <section>${provided(first, html`<auth-signed-in>First is in</auth-signed-in><auth-sign-in></auth-sign-in>`)}</section>
      <aside>${provided(second, html`<auth-signed-in>Second is in</auth-signed-in>`)}</aside>`);
    await signIn();
    await see('First is in');
    expect(shown()).not.to.include('Second is in');
  });

  it('shares its session with an element that has equal attributes, wherever it stands', async () => {
    const world = await createWorld();
    mount(html`
      ${provided(world, html`<auth-sign-in></auth-sign-in>`)}
      <auth-signed-in user-pool-id=${POOL_ID} user-pool-client-id=${world.clientId} storage="memory" .fetch=${world.fetch}>Both are in</auth-signed-in>
      <auth-signed-in user-pool-id=${POOL_ID} user-pool-client-id="another00000000000000001" storage="memory" .fetch=${world.fetch}>A stranger is in</auth-signed-in>`);
    await signIn();
    await see('Both are in');
    expect(shown()).not.to.include('A stranger is in');
  });

  it('gives way to a session that an element was handed', async () => {
    const world = await createWorld();
    const own = world.auth();
    own.send({ type: 'start' });
    await arrived(own, 'signIn');
    own.send({ type: 'submit', screen: 'signIn', values: { username: ADA, password: PASSWORD } });
    await arrived(own, 'authenticated');
    mount(provided(await createWorld(), html`<auth-signed-in .auth=${own}>My own</auth-signed-in><auth-signed-in>The provider’s</auth-signed-in><auth-signed-out>Nobody yet</auth-signed-out>`));
    await see('My own');
    await see('Nobody yet');
    expect(shown()).not.to.include('The provider’s');
  });
});

describe('auth-signed-in for groups', () => {
  const users = [{ Username: ADA, Password: PASSWORD, Groups: ['editors', 'staff'] }];

  /** The texts of the parts that somebody in two groups is shown. */
  async function open(content: TemplateResult) {
    const world = await createWorld({ pool: { users } });
    const auth = world.auth();
    mount(html`<auth-provider .auth=${auth}>${content}<auth-sign-in></auth-sign-in></auth-provider>`);
    await signIn();
    await arrived(auth, 'authenticated');
    await see('For all');
    return { world, auth };
  }

  it('shows its content to the members of one of them, and to nobody else', async () => {
    await open(html`
      <auth-signed-in>For all</auth-signed-in>
      <auth-signed-in groups="editors">For editors</auth-signed-in>
      <auth-signed-in groups="admin, staff">For admins and staff</auth-signed-in>
      <auth-signed-in .groups=${['staff']}>For staff</auth-signed-in>
      <auth-signed-in groups="admin">For admins</auth-signed-in>
      <auth-signed-in groups="editor">For one editor</auth-signed-in>
      <auth-signed-in groups="">For nobody</auth-signed-in>`);
    expect(shown()).to.equal('For all For editors For admins and staff For staff');
  });

  it('follows the tokens: who has left a group no longer sees it', async () => {
    const { world, auth } = await open(html`<auth-signed-in>For all</auth-signed-in><auth-signed-in groups="editors">For editors</auth-signed-in>`);
    await see('For editors');
    await world.local.admin.removeUserFromGroup(POOL_ID, ADA, 'editors');
    await auth.getTokens({ forceRefresh: true });
    await miss('For editors');
    await world.local.admin.addUserToGroup(POOL_ID, ADA, 'editors');
    await auth.getTokens({ forceRefresh: true });
    await see('For editors');
  });
});

describe('auth-sign-out', () => {
  async function signedIn(content: TemplateResult = html`<auth-sign-out></auth-sign-out>`) {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth}>${content}</auth-authenticator>`);
    await signIn();
    await arrived(auth, 'authenticated');
    await until(() => document.querySelector<AuthSignOut>('auth-sign-out')?.shadowRoot?.querySelector('button'), () => 'There is no button.');
    return { world, auth };
  }

  const tokens = (world: World): string[] => [...world.stored.keys()].filter((key) => key.endsWith('Token'));

  it('revokes the session and forgets its tokens', async () => {
    const { world, auth } = await signedIn();
    expect(tokens(world)).to.have.length(3);
    await press('Sign out');
    await arrived(auth, 'signIn');
    expect(tokens(world)).to.deep.equal([]);
    expect([world.count('RevokeToken'), world.count('GlobalSignOut')]).to.deep.equal([1, 0]);
  });

  it('signs out on every device when it is told to', async () => {
    const { world, auth } = await signedIn(html`<auth-sign-out global>Out, everywhere</auth-sign-out>`);
    await press('Out, everywhere');
    await arrived(auth, 'signIn');
    expect(world.count('GlobalSignOut')).to.equal(1);
  });

  it('signs out here when the network is gone', async () => {
    const { world, auth } = await signedIn();
    world.disconnect();
    await press('Sign out');
    await until(() => tokens(world).length === 0, () => 'The tokens wait for the network.');
    world.disconnect(false);
    await arrived(auth, 'signIn');
  });

  it('is held back by a page that says so', async () => {
    const { world, auth } = await signedIn();
    const stop = new AbortController();
    document.addEventListener('auth-sign-out-request', (event) => { event.preventDefault(); }, { signal: stop.signal });
    await press('Sign out');
    await arrived(auth, 'authenticated');
    stop.abort();
    expect(tokens(world)).to.have.length(3);
    expect(world.count('RevokeToken')).to.equal(0);
    await press('Sign out');
    await arrived(auth, 'signIn');
  });

  it('signs out once however often it is pressed', async () => {
    const { world, auth } = await signedIn();
    const release = world.hold();
    const control = await button('Sign out');
    control.click();
    control.click();
    release();
    await arrived(auth, 'signIn');
    expect(world.count('RevokeToken')).to.equal(1);
  });
});

describe('an element without a session', () => {
  it('says so in the console once, and shows its form all the same', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => { warnings.push(text); };
    try {
      mount(html`<auth-sign-in></auth-sign-in><auth-sign-in></auth-sign-in>`);
      await see('Forgot your password?');
      await until(() => warnings.some((text) => text.includes('has no session')), () => 'The developer is not told.');
      mount(html`<auth-sign-in></auth-sign-in>`);
      await see('Forgot your password?');
      expect(warnings.filter((text) => text.includes('has no session'))).to.have.length(1);
    } finally {
      console.warn = warn;
    }
  });
});
