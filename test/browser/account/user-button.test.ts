/** `auth-user-button`: whose it is, and a menu that the keyboard reaches. */
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { AuthUserButton } from '../../../src/index.js';
import { open, signIn } from '../support/account.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, findButton, focusIsOn, miss, press, see, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived } from '../support/world.js';

const OPEN = 'Account of Ada';

const show = () => open((auth) => html`
  <auth-user-button .auth=${auth} account-href="#account">
    <a href="#orders">Orders</a>
    <button type="button">Theme</button>
  </auth-user-button>
  <button type="button">Elsewhere</button>`);

const findMenuItem = (): Element | null => document.querySelector('auth-user-button a');

const key = (press: string) => sendKeys({ press });

describe('auth-user-button', () => {
  it('shows who it is, and the menu when it is pressed', async () => {
    await show();
    const control = await button(OPEN);
    expect(shown()).to.equal('Ada Elsewhere');
    expect([control.getAttribute('aria-haspopup'), control.ariaExpanded]).to.deep.equal(['menu', 'false']);
    await expectAccessible();
    control.click();
    await see(ADA);
    await focusIsOn('Orders');
    expect(control.ariaExpanded).to.equal('true');
    await expectAccessible();
  });

  it('is reached by the arrows, Home, End and letters, and left by Escape', async () => {
    await show();
    (await button(OPEN)).focus();
    await key('ArrowDown');
    await focusIsOn('Orders');
    await key('ArrowDown');
    await focusIsOn('Theme');
    await key('ArrowDown');
    await focusIsOn('Account');
    await key('End');
    await focusIsOn('Sign out');
    await key('ArrowDown');
    await focusIsOn('Orders');
    await key('ArrowUp');
    await focusIsOn('Sign out');
    await key('Home');
    await focusIsOn('Orders');
    await key('t');
    await focusIsOn('Theme');
    await key('Escape');
    await focusIsOn(OPEN);
    await miss('Sign out');
    await key('ArrowUp');
    await focusIsOn('Sign out');
  });

  it('is left by the Tab key: forwards to what follows, backwards to its button', async () => {
    await show();
    (await button(OPEN)).focus();
    await key('ArrowDown');
    await focusIsOn('Orders');
    // WebDriver holds no key down here.
    findMenuItem()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, bubbles: true, composed: true, cancelable: true }));
    await focusIsOn(OPEN);
    await miss('Sign out');
    await key('ArrowDown');
    await focusIsOn('Orders');
    await key('Tab');
    await focusIsOn('Elsewhere');
    await miss('Sign out');
  });

  for (const [side, style] of [['left', 'float: left'], ['right', 'float: right']] as const) {
    it(`keeps the menu in the page at its ${side} edge`, async () => {
      await show();
      document.querySelector<HTMLElement>('auth-user-button')!.style.cssText = style;
      await press(OPEN);
      await focusIsOn('Orders');
      const { left, right } = document.querySelector('auth-user-button')!.shadowRoot!.querySelector('.menu')!.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(document.documentElement.clientWidth);
    });
  }

  it('closes when something else is pressed, or an entry is chosen', async () => {
    await show();
    await press(OPEN);
    await see('Sign out');
    (await button('Elsewhere')).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await miss('Sign out');
    await press(OPEN);
    await press('Theme');
    await miss('Sign out');
    await focusIsOn(OPEN);
  });

  it('signs out', async () => {
    const { auth, world } = await show();
    await press(OPEN);
    await press('Sign out');
    await arrived(auth, 'signIn');
    await until(() => !findButton(OPEN), shown);
    expect(world.count('RevokeToken')).to.equal(1);
  });

  it('takes its menu along when somebody signs out elsewhere, and brings it back closed', async () => {
    const { auth } = await show();
    await press(OPEN);
    await see(ADA);
    await auth.signOut();
    await until(() => !findButton(OPEN), shown);
    const errors: unknown[] = [];
    const stop = new AbortController();
    addEventListener('error', (event) => { errors.push(event.message); event.preventDefault(); }, { signal: stop.signal });
    dispatchEvent(new Event('resize'));
    stop.abort();
    expect(errors).to.deep.equal([]);
    await signIn(auth);
    expect((await button(OPEN)).ariaExpanded).to.equal('false');
    expect(shown()).not.to.include(ADA);
  });

  it('shows a picture, and no name where it is compact', async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    await open((auth) => html`<auth-user-button compact .auth=${auth}></auth-user-button>`, { pool: { users: [{ Username: ADA, Password: 'Corr3ct-horse', UserAttributes: [{ Name: 'name', Value: 'Ada King Lovelace' }, { Name: 'picture', Value: picture }] }] } });
    await button('Account of Ada King Lovelace');
    const element = document.querySelector<AuthUserButton>('auth-user-button')!;
    expect(element.shadowRoot?.querySelector('img')?.src).to.equal(picture);
    expect(shown()).to.equal('');
    element.compact = false;
    await see('Ada King Lovelace');
  });

  it('has the initials of the first and the last word', async () => {
    await open((auth) => html`<auth-user-button .auth=${auth}></auth-user-button>`, { pool: { users: [{ Username: ADA, Password: 'Corr3ct-horse', UserAttributes: [{ Name: 'name', Value: 'Ada King Lovelace' }] }] } });
    await see('Ada King Lovelace');
    expect(document.querySelector('auth-user-button')?.shadowRoot?.querySelector<HTMLElement>('.avatar')?.dataset.initials).to.equal('AL');
  });
});
