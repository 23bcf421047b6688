import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/confirm-sign-in.js';
import { fill, lastCode, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ADA, cognito, through } from './support/world.js';

const asked = through('signIn', { username: 'ada@example.com', password: 'Analytical-1843' }, 'confirmSignIn');
const withPhone = { ...ADA, UserAttributes: [...ADA.UserAttributes ?? [], { Name: 'phone_number', Value: '+441632960123' }, { Name: 'phone_number_verified', Value: 'true' }] };
// Not the file's parameter: Storybook would merge it into the one for text messages.
const byEmail = cognito({ pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} }, arrange: asked });

const meta: Meta = {
  title: 'Screens/Confirm sign-in',
  component: 'auth-confirm-sign-in',
  render: (args, context) => html`<auth-confirm-sign-in .auth=${worldOf(context).auth} ${attributes(args)}></auth-confirm-sign-in>`,
};
export default meta;

type Story = StoryObj;

export const ByEmail: Story = {
  parameters: byEmail,
  play: (context) => see(context, 'Enter the code that we sent by email to a***@e***.'),
};

export const ByTextMessage: Story = {
  parameters: cognito({ pool: { MfaConfiguration: 'ON', SmsMfaConfiguration: {} }, users: [withPhone], arrange: asked }),
  play: (context) => see(context, 'Enter the code that we sent by text message to +*******0123.'),
};

export const Filled: Story = {
  parameters: byEmail,
  play: (context) => fill(context, { 'Confirmation code': lastCode(context) }),
};

export const Busy: Story = {
  parameters: cognito({ pool: { MfaConfiguration: 'ON', EmailMfaConfiguration: {} }, arrange: asked, network: hanging('RespondToAuthChallenge', { after: 1 }) }),
  play: async (context) => {
    await fill(context, { 'Confirmation code': lastCode(context) });
    await press(context, 'Confirm');
    await seeBusy(context);
  },
};

export const WrongCode: Story = {
  parameters: byEmail,
  play: async (context) => {
    await fill(context, { 'Confirmation code': lastCode(context) === '000000' ? '111111' : '000000' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Confirmation code', 'That code is not right. Check it and try again.');
  },
};
