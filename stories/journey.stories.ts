import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/authenticator.js';
import '../src/define/sign-out.js';
import { fill, lastCode, press, see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { authenticatorControls } from './support/authenticator.js';

/** The whole of it, to click through: codes arrive in the inbox beside the form. */
const meta: Meta = {
  title: 'Journey',
  component: 'auth-authenticator',
  args: { 'sign-up-attributes': 'given_name', 'password-policy': '8 lowercase uppercase numbers symbols' },
  argTypes: authenticatorControls,
  render: (args, context) => html`
    <auth-authenticator .auth=${worldOf(context).auth} ${attributes(args)}>
      <h1>Minutes of the last meeting</h1>
      <p>Seen only by who has signed in.</p>
      <auth-sign-out></auth-sign-out>
    </auth-authenticator>`,
};
export default meta;

type Story = StoryObj;

export const ClickThrough: Story = { play: (context) => see(context, 'Forgot your password?') };

export const NewMember: Story = {
  play: async (context) => {
    await press(context, 'Create an account');
    await fill(context, { Email: 'edith@example.com', Password: 'Ciphers-1941', 'First name': 'Edith' });
    await press(context, 'Create account');
    await see(context, 'Confirm your account');
    await fill(context, { 'Confirmation code': lastCode(context) });
    await press(context, 'Confirm');
    await see(context, 'Minutes of the last meeting');
  },
};

export const ForgottenPassword: Story = {
  play: async (context) => {
    await fill(context, { Email: 'ada@example.com', Password: 'Wr0ng-password' });
    await press(context, 'Sign in');
    await see(context, 'Incorrect user name or password.');
    await press(context, 'Forgot your password?');
    await see(context, 'Reset your password');
    await press(context, 'Send the code');
    await see(context, 'Choose a new password');
    await fill(context, { 'Confirmation code': lastCode(context), 'New password': 'Notes-1842' });
    await press(context, 'Change password');
    await see(context, 'Minutes of the last meeting');
  },
};

export const InvitedMember: Story = {
  play: async (context) => {
    await fill(context, { Email: 'grace@example.com', Password: 'Compiler-1952' });
    await press(context, 'Sign in');
    await fill(context, { 'New password': 'Hopper-1906' });
    await press(context, 'Save and sign in');
    await see(context, 'Minutes of the last meeting');
  },
};
