/** `auth-federated-sign-in`: pages without a password, the buttons with their labels and icons, and the way by a company's e-mail domain. */
import { html, type TemplateResult } from 'lit';
import { AuthError, type Auth } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { button, field, fill, findButton, findField, focusIsOn, miss, mount, press, pressEnterIn, see, seeAlert, seeProblem, shown, squeeze } from '../support/page.js';
import { until } from '../support/until.js';
import { arrived, createWorld } from '../support/world.js';

const UNKNOWN_DOMAIN = new AuthError('HostedLoginError', 'invalid_request: Login option is not available. Please try another one.');
const NOT_AVAILABLE = 'This way to sign in is not available. Please choose another one.';

/** What the page would have been left with. */
type Asked = Readonly<Record<string, unknown>>;

async function open(show: (auth: Auth) => TemplateResult, refusal?: (asked: Asked) => Error | undefined) {
  const world = await createWorld();
  const auth = world.auth();
  const asked: Asked[] = [];
  auth.hooks.federatedSignIn = (input) => {
    asked.push({ ...input });
    const error = refusal?.({ ...input });
    if (error) throw error;
  };
  const element = mount(show(auth));
  await until(() => !/idle|setup/.test(auth.getSnapshot().state), () => 'The journey does not begin.');
  return { world, auth, asked, element };
}

/** The buttons of the shadow layout, in order. */
function providers(): HTMLButtonElement[] {
  const host = document.querySelector('auth-federated-sign-in, auth-authenticator')!;
  return [...host.shadowRoot!.querySelectorAll<HTMLButtonElement>('.provider')].filter((each) => each.checkVisibility({ visibilityProperty: true }));
}

const ids = (): (string | undefined)[] => providers().map(({ dataset }) => dataset.provider);
const separators = (): number => document.querySelector('auth-federated-sign-in, auth-authenticator')!.shadowRoot!.querySelectorAll('.or').length;

/** The element alone, and the same in an authenticator. */
const PLACES = {
  'alone': (auth: Auth, social: string | undefined, company: boolean, inside?: TemplateResult) => html`
    <auth-federated-sign-in .auth=${auth} .socialProviders=${social} ?company-sign-in=${company}>${inside}</auth-federated-sign-in>`,
  'in the authenticator': (auth: Auth, social: string | undefined, company: boolean, inside?: TemplateResult) => html`
    <auth-authenticator .auth=${auth} initial-state="federatedSignIn" .socialProviders=${social} ?company-sign-in=${company}>${inside}</auth-authenticator>`,
};

for (const [place, show] of Object.entries(PLACES)) {
  describe(`auth-federated-sign-in ${place}`, () => {
    it('shows social providers alone: in the order given, each once, without a field or a separator', async () => {
      const { auth, asked, world } = await open((session) => show(session, 'Workshop google amazon, Facebook apple Google', false));
      await button('Continue with Google');
      expect(ids()).to.deep.equal(['Workshop', 'Google', 'LoginWithAmazon', 'Facebook', 'SignInWithApple']);
      expect(providers().map(({ innerText }) => squeeze(innerText))).to.deep.equal(['Continue with Workshop', 'Continue with Google', 'Login with Amazon', 'Continue with Facebook', 'Continue with Apple']);
      expect(document.querySelectorAll('main input')).to.have.length(0);
      expect(findButton('Sign in with your company')).to.equal(undefined);
      expect(findButton('Sign in with a password')).to.equal(undefined);
      expect(separators()).to.equal(0);
      await expectAccessible();

      await press('Login with Amazon');
      await until(() => asked.length > 0, () => 'Nobody was sent anywhere.');
      expect(asked[0]).to.include({ provider: 'LoginWithAmazon', popup: false, lang: 'en' });
      await arrived(auth, 'federatedSignIn');
      expect(world.sent, 'Cognito was asked').to.deep.equal([]);
    });

    it('asks a company alone for the work e-mail address, and for nothing else', async () => {
      const { asked, auth } = await open((session) => show(session, undefined, true));
      const email = await field('Work email');
      expect([...document.querySelectorAll('main input')]).to.deep.equal([email]);
      expect((email as HTMLInputElement).type).to.equal('email');
      expect(email.autocomplete).to.equal('email');
      expect(providers()).to.deep.equal([]);
      expect(separators()).to.equal(0);
      await expectAccessible();

      await press('Continue');
      await seeProblem('Work email', 'Fill in this field.');
      await focusIsOn('Work email');
      expect(asked).to.deep.equal([]);
      await fill('Work email', 'lin@Workshop.Example');
      await pressEnterIn('Work email');
      await until(() => asked.length > 0, () => 'Nobody was sent anywhere.');
      expect(asked[0]).to.include({ idpIdentifier: 'workshop.example', loginHint: 'lin@Workshop.Example' });
      expect(asked[0]).not.to.have.property('provider');
      await arrived(auth, 'federatedSignIn');
    });

    it('says that a company is unknown, keeps its address, and takes another', async () => {
      const { asked } = await open((session) => show(session, undefined, true), ({ idpIdentifier }) => (idpIdentifier === 'workshop.example' ? undefined : UNKNOWN_DOMAIN));
      await fill('Work email', 'lin@nowhere.example');
      await press('Continue');
      await seeAlert(NOT_AVAILABLE);
      expect((await field('Work email')).value).to.equal('lin@nowhere.example');
      await expectAccessible();
      await fill('Work email', 'lin@workshop.example');
      await press('Continue');
      await until(() => asked.length === 2, () => 'Nobody was sent anywhere.');
      await miss(NOT_AVAILABLE);
      expect(asked.map(({ idpIdentifier }) => idpIdentifier)).to.deep.equal(['nowhere.example', 'workshop.example']);
    });

    it('sets a company\'s field and the social buttons apart', async () => {
      await open((session) => show(session, 'Google', true));
      await field('Work email');
      await button('Continue with Google');
      expect(separators()).to.equal(1);
      // The field is the company's way here already.
      expect(ids()).to.deep.equal(['Google']);
      await expectAccessible();
    });

    it('takes a provider\'s label and icon from slots, and leaves the others theirs', async () => {
      const { asked } = await open((session) => show(session, 'Workshop Office', false, html`
        <svg slot="icon-Workshop" aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#3b4fd8"/></svg>
        <span slot="provider-Workshop">Workshop staff</span>`));
      const own = await button('Workshop staff');
      expect(shown()).not.to.include('Continue with Workshop');
      const [workshop, office] = providers();
      expect(own).to.equal(workshop);
      expect(workshop?.closest('form')).to.equal(null);
      const icon = document.querySelector('svg[slot]')!;
      expect(icon.getBoundingClientRect().width).to.be.greaterThan(8);
      expect(workshop?.querySelector('.mark slot > svg')?.getBoundingClientRect().width).to.equal(0);
      expect(office?.querySelector('.mark slot > svg')?.getBoundingClientRect().width).to.be.greaterThan(8);
      expect(squeeze(office?.innerText)).to.equal('Continue with Office');
      await expectAccessible();
      await press('Workshop staff');
      await until(() => asked.length > 0, () => 'Nobody was sent anywhere.');
      expect(asked[0]?.provider).to.equal('Workshop');
    });

    it('takes labels from texts of the page too', async () => {
      const { element } = await open((session) => show(session, 'Workshop', false));
      await button('Continue with Workshop');
      Object.assign(element, { messages: { 'provider-other': 'Come in by {provider}' } });
      await button('Come in by Workshop');
      expect(ids()).to.deep.equal(['Workshop']);
    });

    it('waits for a person who is away, without a second way meanwhile, until that is cancelled', async () => {
      const { auth } = await open((session) => show(session, 'Google', true));
      auth.hooks.federatedSignIn = () => new Promise(() => undefined);
      await press('Continue with Google');
      await see('Continue at your provider');
      await until(() => providers().length === 0, () => 'The buttons stay.');
      expect(findField('Work email')).to.equal(undefined);
      await expectAccessible();
      await press('Cancel');
      await button('Continue with Google');
      await field('Work email');
      await arrived(auth, 'federatedSignIn');
    });
  });
}

describe('the buttons beside the sign-in', () => {
  it('stand below its form, set apart, as a group with a name', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth} social-providers="Google Workshop" company-sign-in></auth-authenticator>`);
    const google = await button('Continue with Google');
    const password = await field('Password');
    expect(password.getBoundingClientRect().bottom).to.be.lessThan(google.getBoundingClientRect().top);
    expect(google.closest('form')).to.equal(null);
    const group = google.closest<HTMLElement>('[role="group"]');
    expect(group?.ariaLabel).to.equal('Other ways to sign in');
    expect(separators()).to.equal(1);
    expect(providers().map(({ innerText }) => squeeze(innerText))).to.deep.equal(['Continue with Google', 'Continue with Workshop', 'Sign in with your company']);
    await expectAccessible();
  });

  it('come with the form, go with it in the same turn, and for good when the page takes them away', async () => {
    const { auth, element } = await open((session) => html`<auth-authenticator .auth=${session} social-providers="Google"></auth-authenticator>`);
    await button('Continue with Google');
    auth.send({ type: 'toResetPassword' });
    await until(() => findButton('Send the code'), () => shown());
    expect(providers()).to.deep.equal([]);
    auth.send({ type: 'toSignIn' });
    await until(() => findField('Password'), () => shown());
    expect(ids()).to.deep.equal(['Google']);
    element.removeAttribute('social-providers');
    await until(() => providers().length === 0 && separators() === 0, () => 'They stay.');
  });

  it('lead to the company\'s field and back to the password', async () => {
    await open((auth) => html`<auth-authenticator .auth=${auth} company-sign-in></auth-authenticator>`);
    await press('Sign in with your company');
    await focusIsOn('Work email');
    expect(findField('Password')).to.equal(undefined);
    await press('Sign in with a password');
    await field('Password');
  });
});
