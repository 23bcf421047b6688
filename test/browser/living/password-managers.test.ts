import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthAuthenticator, AuthRequest } from '../../../src/index.js';
import { faultsOf } from './form-shape.js';
import { createPool, EMAIL, INVITED_EMAIL, PASSWORD, TEMPORARY_PASSWORD, type Pool } from './pool.js';
import { control, formIn, isVisible, signIn, type, until, valueOf, visibleForms } from './visitor.js';

describe('What a password manager finds', function () {
  this.timeout(30_000);
  let page: HTMLElement;
  let pool: Pool;
  let element: AuthAuthenticator;

  const formOf = async (tag: string): Promise<HTMLFormElement> => {
    await until(() => isVisible(page.querySelector(`${tag} form`)) && visibleForms(page).length === 1, `${tag} is seen`);
    return formIn(page);
  };

  beforeEach(async () => {
    pool = createPool();
    page = document.createElement('main');
    page.innerHTML = `<auth-authenticator ${pool.html} sign-up-attributes="name birthdate"></auth-authenticator>`;
    element = Object.assign(page.firstElementChild as AuthAuthenticator, { fetch: pool.local.fetch });
    document.body.append(page);
    await formIn(page);
  });

  afterEach(() => { page.remove(); });

  const screens: readonly [string, AuthRequest, string[]][] = [
    ['auth-sign-in', { type: 'toSignIn', username: EMAIL }, ['username', 'password']],
    ['auth-sign-up', { type: 'toSignUp', username: EMAIL }, ['username', 'password', 'name', 'birthdate']],
    ['auth-confirm-sign-up', { type: 'toConfirmSignUp', username: EMAIL }, ['username', 'code']],
    ['auth-reset-password', { type: 'toResetPassword', username: EMAIL }, ['username']],
    ['auth-confirm-reset-password', { type: 'toConfirmResetPassword', username: EMAIL }, ['username', 'code', 'password']],
  ];
  for (const [tag, request, names] of screens) {
    it(`is well formed in ${tag}`, async () => {
      element.auth!.send(request);
      const form = await formOf(tag);
      expect(faultsOf(form)).to.deep.equal([]);
      expect([...form.querySelectorAll('input')].map(({ name }) => name)).to.have.members(names);
      await until(() => valueOf(form, 'username') === EMAIL, 'the user name is there');
      expect(form.querySelector('[autocomplete~=webauthn]')).to.be.null;
    });
  }

  it('is well formed where an invited user chooses a password', async () => {
    const first = await formIn(page);
    type(first, { username: INVITED_EMAIL, password: TEMPORARY_PASSWORD });
    first.requestSubmit();
    const form = await formOf('auth-force-new-password');
    expect(faultsOf(form)).to.deep.equal([]);
    expect(valueOf(form, 'username')).to.equal(INVITED_EMAIL);
    expect(control(form, 'password').autocomplete).to.equal('new-password');
  });

  it('stays until the answer has come, is hidden by style, and holds no password afterwards', async () => {
    const form = await formIn(page);
    const seen: boolean[] = [];
    const send = element.fetch!;
    element.fetch = (input, init) => { seen.push(form.isConnected && isVisible(form)); return send(input, init); };
    await until(() => page.querySelector('auth-sign-in')?.auth === element.auth, 'the session has changed');
    await signIn(page);
    expect(seen.length).to.be.above(1);
    expect(seen).not.to.include(false);
    expect(form.hidden).to.be.false;
    await until(() => !isVisible(form) && control(form, 'password').value === '', 'the form is gone');
    expect(page.innerHTML).not.to.contain(PASSWORD);
  });

  it('fills a form without an event, and it counts', async () => {
    const form = await formIn(page);
    control(form, 'username').value = EMAIL;
    control(form, 'password').value = PASSWORD;
    form.requestSubmit();
    await until(() => Boolean(element.auth?.user), 'somebody is signed in');
  });

  const faults: Record<string, [(form: HTMLFormElement) => void, string]> = {
    'a hidden user name': [(form) => { control(form, 'username').type = 'hidden'; }, 'username is type=hidden'],
    'no user name': [(form) => { control(form, 'username').remove(); }, 'a password stands beside 0 user names'],
    'a password without its token': [(form) => { control(form, 'password').autocomplete = 'off'; }, 'password has autocomplete="off"'],
    'six fields for a code': [(form) => { for (let digit = 0; digit < 6; digit++) form.append(Object.assign(document.createElement('input'), { inputMode: 'numeric' })); }, 'a code has several inputs'],
    'a field of another form': [(form) => { control(form, 'password').setAttribute('form', 'elsewhere'); }, 'password belongs to another form'],
    'a form hidden by its attribute': [(form) => { form.hidden = true; }, 'the form is hidden by its attribute'],
    'a form in a shadow root': [(form) => { page.attachShadow({ mode: 'open' }).append(form); }, 'a shadow root stands between document and form'],
  };
  for (const [fault, [commit, words]] of Object.entries(faults)) {
    it(`would not be ${fault}`, async () => {
      // A copy: our own form mends itself.
      const copy = (await formIn(page)).cloneNode(true) as HTMLFormElement;
      page.append(copy);
      expect(faultsOf(copy)).to.deep.equal([]);
      commit(copy);
      expect(faultsOf(copy)).to.include(words);
    });
  }
});
