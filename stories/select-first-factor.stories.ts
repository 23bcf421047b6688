import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/select-first-factor.js';
import { fill, press, see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { byChoice, toChoice } from './support/choice.js';
import { cognito } from './support/world.js';

const meta: Meta = {
  title: 'Screens/Select first factor',
  component: 'auth-select-first-factor',
  parameters: cognito({ ...byChoice, arrange: toChoice }),
  render: (args, context) => html`<auth-select-first-factor .auth=${worldOf(context).auth} ${attributes(args)}></auth-select-first-factor>`,
};
export default meta;

type Story = StoryObj;

export const Waiting: Story = { play: (context) => see(context, 'Choose how to sign in') };

export const Password: Story = {
  play: async (context) => {
    await press(context, 'Use your password');
    await see(context, 'Enter your password');
  },
};

export const WrongPassword: Story = {
  play: async (context) => {
    await press(context, 'Use your password');
    await fill(context, { Password: 'Difference-1822' });
    await press(context, 'Sign in');
    await see(context, 'Incorrect user name or password.');
  },
};
