import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/provider.js';
import '../src/define/sign-in.js';
import '../src/define/sign-out.js';
import '../src/define/signed-in.js';
import '../src/define/signed-out.js';
import { fill, press, see, worldOf } from './support/acts.js';
import { signedIn, cognito } from './support/world.js';

/** Everything inside a provider shares one session. */
const meta: Meta = {
  title: 'Session/Provider',
  component: 'auth-provider',
  render: (_args, context) => html`
    <auth-provider .auth=${worldOf(context).auth}>
      <header>The society <auth-sign-out></auth-sign-out></header>
      <auth-signed-out><auth-sign-in></auth-sign-in></auth-signed-out>
      <auth-signed-in><p>Minutes of the last meeting</p></auth-signed-in>
    </auth-provider>`,
};
export default meta;

type Story = StoryObj;

export const SignedOut: Story = { play: (context) => see(context, 'Forgot your password?') };

export const SignedIn: Story = {
  parameters: cognito({ arrange: signedIn }),
  play: (context) => see(context, 'Minutes of the last meeting'),
};

export const ThereAndBack: Story = {
  play: async (context) => {
    await fill(context, { Email: 'ada@example.com', Password: 'Analytical-1843' });
    await press(context, 'Sign in');
    await see(context, 'Minutes of the last meeting');
    await worldOf(context).auth.signOut();
    await see(context, 'Forgot your password?');
  },
};
