import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/change-password.js';
import { account, NEW_PASSWORD, signedInByCode } from './support/account.js';
import { fill, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ADA } from './support/world.js';

const RIGHT = { 'Current password': 'Analytical-1843', 'New password': NEW_PASSWORD };

const meta: Meta = {
  title: 'Account/Change password',
  component: 'auth-change-password',
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  render: (args, context) => html`<auth-change-password .auth=${worldOf(context).auth} ${attributes(args)}></auth-change-password>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = {
  parameters: account(),
  play: (context) => see(context, 'Current password'),
};

export const Busy: Story = {
  parameters: account({ network: hanging('ChangePassword') }),
  play: async (context) => {
    await fill(context, RIGHT);
    await press(context, 'Change password');
    await seeBusy(context);
  },
};

export const WrongPassword: Story = {
  parameters: account(),
  play: async (context) => {
    await fill(context, { ...RIGHT, 'Current password': 'Babbage-1791' });
    await press(context, 'Change password');
    await seeInvalid(context, 'Current password', 'That is not your current password.');
  },
};

export const TooWeak: Story = {
  parameters: account(),
  play: async (context) => {
    await fill(context, { ...RIGHT, 'New password': 'no-number-Here' });
    await press(context, 'Change password');
    await seeInvalid(context, 'New password', 'The password needs a number.');
  },
};

export const Changed: Story = {
  parameters: account(),
  play: async (context) => {
    await fill(context, RIGHT);
    await press(context, 'Change password');
    await see(context, 'Your password has been changed.');
  },
};

/** Whoever signs in by a code alone has no password to name. */
export const NoneYet: Story = {
  parameters: account({
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    users: [{ Username: ADA.Username, UserAttributes: ADA.UserAttributes ?? [] }],
    arrange: signedInByCode,
  }),
  play: async (context) => {
    await see(context, 'You sign in without a password. You can add one.');
    await fill(context, { 'New password': NEW_PASSWORD });
  },
};
