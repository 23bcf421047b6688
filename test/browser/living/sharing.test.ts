import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import { Auth, type AuthProvider, type AuthSignIn, type AuthSignedIn } from '../../../src/index.js';
import { createPool, type Pool } from './pool.js';
import { formIn, isVisible, signIn, until, visibleForms } from './visitor.js';

describe('Elements of one page', function () {
  this.timeout(30_000);
  let page: HTMLElement;

  /** Writes elements and gives those that name a pool its `fetch`. */
  const write = (html: string, ...pools: Pool[]): Element[] => {
    page.innerHTML = html;
    for (const { attributes, local } of pools) {
      for (const element of page.querySelectorAll(`[user-pool-client-id="${attributes['user-pool-client-id']}"]`)) Object.assign(element, { fetch: local.fetch });
    }
    return [...page.children];
  };

  beforeEach(() => {
    page = document.createElement('main');
    document.body.append(page);
  });

  afterEach(() => { page.remove(); });

  it('share a session where their attributes are equal', async () => {
    const pool = createPool();
    const [first, second, members] = write(`<auth-sign-in ${pool.html}></auth-sign-in><auth-sign-in ${pool.html}></auth-sign-in><auth-signed-in ${pool.html}><p>For members</p></auth-signed-in>`, pool) as [AuthSignIn, AuthSignIn, AuthSignedIn];
    await until(() => visibleForms(page).length === 2, 'two forms are seen');
    expect(first.auth).to.be.instanceOf(Auth);
    expect(new Set([first.auth, second.auth, members.auth])).to.have.length(1);
    expect(isVisible(page.querySelector('auth-signed-in p'))).to.be.false;
    await signIn(first);
    await until(() => visibleForms(page).length === 0 && isVisible(page.querySelector('auth-signed-in p')), 'all have heard of it');
  });

  it('share none where client, storage or endpoint differ', async () => {
    const pool = createPool();
    const other = createPool();
    const elements = write(
      `<auth-sign-in ${pool.html}></auth-sign-in>
       <auth-sign-in ${other.html}></auth-sign-in>
       <auth-sign-in ${pool.html.replace('memory', 'session')}></auth-sign-in>
       <auth-sign-in ${pool.html} user-pool-endpoint="https://cognito.example/"></auth-sign-in>
       <auth-sign-in ${pool.html.replace('Living001', 'Living002')}></auth-sign-in>`, pool, other) as AuthSignIn[];
    await until(() => visibleForms(page).length === elements.length, 'all forms are seen');
    expect(new Set(elements.map(({ auth }) => auth))).to.have.length(elements.length);
    await signIn(elements[0]!);
    await until(() => visibleForms(page).length === elements.length - 1, 'one form goes');
    expect(elements.slice(1).filter(({ auth }) => auth?.user)).to.be.empty;
  });

  it('keep to an attribute that only one of them has', async () => {
    const pool = createPool();
    const asked: string[] = [];
    const local = pool.local.fetch;
    const fetch: typeof local = (input, init) => {
      asked.push(init?.body as string);
      return local(input, init);
    };
    page.innerHTML = `<auth-sign-in ${pool.html} authentication-flow-type="USER_PASSWORD_AUTH"></auth-sign-in><auth-signed-in ${pool.html}></auth-signed-in>`;
    for (const element of page.children) Object.assign(element, { fetch });
    await signIn(page);
    expect(asked[0]).to.contain('USER_PASSWORD_AUTH');
    expect(asked.join()).not.to.contain('SRP');
  });

  it('prefer their own session to that of the provider around them, and the provider\'s to none', async () => {
    const pool = createPool();
    const other = createPool();
    const [provider] = write(`<auth-provider ${pool.html}><auth-sign-in></auth-sign-in><auth-sign-in ${other.html}></auth-sign-in></auth-provider>`, pool, other) as [AuthProvider];
    const [around, own] = page.querySelectorAll('auth-sign-in');
    await until(() => visibleForms(page).length === 2, 'two forms are seen');
    expect(around!.auth).to.equal(provider.auth);
    expect(own!.auth).not.to.equal(provider.auth);
    await signIn(around!);
    expect(own!.auth?.user).to.be.undefined;
  });

  it('find a provider that is put around them later', async () => {
    const pool = createPool();
    page.innerHTML = '<auth-sign-in></auth-sign-in>';
    const element = page.querySelector('auth-sign-in')!;
    await element.updateComplete;
    const provider = Object.assign(document.createElement('auth-provider'), { ...propertiesOf(pool) });
    page.append(provider);
    provider.append(element);
    await until(() => element.auth === provider.auth && provider.auth !== undefined, 'the session is found');
    await signIn(page);
    await until(() => visibleForms(page).length === 0, 'the form goes');
  });

  it('find a provider whose pool comes later', async () => {
    const pool = createPool();
    page.innerHTML = '<auth-provider><auth-sign-in></auth-sign-in></auth-provider>';
    const [provider, element] = [page.querySelector('auth-provider')!, page.querySelector('auth-sign-in')!];
    await element.updateComplete;
    Object.assign(provider, propertiesOf(pool));
    await until(() => element.auth === provider.auth && provider.auth?.config.userPoolClientId === pool.attributes['user-pool-client-id'], 'the session is found');
    await signIn(page);
    await until(() => visibleForms(page).length === 0, 'the form goes');
  });

  it('leave a provider\'s session with the provider', async () => {
    const pool = createPool();
    const [provider] = write(`<auth-provider ${pool.html}><auth-sign-in></auth-sign-in></auth-provider>`, pool) as [AuthProvider];
    const element = page.querySelector('auth-sign-in')!;
    await formIn(page);
    page.append(element);
    await until(() => element.auth !== provider.auth, 'the session is left');
    expect(element.auth?.config.userPoolId).to.be.undefined;
  });
});

const propertiesOf = ({ attributes, local }: Pool): object => ({
  userPoolId: attributes['user-pool-id'], userPoolClientId: attributes['user-pool-client-id'], storage: attributes.storage, fetch: local.fetch,
});
