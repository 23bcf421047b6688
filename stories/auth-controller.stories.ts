import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { defineElement } from '../src/define/define-element.js';
import '../src/define/provider.js';
import '../src/define/sign-in.js';
import '../src/define/sign-out.js';
import { fill, press, worldOf } from './support/acts.js';
import { HelloUser } from './support/hello-user.js';

defineElement('hello-user', HelloUser);

/** `AuthController` gives any Lit element the state, the user and the actions of the session around it. */
const meta: Meta = {
  title: 'AuthController',
  render: (_args, context) => html`
    <auth-provider .auth=${worldOf(context).auth}>
      <hello-user></hello-user>
      <auth-sign-in></auth-sign-in>
      <auth-sign-out></auth-sign-out>
    </auth-provider>`,
};
export default meta;

type Story = StoryObj;
type Context = Parameters<NonNullable<Story['play']>>[0];

const hello = ({ canvasElement }: Context, text: string): Promise<void> =>
  waitFor(() => expect(canvasElement.querySelector('hello-user')?.shadowRoot?.textContent ?? '').toContain(text), { timeout: 5000 });

export const Guest: Story = { play: (context) => hello(context, 'State: signIn. Hello guest!') };

export const SignedIn: Story = {
  play: async (context) => {
    await hello(context, 'State: signIn. Hello guest!');
    await fill(context, { Email: 'ada@example.com', Password: 'Analytical-1843' });
    await press(context, 'Sign in');
    await hello(context, 'State: authenticated. Hello Ada!');
  },
};
