import { isReading } from '../../flow/account/tasks.js';
import type { TaskRequest, TaskSnapshot } from '../../flow/account/types.js';
import type { TextRef } from '../../flow/types.js';
import type { Problems } from './auth-screen.js';
import type { AuthTask } from './auth-task.js';
import { BUSY, controlsOf, focusFirst, forgetSecrets, showBusy, valuesOf, withoutField } from './form-acts.js';
import { conceal, focusField, focusProblem, nativeProblems, reveal, showMessages } from './form-messages.js';

const HEADINGS = 'h1, h2, h3, legend';

/** What is done with the form of a task: it is sent, says what is wrong, and leads the focus. */
export class TaskActs {
  readonly #task: AuthTask;
  #problems: Problems = {};
  #seen: TaskSnapshot | undefined;
  #isChecking = false;
  /** Reading the account has failed, and the person has asked for it once more. */
  #isTryingAgain = false;
  /** What led away from the overview, as a selector: who cancels comes back to it. */
  #opener = '';
  #isLeaving = false;
  #wasBusy = false;
  /** Whether that something is under way was said last. */
  #isWait = false;

  readonly #say = (text: TextRef): string => this.#task['i18n'].say(text);

  constructor(task: AuthTask) {
    this.#task = task;
  }

  /** Whether what was typed is being looked at, before Cognito is asked. */
  get isChecking(): boolean { return this.#isChecking; }

  async submit(form: HTMLFormElement): Promise<void> {
    const task = this.#task;
    this.#leave('[type="submit"]');
    this.#isChecking = true;
    this.#problems = {};
    task.requestUpdate();
    try {
      await this.#read();
      const typed = valuesOf(form);
      const native = nativeProblems(form);
      this.#problems = Object.keys(native).length ? native : await task['check'](typed);
      const [wrong] = Object.keys(this.#problems);
      if (wrong === undefined) task['ask']({ type: 'submit', values: await task['prepare'](typed) });
      else {
        await task.updateComplete;
        focusField(task.form, wrong);
      }
    } finally {
      this.#isChecking = false;
      task.requestUpdate();
    }
  }

  /** A field that was complained of is being mended. */
  edited(name: string): void {
    if (!(name in this.#problems)) return;
    this.#problems = withoutField(this.#problems, name);
    this.#task.requestUpdate();
  }

  act(action: string, button: HTMLElement): void {
    const task = this.#task;
    if (action === 'open') this.#isTryingAgain = true;
    if (action === 'reveal') {
      if (task['binding'].isOwn) task['isRevealed'] = !task['isRevealed'];
      else reveal(task.form, button);
      task.requestUpdate();
      return;
    }
    const { authTarget: target } = button.dataset;
    this.#leave(`[data-auth-action="${action}"]${target ? `[data-auth-target="${CSS.escape(target)}"]` : ''}`);
    this.#isLeaving = action === 'back';
    void this.#read().then(() => { task['ask']({ type: action, ...(target && { target }) } as TaskRequest); });
  }

  /** Says what is wrong, what has been done and whether something is under way, each time the task has been rendered. */
  show(): void {
    const task = this.#task;
    const { failure, notice } = task['state'];
    if (failure !== this.#seen?.failure) this.#problems = failure?.field ? { [failure.field]: failure.text } : {};
    showBusy(task.form, task['isBusy']);
    showMessages(task.form, { message: this.#message, notice: this.#notice, isGood: notice?.isGood, problems: this.#problems, say: this.#say });
  }

  /** Leads the focus, after the task has been rendered. */
  settle(): void {
    const task = this.#task;
    const before = this.#seen;
    const state = task['state'];
    this.#seen = state;
    const wasBusy = this.#wasBusy;
    const isBusy = this.#wasBusy = task['isBusy'];
    const wasWait = this.#isWait;
    this.#isWait = false;
    if (!task.isShown || !before) return;
    const words = before === state || (before.step === 'closed' && !this.#isTryingAgain) ? '' : this.#lead(before, state);
    const news = [words, state.notice !== before.notice && this.#notice].filter(Boolean).join(' ');
    this.#isWait = isBusy && !news && (wasWait || !wasBusy);
    // What was said of a wait is taken back with it.
    if (news || this.#isWait !== wasWait) task.announce(news || (this.#isWait ? this.#say(BUSY) : ''));
  }

  get #message(): string {
    const { failure } = this.#task['state'];
    return failure && !failure.field && !this.#isChecking ? this.#say(failure.text) : '';
  }

  get #notice(): string {
    const { notice } = this.#task['state'];
    return notice ? this.#say(notice) : '';
  }

  /** What is asked for while the task is being read waits for that. */
  async #read(): Promise<void> {
    const account = this.#task['account'];
    while (account && isReading(this.#task['state'])) {
      await new Promise<void>((resolve) => {
        const stop = account.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** Notes what is about to lead away from the overview. */
  #leave(opener: string): void {
    this.#isLeaving = false;
    if (this.#task['state'].step === 'overview') this.#opener = opener;
  }

  /** Leads the focus to what has changed. Answers what is to be said of it. */
  #lead(before: TaskSnapshot, state: TaskSnapshot): string {
    if (!state.pending) this.#isTryingAgain = false;
    if (state.step !== before.step) return this.#arrive();
    if (state.failure && state.failure !== before.failure) focusProblem(this.#task.form, state.failure);
    else if (before.pending && !state.pending && !isReading(before)) this.#finish();
    return '';
  }

  /**
   * Another step: it takes the focus, to its first field or else its heading. Who has cancelled is back where the step was opened.
   * Answers what it is, but for what is read because it has the focus.
   */
  #arrive(): string {
    const { form } = this.#task;
    this.#hide();
    const heading = form.querySelector<HTMLElement>(HEADINGS);
    const isOverview = this.#task['state'].step === 'overview';
    const opener = isOverview && this.#isLeaving ? form.querySelector<HTMLElement>(this.#opener) : undefined;
    this.#isLeaving = false;
    const target = heading && (isOverview || controlsOf(form).length === 0) ? opener ?? heading : undefined;
    if (target) focusOn(target);
    else focusFirst(form);
    const texts = isOverview ? [] : form.querySelectorAll('.auth-text');
    return [target !== heading && heading, ...texts].map((part) => (part ? part.textContent : '')).filter(Boolean).join(' ');
  }

  /** What was asked has been done: a button that is gone must not take the focus with it. */
  #finish(): void {
    this.#hide();
    const heading = this.#task.form.querySelector<HTMLElement>(HEADINGS);
    if (document.activeElement === document.body && heading) focusOn(heading);
  }

  /** Secrets have served. */
  #hide(): void {
    this.#task['isRevealed'] = false;
    conceal(this.#task.form);
    forgetSecrets(this.#task.form);
  }
}

/** A heading that a page wrote takes no focus by itself. */
function focusOn(element: HTMLElement): void {
  if (element.matches(HEADINGS)) element.tabIndex = -1;
  element.focus();
}
