/** What the pool's own triggers ask: rounds, wrong answers, fields that the page describes, and the end of the step. */
import { html, type TemplateResult } from 'lit';
import type { Auth } from '../../../src/index.js';
import type { Triggers } from '../../../src/local-cognito/index.js';
import '../../../src/define.js';
import { ANSWERS, twoQuestions } from '../../unit/local-cognito/custom-auth.js';
import { expectAccessible } from '../support/axe.js';
import { expect } from '../support/expect.js';
import { field, fill, fillAll, findField, focusIsOn, hear, mount, press, see, seeAlert, seeProblem, squeeze, timesSaid, values, visible } from '../support/page.js';
import { watch } from '../support/secrets.js';
import { until } from '../support/until.js';
import { ADA, arrived, createWorld, MINUTE, PASSWORD, type World } from '../support/world.js';

/** What the paragraphs of the form say. */
const paragraphs = (): string[] => visible('form p').map(({ textContent }) => squeeze(textContent));

const REFUSED = 'That answer was not accepted. Check it and try again.';

const OPTIONS = { client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, triggers: twoQuestions };

const authenticator = (auth: Auth, content?: TemplateResult): TemplateResult => html`<auth-authenticator .auth=${auth}>${content}<h2>Members only</h2></auth-authenticator>`;

async function open(show = authenticator, content?: TemplateResult): Promise<{ world: World; auth: Auth }> {
  const world = await createWorld(OPTIONS);
  const auth = world.auth({ authenticationFlowType: 'CUSTOM_AUTH' });
  mount(show(auth, content));
  return { world, auth };
}

async function signIn(auth: Auth): Promise<void> {
  await fillAll({ Email: ADA, Password: PASSWORD });
  await press('Sign in');
  await arrived(auth, 'confirmSignIn');
}

/** A page's own form for the first step: nobody has a password there. */
const nameOnly = html`<auth-sign-in><form><label>Who? <input name="username" required></label><button>Go</button></form></auth-sign-in>`;

describe('a custom challenge', () => {
  it('is asked after the password, round by round, and the answers leave no trace', async () => {
    const { world, auth } = await open();
    const witness = watch(auth, world);
    await signIn(auth);
    await see('Which colour?');
    await hear('Which colour?');
    await expectAccessible();
    await fill('Answer', ` ${ANSWERS[0]} `);
    await press('Confirm');
    await see('Which number?');
    await hear('Which number?');
    expect((await field('Answer')).value).to.equal('');
    await focusIsOn('Answer');
    await fill('Answer', ANSWERS[1]);
    await press('Confirm');
    await see('Members only');
    await until(() => !values().includes(ANSWERS[1]), () => 'The answer is still in its field.');
    witness.expectSilence(ANSWERS[0], PASSWORD);
  });

  it('leaves the question by itself, which may be in another language than the time that there is', async () => {
    const { auth } = await open();
    await signIn(auth);
    await see('Which colour?');
    expect(paragraphs()).to.deep.equal(['Which colour?', 'You have 3 minutes for this step.']);
    // Its sign stays behind it where the page is written from the right.
    expect(visible('form p bdi').map((element) => [element.textContent, getComputedStyle(element).unicodeBidi])).to.deep.equal([['Which colour?', 'isolate']]);
    await hear('Which colour? You have 3 minutes for this step.');
    expect(timesSaid('You have 3 minutes for this step.')).to.equal(1);
  });

  it('says nothing of the time where the page does not want that', async () => {
    const { auth } = await open((session) => html`<auth-authenticator .auth=${session} .messages=${{ 'step-time': '' }}></auth-authenticator>`);
    await signIn(auth);
    await see('Which colour?');
    expect(paragraphs()).to.deep.equal(['Which colour?']);
  });

  it('sends no password, and proves it before anything is asked', async () => {
    const { world, auth } = await open();
    await fillAll({ Email: ADA, Password: 'Wr0ng-password' });
    await press('Sign in');
    await seeAlert('Incorrect user name or password.');
    expect(auth.getSnapshot().state).to.equal('signIn');
    expect(JSON.stringify(world.sent)).not.to.include('Wr0ng-password');
    expect(world.sent[0]?.input).to.deep.include({ AuthFlow: 'CUSTOM_AUTH' });
  });

  it('is asked at once where the page asks for no password', async () => {
    const { world, auth } = await open(authenticator, nameOnly);
    await fill('Who?', ADA);
    await press('Go');
    await see('Which colour?');
    expect(world.count('RespondToAuthChallenge')).to.equal(0);
    await fill('Answer', ANSWERS[0]);
    await press('Confirm');
    await see('Which number?');
    await fill('Answer', ANSWERS[1]);
    await press('Confirm');
    await arrived(auth, 'authenticated');
  });

  it('is asked again after a wrong answer, and refused after too many', async () => {
    const { auth } = await open();
    await signIn(auth);
    for (let round = 1; round <= 2; round++) {
      const { session } = auth.getSnapshot();
      await fill('Answer', 'red');
      await press('Confirm');
      await until(() => auth.getSnapshot().session !== session, () => 'No other question came.');
      await until(() => findField('Answer')?.value === '', () => 'The wrong answer stays.');
      await seeProblem('Answer', REFUSED);
      await focusIsOn('Answer');
    }
    await fill('Answer', 'red');
    await press('Confirm');
    await seeAlert('Incorrect user name or password.');
    expect(auth.user).to.equal(undefined);
  });

  it('is not said to be answered wrongly where a further question comes', async () => {
    const { auth } = await open();
    await signIn(auth);
    await fill('Answer', 'red');
    await press('Confirm');
    await seeProblem('Answer', REFUSED);
    await fill('Answer', ANSWERS[0]);
    await press('Confirm');
    await see('Which number?');
    expect([auth.getSnapshot().failure, findField('Answer')?.ariaInvalid]).to.deep.equal([undefined, null]);
  });

  const QUESTIONS: readonly [what: string, parameters: (round: number) => Record<string, string>, isRefused: boolean][] = [
    ['nothing of it is public', () => ({}), true],
    ['a hint comes with it', (round) => ({ question: 'Colour?', ...(round && { hint: 'Think of the sky.' }) }), false],
    ['it counts its rounds', (round) => ({ question: 'Colour?', round: String(round) }), false],
  ];
  for (const [what, publicChallengeParameters, isRefused] of QUESTIONS) {
    it(`is ${isRefused ? 'said' : 'not said'} to be answered wrongly where ${what}`, async () => {
      const createAuthChallenge: Triggers['createAuthChallenge'] = ({ session }) => ({
        publicChallengeParameters: publicChallengeParameters(session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE').length), privateChallengeParameters: { answer: ANSWERS[0] },
      });
      const world = await createWorld({ ...OPTIONS, triggers: { ...twoQuestions, createAuthChallenge } });
      const auth = world.auth({ authenticationFlowType: 'CUSTOM_AUTH' });
      mount(authenticator(auth));
      await signIn(auth);
      const { session } = auth.getSnapshot();
      await fill('Answer', 'red');
      await press('Confirm');
      await until(() => auth.getSnapshot().session !== session, () => 'No other question came.');
      expect(auth.getSnapshot().failure?.name).to.equal(isRefused ? 'AnswerRefusedError' : undefined);
    });
  }

  it('is said to be answered wrongly in a page’s own form too, whatever its field is called', async () => {
    const { auth } = await open(authenticator, html`<auth-confirm-sign-in><form><label>Code <input name="code" required></label><button>Go on</button></form></auth-confirm-sign-in>`);
    await signIn(auth);
    await fill('Code', 'red');
    await press('Go on');
    await seeAlert(REFUSED);
    expect((await field('Code')).ariaInvalid).to.equal('true');
  });

  it('has the fields that the page describes for each round; what is no answer goes to the triggers as metadata', async () => {
    const { world, auth } = await open((session) => html`
      <auth-authenticator .auth=${session}>
        <auth-confirm-sign-in .challengeFields=${({ round = '' }: Readonly<Record<string, string>>) => [
          { name: 'answer', label: `Answer ${round}` }, { name: 'device', label: 'Device', type: 'select', options: ['phone', 'desk'], required: false },
        ]}></auth-confirm-sign-in>
      </auth-authenticator>`);
    await signIn(auth);
    await fill('Answer 1', ANSWERS[0]);
    await fill('Device', 'desk');
    await press('Confirm');
    await fill('Answer 2', ANSWERS[1]);
    await press('Confirm');
    await arrived(auth, 'authenticated');
    const [, , first] = world.sent;
    expect(first?.input).to.deep.include({ ClientMetadata: { device: 'desk' } });
    expect((first?.input.ChallengeResponses as Record<string, string>).ANSWER).to.equal(ANSWERS[0]);
  });

  it('fills a form of the page’s own with what is asked', async () => {
    const { auth } = await open(authenticator, html`<auth-confirm-sign-in><form>
      <h2>A riddle</h2><p data-auth-parameter="question"></p><label>So? <input name="answer" required></label><button>Say it</button></form></auth-confirm-sign-in>`);
    await signIn(auth);
    await see('Which colour?');
    await fill('So?', ANSWERS[0]);
    await press('Say it');
    await see('Which number?');
    expect((await field('So?')).value).to.equal('');
    await fill('So?', ANSWERS[1]);
    await press('Say it');
    await arrived(auth, 'authenticated');
  });

  it('comes back after a reload, and tells when the step has ended', async () => {
    const { world, auth: before } = await open();
    await signIn(before);
    await until(() => JSON.stringify({ ...sessionStorage }).includes('Which colour?'), () => 'The step is not kept.');
    expect(JSON.stringify({ ...sessionStorage })).not.to.include(PASSWORD);
    const auth = world.auth({ authenticationFlowType: 'CUSTOM_AUTH' });
    mount(authenticator(auth));
    await see('Which colour?');
    await fill('Answer', ANSWERS[0]);
    await press('Confirm');
    await see('Which number?');
    world.advance(3 * MINUTE);
    await fill('Answer', ANSWERS[1]);
    await press('Confirm');
    await arrived(auth, 'signIn');
    await see('For your security, this step has expired. Please sign in again.');
    expect((await field('Email')).value).to.equal(ADA);
  });

  it('leads back', async () => {
    const { auth } = await open();
    await signIn(auth);
    await press('Back to sign in');
    await see('Forgot your password?');
    expect(document.querySelector('auth-confirm-sign-in')).to.equal(null);
  });
});
