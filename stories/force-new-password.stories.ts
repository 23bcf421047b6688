import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/force-new-password.js';
import { fill, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { cognito, through } from './support/world.js';

const invited = through('signIn', { username: 'grace@example.com', password: 'Compiler-1952' }, 'forceNewPassword');

const meta: Meta = {
  title: 'Screens/Force new password',
  component: 'auth-force-new-password',
  parameters: cognito({ arrange: invited }),
  render: (args, context) => html`<auth-force-new-password .auth=${worldOf(context).auth} ${attributes(args)}></auth-force-new-password>`,
};
export default meta;

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const choose = (password: string, then: Play): Play => async (context) => {
  await fill(context, { 'New password': password });
  await press(context, 'Save and sign in');
  await then(context);
};

export const Waiting: Story = { play: (context) => see(context, 'Choose your own password') };

export const PasswordPolicy: Story = {
  args: { 'password-policy': '8 lowercase uppercase numbers symbols' },
  play: async (context) => {
    await fill(context, { 'New password': 'Compiler' });
    await see(context, /still needed:/);
  },
};

/** The pool requires what the invitation left out. */
export const MissingAttributes: Story = {
  parameters: cognito({ pool: { Schema: [{ Name: 'given_name', Required: true }, { Name: 'birthdate', Required: true }] } }),
  play: (context) => see(context, 'Date of birth'),
};

/** The first challenge answered is the temporary password. */
export const Busy: Story = {
  parameters: cognito({ network: hanging('RespondToAuthChallenge', { after: 1 }) }),
  play: choose('Hopper-1906', seeBusy),
};

export const PasswordRefused: Story = {
  play: choose('hopper', (context) => seeInvalid(context, 'New password', 'The password is too short.')),
};
