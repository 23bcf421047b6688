import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/authenticator.js';
import '../src/define/confirm-sign-up.js';
import { HOURLY_LIMITS } from '../src/local-cognito/index.js';
import { fill, lastCode, openLink, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ask, cognito, fromTheBeginning, through } from './support/world.js';

const signedUp = through('signUp', { username: 'edith@example.com', password: 'Ciphers-1941', email: 'edith@example.com' }, 'confirmSignUp');

/** The pool sends a link in the e-mail. */
const byLink = { pool: { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' as const }, Domain: 'stories' } };

const meta: Meta = {
  title: 'Screens/Confirm sign-up',
  component: 'auth-confirm-sign-up',
  parameters: cognito({ arrange: signedUp }),
  render: (args, context) => html`<auth-confirm-sign-up .auth=${worldOf(context).auth} ${attributes(args)}></auth-confirm-sign-up>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Enter the code that we sent by email to e***@e***.') };

export const Filled: Story = { play: (context) => fill(context, { 'Confirmation code': lastCode(context) }) };

export const Busy: Story = {
  parameters: cognito({ network: hanging('ConfirmSignUp') }),
  play: async (context) => {
    await fill(context, { 'Confirmation code': lastCode(context) });
    await press(context, 'Confirm');
    await seeBusy(context);
  },
};

export const WrongCode: Story = {
  play: async (context) => {
    await fill(context, { 'Confirmation code': lastCode(context) === '000000' ? '111111' : '000000' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};

/** Opened long after the code was sent. */
export const ExpiredCode: Story = {
  args: { username: 'alan@example.com' },
  parameters: cognito({ arrange: fromTheBeginning }),
  play: async (context) => {
    await fill(context, { 'Confirmation code': '123456' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code has expired. Ask for a new one.');
  },
};

export const CodeSentAgain: Story = {
  args: { username: 'alan@example.com' },
  parameters: cognito({ arrange: fromTheBeginning }),
  play: async (context) => {
    await press(context, 'Send a new code');
    await see(context, 'A new code is on its way.');
  },
};

export const SentTooOften: Story = {
  parameters: cognito({
    async arrange(world) {
      await signedUp(world);
      for (let times = 1; times <= HOURLY_LIMITS.ResendConfirmationCode; times++) {
        await ask(world, { type: 'resend' }, ({ pending }) => !pending && world.local.inbox.length > times);
      }
      // Later, by a link: nothing was sent just now.
      await ask(world, { type: 'toSignIn' }, ({ state }) => state === 'signIn');
      await ask(world, { type: 'toConfirmSignUp', username: 'edith@example.com' }, ({ state }) => state === 'confirmSignUp');
    },
  }),
  play: async (context) => {
    await press(context, 'Send a new code');
    await see(context, 'Too many attempts. Please wait a while and try again.');
  },
};

/** As a link in a message opens it: whose account it is and the code stand in the attributes. */
export const FromALink: Story = {
  args: { username: 'alan@example.com', code: '123456' },
  parameters: cognito({ arrange: fromTheBeginning }),
  play: (context) => see(context, 'Enter the code that we sent you.'),
};

/** The e-mail has a link in place of a code: the screen waits until it has been opened. */
export const WaitingForALink: Story = {
  args: { verification: 'link' },
  parameters: cognito(byLink),
  play: (context) => see(context, 'We sent an email with a link to e***@e***. Open the link, then come back here.'),
};

export const LinkNotOpened: Story = {
  ...WaitingForALink,
  parameters: cognito(byLink),
  play: async (context) => {
    await press(context, 'I have opened the link');
    await see(context, 'The link has not been opened yet. Open the one in our newest email, then continue here.');
  },
};

/** As a page opens it that knows of no message: there is no wait. */
export const LinkSentAgain: Story = {
  args: { verification: 'link', username: 'alan@example.com' },
  parameters: cognito({ ...byLink, arrange: fromTheBeginning }),
  play: async (context) => {
    await see(context, 'We sent you an email with a link. Open the link, then come back here.');
    await press(context, 'Send a new link');
    await see(context, 'A new link is on its way.');
    await see(context, /^Send a new link \(in \d+ s\)$/);
  },
};

export const LinkOpened: Story = {
  parameters: cognito(byLink),
  render: (_args, context) => html`<auth-authenticator .auth=${worldOf(context).auth} verification="link"><h2>Members only</h2></auth-authenticator>`,
  play: async (context) => {
    await see(context, 'We sent an email with a link to e***@e***. Open the link, then come back here.');
    await openLink(context);
    await press(context, 'I have opened the link');
    await see(context, 'Members only');
  },
};

export const OwnForm: Story = {
  render: (args, context) => html`
    <auth-confirm-sign-up .auth=${worldOf(context).auth} ${attributes(args)}>
      <form method="post">
        <h2>Are you there?</h2>
        <p><label>Number in your mail <input name="code" autocomplete="one-time-code" inputmode="numeric" required></label></p>
        <p data-auth-message role="alert"></p>
        <button>That is me</button> <button type="button" data-auth-action="resend">Once more</button>
      </form>
    </auth-confirm-sign-up>`,
  play: (context) => see(context, 'That is me'),
};
