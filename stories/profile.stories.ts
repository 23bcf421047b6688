import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../src/define/profile.js';
import { account } from './support/account.js';
import { fill, isAbsent, lastCode, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';

const meta: Meta = {
  title: 'Account/Profile',
  component: 'auth-profile',
  render: (args, context) => html`<auth-profile .auth=${worldOf(context).auth} ${attributes(args)}></auth-profile>`,
};
export default meta;

type Story = StoryObj;

/** Her phone number has not been confirmed yet. */
export const Filled: Story = {
  parameters: account(),
  play: async (context) => {
    await see(context, 'Verified');
    await see(context, 'Not verified');
  },
};

export const Empty: Story = {
  parameters: account(),
  args: { fields: ',' },
  play: (context) => see(context, 'There is nothing to change here.'),
};

export const Busy: Story = {
  parameters: account({ network: hanging('UpdateUserAttributes') }),
  play: async (context) => {
    await fill(context, { 'First name (optional)': 'Augusta' });
    await press(context, 'Save changes');
    await seeBusy(context);
  },
};

export const Saved: Story = {
  parameters: account(),
  play: async (context) => {
    await fill(context, { 'First name (optional)': 'Augusta' });
    await press(context, 'Save changes');
    await see(context, 'Your changes are saved.');
  },
};

/** A new address has to be confirmed. */
export const CodeWanted: Story = {
  parameters: account(),
  play: async (context) => {
    await fill(context, { 'Email (optional)': 'ada@lovelace.example' });
    await press(context, 'Save changes');
    await see(context, 'Enter the code that we sent by email to a***@l***.');
  },
};

export const WrongCode: Story = {
  parameters: account(),
  play: async (context) => {
    await press(context, 'Verify Phone number');
    await see(context, 'Enter the code that we sent by text message to +*******0123.');
    await fill(context, { 'Confirmation code': lastCode(context) === '000000' ? '111111' : '000000' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};

export const Verified: Story = {
  parameters: account(),
  play: async (context) => {
    await press(context, 'Verify Phone number');
    await see(context, 'Enter the code that we sent by text message to +*******0123.');
    await fill(context, { 'Confirmation code': lastCode(context) });
    await press(context, 'Confirm');
    await see(context, 'That is verified now.');
    await expect(await isAbsent(context, 'Not verified')).toBe(true);
  },
};

/** Nothing of the account can be read. */
export const Unread: Story = {
  parameters: account({ network: (next) => (...request) => (new Request(...request).headers.get('X-Amz-Target')?.endsWith('GetUser') ? Promise.reject(new TypeError('Failed to fetch')) : next(...request)) }),
  play: (context) => see(context, 'Try again'),
};
