import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/select-mfa-type.js';
import { see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { ADA, cognito, through } from './support/world.js';

const chosen = through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'selectMfaType');
const withPhone = { ...ADA, UserAttributes: [...ADA.UserAttributes ?? [], { Name: 'phone_number', Value: '+441632960123' }, { Name: 'phone_number_verified', Value: 'true' }] };

const meta: Meta = {
  title: 'Screens/Select a second factor',
  component: 'auth-select-mfa-type',
  parameters: cognito({ pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {}, SmsMfaConfiguration: {} }, users: [withPhone], arrange: chosen }),
  render: (args, context) => html`<auth-select-mfa-type .auth=${worldOf(context).auth} ${attributes(args)}></auth-select-mfa-type>`,
};
export default meta;

type Story = StoryObj;

export const ToUse: Story = { play: (context) => see(context, 'How would you like to get your code?') };

/** Required of somebody who has none. */
export const ToSetUp: Story = {
  parameters: cognito({
    pool: { UsernameAttributes: [], MfaConfiguration: 'ON', EmailMfaConfiguration: {}, SoftwareTokenMfaConfiguration: { Enabled: true } },
    users: [{ Username: 'ada', Password: 'Analytical-1843' }],
    arrange: through('signIn', { username: 'ada', password: 'Analytical-1843' }, 'selectMfaType'),
  }),
  play: (context) => see(context, 'Where should your codes come from?'),
};
