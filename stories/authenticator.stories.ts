import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define/authenticator.js';
import '../src/define/sign-out.js';
import { see, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { authenticatorControls } from './support/authenticator.js';
import { cognito, signedIn, type World } from './support/world.js';

const content = html`<h1>Minutes of the last meeting</h1><p>Seen only by who has signed in.</p><auth-sign-out></auth-sign-out>`;

const authenticator = ({ auth }: World, args: Record<string, unknown>, inside: TemplateResult = content): TemplateResult =>
  html`<auth-authenticator .auth=${auth} ${attributes(args)}>${inside}</auth-authenticator>`;

const meta: Meta = {
  title: 'Screens/Authenticator',
  component: 'auth-authenticator',
  argTypes: authenticatorControls,
  render: (args, context) => authenticator(worldOf(context), args),
};
export default meta;

type Story = StoryObj;

export const SignIn: Story = { play: (context) => see(context, 'Forgot your password?') };

export const SignUp: Story = {
  args: { 'initial-state': 'signUp', 'sign-up-attributes': 'given_name', 'password-policy': '8 lowercase uppercase numbers symbols' },
  play: (context) => see(context, 'I have an account already'),
};

export const ResetPassword: Story = {
  args: { 'initial-state': 'resetPassword', username: 'ada@example.com' },
  play: (context) => see(context, 'Send the code'),
};

export const WithoutSignUp: Story = { args: { 'hide-sign-up': true }, play: (context) => see(context, 'Forgot your password?') };

export const Modal: Story = {
  args: { variation: 'modal' },
  parameters: { docs: { story: { inline: false, height: '480px' } } },
  play: (context) => see(context, 'Forgot your password?'),
};

export const SignedIn: Story = { parameters: cognito({ arrange: signedIn }), play: (context) => see(context, 'Minutes of the last meeting') };

export const LogoHeaderFooter: Story = {
  render: (args, context) => authenticator(worldOf(context), args, html`
    <svg slot="logo" role="img" aria-label="Example" width="40" height="40" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#3b4fd8"/></svg>
    <p slot="header">For members of the society.</p>
    <p slot="footer">Help: <a href="mailto:help@example.com">help@example.com</a></p>
    ${content}`),
  play: (context) => see(context, 'For members of the society.'),
};

/** A screen inside the authenticator is used in place of its own. */
export const OwnSignUp: Story = {
  args: { 'initial-state': 'signUp' },
  render: (args, context) => authenticator(worldOf(context), args, html`
    <auth-sign-up>
      <form method="post">
        <h2>Join the society</h2>
        <p><label>Member’s address <input name="username" type="email" autocomplete="username" required></label></p>
        <p><label>Secret word <input name="password" type="password" autocomplete="new-password" required></label></p>
        <p data-auth-message role="alert"></p>
        <button>Join</button> <button type="button" data-auth-action="toSignIn">I am a member</button>
      </form>
    </auth-sign-up>
    ${content}`),
  play: (context) => see(context, 'Join'),
};

/** Custom properties set above the element change its look. */
export const Brand: Story = {
  render: (args, context) => html`
    <div style="--auth-color-accent: #0b6b58; --auth-color-on-accent: #fff; --auth-color-link: light-dark(#0b6b58, #7fd8c2); --auth-radius: 0; --auth-font-family: Georgia, serif">
      ${authenticator(worldOf(context), args)}
    </div>`,
  play: (context) => see(context, 'Forgot your password?'),
};
