import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/reset-password.js';
import { fill, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ADA, cognito } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Reset password',
  component: 'auth-reset-password',
  render: (args, context) => html`<auth-reset-password .auth=${worldOf(context).auth} ${attributes(args)}></auth-reset-password>`,
};
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const sendFor = (email: string, then: Play): Play => async (context) => {
  await fill(context, { Email: email });
  await press(context, 'Send the code');
  await then(context);
};

export const Idle: Story = { play: (context) => see(context, 'Reset your password') };

export const Prefilled: Story = { args: { username: 'ada@example.com' } };

export const Busy: Story = { parameters: cognito({ network: hanging('ForgotPassword') }), play: sendFor('ada@example.com', seeBusy) };

export const EmptyField: Story = {
  play: async (context) => {
    await press(context, 'Send the code');
    await seeInvalid(context, 'Email', 'Fill in this field.');
  },
};

export const UnknownUser: Story = {
  parameters: cognito({ client: { PreventUserExistenceErrors: 'LEGACY' } }),
  play: sendFor('nobody@example.com', (context) => seeInvalid(context, 'Email', 'There is no account with this user name.')),
};

export const NoVerifiedContact: Story = {
  args: { 'login-mechanisms': 'username' },
  parameters: cognito({ pool: { UsernameAttributes: [] }, users: [{ ...ADA, Username: 'ada', UserAttributes: [{ Name: 'given_name', Value: 'Ada' }] }] }),
  play: async (context) => {
    await fill(context, { 'User name': 'ada' });
    await press(context, 'Send the code');
    await see(context, /it has no verified email address or phone number/);
  },
};

/** The screen that follows takes the place of the form. */
export const CodeSent: Story = { play: sendFor('ada@example.com', (context) => see(context, 'Choose a new password')) };
