import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/passkeys.js';
import { account } from './support/account.js';
import { press, see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { byChoice } from './support/choice.js';
import { withAuthenticator, withRefusal } from './support/passkeys.js';

const meta: Meta = {
  title: 'Account/Passkeys',
  component: 'auth-passkeys',
  parameters: account(byChoice),
  render: (args, context) => html`<auth-passkeys .auth=${worldOf(context).auth} ${attributes(args)}></auth-passkeys>`,
};
export default meta;

type Story = StoryObj;

export const Empty: Story = { play: (context) => see(context, 'You have no passkey yet.') };

export const Filled: Story = {
  beforeEach: withAuthenticator,
  play: async (context) => {
    await press(context, 'Add a passkey');
    await see(context, 'Your passkey is ready.');
  },
};

export const Asked: Story = {
  beforeEach: withAuthenticator,
  play: async (context) => {
    await press(context, 'Add a passkey');
    await see(context, 'Your passkey is ready.');
    await press(context, /^Remove /);
    await see(context, /^You can no longer sign in with it/);
  },
};

export const Removed: Story = {
  beforeEach: withAuthenticator,
  play: async (context) => {
    await press(context, 'Add a passkey');
    await see(context, 'Your passkey is ready.');
    await press(context, /^Remove /);
    await press(context, 'Remove');
    await see(context, 'That passkey is removed.');
  },
};

export const Cancelled: Story = {
  beforeEach: withRefusal,
  play: async (context) => {
    await press(context, 'Add a passkey');
    await see(context, /^No passkey was used/);
  },
};
