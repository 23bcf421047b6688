import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define/federated-sign-in.js';
import { fill, press, see, seeThat, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { cognito } from './support/world.js';
import type { AuthHook } from '../src/flow/hooks.js';

const element = (args: Record<string, unknown>, context: Pick<StoryContext, 'loaded'>, inside?: TemplateResult): TemplateResult =>
  html`<auth-federated-sign-in .auth=${worldOf(context).auth} ${attributes(args)}>${inside}</auth-federated-sign-in>`;

const meta: Meta = {
  title: 'Screens/Federated sign-in',
  component: 'auth-federated-sign-in',
  args: { 'social-providers': 'Google Facebook LoginWithAmazon SignInWithApple Workshop' },
  render: (args, context) => element(args, context),
};
export default meta;

type Story = StoryObj;

/** The button of a provider: it stands in the shadow layout, where a look-up by role does not reach. */
async function buttonOf({ canvasElement }: Pick<StoryContext, 'canvasElement'>, provider: string): Promise<HTMLButtonElement> {
  const find = (): HTMLButtonElement | null | undefined => canvasElement.querySelector('auth-federated-sign-in')?.shadowRoot?.querySelector(`[data-provider="${provider}"]`);
  await waitFor(() => expect(find()?.checkVisibility()).toBe(true), { timeout: 5000 });
  return find() as HTMLButtonElement;
}

/** What the hosted login would do, as a hook of the page's own does it. */
const answered = (hook: AuthHook<'federatedSignIn'>): Story['parameters'] => cognito({
  arrange: ({ auth }) => {
    auth.hooks.federatedSignIn = hook;
    return Promise.resolve();
  },
});

export const Providers: Story = {
  play: async (context) => {
    const google = await buttonOf(context, 'Google');
    await seeThat(context, () => google.textContent, 'Continue with Google');
  },
};

export const Company: Story = { args: { 'company-sign-in': true }, play: (context) => see(context, 'Work email') };

export const CompanyAlone: Story = {
  args: { 'social-providers': undefined, 'company-sign-in': true },
  play: (context) => fill(context, { 'Work email': 'lin@workshop.example' }),
};

export const OwnLabelAndIcon: Story = {
  args: { 'social-providers': 'Workshop' },
  render: (args, context) => element(args, context, html`
    <svg slot="icon-Workshop" aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#3b4fd8"/></svg>
    <span slot="provider-Workshop">Workshop staff</span>`),
  play: async (context) => {
    await buttonOf(context, 'Workshop');
    await see(context, 'Workshop staff');
  },
};

/** The person is away at the provider. */
export const Waiting: Story = {
  parameters: answered(() => new Promise(() => undefined)),
  play: async (context) => {
    (await buttonOf(context, 'Google')).click();
    await see(context, 'Continue at your provider');
  },
};

export const Cancelled: Story = {
  parameters: Waiting.parameters ?? {},
  play: async (context) => {
    await Waiting.play?.(context);
    await press(context, 'Cancel');
    await buttonOf(context, 'Google');
  },
};

export const RefusedByTheSite: Story = {
  parameters: answered(() => { throw new Error('Sign-in by others is closed today.'); }),
  play: async (context) => {
    (await buttonOf(context, 'Workshop')).click();
    await see(context, /closed today/);
  },
};
