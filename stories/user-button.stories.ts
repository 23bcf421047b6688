import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define/user-button.js';
import { account, LADY } from './support/account.js';
import { seeThat, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';

/** A picture that needs no network. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a4"/><circle cx="4" cy="3" r="1.5" fill="#fff"/><circle cx="4" cy="8" r="3" fill="#fff"/></svg>')}`;

/** The button, wherever it is in the shadow. */
const find = async ({ canvasElement }: Pick<StoryContext, 'canvasElement'>): Promise<HTMLElement> =>
  waitFor(() => {
    const button = canvasElement.querySelector('auth-user-button')?.shadowRoot?.querySelector<HTMLElement>('.button');
    if (!button) throw new Error('There is no button.');
    return button;
  });

const seeAda: NonNullable<StoryObj['play']> = async (context) => {
  const button = await find(context);
  await seeThat(context, () => button.ariaLabel, 'Account of Ada Lovelace');
};

const meta: Meta = {
  title: 'Account/User button',
  component: 'auth-user-button',
  render: (args, context) => html`<auth-user-button .auth=${worldOf(context).auth} ${attributes(args)}></auth-user-button>`,
};
export default meta;

type Story = StoryObj;

export const Closed: Story = {
  parameters: account(),
  play: seeAda,
};

export const Compact: Story = {
  parameters: account(),
  args: { compact: true },
  play: seeAda,
};

export const WithPicture: Story = {
  parameters: account({ users: [{ ...LADY, UserAttributes: [...LADY.UserAttributes, { Name: 'picture', Value: PICTURE }] }] }),
  play: async (context) => { await expect((await find(context)).querySelector('img')).not.toBeNull(); },
};

/** Entries of the page's own, the account, and the way out. */
export const Open: Story = {
  parameters: account(),
  render: (args, context) => html`
    <div style="min-block-size: 16rem; text-align: end">
      <auth-user-button .auth=${worldOf(context).auth} account-href="#account" ${attributes(args)}><a href="#orders">Your orders</a><button type="button">Change the theme</button></auth-user-button>
    </div>`,
  play: async (context) => {
    const button = await find(context);
    await context.userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-expanded', 'true'));
    await waitFor(() => expect(context.canvas.getByText('Your orders')).toHaveFocus());
  },
};
