/** `auth-sign-up`: its fields of every kind, its login mechanisms, the password policy, and what Cognito may refuse. */
import { html } from 'lit';
import type { AuthSignUp, SignUpField } from '../../../src/index.js';
import '../../../src/define.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { alerts, button, describedBy, field, fill, fillAll, focusIsOn, mount, press, see, seeAlert, seeProblem, shown, squeeze, tick } from '../support/page.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, PASSWORD, type World, type WorldOptions } from '../support/world.js';

const USER = 'new@example.com';
const PHONE = '+442079460000';

async function open(options?: WorldOptions, attributes: Partial<AuthSignUp> = {}) {
  const world = await createWorld(options);
  const auth = world.auth();
  const element = mount<AuthSignUp>(html`<auth-sign-up .auth=${auth}></auth-sign-up>`);
  Object.assign(element, attributes);
  await arrived(auth, 'signUp');
  return { world, auth, element };
}

const submit = (): Promise<void> => press('Create account');

/** What the last SignUp sent. */
function sentSignUp(world: World): { username: unknown; password: unknown; attributes: Record<string, string> } {
  const input = world.sent.findLast(({ operation }) => operation === 'SignUp')?.input;
  const attributes = (input?.UserAttributes ?? []) as { Name: string; Value: string }[];
  return { username: input?.Username, password: input?.Password, attributes: Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value])) };
}

describe('auth-sign-up: refusals', () => {
  for (const [password, text] of [
    ['Sh0rt-!', 'The password is too short.'],
    ['no-upper-case-1', 'The password needs an uppercase letter.'],
    ['NO-LOWER-CASE-1', 'The password needs a lowercase letter.'],
    ['No-number-here', 'The password needs a number.'],
    ['NoSymbol1here', 'The password needs a symbol, such as ! or ?.'],
  ] as const) {
    it(`says at the password: ${text}`, async () => {
      const { auth } = await open();
      await fillAll({ Email: USER, Password: password });
      await submit();
      await seeProblem('Password', text);
      await focusIsOn('Password');
      expect(auth.getSnapshot().state).to.equal('signUp');
      await fill('Password', PASSWORD);
      await submit();
      await arrived(auth, 'confirmSignUp');
    });
  }

  it('shows the text of the site’s own trigger, without what Cognito puts before it', async () => {
    await open({ triggers: { preSignUp() { throw new Error('By invitation only, sorry'); } } });
    await fillAll({ Email: USER, Password: PASSWORD });
    await submit();
    await seeAlert('By invitation only, sorry');
  });

  it('says that new accounts cannot be created in a pool that is closed', async () => {
    await open({ pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } });
    await fillAll({ Email: USER, Password: PASSWORD });
    await submit();
    await seeAlert('New accounts cannot be created here. Please ask for an invitation.');
  });

  it('tells developers, not people, the name of an attribute that no field asks for', async () => {
    const warned: unknown[] = [];
    stub(console, 'warn', (text: unknown) => { warned.push(text); });
    await open({ pool: { Schema: [{ Name: 'family_name', Required: true }] } });
    await fillAll({ Email: USER, Password: PASSWORD });
    await submit();
    await seeAlert('Sign-in is not set up correctly on this page. Please tell whoever runs it.');
    expect(shown()).not.to.include('family_name');
    await until(() => warned.length > 0, () => 'Developers are told nothing.');
    expect(warned).to.deep.equal(['auth-elements: The user pool asks for the attribute "family_name", and no field has that name: add it to sign-up-attributes, or to your form.']);
  });

  it('calls such an attribute by the label of its field, in the language of the page', async () => {
    await open({ pool: { Schema: [{ Name: 'family_name', Required: true }] } }, { lang: 'de', signUpAttributes: [{ name: 'family_name', required: false }] });
    await fillAll({ 'E-Mail': USER, 'Passwort': PASSWORD });
    await press('Konto erstellen');
    await seeProblem('Nachname (optional)', 'Das Feld „Nachname“ fehlt oder ist nicht gültig.');
    await focusIsOn('Nachname (optional)');
  });

  it('says what the page’s own check found, at fields of its own too', async () => {
    const { world, auth } = await open({}, {
      signUpAttributes: ['given_name'],
      validate: ({ given_name: name = '' }) => (name === 'Eve' ? { given_name: 'Not you again.' } : undefined),
    });
    await fillAll({ Email: USER, Password: PASSWORD, 'First name': 'Eve' });
    await submit();
    await seeProblem('First name', 'Not you again.');
    await focusIsOn('First name');
    expect(world.sent).to.deep.equal([]);
    await fill('First name', 'Ada');
    await submit();
    await arrived(auth, 'confirmSignUp');
  });
});

describe('auth-sign-up: login mechanisms', () => {
  const byPhone: WorldOptions = { pool: { UsernameAttributes: ['phone_number'], AutoVerifiedAttributes: ['phone_number'], users: [] } };
  const byEither: WorldOptions = { pool: { UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email', 'phone_number'], users: [] } };
  const byName: WorldOptions = { pool: { UsernameAttributes: [], users: [] } };

  it('sends an e-mail address as the attribute too', async () => {
    const { world, auth } = await open();
    await fillAll({ Email: ` ${USER} `, Password: PASSWORD });
    await submit();
    await arrived(auth, 'confirmSignUp');
    expect(sentSignUp(world)).to.deep.equal({ username: USER, password: PASSWORD, attributes: { email: USER } });
  });

  for (const typed of ['+44 20 7946 0000', '+44 (0)20 7946-0000', '  +442079460000 ']) {
    it(`understands a phone number pasted as “${typed}”`, async () => {
      const { world, auth } = await open(byPhone, { loginMechanisms: 'phone_number' });
      await fillAll({ 'Phone number': typed, Password: PASSWORD });
      await submit();
      await arrived(auth, 'confirmSignUp');
      expect(sentSignUp(world)).to.deep.equal({ username: PHONE, password: PASSWORD, attributes: { phone_number: PHONE } });
      expect(auth.getSnapshot().delivery).to.deep.equal({ medium: 'SMS', destination: '+*******0000' });
    });
  }

  for (const typed of ['020 7946 0000', '+44 20', 'twelve']) {
    it(`asks for the country code when the phone number is “${typed}”`, async () => {
      const { world } = await open(byPhone, { loginMechanisms: 'phone_number' });
      await fillAll({ 'Phone number': typed, Password: PASSWORD });
      await submit();
      await seeProblem('Phone number', 'Enter the phone number with its country code, such as +44 20 7946 0000.');
      expect((await field('Phone number')).value).to.equal(typed);
      expect(world.sent).to.deep.equal([]);
    });
  }

  for (const [label, options, loginMechanisms] of [['Email', {}, 'email'], ['Email or phone number', byEither, 'email phone_number']] as const) {
    it(`says at the field “${label}” that Cognito wants another address`, async () => {
      const { world } = await open(options, { loginMechanisms });
      // The browser takes a host without a dot; Cognito does not.
      await fillAll({ [label]: 'ada@lovelace', Password: PASSWORD });
      await submit();
      await seeProblem(label, 'Enter a complete email address, such as name@example.com.');
      await focusIsOn(label);
      expect(alerts()).to.deep.equal([]);
      expect(world.count('SignUp')).to.equal(1);
    });
  }

  for (const [typed, attributes] of [
    [USER, { email: USER }],
    ['+44 20 7946 0000', { phone_number: PHONE }],
  ] as const) {
    it(`takes “${typed}” in the one field for e-mail or phone`, async () => {
      const { world, auth } = await open(byEither, { loginMechanisms: 'email phone_number' });
      await fillAll({ 'Email or phone number': typed, Password: PASSWORD });
      await submit();
      await arrived(auth, 'confirmSignUp');
      expect(sentSignUp(world).attributes).to.deep.equal(attributes);
      expect(sentSignUp(world).username).to.equal(Object.values(attributes)[0]);
    });
  }

  it('takes a user name, with the e-mail address beside it', async () => {
    const { world, auth } = await open(byName, { loginMechanisms: 'username', signUpAttributes: 'email' });
    await fillAll({ 'User name': 'new-user', Password: PASSWORD, Email: USER });
    await submit();
    await arrived(auth, 'confirmSignUp');
    expect(sentSignUp(world)).to.deep.equal({ username: 'new-user', password: PASSWORD, attributes: { email: USER } });
  });

  it('does not ask twice for what is the user name already', async () => {
    await open({}, { signUpAttributes: 'email given_name' });
    await field('First name');
    expect(document.querySelectorAll('input[type="email"]')).to.have.length(1);
  });
});

describe('auth-sign-up: fields', () => {
  const custom: WorldOptions = { pool: { Schema: [{ Name: 'team', AttributeDataType: 'String' }, { Name: 'news', AttributeDataType: 'String' }, { Name: 'seats', AttributeDataType: 'Number' }] } };
  const fields: readonly (string | SignUpField)[] = [
    'given_name',
    { name: 'birthdate', required: false },
    { name: 'phone_number', required: false },
    { name: 'website', required: false },
    { name: 'custom:team', type: 'select', label: 'Team', options: ['Red', { value: 'b', label: 'Blue' }] },
    { name: 'custom:seats', type: 'number', label: 'Seats', min: '1', max: '9', required: false },
    { name: 'custom:news', type: 'checkbox', label: 'Send me news', required: false },
    { name: 'terms', type: 'checkbox', label: 'I accept the terms' },
  ];

  it('are of every kind, each with its label and what a browser can fill in', async () => {
    await open(custom, { signUpAttributes: fields });
    const kinds = await Promise.all(['First name', 'Date of birth (optional)', 'Phone number (optional)', 'Website (optional)', 'Team', 'Seats (optional)', 'Send me news (optional)', 'I accept the terms'].map(async (label) => {
      const control = await field(label);
      return [control.type, control.getAttribute('autocomplete'), control.required];
    }));
    expect(kinds).to.deep.equal([
      ['text', 'given-name', true], ['date', 'bday', false], ['tel', 'tel', false], ['url', 'url', false],
      ['select-one', null, true], ['number', null, false], ['checkbox', null, false], ['checkbox', null, true],
    ]);
    await expectAccessible();
  });

  it('are sent as Cognito’s attributes: no empty one, a checkbox as true or false, nothing that is the page’s own', async () => {
    const { world, auth } = await open(custom, { signUpAttributes: fields });
    await fillAll({ Email: USER, Password: PASSWORD, 'First name': ' Ada ', 'Date of birth (optional)': '1815-12-10', 'Phone number (optional)': '+44 20 7946 0000', Team: 'b', 'Seats (optional)': '3' });
    await tick('I accept the terms');
    await submit();
    await arrived(auth, 'confirmSignUp');
    expect(sentSignUp(world).attributes).to.deep.equal({
      'email': USER, 'given_name': 'Ada', 'birthdate': '1815-12-10', 'phone_number': PHONE, 'custom:team': 'b', 'custom:seats': '3', 'custom:news': 'false',
    });
  });

  it('that must be filled in hold the form back, each with its message', async () => {
    const { world } = await open(custom, { signUpAttributes: fields });
    await fillAll({ 'Email': USER, 'Password': PASSWORD, 'Phone number (optional)': '020 7946', 'Website (optional)': 'nowhere', 'Seats (optional)': '12' });
    await submit();
    for (const label of ['First name', 'Team', 'I accept the terms']) await seeProblem(label, 'Fill in this field.');
    for (const label of ['Website (optional)', 'Seats (optional)']) expect((await field(label)).ariaInvalid, label).to.equal('true');
    for (const label of ['Date of birth (optional)', 'Send me news (optional)']) expect((await field(label)).ariaInvalid, label).to.equal(null);
    await focusIsOn('First name');
    expect(world.sent).to.deep.equal([]);
    await expectAccessible();
  });

  it('keep what was typed when somebody goes to sign in and comes back, but for the password', async () => {
    const world = await createWorld();
    const auth = world.auth();
    mount(html`<auth-authenticator .auth=${auth} sign-up-attributes="given_name"></auth-authenticator>`);
    await press('Create an account');
    await field('First name');
    await fillAll({ 'Email': USER, 'Password': PASSWORD, 'First name': 'Ada' });
    await press('I have an account already');
    await button('Sign in');
    await press('Create an account');
    expect((await field('First name')).value).to.equal('Ada');
    expect((await field('Email')).value).to.equal(USER);
    expect((await field('Password')).value).to.equal('');
  });
});

describe('auth-sign-up: the password policy', () => {
  const rules = (): string[] => [...document.querySelectorAll('.auth-rule')].map((rule) => squeeze(rule.textContent));

  it('is a checklist that follows what is typed', async () => {
    const { element } = await open({}, { passwordPolicy: '8 lowercase uppercase numbers symbols' });
    await until(() => rules().length === 5, () => rules().join());
    expect(rules().every((rule) => rule.startsWith('still needed: '))).to.equal(true);
    await fill('Password', 'abcD');
    await until(() => rules()[1] === 'met: a lowercase letter', () => rules().join());
    expect(rules()).to.deep.equal(['still needed: at least 8 characters', 'met: a lowercase letter', 'met: an uppercase letter', 'still needed: a number', 'still needed: a symbol, such as ! or ?']);
    await fill('Password', PASSWORD);
    await until(() => rules().every((rule) => rule.startsWith('met: ')), () => rules().join());
    expect(describedBy(await field('Password'))).to.include('at least 8 characters');
    await fill('Password', '');
    await until(() => rules().every((rule) => rule.startsWith('still needed: ')), () => rules().join());
    await element.updateComplete;
    await expectAccessible();
  });

  it('shows the rules that it is given, and guesses none', async () => {
    const { element } = await open();
    expect(rules()).to.deep.equal([]);
    element.passwordPolicy = { minLength: 12 };
    await until(() => rules().length === 1, () => rules().join());
    expect(rules()).to.deep.equal(['still needed: at least 12 characters']);
    expect(shown()).not.to.include('number');
  });

  it('leaves the last word to Cognito', async () => {
    await open({}, { passwordPolicy: '4' });
    await fillAll({ Email: USER, Password: 'abcd' });
    await until(() => rules()[0] === 'met: at least 4 characters', () => rules().join());
    await submit();
    await seeProblem('Password', 'The password is too short.');
  });
});

describe('auth-sign-up: what the journey does with an answer', () => {
  it('signs in at once whom a trigger has confirmed', async () => {
    const { auth } = await open({ triggers: { preSignUp: () => ({ autoConfirmUser: true, autoVerifyEmail: true }) } });
    await fillAll({ Email: USER, Password: PASSWORD });
    await submit();
    await arrived(auth, 'authenticated');
    expect(auth.user?.attributes.email).to.equal(USER);
  });

  it('leads to the sign-in whom has an account already, with the user name', async () => {
    const { auth } = await open();
    await fillAll({ Email: ADA, Password: PASSWORD });
    await submit();
    await seeProblem('Email', 'exists already');
    await press('I have an account already');
    await arrived(auth, 'signIn');
    expect(auth.getSnapshot().username).to.equal(ADA);
    await see('Forgot your password?');
    expect((await field('Email')).value).to.equal(ADA);
  });
});
