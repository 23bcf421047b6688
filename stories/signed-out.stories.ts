import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define/signed-out.js';
import { see, worldOf } from './support/acts.js';
import { cognito, signedIn } from './support/world.js';

const meta: Meta = {
  title: 'Session/Signed out',
  component: 'auth-signed-out',
  render: (_args, context) => html`<auth-signed-out .auth=${worldOf(context).auth}><p>Become a member</p></auth-signed-out>`,
};
export default meta;

type Story = StoryObj;

export const Shown: Story = { play: (context) => see(context, 'Become a member') };

export const Hidden: Story = {
  parameters: cognito({ arrange: signedIn }),
  play: ({ canvas }) => expect(canvas.getByText('Become a member').checkVisibility()).toBe(false),
};
