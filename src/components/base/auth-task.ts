import { html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize-controller.js';
import type { AccountData, TaskName, TaskRequest, TaskSnapshot } from '../../flow/account/types.js';
import { INITIAL_ACCOUNT, isReading } from '../../flow/account/tasks.js';
import type { Values } from '../../flow/types.js';
import type { Texts } from '../../i18n/texts.js';
import { accountOf, type Account } from '../../session/account/account.js';
import type { Auth } from '../../session/auth.js';
import { AuthElement } from './auth-element.js';
import type { Problems } from './auth-screen.js';
import { card, tokens } from './card.styles.js';
import { linkButton } from './fields.js';
import { forgetSecrets } from './form-acts.js';
import { FormBinding, type FormHost } from './form-binding.js';
import { uniqueId } from './ids.js';
import { TaskActs } from './task-acts.js';
import { taskFormStyles, type TaskFrame } from './task-frame.js';
import type { taskTexts } from './task.texts.js';
import { readCode } from './typed-code.js';

/**
 * A task of the account: a small journey of its own, seen only while somebody is signed in. Layout in the shadow root,
 * its form in the light DOM, as with the screens of the journey.
 */
export abstract class AuthTask extends AuthElement implements FormHost {
  static override readonly styles = [tokens, card];

  static override readonly properties: PropertyDeclarations = {
    messages: { attribute: false },
  };

  /** Texts of the page's own, by key. */
  messages: Texts = {};

  /** The task that this element shows. */
  abstract readonly task: TaskName;

  /** The sheets that its form is drawn with. */
  readonly formStyles: readonly CSSResult[] = taskFormStyles;

  protected abstract readonly i18n: LocalizeController<typeof taskTexts & Texts>;

  /** The prefix of the form's ids. */
  protected readonly formId = uniqueId();

  protected readonly binding = new FormBinding(this);

  protected account: Account | undefined;

  protected isRevealed = false;

  #frame: TaskFrame | undefined;
  #stop: (() => void) | undefined;
  #detach: (() => void) | undefined;
  #opened: string | undefined;
  #wasIn = false;
  readonly #acts = new TaskActs(this);

  /** The form: the page's own where there is one, else this element's. */
  get form(): HTMLFormElement { return this.binding.form; }

  /** Where the task is. */
  protected get state(): TaskSnapshot { return (this.account?.getSnapshot() ?? INITIAL_ACCOUNT).tasks[this.task]; }

  /** What Cognito has said of the account so far. */
  protected get data(): AccountData { return (this.account?.getSnapshot() ?? INITIAL_ACCOUNT).data; }

  protected get frame(): TaskFrame | undefined { return this.#frame; }

  /** Whether somebody is signed in who may see it. */
  get isShown(): boolean {
    const { user, state } = this.snapshot;
    return user !== undefined && state !== 'signOut';
  }

  protected get isBusy(): boolean { return this.#acts.isChecking || (this.state.pending !== undefined && !isReading(this.state)); }

  override connectedCallback(): void {
    this.#frame = this.parentElement?.closest<TaskFrame>('auth-account') ?? undefined;
    super.connectedCallback();
    this.#follow(this.session.auth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  formSubmitted(form: HTMLFormElement): void {
    if (!this.isBusy) void this.#acts.submit(form);
  }

  formEdited(name: string): void {
    if (name === 'password') this.requestUpdate();
    this.#acts.edited(name);
  }

  formAction(action: string, button: HTMLElement): void {
    this.#acts.act(action, button);
  }

  formAdopted(): void {
    this.requestUpdate();
  }

  protected override sessionChanged(auth: Auth): void {
    this.#follow(auth);
    // An element of the account may be the only one of the page that begins the journey.
    auth.send({ type: 'start' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.i18n.messages = { ...this.#frame?.messages, ...this.messages };
    const { user, state } = this.snapshot;
    const isIn = state === 'authenticated';
    // Steps between the tokens and the end of the way in may have changed what was read during them.
    if (user?.sub !== this.#opened || (isIn && !this.#wasIn)) {
      this.#opened = user?.sub;
      if (user) this.ask({ type: 'open' });
      else this.#forget();
    }
    this.#wasIn = isIn;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (this.isShown) this.binding.render(() => this.#renderStep());
    this.#acts.show();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#acts.settle();
  }

  protected override render(): TemplateResult {
    return html`
      <div class=${this.isShown ? 'card' : 'away'} part="card">
        <slot name="header"></slot>
        <slot></slot>
        <slot name="footer"></slot>
      </div>
      <p class="announcer" role="status"></p>`;
  }

  /** The content of this element's own form, in a step that is not `closed`. */
  protected abstract renderTask(): TemplateResult;

  /** What the heading says. */
  protected abstract readonly heading: string;

  /** What is sent; by default all fields as they are, without the blanks around all but passwords. */
  protected prepare(values: Values): Values | Promise<Values> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /password|current/.test(name) ? value : name === 'code' ? readCode(value) : value.trim()]));
  }

  /** What is wrong with what was typed, before Cognito is asked. */
  protected check(_values: Values): Problems | Promise<Problems> {
    return {};
  }

  /** Asks something of the task. */
  protected ask(request: TaskRequest): void {
    this.account?.send(this.task, request);
  }

  /** The heading and the places for messages, which every step begins with. */
  protected renderHeading(title: string, text: string | typeof nothing = nothing): TemplateResult {
    return html`
      <h2 class="auth-title" tabindex="-1">${title}</h2>
      ${text === nothing ? nothing : html`<p class="auth-text">${text}</p>`}
      <p class="auth-notice" data-auth-notice></p>
      <p class="auth-message" role="alert" data-auth-message></p>`;
  }

  protected renderBack(): TemplateResult {
    return html`<div class="auth-links">${linkButton('back', this.i18n.t('task-back'))}</div>`;
  }

  /** What the templates of password fields need to show the password or not. */
  protected get reveal(): { type: string; show: string; showLabel: string } {
    const { t } = this.i18n;
    return this.isRevealed
      ? { type: 'text', show: t('reveal-hide'), showLabel: t('reveal-hide-label') }
      : { type: 'password', show: t('reveal-show'), showLabel: t('reveal-show-label') };
  }

  #renderStep(): TemplateResult {
    if (this.state.step !== 'closed') return this.renderTask();
    const { t } = this.i18n;
    const { failure } = this.state;
    return html`
      ${this.renderHeading(this.heading)}
      ${failure ? html`<button class="auth-button auth-secondary" type="button" data-auth-action="open">${t('task-retry')}</button>` : html`<p class="auth-text" role="status">${t('task-loading')}</p>`}`;
  }

  #follow(auth: Auth | undefined): void {
    if (!auth || !this.isConnected) return;
    const account = accountOf(auth);
    if (account === this.account && this.#stop) return;
    this.#unfollow();
    if (account !== this.account) this.#opened = undefined;
    this.account = account;
    this.#stop = account.subscribe(() => { this.requestUpdate(); });
    this.#detach = account.attach(this);
    this.requestUpdate();
  }

  #unfollow(): void {
    this.#stop?.();
    this.#detach?.();
    this.#stop = this.#detach = undefined;
  }

  /** Nobody is signed in any more: of whoever was, nothing stays in the document. */
  #forget(): void {
    forgetSecrets(this.form);
    this.binding.render(() => html``);
  }
}
