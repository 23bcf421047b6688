import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/sign-in.js';
import { fill, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { byChoice } from './support/choice.js';
import { answering, down, hanging } from './support/networks.js';
import { ADA, cognito } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Sign in',
  component: 'auth-sign-in',
  render: (args, context) => html`<auth-sign-in .auth=${worldOf(context).auth} ${attributes(args)}></auth-sign-in>`,
};
export default meta;

const MINUTE_MS = 60_000;

const byPasskey = cognito({ ...byChoice, arrange: ({ auth }) => { auth.configure({ authenticationFlowType: 'USER_AUTH', passkeyOffer: 'once' }); return Promise.resolve(); } });

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const sendAs = (email: string, password: string, then: Play): Play => async (context) => {
  await fill(context, { Email: email, Password: password });
  await press(context, 'Sign in');
  await then(context);
};

export const Idle: Story = { play: (context) => see(context, 'Forgot your password?') };

export const Filled: Story = { play: (context) => fill(context, { Email: 'ada@example.com', Password: 'Analytical-1843' }) };

export const Prefilled: Story = { args: { username: 'ada@example.com' } };

export const PasswordShown: Story = {
  play: async (context) => {
    await fill(context, { Password: 'Analytical-1843' });
    await press(context, 'Show password');
    await see(context, 'Hide');
  },
};

export const Busy: Story = {
  parameters: cognito({ network: hanging('InitiateAuth') }),
  play: sendAs('ada@example.com', 'Analytical-1843', seeBusy),
};

export const EmptyFields: Story = {
  play: async (context) => {
    await press(context, 'Sign in');
    await seeInvalid(context, 'Email', 'Fill in this field.');
  },
};

export const MalformedEmail: Story = {
  play: sendAs('ada', 'Analytical-1843', (context) => seeInvalid(context, 'Email', 'Enter a complete email address, such as name@example.com.')),
};

export const WrongPassword: Story = {
  play: sendAs('ada@example.com', 'Wr0ng-password', (context) => see(context, 'Incorrect user name or password.')),
};

export const UnknownUser: Story = {
  parameters: cognito({ client: { PreventUserExistenceErrors: 'LEGACY' } }),
  play: sendAs('nobody@example.com', 'Analytical-1843', (context) => seeInvalid(context, 'Email', 'There is no account with this user name.')),
};

export const DisabledUser: Story = {
  parameters: cognito({ arrange: ({ local, auth }) => local.admin.disableUser(auth.config.userPoolId ?? '', 'ada@example.com') }),
  play: sendAs('ada@example.com', 'Analytical-1843', (context) => see(context, 'This account is disabled. Please contact support.')),
};

export const RefusedByTheSite: Story = {
  parameters: cognito({ triggers: { preAuthentication: () => { throw new Error('We are moving house. Come back on Monday.'); } } }),
  play: sendAs('ada@example.com', 'Analytical-1843', (context) => see(context, /We are moving house\. Come back on Monday/)),
};

export const NetworkDown: Story = {
  parameters: cognito({ network: down }),
  play: sendAs('ada@example.com', 'Analytical-1843', (context) => see(context, 'No connection. Check the network and try again.')),
};

export const BlockedByAFirewall: Story = {
  parameters: cognito({ network: answering(403) }),
  play: sendAs('ada@example.com', 'Analytical-1843', (context) => see(context, /This request was blocked/)),
};

export const ServiceUnavailable: Story = {
  parameters: cognito({ network: answering(503) }),
  play: sendAs('ada@example.com', 'Analytical-1843', (context) => see(context, /The sign-in service is not available/)),
};

/** The screen that follows takes the place of the form. */
export const InvitedUser: Story = {
  play: sendAs('grace@example.com', 'Compiler-1952', (context) => see(context, 'Choose your own password')),
};

/** Whoever takes too long over a step begins again. */
export const StepExpired: Story = {
  play: async (context) => {
    await InvitedUser.play?.(context);
    worldOf(context).pass(5 * MINUTE_MS);
    await fill(context, { 'New password': 'Hopper-1906' });
    await press(context, 'Save and sign in');
    await see(context, 'For your security, this step has expired. Please sign in again.');
  },
};

export const ByPhoneNumber: Story = {
  args: { 'login-mechanisms': 'phone_number' },
  parameters: cognito({ pool: { UsernameAttributes: ['phone_number'], AutoVerifiedAttributes: ['phone_number'] }, users: [] }),
  play: (context) => see(context, 'Phone number'),
};

export const ByUserName: Story = {
  args: { 'login-mechanisms': 'username' },
  parameters: cognito({ pool: { UsernameAttributes: [] }, users: [{ ...ADA, Username: 'ada' }] }),
  play: (context) => see(context, 'User name'),
};

export const ByEmailOrPhoneNumber: Story = {
  args: { 'login-mechanisms': 'email phone_number' },
  parameters: cognito({ pool: { UsernameAttributes: ['email', 'phone_number'] } }),
  play: (context) => see(context, 'Email or phone number'),
};

export const ByAnyName: Story = {
  args: { 'login-mechanisms': 'email phone_number username' },
  parameters: cognito({ pool: { UsernameAttributes: [], AliasAttributes: ['email', 'phone_number'] }, users: [{ ...ADA, Username: 'ada' }] }),
  play: (context) => see(context, 'Email, phone number or user name'),
};

export const WithoutSignUp: Story = { args: { 'hide-sign-up': true } };

export const OwnTexts: Story = {
  render: (args, context) => html`
    <auth-sign-in .auth=${worldOf(context).auth} .messages=${{ 'sign-in-title': 'Welcome back', 'sign-in-button': 'Let me in' }} ${attributes(args)}></auth-sign-in>`,
  play: (context) => see(context, 'Let me in'),
};

export const LogoHeaderFooter: Story = {
  render: (args, context) => html`
    <auth-sign-in .auth=${worldOf(context).auth} ${attributes(args)}>
      <svg slot="logo" role="img" aria-label="Example" width="40" height="40" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#3b4fd8"/></svg>
      <p slot="header">For members of the society.</p>
      <p slot="footer">Help: <a href="mailto:help@example.com">help@example.com</a></p>
    </auth-sign-in>`,
  play: (context) => see(context, 'For members of the society.'),
};

/** The page writes the form; the element gives it messages and state. */
export const OwnForm: Story = {
  render: (args, context) => html`
    <auth-sign-in .auth=${worldOf(context).auth} ${attributes(args)}>
      <form method="post">
        <h2>Members</h2>
        <p><label>Member’s address <input name="username" type="email" autocomplete="username" required></label></p>
        <p><label>Secret word <input name="password" type="password" autocomplete="current-password" required></label></p>
        <p data-auth-message role="alert"></p>
        <button>Enter</button> <button type="button" data-auth-action="toResetPassword">I forgot it</button>
      </form>
    </auth-sign-in>`,
  play: async (context) => {
    await fill(context, { 'Member’s address': 'ada@example.com', 'Secret word': 'Wr0ng-password' });
    await press(context, 'Enter');
    await see(context, 'Incorrect user name or password.');
  },
};

export const Passkey: Story = { parameters: byPasskey, play: (context) => see(context, 'Sign in with a passkey') };

export const NoSuchPasskey: Story = {
  parameters: byPasskey,
  play: async (context) => {
    await fill(context, { Email: 'ada@example.com' });
    await press(context, 'Sign in with a passkey');
    await see(context, 'No passkey was used. Try again, or choose another way.');
  },
};
