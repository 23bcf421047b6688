/** A form of the page's own in place of ours: it is used, never moved, and told everything. */
import { html, type TemplateResult } from 'lit';
import type { Auth, AuthSignIn } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fillAll, findField, focusIsOn, mount, press, pressEnterIn, see, seeAlert, seeProblem, values } from '../support/page.js';
import { screenOf } from '../support/screens.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, NEW_PASSWORD, PASSWORD } from '../support/world.js';

const signInForm = html`
  <form class="page-form">
    <h2>Come in</h2>
    <p role="alert" tabindex="-1" data-auth-message></p>
    <label>Who? <input name="username" autocomplete="username"></label>
    <label>Secret? <input name="password" type="password" required aria-describedby="page-hint"></label>
    <p id="page-hint">The one you chose.</p>
    <p data-auth-message="password"></p>
    <button type="button" data-auth-action="reveal">Look</button>
    <button>Go</button>
    <button type="button" data-auth-action="toSignUp">Join</button>
  </form>`;

async function open(show: (auth: Auth) => TemplateResult) {
  const world = await createWorld();
  const auth = world.auth();
  const element = mount(show(auth));
  return { world, auth, element, before: element.querySelector('form') };
}

const openSignIn = () => open((auth) => html`<auth-sign-in .auth=${auth}>${signInForm}</auth-sign-in>`);

const form = (): HTMLFormElement => document.querySelector<HTMLFormElement>('form')!;

describe('a sign-in form of the page', () => {
  it('is the only one, where the page put it', async () => {
    const { element, before } = await openSignIn();
    await see('Come in');
    expect(document.querySelectorAll('form')).to.have.length(1);
    expect(element.querySelector(':scope > form')).to.equal(before);
    expect((element as AuthSignIn).form).to.equal(before);
    await expectAccessible();
  });

  it('signs in, by button and by Enter, and forgets the password', async () => {
    const { auth } = await openSignIn();
    await fillAll({ 'Who?': ADA, 'Secret?': PASSWORD });
    await pressEnterIn('Secret?');
    await arrived(auth, 'authenticated');
    await until(() => !values().includes(PASSWORD), () => 'The field still holds the password.');
  });

  it('forgets what its autocomplete tokens call a secret, and nothing else', async () => {
    const { auth } = await open((session) => html`
      <auth-sign-in .auth=${session}>
        <form>
          <label>Who? <input name="username" autocomplete="username"></label>
          <label>Secret? <input name="password" type="text" autocomplete="current-password"></label>
          <label>Key fob <input name="fob" autocomplete="one-time-code"></label>
          <label>Desk <input name="desk"></label>
          <button>Go</button>
        </form>
      </auth-sign-in>`);
    await fillAll({ 'Who?': ADA, 'Secret?': PASSWORD, 'Key fob': '424242', 'Desk': '17' });
    await press('Go');
    await arrived(auth, 'authenticated');
    await until(() => values().join() === `${ADA},,,17`, () => `The fields hold: ${values().join()}`);
  });

  it('shows what was refused, keeps what was typed, and takes the focus', async () => {
    const { auth } = await openSignIn();
    await fillAll({ 'Who?': ADA, 'Secret?': 'Wr0ng-password' });
    await press('Go');
    await seeAlert('Incorrect user name or password.');
    await focusIsOn('Secret?');
    expect((await field('Secret?')).value).to.equal('Wr0ng-password');
    expect(auth.user).to.equal(undefined);
    await fillAll({ 'Secret?': PASSWORD });
    await press('Go');
    await arrived(auth, 'authenticated');
  });

  it('shows a field’s message in the place for it, beside the page’s own hint', async () => {
    const { world } = await openSignIn();
    await fillAll({ 'Who?': ADA, 'Secret?': ' Corr3ct-horse' });
    await press('Go');
    await seeProblem('Secret?', 'A password cannot begin or end with a space.');
    await seeProblem('Secret?', 'The one you chose.');
    expect(world.sent).to.deep.equal([]);
    await fillAll({ 'Secret?': '' });
    await press('Go');
    await seeProblem('Secret?', 'Fill in this field.');
  });

  it('shows a field’s message above, where the page has no place for it', async () => {
    const { element } = await openSignIn();
    (element as AuthSignIn).validate = () => ({ username: 'Not you.' });
    await fillAll({ 'Who?': ADA, 'Secret?': PASSWORD });
    await press('Go');
    await seeAlert('Not you.');
    expect(findField('Who?')?.ariaInvalid).to.equal('true');
  });

  it('is busy while Cognito is asked, and sends one request', async () => {
    const { world, auth } = await openSignIn();
    await fillAll({ 'Who?': ADA, 'Secret?': PASSWORD });
    const release = world.hold();
    await press('Go');
    await until(() => world.sent.length === 1, () => 'Nothing was sent.');
    expect(form().ariaBusy).to.equal('true');
    expect((await button('Go')).ariaDisabled).to.equal('true');
    expect((await button('Join')).ariaDisabled).to.equal(null);
    await press('Go');
    release();
    await arrived(auth, 'authenticated');
    expect(world.count('InitiateAuth')).to.equal(1);
  });

  it('shows and hides the password, and leads elsewhere, by data-auth-action', async () => {
    const { auth } = await openSignIn();
    const control = await field('Secret?');
    const look = await button('Look');
    await press('Look');
    await until(() => control.type === 'text' && look.ariaPressed === 'true', () => 'It is not shown.');
    await press('Look');
    await until(() => control.type === 'password' && look.ariaPressed === 'false', () => 'It is not hidden.');
    await press('Look');
    await until(() => control.type === 'text', () => 'It is not shown.');
    await press('Join');
    await arrived(auth, 'signUp');
    // Who comes back finds it hidden.
    await until(() => control.type === 'password' && look.ariaPressed === 'false', () => 'It is still shown.');
  });

  it('leads nowhere by an action that there is none of', async () => {
    const { world, auth } = await openSignIn();
    await arrived(auth, 'signIn');
    (await button('Join')).dataset.authAction = 'toTheMoon';
    await press('Join');
    expect(auth.getSnapshot().state).to.equal('signIn');
    expect(world.sent).to.deep.equal([]);
  });

  it('gets a place for messages when it has none', async () => {
    await open((auth) => html`<auth-sign-in .auth=${auth}><form><label>Who? <input name="username"></label><label>Secret? <input name="password" type="password"></label><button>Go</button></form></auth-sign-in>`);
    await fillAll({ 'Who?': ADA, 'Secret?': 'Wr0ng-password' });
    await press('Go');
    await seeAlert('Incorrect user name or password.');
  });

  it('takes the place of ours when it comes later, and leaves it again', async () => {
    const { auth } = await openSignIn();
    const element = mount(html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await field('Email');
    const pages = document.createElement('form');
    pages.innerHTML = '<label>Who? <input name="username"></label>';
    element.append(pages);
    await field('Who?');
    await until(() => !findField('Email'), () => 'Our form is still there.');
    pages.remove();
    await field('Email');
  });
});

describe('a form of the page for other screens', () => {
  it('signs up, with attributes by their names', async () => {
    const { world, auth } = await open((session) => html`
      <auth-authenticator .auth=${session} initial-state="signUp">
        <auth-sign-up>
          <form>
            <h2>Join us</h2>
            <label>Mail <input name="username" type="email"></label>
            <label>Secret <input name="password" type="password"></label>
            <label>Name <input name="given_name"></label>
            <label><input type="checkbox" name="terms" required> Terms</label>
            <button>Join</button>
          </form>
        </auth-sign-up>
      </auth-authenticator>`);
    await fillAll({ Mail: 'new@example.com', Secret: PASSWORD, Name: 'Ada' });
    await press('Join');
    await until(() => findField('Terms')?.ariaInvalid === 'true', () => 'The terms are not asked for.');
    expect(world.sent).to.deep.equal([]);
    (await field('Terms')).click();
    await press('Join');
    await arrived(auth, 'confirmSignUp');
    expect(world.sent[0]?.input.UserAttributes).to.deep.equal([{ Name: 'given_name', Value: 'Ada' }, { Name: 'email', Value: 'new@example.com' }]);
    await see('Confirm your account');
  });

  for (const [tag, content, typed] of [
    ['auth-confirm-sign-up', html`<label>Code <input name="code"></label>`, ['Code']],
    ['auth-force-new-password', html`<label>Fresh <input name="password" type="password"></label>`, ['Fresh']],
    ['auth-reset-password', html`<label>Mail <input name="username"></label>`, ['Mail']],
    ['auth-confirm-reset-password', html`<label>Code <input name="code"></label><label>Fresh <input name="password" type="password"></label>`, ['Code', 'Fresh']],
  ] as const) {
    it(`serves ${tag}, and is told what is refused`, async () => {
      const screen = screenOf(tag);
      const ownForm = html`<form><h2>My own</h2>${content}<button>Go</button></form>`;
      const { world, auth } = await open((session) => {
        switch (tag) {
          case 'auth-confirm-sign-up': return html`<auth-confirm-sign-up .auth=${session}>${ownForm}</auth-confirm-sign-up>`;
          case 'auth-force-new-password': return html`<auth-force-new-password .auth=${session}>${ownForm}</auth-force-new-password>`;
          case 'auth-reset-password': return html`<auth-reset-password .auth=${session}>${ownForm}</auth-reset-password>`;
          case 'auth-confirm-reset-password': return html`<auth-confirm-reset-password .auth=${session}>${ownForm}</auth-confirm-reset-password>`;
        }
      });
      await screen.reach(auth, world);
      await see('My own');
      await focusIsOn(typed[0]);
      const wrong = Object.values(screen.wrong);
      await fillAll(Object.fromEntries(typed.map((label, index) => [label, wrong[index] ?? ''])));
      await press('Go');
      await seeAlert(screen.refusal);
      const right = Object.values(screen.right(world));
      await fillAll(Object.fromEntries(typed.map((label, index) => [label, right[index] ?? ''])));
      await press('Go');
      await arrived(auth, screen.leadsTo);
      await until(() => !values().includes(NEW_PASSWORD), () => 'A field still holds the password.');
    });
  }
});
