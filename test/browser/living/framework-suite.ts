/** What must hold in every framework that owns its children, told in a tree that each of them can draw. */
import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import { createPool, type Pool } from './pool.js';
import { failToSignIn, formIn, isVisible, signIn, type, until, valueOf, visibleForms } from './visitor.js';

export type Handlers = Readonly<Record<string, (event: CustomEvent<{ state: string }>) => void>>;

export interface Tree {
  readonly tag: string;
  readonly key?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  /** Listeners by the name of the event. */
  readonly on?: Handlers;
  /** A string alone is a text child; false leaves a place empty. */
  readonly children?: string | readonly (Tree | string | false)[];
}

/** An app under way. */
export interface App {
  /** Draws another tree in place of the one before, and waits until the document shows it. */
  show(tree: Tree): Promise<void>;
  end(): void;
}

export interface Framework {
  readonly name: string;
  start(page: HTMLElement): App;
  /** The HTML that a server would send. */
  toHtml(tree: Tree): Promise<string>;
  /** Takes over the HTML that is in the page. */
  hydrate(page: HTMLElement, tree: Tree): Promise<App>;
  /** Properties that let the framework leave an element's light DOM alone while it hydrates; empty where it does so by itself. */
  readonly handsOff: Readonly<Record<string, unknown>>;
}

const node = (tag: string, props: Tree['props'], children?: Tree['children']): Tree => ({ tag, props, children });
const text = (content: string): Tree => node('p', {}, content);

export function describeFramework({ name, start, toHtml, hydrate, handsOff }: Framework): void {
  describe(name, function () {
    this.timeout(30_000);
    let page: HTMLElement;
    let pool: Pool;
    let app: App | undefined;

    const begin = async (tree: Tree): Promise<App> => {
      app = start(page);
      await app.show(tree);
      return app;
    };
    const authenticator = (children: Tree['children'], props?: Tree['props']): Tree => node('auth-authenticator', { ...pool.attributes, fetch: pool.local.fetch, ...props }, children);
    const signInElement = (children?: Tree['children'], props?: Tree['props']): Tree => node('auth-sign-in', { ...pool.attributes, fetch: pool.local.fetch, ...props }, children);
    /** Puts the server's HTML into the page, where the element writes its form at once. */
    const serve = async (tree: Tree): Promise<Element> => {
      const html = await toHtml(tree);
      expect(html).to.match(new RegExp(`^<${tree.tag} `)).and.not.contain('<form');
      page.innerHTML = html;
      return Object.assign(page.firstElementChild!, { fetch: pool.local.fetch });
    };
    const typeHalf = (form: HTMLFormElement): void => { type(form, { username: 'half@typed', password: 'Half-typed' }); };
    /** The values that were half typed are still there, in the only form. */
    const expectHalf = async (): Promise<void> => {
      const form = await formIn(page);
      expect([valueOf(form, 'username'), valueOf(form, 'password')]).to.deep.equal(['half@typed', 'Half-typed']);
    };

    beforeEach(() => {
      pool = createPool();
      page = document.createElement('main');
      document.body.append(page);
    });

    afterEach(() => {
      app?.end();
      app = undefined;
      page.remove();
    });

    it('hears of a sign-in, and of none after a wrong password', async () => {
      const states: string[] = [];
      const users: number[] = [];
      const on: Handlers = {
        'auth-state-change': ({ detail }) => { states.push(detail.state); },
        'auth-authenticated': () => { users.push(1); },
      };
      await begin({ ...signInElement(), on });
      expect(await failToSignIn(page)).to.contain('password');
      expect(states).not.to.contain('authenticated');
      await signIn(page);
      expect(states.at(-1)).to.equal('authenticated');
      expect(users).to.have.length(1);
      await until(() => visibleForms(page).length === 0, 'the form goes');
    });

    it('shows the children of an authenticator to who has signed in, and to nobody before', async () => {
      await begin(authenticator([text('For members')]));
      await formIn(page);
      expect(isVisible(page.querySelector('p'))).to.be.false;
      await failToSignIn(page);
      expect(isVisible(page.querySelector('p'))).to.be.false;
      await signIn(page);
      await until(() => isVisible(page.querySelector('p')), 'the children are seen');
    });

    it('keeps what is half typed when the page draws anew', async () => {
      const { show } = await begin(signInElement(undefined, { title: 'one' }));
      typeHalf(await formIn(page));
      await show(signInElement(undefined, { title: 'two' }));
      await expectHalf();
    });

    it('starts afresh, without what was typed, when the page puts another element in its place', async () => {
      const { show } = await begin({ ...signInElement(), key: 'one' });
      typeHalf(await formIn(page));
      await show({ ...signInElement(), key: 'two' });
      const form = await formIn(page);
      expect(valueOf(form, 'password')).to.equal('');
    });

    const changes: Record<string, [Tree['children'], Tree['children']]> = {
      'from text to text': ['One', 'Two'],
      'from text to elements': ['One', [text('Two'), text('Three')]],
      'from elements to text': [[text('One')], 'Two'],
      'from nothing to an element': [[false], [text('Two')]],
      'from an element to nothing': [[text('One')], [false]],
      'in a list that turns around': [[{ ...text('One'), key: 'a' }, { ...text('Two'), key: 'b' }], [{ ...text('Two'), key: 'b' }, { ...text('One'), key: 'a' }, { ...text('Three'), key: 'c' }]],
    };
    for (const [change, [before, after]] of Object.entries(changes)) {
      it(`keeps the form of an authenticator whose children change ${change}`, async () => {
        const { show } = await begin(authenticator(before));
        typeHalf(await formIn(page));
        await show(authenticator(after));
        await expectHalf();
        await show(authenticator(before));
        await expectHalf();
        await signIn(page);
        await until(() => visibleForms(page).length === 0, 'the form goes');
      });

      it(`keeps the form of a sign-in whose children change ${change}`, async () => {
        const { show } = await begin(signInElement(before));
        typeHalf(await formIn(page));
        await show(signInElement(after));
        await expectHalf();
        await show(signInElement(before));
        await expectHalf();
        await signIn(page);
        await until(() => visibleForms(page).length === 0, 'the form goes');
      });
    }

    const own = node('form', {}, [node('input', { name: 'username', 'aria-label': 'Email' }), node('input', { name: 'password', type: 'password', 'aria-label': 'Password' }), node('button', {}, 'Go')]);

    it('uses a form of the page\'s own as long as it is there', async () => {
      const { show } = await begin(signInElement([false]));
      typeHalf(await formIn(page));
      await show(signInElement([own]));
      expect((await formIn(page)).querySelector('button')?.textContent).to.equal('Go');
      expect(await failToSignIn(page)).to.contain('password');
      await show(signInElement([false]));
      await expectHalf();
      await show(signInElement([own]));
      await signIn(page);
      await until(() => visibleForms(page).length === 0, 'the form goes');
    });

    it('takes over what a server sent, after the element has written its form', async () => {
      await serve(signInElement());
      await formIn(page);
      app = await hydrate(page, signInElement());
      await formIn(page);
      expect(page.querySelectorAll('auth-sign-in')).to.have.length(1);
      expect(await failToSignIn(page)).to.contain('password');
      await signIn(page);
    });

    it('takes over an authenticator with children, and hears of the sign-in', async () => {
      const states: string[] = [];
      const tree: Tree = { ...authenticator([text('For members')]), on: { 'auth-state-change': ({ detail }) => { states.push(detail.state); } } };
      await serve(tree);
      await formIn(page);
      app = await hydrate(page, tree);
      expect(await failToSignIn(page)).to.contain('password');
      expect(isVisible(page.querySelector('p'))).to.be.false;
      await signIn(page);
      expect(states.at(-1)).to.equal('authenticated');
      await until(() => isVisible(page.querySelector('p')) && visibleForms(page).length === 0, 'the children are seen in place of the form');
    });

    it('keeps what was typed before it took over', async () => {
      const tree = signInElement(undefined, handsOff);
      const element = await serve(tree);
      typeHalf(await formIn(page));
      app = await hydrate(page, tree);
      expect(page.querySelector('auth-sign-in')).to.equal(element);
      await expectHalf();
      await app.show(tree);
      await expectHalf();
      await signIn(page);
    });
  });
}
