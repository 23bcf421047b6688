import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/confirm-verify-user.js';
import { fill, lastCode, press, see, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { ask, cognito, through } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Confirm a contact',
  component: 'auth-confirm-verify-user',
  parameters: cognito({
    users: [{ Username: 'ada@example.com', Password: 'Analytical-1843', UserAttributes: [{ Name: 'email_verified', Value: 'false' }] }],
    async arrange(world) {
      await through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'verifyUser')(world);
      await ask(world, { type: 'submit', screen: 'verifyUser', values: { attribute: 'email' } }, ({ state, pending }) => state === 'confirmVerifyUser' && !pending);
    },
  }),
  render: (args, context) => html`<auth-confirm-verify-user .auth=${worldOf(context).auth} ${attributes(args)}></auth-confirm-verify-user>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Enter the code that we sent by email to a***@e***.') };

export const WrongCode: Story = {
  play: async (context) => {
    await fill(context, { 'Confirmation code': lastCode(context) === '000000' ? '111111' : '000000' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};
