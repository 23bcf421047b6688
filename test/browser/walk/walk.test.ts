/**
 * Random walks over the elements: whatever is pressed in whatever order, a form is there or what is for members, the focus is not lost,
 * no secret stays in the page, and who does all well afterwards gets in. A walk that fails names its seed and its steps.
 */
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define.js';
import { ADA, FLOWS, NEW_PASSWORD, PASSWORD, WORLDS, type WorldSpec } from '../../unit/walk/worlds.js';
import { expect } from '../support/expect.js';
import { mount, nameOf, shown, values, visible } from '../support/page.js';
import { watch, type Witness } from '../support/secrets.js';
import { until } from '../support/until.js';
import { createWorld, HOUR, MINUTE, type World } from '../support/world.js';
import { createPerson, WRONG_PASSWORD, type Person } from './person.js';

const WALKS = Number(process.env.WALKS);
const STEPS = 12;
/** Steps that lead in at the most, from anywhere. */
const STEPS_IN = 16;

const ACTS = ['right', 'right', 'right', 'wrong', 'press', 'press', 'press', 'press', 'enter', 'reload', 'wait', 'offline'] as const;

/** @returns the next of 0 ≤ x < 1 (mulberry32) */
const seededRandom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

class Walk {
  readonly steps: string[] = [];
  auth = this.world.auth(this.config);
  witness: Witness = watch(this.auth, this.world);
  readonly person: Person = createPerson(this.spec, this.world, () => this.auth);

  constructor(readonly spec: WorldSpec, readonly world: World) {}

  get config() { return { authenticationFlowType: this.spec.flow }; }

  /** The page, loaded anew. */
  async open(): Promise<void> {
    mount(html`<auth-authenticator .auth=${this.auth} login-mechanisms=${this.spec.username ? 'username' : 'email'}><h2 tabindex="-1">Members only</h2><auth-account></auth-account></auth-authenticator>`);
    await this.arrive();
  }

  async reload(): Promise<void> {
    this.auth = this.world.auth(this.config);
    this.witness = watch(this.auth, this.world);
    await this.open();
  }

  explain(what: string): string {
    const { state, pending, failure } = this.auth.getSnapshot();
    return `${what}, in ${state}${pending ? ` (pending: ${pending})` : ''}${failure ? ` (${failure.name})` : ''} after ${this.steps.join(', ')}. The page shows: ${shown()}`;
  }

  /** Nothing is under way, and there is something to do for whoever looks at the page. */
  async arrive(): Promise<void> {
    // What was sent before the engine is there waits for it, and shows nowhere.
    await this.auth.workbench();
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => { setTimeout(resolve); });
    await until(() => {
      const { state, pending } = this.auth.getSnapshot();
      return !pending && !/^(idle|setup|signOut)$/.test(state) && visible('form').length > 0 && visible('[aria-busy="true"]').length === 0;
    }, () => this.explain('Nothing is to be done'));
    await until(() => /Members only/.test(shown()) === (this.auth.getSnapshot().state === 'authenticated'), () => this.explain('The members’ page shows at the wrong time'));
  }

  async submit(isRight: boolean): Promise<void> {
    const [form] = visible<HTMLFormElement>('form');
    if (!form) return;
    await this.person.fill(form, isRight);
    const button = visible<HTMLButtonElement>('button').find((candidate) => candidate.form === form && candidate.type === 'submit');
    button?.focus();
    if (button) button.click();
    else form.requestSubmit();
    await this.arrive();
  }

  async press(random: () => number): Promise<void> {
    const modal = visible<HTMLDialogElement>('dialog[open]').at(-1);
    const buttons = visible<HTMLButtonElement>('button').filter((candidate) => !candidate.disabled && (!modal || modal.contains(candidate)));
    const button = buttons[Math.floor(random() * buttons.length)];
    if (!button) return;
    this.steps.push(`“${nameOf(button)}”`);
    button.focus();
    button.click();
    await this.arrive();
    await until(() => document.activeElement !== document.body, () => this.explain('The focus is lost'));
  }

  /** The Enter key, for real, in any field. */
  async enter(random: () => number): Promise<void> {
    const fields = visible<HTMLElement>('input');
    const field = fields[Math.floor(random() * fields.length)];
    if (!field) return;
    field.focus();
    await sendKeys({ press: 'Enter' });
    await this.arrive();
    await until(() => document.activeElement !== document.body, () => this.explain('The focus is lost'));
  }

  async act(random: () => number): Promise<void> {
    const act = ACTS[Math.floor(random() * ACTS.length)]!;
    if (act !== 'press') this.steps.push(act);
    switch (act) {
      case 'right': case 'wrong': await this.submit(act === 'right'); break;
      case 'enter': await this.enter(random); break;
      case 'press': await this.press(random); break;
      case 'reload': await this.reload(); break;
      case 'wait': this.world.advance(4 * MINUTE); break;
      case 'offline':
        this.world.disconnect();
        try { await this.submit(true); } finally { this.world.disconnect(false); }
        break;
    }
    await this.checkSecrets();
  }

  /** No password is in a field that cannot be seen, nor anywhere else; codes that were sent are in no event, snapshot or storage. */
  async checkSecrets(): Promise<void> {
    const passwords = [PASSWORD, NEW_PASSWORD, WRONG_PASSWORD];
    const seen = (): number => visible<HTMLInputElement>('input').filter(({ value }) => passwords.includes(value)).length;
    await until(() => values().filter((value) => passwords.includes(value)).length === seen(), () => this.explain('A field that is not seen holds a password'));
    for (const password of passwords) expect(document.body.outerHTML, this.explain('A password is in the markup')).not.to.include(password);
    this.witness.expectSilence(...passwords);
  }

  /** No dead end: after a pause for whatever was locked, all done well leads in. */
  async getIn(): Promise<void> {
    this.world.advance(HOUR);
    for (let step = 0; step < STEPS_IN && this.auth.getSnapshot().state !== 'authenticated'; step++) {
      const before = this.auth.getSnapshot();
      const { state, username } = before;
      this.steps.push(`on from ${state}`);
      if (/^(signUp|resetPassword|confirm(SignUp|ResetPassword))$/.test(state)) this.auth.send({ type: 'toSignIn' });
      // Somebody else's: nobody knows that password.
      else if (state === 'selectFirstFactor' && username !== ADA) this.auth.send({ type: 'toSignIn' });
      else if (/^(verifyUser|rememberDevice|createPasskey)$/.test(state)) this.auth.send({ type: 'skip' });
      else await this.submit(true);
      await until(() => this.auth.getSnapshot() !== before, () => this.explain('Nothing happens'));
      await this.arrive();
      if (this.auth.getSnapshot().failure?.name === 'NotAuthorizedException') this.person.rethink();
      await this.checkSecrets();
    }
    expect(this.auth.getSnapshot().state, this.explain('A dead end')).to.equal('authenticated');
  }
}

for (const [name, spec] of Object.entries(WORLDS)) {
  describe(`walks where ${name}`, () => {
    for (let seed = 1; seed <= WALKS / Object.keys(WORLDS).length; seed++) {
      it(`seed ${seed}`, async function () {
        this.timeout(60_000);
        const random = seededRandom(seed);
        const walk = new Walk(spec, await createWorld({ pool: spec.pool, client: { ExplicitAuthFlows: [...FLOWS] }, ...(spec.triggers && { triggers: spec.triggers }) }));
        await walk.open();
        for (let step = 0; step < STEPS; step++) await walk.act(random);
        await walk.getIn();
      });
    }
  });
}
