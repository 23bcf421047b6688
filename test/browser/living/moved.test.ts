import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import type { AuthAuthenticator, AuthSignIn } from '../../../src/index.js';
import { createPool, type Pool } from './pool.js';
import { failToSignIn, formIn, isVisible, signIn, type, until, valueOf, visibleForms } from './visitor.js';

const HALF = { username: 'half@typed', password: 'Half-typed' };

for (const tag of ['auth-sign-in', 'auth-authenticator'] as const) {
  describe(`An ${tag} that is moved`, function () {
    this.timeout(30_000);
    let pool: Pool;
    let from: HTMLElement;
    let to: HTMLElement;
    let element: AuthSignIn | AuthAuthenticator;

    const expectHalf = async (root: ParentNode): Promise<void> => {
      const form = await formIn(root);
      expect([valueOf(form, 'username'), valueOf(form, 'password')]).to.deep.equal([HALF.username, HALF.password]);
    };

    beforeEach(async () => {
      pool = createPool();
      from = document.createElement('section');
      to = document.createElement('section');
      document.body.append(from, to);
      from.innerHTML = `<${tag} ${pool.html}></${tag}>`;
      element = Object.assign(from.firstElementChild as typeof element, { fetch: pool.local.fetch });
      await formIn(from);
    });

    afterEach(() => {
      from.remove();
      to.remove();
    });

    it('keeps what was typed, and signs in', async () => {
      type(await formIn(from), HALF);
      to.append(element);
      await expectHalf(to);
      expect(await failToSignIn(to)).to.contain('password');
      await signIn(to);
      await until(() => visibleForms(to).length === 0, 'the form goes');
    });

    it('keeps its session', async () => {
      await signIn(from);
      const { auth } = element;
      to.append(element);
      await element.updateComplete;
      expect(element.auth).to.equal(auth);
      expect(element.auth?.user).to.exist;
      expect(visibleForms(to)).to.be.empty;
    });

    it('keeps what was typed while it was out of the document', async () => {
      type(await formIn(from), HALF);
      element.remove();
      await new Promise(requestAnimationFrame);
      to.append(element);
      await expectHalf(to);
    });

    it('shows where the journey went while it was out of the document', async () => {
      const { auth } = element;
      element.remove();
      auth?.send({ type: 'toSignUp' });
      await until(() => auth?.getSnapshot().state === 'signUp', 'the journey goes on');
      to.append(element);
      await until(() => isVisible(to.querySelector('[autocomplete=new-password]')), 'the sign-up is seen');
      expect(visibleForms(to)).to.have.length(1);
    });

    it('says no wrong password of before when it is put back with a right one', async () => {
      await failToSignIn(from);
      element.remove();
      to.append(element);
      await signIn(to);
      await until(() => visibleForms(to).length === 0, 'the form goes');
    });

    it('stands inside the shadow root of another element, in its own look', async () => {
      const host = document.createElement('div');
      to.append(host);
      const root = host.attachShadow({ mode: 'open' });
      const outside = getComputedStyle((await formIn(from)).querySelector('[type=submit]')!).backgroundColor;
      type(await formIn(from), HALF);
      root.append(element);
      await expectHalf(root);
      const button = (await formIn(root)).querySelector('[type=submit]')!;
      expect(getComputedStyle(button).backgroundColor).to.equal(outside);
      expect(root.adoptedStyleSheets, 'each sheet once').to.have.length(new Set(root.adoptedStyleSheets).size);
      // A plain button there is as plain as before: the sheet knows our classes only.
      const plain = document.createElement('button');
      root.append(plain);
      expect(getComputedStyle(plain).backgroundColor).not.to.equal(outside);
      await signIn(root);
    });
  });
}
