import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/verify-user.js';
import { see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { cognito, through } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Verify a contact',
  component: 'auth-verify-user',
  parameters: cognito({
    users: [{ Username: 'ada@example.com', Password: 'Analytical-1843', UserAttributes: [{ Name: 'email_verified', Value: 'false' }, { Name: 'phone_number', Value: '+441632960123' }] }],
    arrange: through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'verifyUser'),
  }),
  render: (args, context) => html`<auth-verify-user .auth=${worldOf(context).auth} ${attributes(args)}></auth-verify-user>`,
};
export default meta;

type Story = StoryObj;

export const Offered: Story = { play: (context) => see(context, 'Where should we send a code?') };
