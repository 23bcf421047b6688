import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/confirm-reset-password.js';
import { fill, lastCode, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { cognito, fromTheBeginning, through } from './support/world.js';

const forgotten = through('resetPassword', { username: 'ada@example.com' }, 'confirmResetPassword');

const meta: Meta = {
  title: 'Screens/Confirm reset password',
  component: 'auth-confirm-reset-password',
  parameters: cognito({ arrange: forgotten }),
  render: (args, context) => html`<auth-confirm-reset-password .auth=${worldOf(context).auth} ${attributes(args)}></auth-confirm-reset-password>`,
};
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const DAY_MS = 24 * 60 * 60_000;

const change = (codeOf: (context: Parameters<Play>[0]) => string, password: string, then: Play): Play => async (context) => {
  await fill(context, { 'Confirmation code': codeOf(context), 'New password': password });
  await press(context, 'Change password');
  await then(context);
};

export const Waiting: Story = { play: (context) => see(context, /by email to a\*\*\*@e\*\*\*/) };

export const Filled: Story = { play: (context) => fill(context, { 'Confirmation code': lastCode(context), 'New password': 'Notes-1842' }) };

export const PasswordPolicy: Story = {
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  play: async (context) => {
    await fill(context, { 'New password': 'notes' });
    await see(context, /still needed:/);
  },
};

export const Busy: Story = {
  parameters: cognito({ network: hanging('ConfirmForgotPassword') }),
  play: change(lastCode, 'Notes-1842', seeBusy),
};

export const WrongCode: Story = {
  play: change(
    (context) => (lastCode(context) === '000000' ? '111111' : '000000'), 'Notes-1842',
    (context) => seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.'),
  ),
};

export const ExpiredCode: Story = {
  play: async (context) => {
    worldOf(context).pass(DAY_MS);
    await change(lastCode, 'Notes-1842', () => seeInvalid(context, 'Confirmation code', 'That code has expired. Ask for a new one.'))(context);
  },
};

export const PasswordRefused: Story = {
  play: change(lastCode, 'notes', (context) => seeInvalid(context, 'New password', 'The password is too short.')),
};

export const CodeSentAgain: Story = {
  args: { username: 'ada@example.com' },
  parameters: cognito({ arrange: fromTheBeginning }),
  play: async (context) => {
    await press(context, 'Send a new code');
    await see(context, 'A new code is on its way.');
  },
};

/** As a link in a message opens it: whose account it is and the code stand in the attributes. */
export const FromALink: Story = {
  args: { username: 'ada@example.com', code: '123456' },
  parameters: cognito({ arrange: fromTheBeginning }),
  play: (context) => see(context, /Enter the code that we sent you/),
};

export const OwnForm: Story = {
  render: (args, context) => html`
    <auth-confirm-reset-password .auth=${worldOf(context).auth} ${attributes(args)}>
      <form method="post">
        <h2>A new secret</h2>
        <p><label>Number in your mail <input name="code" autocomplete="one-time-code" inputmode="numeric" required></label></p>
        <p><label>Secret word <input name="password" type="password" autocomplete="new-password" required></label></p>
        <p data-auth-message role="alert"></p>
        <button>Remember it</button>
      </form>
    </auth-confirm-reset-password>`,
  play: (context) => see(context, 'Remember it'),
};
