import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/setup-totp.js';
import { fill, press, see, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { cognito, through } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Set up an authenticator app',
  component: 'auth-setup-totp',
  args: { issuer: 'Acme' },
  parameters: cognito({
    pool: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    arrange: through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'setupTOTP'),
  }),
  render: (args, context) => html`<auth-setup-totp .auth=${worldOf(context).auth} ${attributes(args)}></auth-setup-totp>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Scan this code with your app.') };

export const WrongCode: Story = {
  play: async (context) => {
    await fill(context, { 'Confirmation code': '918273' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};
