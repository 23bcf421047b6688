import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { SignUpField } from '../src/components/base/sign-up-fields.js';
import '../src/define/sign-up.js';
import { fill, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { cognito } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Sign up',
  component: 'auth-sign-up',
  render: (args, context) => html`<auth-sign-up .auth=${worldOf(context).auth} ${attributes(args)}></auth-sign-up>`,
};
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const NEW_USER = { Email: 'edith@example.com', Password: 'Ciphers-1941' };

const sendWith = (values: Record<string, string>, then: Play): Play => async (context) => {
  await fill(context, values);
  await press(context, 'Create account');
  await then(context);
};

export const Idle: Story = { play: (context) => see(context, 'I have an account already') };

export const Filled: Story = { play: (context) => fill(context, NEW_USER) };

export const Busy: Story = { parameters: cognito({ network: hanging('SignUp') }), play: sendWith(NEW_USER, seeBusy) };

/** Where the policy is known, a list follows what is typed. */
export const PasswordPolicy: Story = {
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  play: (context) => see(context, /at least 8 characters/),
};

export const PasswordPolicyHalfMet: Story = {
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  play: async (context) => {
    await fill(context, { Password: 'ciphers1' });
    await see(context, /still needed:/);
  },
};

export const StandardAttributes: Story = {
  args: { 'sign-up-attributes': 'given_name family_name birthdate phone_number' },
  play: (context) => see(context, 'Date of birth'),
};

const FIELDS: readonly SignUpField[] = [
  { name: 'name' },
  { name: 'birthdate', required: false },
  { name: 'custom:plan', label: 'Plan', type: 'select', options: [{ value: 'free', label: 'Free' }, { value: 'pro', label: 'Professional' }] },
  { name: 'terms', label: 'I have read the terms', type: 'checkbox' },
  { name: 'custom:news', label: 'Send me news', type: 'checkbox', required: false },
];

/** Text, date, select and checkbox, described by a property. */
export const KindsOfFields: Story = {
  parameters: cognito({ pool: { Schema: [{ Name: 'plan', AttributeDataType: 'String' }, { Name: 'news', AttributeDataType: 'String' }] } }),
  render: (args, context) => html`<auth-sign-up .auth=${worldOf(context).auth} .signUpAttributes=${FIELDS} ${attributes(args)}></auth-sign-up>`,
  play: (context) => see(context, 'Plan'),
};

export const KindsOfFieldsLeftEmpty: Story = {
  ...KindsOfFields,
  play: sendWith(NEW_USER, async (context) => {
    await seeInvalid(context, 'Full name', 'Fill in this field.');
    await seeInvalid(context, 'I have read the terms', 'Fill in this field.');
  }),
};

export const UserExists: Story = {
  play: sendWith({ ...NEW_USER, Email: 'ada@example.com' }, (context) => seeInvalid(context, 'Email', 'An account with this user name exists already. Sign in, or reset your password.')),
};

/** The page knows no policy; Cognito names the rule that is broken. */
export const PasswordRefused: Story = {
  play: sendWith({ ...NEW_USER, Password: 'ciphers' }, (context) => seeInvalid(context, 'Password', 'The password is too short.')),
};

export const PasswordBeginsWithASpace: Story = {
  play: sendWith({ ...NEW_USER, Password: ' Ciphers-1941' }, (context) => seeInvalid(context, 'Password', 'A password cannot begin or end with a space.')),
};

/** A check of the page's own, before anything is sent. */
export const RefusedByThePage: Story = {
  render: (args, context) => html`
    <auth-sign-up .auth=${worldOf(context).auth} .validate=${({ username = '' }) => (username.endsWith('@school.example') ? undefined : { username: 'Use the address of your school.' })}
      ${attributes(args)}></auth-sign-up>`,
  play: sendWith(NEW_USER, (context) => seeInvalid(context, 'Email', 'Use the address of your school.')),
};

export const RefusedByTheSite: Story = {
  parameters: cognito({ triggers: { preSignUp: () => { throw new Error('The first hundred places are taken.'); } } }),
  play: sendWith(NEW_USER, (context) => see(context, /The first hundred places are taken/)),
};

export const ClosedToThePublic: Story = {
  parameters: cognito({ pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } }),
  play: sendWith(NEW_USER, (context) => see(context, /New accounts cannot be created here/)),
};

const byPhone = { pool: { UsernameAttributes: ['phone_number' as const], AutoVerifiedAttributes: ['phone_number' as const] }, users: [] };

export const ByPhoneNumber: Story = {
  args: { 'login-mechanisms': 'phone_number' },
  parameters: cognito(byPhone),
  play: sendWith({ 'Phone number': '+44 20 7946 0000', Password: NEW_USER.Password }, (context) => see(context, /by text message to/)),
};

export const PhoneNumberWithoutCountryCode: Story = {
  args: { 'login-mechanisms': 'phone_number' },
  parameters: cognito(byPhone),
  play: sendWith({ 'Phone number': '020 7946 0000', Password: NEW_USER.Password }, (context) => seeInvalid(context, 'Phone number', 'Enter the phone number with its country code, such as +44 20 7946 0000.')),
};

export const ByUserName: Story = {
  args: { 'login-mechanisms': 'username', 'sign-up-attributes': 'email' },
  parameters: cognito({ pool: { UsernameAttributes: [] }, users: [] }),
  play: (context) => see(context, 'User name'),
};

export const ByEmailOrPhoneNumber: Story = {
  args: { 'login-mechanisms': 'email phone_number' },
  parameters: cognito({ pool: { UsernameAttributes: ['email', 'phone_number'], AutoVerifiedAttributes: ['email', 'phone_number'] } }),
  play: (context) => see(context, 'Email or phone number'),
};

export const OwnForm: Story = {
  render: (args, context) => html`
    <auth-sign-up .auth=${worldOf(context).auth} ${attributes(args)}>
      <form method="post">
        <h2>Join the society</h2>
        <p><label>Member’s address <input name="username" type="email" autocomplete="username" required></label></p>
        <p><label>Secret word <input name="password" type="password" autocomplete="new-password" required></label></p>
        <p data-auth-message role="alert"></p>
        <button>Join</button>
      </form>
    </auth-sign-up>`,
  play: async (context) => {
    await fill(context, { 'Member’s address': 'edith@example.com', 'Secret word': 'short' });
    await press(context, 'Join');
    await see(context, 'The password is too short.');
  },
};
