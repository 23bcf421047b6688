import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define/mfa-settings.js';
import { totpAt } from '../test/unit/local-cognito/totp-client.js';
import { account, ALL_FACTORS, LADY } from './support/account.js';
import { fill, lastCode, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';

type Context = Parameters<NonNullable<Story['play']>>[0];

/** Opens the set-up of an app; answers its key. */
async function openApp(context: Context): Promise<string> {
  await press(context, 'Set up Authenticator app');
  return waitFor(async () => {
    await expect(context.canvasElement.querySelector('.auth-qr')).not.toBeNull();
    return context.canvasElement.querySelector('.auth-secret-key')?.textContent ?? '';
  });
}

/** Sets an app up, with the code that it shows. */
async function setUpApp(context: Context): Promise<void> {
  await fill(context, { 'Code from the app': await totpAt(await openApp(context), Date.now()) });
  await press(context, 'Confirm');
  await see(context, 'That is set up. You will be asked for it when you sign in.');
}

const meta: Meta = {
  title: 'Account/Two-step sign-in',
  component: 'auth-mfa-settings',
  args: { issuer: 'Acme' },
  render: (args, context) => html`<auth-mfa-settings .auth=${worldOf(context).auth} ${attributes(args)}></auth-mfa-settings>`,
};
export default meta;

type Story = StoryObj;

/** Her phone number has not been confirmed. */
const unverified = account({
  pool: ALL_FACTORS,
  users: [{ ...LADY, UserAttributes: [...LADY.UserAttributes, { Name: 'phone_number_verified', Value: 'false' }] }],
});

export const NothingOn: Story = {
  parameters: unverified,
  play: (context) => see(context, 'Authenticator app'),
};

export const SomeOffered: Story = {
  parameters: unverified,
  args: { factors: 'totp' },
  play: (context) => see(context, 'Authenticator app'),
};

export const App: Story = {
  parameters: unverified,
  play: async (context) => { await expect(await openApp(context)).toMatch(/^[A-Z2-7]{52}$/); },
};

export const AppWrongCode: Story = {
  parameters: unverified,
  play: async (context) => {
    await openApp(context);
    await fill(context, { 'Code from the app': '918273' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Code from the app', 'That code is not right. Check it and try again.');
  },
};

export const AppBusy: Story = {
  parameters: account({ pool: ALL_FACTORS, network: hanging('VerifySoftwareToken') }),
  play: async (context) => {
    await openApp(context);
    await fill(context, { 'Code from the app': '918273' });
    await press(context, 'Confirm');
    await seeBusy(context);
  },
};

export const AppOn: Story = { parameters: unverified, play: setUpApp };

export const SeveralOn: Story = {
  parameters: unverified,
  play: async (context) => {
    await setUpApp(context);
    await press(context, 'Set up Email');
    await see(context, 'ada@example.com');
  },
};

export const Preferred: Story = {
  parameters: unverified,
  play: async (context) => {
    await setUpApp(context);
    await press(context, 'Set up Email');
    await press(context, 'Ask first Email');
    await see(context, 'You will be asked for that first.');
  },
};

export const Phone: Story = {
  parameters: unverified,
  play: async (context) => {
    await press(context, 'Set up Text message');
    await see(context, 'Get your codes by text message');
    await fill(context, { 'Phone number': '+44 1632 960123' });
  },
};

export const PhoneWrongCode: Story = {
  parameters: unverified,
  play: async (context) => {
    await press(context, 'Set up Text message');
    await fill(context, { 'Phone number': '+44 1632 960123' });
    await press(context, 'Send the code');
    await see(context, /^Enter the code that we sent by text message to/);
    await fill(context, { 'Confirmation code': lastCode(context) === '000000' ? '111111' : '000000' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};

export const RemovalAsked: Story = {
  parameters: unverified,
  play: async (context) => {
    await setUpApp(context);
    await press(context, 'Remove Authenticator app');
    await see(context, 'Remove the authenticator app?');
  },
};

export const Removed: Story = {
  parameters: unverified,
  play: async (context) => {
    await setUpApp(context);
    await press(context, 'Remove Authenticator app');
    await see(context, 'Remove the authenticator app?');
    await press(context, 'Remove');
    await see(context, 'That is removed. You will no longer be asked for it.');
  },
};
