import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/delete-user.js';
import { account } from './support/account.js';
import { field, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';

const UNDERSTOOD = 'I understand that this cannot be undone';

const meta: Meta = {
  title: 'Account/Delete account',
  component: 'auth-delete-user',
  render: (args, context) => html`<auth-delete-user .auth=${worldOf(context).auth} ${attributes(args)}></auth-delete-user>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = {
  parameters: account(),
  play: (context) => see(context, 'Your account and what belongs to it will be deleted for good.'),
};

export const Asked: Story = {
  parameters: account(),
  play: async (context) => {
    await press(context, 'Delete my account…');
    await see(context, /You are about to delete the account ada@example.com/);
  },
};

export const NotUnderstood: Story = {
  parameters: account(),
  play: async (context) => {
    await press(context, 'Delete my account…');
    await press(context, 'Delete my account for good');
    await seeInvalid(context, UNDERSTOOD, 'Fill in this field.');
  },
};

export const Busy: Story = {
  parameters: account({ network: hanging('DeleteUser') }),
  play: async (context) => {
    await press(context, 'Delete my account…');
    await context.userEvent.click(await field(context, UNDERSTOOD));
    await press(context, 'Delete my account for good');
    await seeBusy(context);
  },
};
