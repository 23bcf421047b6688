import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { account, ALL_FACTORS } from './support/account.js';
import { see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import '../src/define/account.js';
import '../src/define/change-password.js';
import '../src/define/delete-user.js';
import '../src/define/devices.js';
import '../src/define/mfa-settings.js';
import '../src/define/passkeys.js';
import '../src/define/profile.js';

const meta: Meta = {
  title: 'Account/Account',
  component: 'auth-account',
  parameters: account({ pool: ALL_FACTORS }),
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  render: (args, context) => html`<auth-account .auth=${worldOf(context).auth} ${attributes(args)}></auth-account>`,
};
export default meta;

type Story = StoryObj;

export const Whole: Story = {
  play: async (context) => {
    await see(context, 'Profile');
    await see(context, 'Authenticator app');
    await see(context, 'Where you are signed in');
    await see(context, 'Delete my account…');
  },
};

export const SomeParts: Story = {
  args: { parts: 'profile delete', fields: 'given_name family_name' },
  play: (context) => see(context, 'Delete my account…'),
};

/** A part that the page writes itself takes the place of this element's. */
export const OwnPart: Story = {
  args: { parts: 'profile password' },
  render: (args, context) => html`
    <auth-account .auth=${worldOf(context).auth} ${attributes(args)}>
      <h1>Your settings</h1>
      <auth-profile fields="given_name" .messages=${{ 'profile-title': 'What we call you' }}></auth-profile>
    </auth-account>`,
  play: async (context) => {
    await see(context, 'What we call you');
    await see(context, 'Change password');
  },
};
