import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define/signed-in.js';
import { see, worldOf } from './support/acts.js';
import { ADA, cognito, signedIn } from './support/world.js';

const meta: Meta = {
  title: 'Session/Signed in',
  component: 'auth-signed-in',
  render: (_args, context) => html`<auth-signed-in .auth=${worldOf(context).auth}><p>For members only</p></auth-signed-in>`,
};
export default meta;

type Story = StoryObj;

export const Shown: Story = {
  parameters: cognito({ arrange: signedIn }),
  play: (context) => see(context, 'For members only'),
};

export const Hidden: Story = { play: ({ canvas }) => expect(canvas.getByText('For members only').checkVisibility()).toBe(false) };

const groups = (names: string): Story['render'] => (_args, context) =>
  html`<auth-signed-in .auth=${worldOf(context).auth} groups=${names}><p>For editors only</p></auth-signed-in>`;

const inEditors = cognito({ users: [{ ...ADA, Groups: ['editors'] }], arrange: signedIn });

export const OfTheGroup: Story = {
  parameters: inEditors,
  render: groups('admin editors'),
  play: (context) => see(context, 'For editors only'),
};

export const OfAnotherGroup: Story = {
  parameters: inEditors,
  render: groups('admin'),
  play: ({ canvas }) => expect(canvas.getByText('For editors only').checkVisibility()).toBe(false),
};
