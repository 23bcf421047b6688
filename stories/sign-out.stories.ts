import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define/sign-out.js';
import { worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { cognito, fromTheBeginning, signedIn } from './support/world.js';

const meta: Meta = {
  title: 'Session/Sign out',
  component: 'auth-sign-out',
  parameters: cognito({ arrange: signedIn }),
  render: (args, context) => html`<auth-sign-out .auth=${worldOf(context).auth} ${attributes(args)}></auth-sign-out>`,
};
export default meta;

type Story = StoryObj;
type Context = Parameters<NonNullable<Story['play']>>[0];

const button = ({ canvasElement }: Context): HTMLButtonElement | null | undefined =>
  canvasElement.querySelector('auth-sign-out')?.shadowRoot?.querySelector('button');

export const Idle: Story = { play: (context) => expect(button(context)).toBeVisible() };

export const OnEveryDevice: Story = {
  args: { global: true },
  render: (args, context) => html`<auth-sign-out .auth=${worldOf(context).auth} ${attributes(args)}>Sign out everywhere</auth-sign-out>`,
};

export const Busy: Story = {
  parameters: cognito({ network: hanging('RevokeToken') }),
  play: async (context) => {
    button(context)?.click();
    await waitFor(() => expect(button(context)).toHaveAttribute('aria-disabled', 'true'));
  },
};

/** Nobody is signed in: nothing is there. */
export const SignedOut: Story = {
  parameters: cognito({ arrange: fromTheBeginning }),
  play: (context) => expect(button(context)).toBeFalsy(),
};
