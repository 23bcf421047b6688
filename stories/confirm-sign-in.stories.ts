import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/confirm-sign-in.js';
import type { ChallengeFields } from '../src/components/confirm-sign-in/challenge-fields.js';
import type { Triggers } from '../src/local-cognito/index.js';
import { fill, lastCode, press, see, seeBusy, seeInvalid, worldOf } from './support/acts.js';
import { attributes } from './support/attributes.js';
import { hanging } from './support/networks.js';
import { ADA, cognito, through, type World } from './support/world.js';

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
  play: async (context) => {
    await see(context, /^Enter the code that we sent by email to a\*\*\*@e\*\*\*\.$/);
    await see(context, 'You have 3 minutes for this step.');
  },
};

export const ByTextMessage: Story = {
  parameters: cognito({ pool: { MfaConfiguration: 'ON', SmsMfaConfiguration: {} }, users: [withPhone], arrange: asked }),
  play: async (context) => {
    await see(context, /^Enter the code that we sent by text message to \+\*{7}0123\.$/);
    await see(context, 'You have 3 minutes for this step.');
  },
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

/** Custom authentication: the page's own questions, after the password. The pool's triggers ask them and judge the answers. */
const triggers: Triggers = {
  defineAuthChallenge({ session }) {
    const last = session.at(-1);
    if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult) return { issueTokens: true };
    return { challengeName: last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE' };
  },
  createAuthChallenge: ({ session }) => ({
    publicChallengeParameters: { question: session.at(-1)?.challengeName === 'CUSTOM_CHALLENGE' ? 'No, that was something else. How do you use the engine?' : 'How do you use the engine?', uses: 'Tables of logarithms|Bernoulli numbers|Music' },
    privateChallengeParameters: { answer: 'Bernoulli numbers' },
  }),
  verifyAuthChallengeResponse: ({ challengeAnswer, privateChallengeParameters }) => ({ answerCorrect: challengeAnswer === privateChallengeParameters.answer }),
};

/** The same question until it is answered. */
const insistent: Triggers = {
  ...triggers,
  createAuthChallenge: () => ({ publicChallengeParameters: { question: 'How do you use the engine?' }, privateChallengeParameters: { answer: 'Bernoulli numbers' } }),
};

const byTriggers = (given: Triggers): ReturnType<typeof cognito> => cognito({
  client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  triggers: given,
  arrange(world: World) {
    world.auth.configure({ authenticationFlowType: 'CUSTOM_AUTH' });
    return asked(world);
  },
});

const byQuestion = byTriggers(triggers);

/** What the page makes of the question's public parameters; what is not the answer goes to the triggers as client metadata. */
const useFields: ChallengeFields = ({ uses = '' }) => [
  { name: 'answer', label: 'Your use', type: 'select', options: uses.split('|') },
  { name: 'department', label: 'Department' },
];

const withFields: Story['render'] = (args, context) => html`<auth-confirm-sign-in .auth=${worldOf(context).auth} .challengeFields=${useFields} ${attributes(args)}></auth-confirm-sign-in>`;

/** A question, without a word of the page's on its fields. */
export const CustomQuestion: Story = {
  parameters: byQuestion,
  play: async (context) => {
    await see(context, /^How do you use the engine\?/);
    await fill(context, { Answer: 'For Bernoulli numbers' });
  },
};

export const CustomFields: Story = {
  parameters: byQuestion,
  render: withFields,
  play: async (context) => {
    await see(context, /^How do you use the engine\?/);
    await context.userEvent.selectOptions(await context.canvas.findByLabelText('Your use'), 'Bernoulli numbers');
    await fill(context, { Department: 'Analysis' });
  },
};

export const CustomWrongAnswer: Story = {
  parameters: byQuestion,
  render: withFields,
  play: async (context) => {
    await see(context, /^How do you use the engine\?/);
    await context.userEvent.selectOptions(await context.canvas.findByLabelText('Your use'), 'Music');
    await fill(context, { Department: 'Analysis' });
    await press(context, 'Confirm');
    await see(context, /^No, that was something else\. How do you use the engine\?/);
  },
};

/** Cognito says of an answer only what it asks next: the same again. */
export const CustomAnswerRefused: Story = {
  parameters: byTriggers(insistent),
  play: async (context) => {
    await see(context, /^How do you use the engine\?/);
    await fill(context, { Answer: 'For music' });
    await press(context, 'Confirm');
    await seeInvalid(context, 'Answer', 'That answer was not accepted. Check it and try again.');
  },
};
