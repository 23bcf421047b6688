import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/create-passkey.js';
import { see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { byChoice, toOffer } from './support/choice.js';
import { cognito } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Create passkey',
  component: 'auth-create-passkey',
  parameters: cognito({ ...byChoice, arrange: toOffer }),
  render: (args, context) => html`<auth-create-passkey .auth=${worldOf(context).auth} ${attributes(args)}></auth-create-passkey>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Sign in faster next time') };
