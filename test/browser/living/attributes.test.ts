import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthAuthenticator, AuthSignIn } from '../../../src/index.js';
import { createPool, EMAIL, PASSWORD, type Pool } from './pool.js';
import { control, failToSignIn, formIn, isVisible, signIn, type, until, valueOf, visibleForms } from './visitor.js';

describe('An attribute that changes after connecting', function () {
  this.timeout(30_000);
  let page: HTMLElement;
  let pool: Pool;
  let warnings: string[];
  const { warn } = console;

  const place = async <E extends AuthSignIn | AuthAuthenticator>(tag: string, attributes = ''): Promise<E> => {
    page.innerHTML = `<${tag} ${pool.html} ${attributes}></${tag}>`;
    const element = Object.assign(page.firstElementChild as E, { fetch: pool.local.fetch });
    await formIn(page);
    return element;
  };
  /** The session has become another one, for the screen too. */
  const changed = (element: AuthSignIn | AuthAuthenticator, before: unknown): Promise<void> =>
    until(() => element.auth !== before && page.querySelector('auth-sign-in')?.auth === element.auth, 'the session has changed');
  const sees = (selector: string): Promise<void> => until(() => isVisible(page.querySelector(selector)), `${selector} is seen`);
  const sign = (action: string): HTMLElement | null => page.querySelector(`[data-auth-action=${action}]`);

  beforeEach(() => {
    pool = createPool();
    page = document.createElement('main');
    document.body.append(page);
    warnings = [];
    console.warn = (...args) => { warnings.push(args.join(' ')); };
  });

  afterEach(() => {
    console.warn = warn;
    page.remove();
  });

  for (const tag of ['auth-sign-in', 'auth-authenticator']) {
    it(`leads an ${tag} to another app client, and no longer to the one before`, async () => {
      const element = await place(tag);
      const other = createPool();
      const before = element.auth;
      element.fetch = other.local.fetch;
      element.setAttribute('user-pool-client-id', other.attributes['user-pool-client-id']);
      await changed(element, before);
      expect(element.auth?.config.userPoolClientId).to.equal(other.attributes['user-pool-client-id']);
      await signIn(page);
      await until(() => visibleForms(page).length === 0, 'the form goes');
      // The one before is where it was: nobody is signed in there.
      element.fetch = pool.local.fetch;
      element.setAttribute('user-pool-client-id', pool.attributes['user-pool-client-id']);
      await formIn(page);
      expect(element.auth).to.equal(before);
      expect(element.auth?.user).to.be.undefined;
    });

    it(`names the user of an ${tag}`, async () => {
      const element = await place(tag);
      element.setAttribute('username', EMAIL);
      await until(() => valueOf(visibleForms(page)[0]!, 'username') === EMAIL, 'the user name is filled in');
      type(await formIn(page), { password: PASSWORD });
      (await formIn(page)).requestSubmit();
      await until(() => Boolean(element.auth?.user), 'somebody is signed in');
    });

    it(`changes what people sign in to an ${tag} by`, async () => {
      const element = await place(tag);
      expect(control(await formIn(page), 'username').type).to.equal('email');
      element.setAttribute('login-mechanisms', 'phone_number');
      await until(() => control(visibleForms(page)[0]!, 'username').type === 'tel', 'a phone number is asked for');
      const wrong = `pigeon-to-${tag}`;
      element.setAttribute('login-mechanisms', wrong);
      await until(() => control(visibleForms(page)[0]!, 'username').type === 'email', 'the default is asked for');
      await until(() => warnings.join().includes(wrong), 'the developer is told');
    });

    it(`takes the way to an account of one's own from an ${tag}, and gives it back`, async () => {
      const element = await place(tag);
      expect(sign('toSignUp')).to.exist;
      element.toggleAttribute('hide-sign-up', true);
      await until(() => sign('toSignUp') === null, 'the link goes');
      element.toggleAttribute('hide-sign-up', false);
      await until(() => sign('toSignUp') !== null, 'the link is back');
    });

    it(`changes how an ${tag} proves a password, and back to the default`, async () => {
      const element = await place(tag);
      const asked: string[] = [];
      const before = element.auth;
      const send = pool.local.fetch;
      element.fetch = (input, init) => { asked.push(init?.body as string); return send(input, init); };
      element.setAttribute('authentication-flow-type', 'USER_PASSWORD_AUTH');
      await changed(element, before);
      await failToSignIn(page);
      expect(asked.at(-1)).to.contain('"USER_PASSWORD_AUTH"');
      element.removeAttribute('authentication-flow-type');
      await signIn(page);
      expect(asked.join()).to.contain('"USER_SRP_AUTH"');
    });

    it(`tells the next screens of an ${tag} what to ask for`, async () => {
      const element = await place(tag);
      sign('toSignUp')!.click();
      await sees('[autocomplete=new-password]');
      expect(page.querySelector('[name=given_name]')).to.be.null;
      element.setAttribute('sign-up-attributes', 'given_name');
      await sees('[name=given_name]');
      element.setAttribute('password-policy', '12 symbols');
      await until(() => (page.querySelector('.auth-policy')?.textContent ?? '').includes('12'), 'the policy is seen');
      // A name that is no attribute of Cognito's is a field of the page's own.
      element.setAttribute('sign-up-attributes', 'terms');
      await sees('[name=terms]');
      expect(page.querySelector('[name=given_name]')).to.be.null;
    });
  }

  it('takes an authenticator to another beginning, or says that there is none of that name', async () => {
    const element = await place<AuthAuthenticator>('auth-authenticator');
    element.setAttribute('initial-state', 'signUp');
    await sees('[autocomplete=new-password]');
    element.setAttribute('initial-state', 'lunch');
    await sees('[autocomplete=current-password]');
    await until(() => warnings.join().includes('lunch'), 'the developer is told');
  });

  it('makes a dialog of an authenticator, and a part of the page again', async () => {
    const element = await place<AuthAuthenticator>('auth-authenticator');
    const dialog = (): HTMLDialogElement | null => element.renderRoot.querySelector('dialog');
    element.setAttribute('variation', 'modal');
    await until(() => dialog()?.matches(':modal') === true, 'the dialog is open');
    await formIn(page);
    page.append(element);
    await element.updateComplete;
    await until(() => dialog()?.matches(':modal') === true, 'the dialog is open again');
    element.close();
    await until(() => visibleForms(page).length === 0, 'the dialog is closed');
    element.show();
    await formIn(page);
    element.setAttribute('variation', 'default');
    await until(() => dialog() === null, 'no dialog is left');
    await formIn(page);
  });

  it('moves a session to another storage', async () => {
    const element = await place<AuthSignIn>('auth-sign-in');
    await signIn(page);
    const before = element.auth;
    element.setAttribute('storage', 'session');
    await element.updateComplete;
    expect(element.auth).not.to.equal(before);
    expect(element.auth?.user).to.be.undefined;
    element.setAttribute('storage', 'memory');
    await element.updateComplete;
    expect(element.auth).to.equal(before);
  });

  it('says where a malformed pool or another region cannot be', async () => {
    const element = await place<AuthSignIn>('auth-sign-in');
    const problem = (): string => page.querySelector('[role=alert]')?.textContent ?? '';
    element.setAttribute('region', 'us-east-1');
    await until(() => problem() !== '', 'the region is refused');
    element.setAttribute('region', 'eu-west-1');
    await until(() => problem() === '', 'the right region is taken');
    element.setAttribute('user-pool-id', 'nonsense');
    await until(() => problem() !== '', 'the pool is refused');
  });
});
