import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/setup-email.js';
import { fill, press, see, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { cognito, through } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Set up codes by email',
  component: 'auth-setup-email',
  parameters: cognito({
    pool: { UsernameAttributes: [], MfaConfiguration: 'ON', EmailMfaConfiguration: {} },
    users: [{ Username: 'ada', Password: 'Analytical-1843' }],
    arrange: through('signIn', { username: 'ada', password: 'Analytical-1843' }, 'setupEmail'),
  }),
  render: (args, context) => html`<auth-setup-email .auth=${worldOf(context).auth} ${attributes(args)}></auth-setup-email>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Get your codes by email') };

export const Incomplete: Story = {
  play: async (context) => {
    await fill(context, { Email: 'ada' });
    await press(context, 'Send the code');
    await seeInvalid(context, 'Email', 'Enter a complete email address, such as name@example.com.');
  },
};
