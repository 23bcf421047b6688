/** The words of the screens: the page's own, and another language. */
import { html, render, type TemplateResult } from 'lit';
import { registerLocale, type Auth, type AuthAuthenticator, type AuthSignIn } from '../../../src/index.js';
import '../../../src/define.js';
import { expect } from '../support/expect.js';
import { button, field, fillAll, hear, mount, press, see, seeAlert, seeProblem, shown } from '../support/page.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld } from '../support/world.js';

// A language that nobody has, so that nothing else in the page may know it.
registerLocale('x-pirate', {
  'sign-in-title': 'Come aboard',
  'sign-in-button': 'Board',
  'sign-in-create': 'Sign on',
  'sign-up-title': 'Sign the articles',
  'password-label': 'Password, matey',
  'invalid-required': 'Speak up!',
  'error-credentials': 'Ye be no mate of ours.',
});

async function open(show: (auth: Auth) => TemplateResult) {
  const world = await createWorld();
  const auth = world.auth();
  const element = mount(show(auth));
  await arrived(auth, 'signIn');
  return { world, auth, element };
}

describe('messages of the page', () => {
  it('replace ours by key, of labels, buttons, problems and failures, and leave the others', async () => {
    const messages = { 'sign-in-title': 'Hello again', 'password-label': 'Passphrase', 'invalid-required': 'We need this.', 'error-credentials': 'No luck.' };
    await open((auth) => html`<auth-sign-in .auth=${auth} .messages=${messages}></auth-sign-in>`);
    await see('Hello again');
    await field('Email');
    await press('Sign in');
    await seeProblem('Passphrase', 'We need this.');
    await fillAll({ Email: ADA, Passphrase: 'Wr0ng-password' });
    await press('Sign in');
    await seeAlert('No luck.');
  });

  it('of an authenticator reach all its screens, and change at any time', async () => {
    const { element } = await open((auth) => html`<auth-authenticator .auth=${auth} .messages=${{ 'sign-up-title': 'Join us' }}></auth-authenticator>`);
    await press('Create an account');
    await see('Join us');
    await hear('Join us');
    (element as AuthAuthenticator).messages = { 'sign-up-title': 'Join them' };
    await see('Join them');
    expect(shown()).not.to.include('Join us');
  });

  it('of a screen go before those of its authenticator', async () => {
    await open((auth) => html`
      <auth-authenticator .auth=${auth} .messages=${{ 'sign-in-title': 'Theirs', 'sign-in-button': 'Go' }}>
        <auth-sign-in .messages=${{ 'sign-in-title': 'Mine' }}></auth-sign-in>
      </auth-authenticator>`);
    await see('Mine');
    await button('Go');
  });

  it('that nobody asks for change nothing', async () => {
    await open((auth) => html`<auth-sign-in .auth=${auth} .messages=${{ 'no-such-key': 'Nowhere' }}></auth-sign-in>`);
    await see('Sign in');
    expect(shown()).not.to.include('Nowhere');
  });

  it('fill the placeholders of ours', async () => {
    const { auth } = await open((session) => html`<auth-authenticator .auth=${session} .messages=${{ 'confirm-reset-password-sent-email': 'Look at {destination}, not at {nobody}.' }}></auth-authenticator>`);
    auth.send({ type: 'submit', screen: 'resetPassword', values: { username: ADA } });
    await see('Look at a***@e***, not at {nobody}.');
  });
});

describe('a language', () => {
  it('is the one of the nearest lang, for labels, problems and failures, with English where it has no word', async () => {
    await open((auth) => html`<div lang="x-pirate"><auth-sign-in .auth=${auth}></auth-sign-in></div>`);
    await see('Come aboard');
    await press('Board');
    await seeProblem('Password, matey', 'Speak up!');
    await fillAll({ 'Email': ADA, 'Password, matey': 'Wr0ng-password' });
    await press('Board');
    await seeAlert('Ye be no mate of ours.');
    await button('Forgot your password?');
  });

  it('of a wider tag serves a narrower one, and no other', async () => {
    await open((auth) => html`<auth-sign-in .auth=${auth} lang="x-pirate-old"></auth-sign-in>`);
    await see('Come aboard');
    await open((auth) => html`<auth-sign-in .auth=${auth} lang="x-pirates"></auth-sign-in>`);
    await see('Sign in');
  });

  it('may change while a screen is shown, and keeps what was typed', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth}></auth-authenticator>`);
    await fillAll({ Email: ADA, Password: 'typed' });
    document.documentElement.lang = 'x-pirate';
    await see('Come aboard');
    expect((await field('Email')).value).to.equal(ADA);
    expect((await field('Password, matey')).value).to.equal('typed');
    await press('Sign on');
    await see('Sign the articles');
    document.documentElement.lang = 'en';
    await see('Create an account');
  });

  it('may be registered later', async () => {
    const { element } = await open((auth) => html`<auth-sign-in .auth=${auth} lang="x-late"></auth-sign-in>`);
    await see('Sign in');
    registerLocale('x-late', { 'sign-in-title': 'At last' });
    await until(() => (element as AuthSignIn).form.textContent.includes('At last'), () => shown());
  });

  it('gives way to the page’s own words', async () => {
    await open((auth) => html`<auth-sign-in .auth=${auth} lang="x-pirate" .messages=${{ 'sign-in-title': 'Hello' }}></auth-sign-in>`);
    await see('Hello');
    await button('Board');
  });
});

describe('a language of ours', () => {
  /** Everything that the elements of a page have shown, from now on. */
  function record(): () => string {
    let all = '';
    const observer = new MutationObserver(() => { all += `${shown()}\n`; });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    after(() => { observer.disconnect(); });
    return () => all;
  }

  it('comes by itself, and nothing is shown in English before', async () => {
    document.documentElement.lang = 'de-LI';
    const said = record();
    await open((auth) => html`<auth-authenticator .auth=${auth}></auth-authenticator>`);
    await see('Passwort vergessen?');
    await press('Anmelden');
    await seeProblem('Passwort', 'Bitte füllen Sie dieses Feld aus.');
    await fillAll({ 'E-Mail': ADA, 'Passwort': 'Wr0ng-password' });
    await press('Anmelden');
    await seeAlert('Benutzername oder Passwort ist falsch.');
    await press('Passwort vergessen?');
    await hear('Passwort zurücksetzen');
    expect(said()).to.include('Passwort');
    expect(said()).not.to.match(/Password|Sign in|Email/);
  });

  it('changes in the page, around and at the element, each time without English between', async () => {
    const { element } = await open((auth) => html`<div lang="fr"><auth-sign-in .auth=${auth}></auth-sign-in></div>`);
    await see('Se connecter');
    const said = record();
    element.lang = 'ja-JP';
    await see('パスワードをお忘れですか？');
    element.firstElementChild!.setAttribute('lang', 'es-MX');
    await see('¿Olvidó su contraseña?');
    element.firstElementChild!.removeAttribute('lang');
    element.removeAttribute('lang');
    document.documentElement.lang = 'de';
    await see('Passwort vergessen?');
    expect(said()).not.to.include('Sign in');
  });

  it('is found through shadow roots, and changes inside them too', async () => {
    const { auth, element } = await open((session) => html`<div></div><auth-sign-in .auth=${session}></auth-sign-in>`);
    const outer = element.attachShadow({ mode: 'open' });
    render(html`<section lang="ja"><div></div></section>`, outer);
    const inner = outer.querySelector('div')!.attachShadow({ mode: 'open' });
    render(html`<auth-sign-in .auth=${auth}></auth-sign-in>`, inner);
    await see('パスワードをお忘れですか？');
    outer.querySelector('section')!.lang = 'fr';
    await see('Mot de passe oublié ?');
    await see('Forgot your password?');
  });

  it('has plurals', async () => {
    document.documentElement.lang = 'ar';
    await open((auth) => html`<auth-authenticator .auth=${auth} password-policy="11"></auth-authenticator>`);
    await press('إنشاء حساب');
    await see('11 حرفًا على الأقل');
  });

  it('that nobody has leaves English', async () => {
    document.documentElement.lang = 'tlh';
    await open((auth) => html`<auth-sign-in .auth=${auth}></auth-sign-in>`);
    await see('Forgot your password?');
  });
});
