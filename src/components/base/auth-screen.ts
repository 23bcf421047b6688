import { type CSSResult, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize-controller.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import type { AuthState } from '../../flow/states.js';
import type { AuthRequest, AuthSnapshot, TextRef, Values } from '../../flow/types.js';
import type { Texts } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { AuthElement } from './auth-element.js';
import { card, tokens } from './card.styles.js';
import { formStyles } from './form.styles.js';
import { controlsOf, FormBinding, valuesOf, type FormHost } from './form-binding.js';
import { uniqueId } from './ids.js';
import { readLoginMechanisms, type LoginMechanism } from './login-mechanisms.js';
import { STAGES, type Stage } from './stage.js';
import type { commonTexts } from './texts.js';
import { yieldOnce } from './yield-once.js';

/** What is wrong with single fields, by name: a text of ours, or one that the page wrote. */
export type Problems = Readonly<Record<string, TextRef | string>>;

/** A page's own check of what was typed: messages by field name, or nothing when all is well. */
export type Validate = (values: Values) => Record<string, string> | undefined | Promise<Record<string, string> | undefined>;

/** One step of the journey: a layout in the shadow root, and its form in the light DOM. */
export abstract class AuthScreen extends AuthElement implements FormHost {
  static override readonly styles = [tokens, card];

  static override readonly properties: PropertyDeclarations = {
    loginMechanisms: { attribute: 'login-mechanisms' },
    messages: { attribute: false },
    validate: { attribute: false },
    draft: { attribute: false },
    passwordPolicy: { attribute: 'password-policy' },
  };

  /** What people sign in by: `email` (default), `phone_number`, `username`, or several. */
  loginMechanisms: string | readonly LoginMechanism[] | undefined;

  /** Texts of the page's own, by key. */
  messages: Texts = {};

  /** A check of the page's own before anything is sent. */
  validate: Validate | undefined;

  /** What was typed before into a screen of this kind, without secrets. */
  draft: Values = {};

  /** The pool's password policy, as far as it should be shown: `8 lowercase uppercase numbers symbols`. */
  passwordPolicy: string | PasswordPolicy | undefined;

  /** The state that this screen is for. */
  abstract readonly screen: AuthState;

  /** The sheets that its form is drawn with. */
  readonly formStyles: readonly CSSResult[] = [formStyles];

  /** The texts of this screen. */
  protected abstract readonly i18n: LocalizeController<typeof commonTexts & Texts>;

  /** The prefix of the form's ids. */
  protected readonly formId = uniqueId();

  protected readonly binding = new FormBinding(this);

  /** Whether the password can be read at the moment. */
  protected isRevealed = false;

  readonly #internals = this.attachInternals();
  #stage: Stage | undefined;
  #detach: (() => void) | undefined;
  #problems: Problems = {};
  #failure: AuthSnapshot['failure'];
  #isChecking = false;
  #wasShown = false;
  #wasCurrent = false;
  #lastFailure: AuthSnapshot['failure'];

  /** The form: the page's own where there is one, else this element's. */
  get form(): HTMLFormElement { return this.binding.form; }

  /** Whether this screen is the one to be seen. */
  get isShown(): boolean { return this.snapshot.state === this.screen; }

  protected get stage(): Stage | undefined { return this.#stage; }

  protected get mechanisms(): LoginMechanism[] { return readLoginMechanisms(this.loginMechanisms ?? this.#stage?.loginMechanisms); }

  protected get policy(): string | PasswordPolicy | undefined { return this.passwordPolicy ?? this.#stage?.passwordPolicy; }

  protected get isBusy(): boolean { return this.#isChecking || (this.snapshot.pending !== undefined && this.snapshot.state === this.screen); }

  override connectedCallback(): void {
    this.#stage = this.parentElement?.closest<Stage>(STAGES) ?? undefined;
    super.connectedCallback();
    this.#internals.states[this.#stage ? 'add' : 'delete']('embedded');
    if (!this.#stage) this.#attach(this.session.auth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#detach?.();
    this.#detach = undefined;
  }

  /** What has been typed, without secrets, for the next screen of this kind. Secrets are gone afterwards. */
  takeDraft(): Values {
    this.binding.forgetSecrets();
    return valuesOf(this.form);
  }

  formSubmitted(form: HTMLFormElement): void {
    if (!this.isBusy) void this.#submit(form);
  }

  formEdited(name: string): void {
    if (name === 'password') this.requestUpdate();
    if (!(name in this.#problems)) return;
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([field]) => field !== name));
    this.requestUpdate();
  }

  formAction(action: string, button: HTMLElement): void {
    if (action === 'reveal') this.#reveal(button);
    else this.session.send({ type: action, username: valuesOf(this.form).username } as AuthRequest);
  }

  formAdopted(): void {
    this.requestUpdate();
  }

  protected override sessionChanged(auth: Auth): void {
    if (this.#stage) return;
    this.#attach(auth);
    this.startJourney(auth);
  }

  /** Begins the journey, if nobody has yet. */
  protected startJourney(auth: Auth): void {
    auth.send({ type: 'start' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.i18n.messages = { ...this.#stage?.messages, ...this.messages };
    const { failure, state } = this.snapshot;
    if (failure === this.#failure) return;
    this.#failure = failure;
    if (state === this.screen) this.#problems = failure?.field ? { [failure.field]: failure.text } : {};
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { isShown } = this;
    if (isShown) this.binding.render(() => this.renderForm());
    this.binding.show({ isBusy: this.isBusy, message: this.#message, notice: this.#notice, fields: this.#fieldMessages });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { isShown, snapshot: { state, failure } } = this;
    const isCurrent = isShown && state === this.screen;
    if (isCurrent && !this.#wasCurrent) this.#arrive();
    else if (isCurrent && failure && failure !== this.#lastFailure) this.#focusProblem();
    if (!isShown && this.#wasShown) this.#leave();
    this.#wasShown = isShown;
    this.#wasCurrent = isCurrent;
    this.#lastFailure = failure;
  }

  protected override firstUpdated(): void {
    // Painting comes first; what speaks to Cognito is fetched while the person types.
    setTimeout(() => { this.session.auth?.warm(); });
  }

  protected override render(): TemplateResult {
    return html`
      ${this.renderCard()}
      <p class="announcer" role="status"></p>`;
  }

  /** The frame around the form. */
  protected renderCard(): TemplateResult {
    return html`
      <div class=${this.isShown ? 'card' : 'away'} part="card">
        <slot name="logo"></slot><slot name="header"></slot>
        <slot></slot>
        <slot name="footer"></slot>
      </div>`;
  }

  /** The content of this element's own form. */
  protected abstract renderForm(): TemplateResult;

  /** The heading and the places for messages, which every form begins with. */
  protected renderHeading(title: string, text: string | typeof nothing = nothing): TemplateResult {
    return html`
      <h2 class="auth-title">${title}</h2>
      ${text === nothing ? nothing : html`<p class="auth-text">${text}</p>`}
      <p class="auth-notice" role="status" data-auth-notice></p>
      <p class="auth-message" role="alert" tabindex="-1" data-auth-message></p>`;
  }

  /** The user name, carried along unseen so that a password manager knows whose password it sees. */
  protected renderCarriedUsername(): TemplateResult {
    return html`<input class="auth-hidden" name="username" type="text" autocomplete="username" readonly tabindex="-1" aria-hidden="true" .value=${this.snapshot.username}>`;
  }

  /** Prepares what is sent; by default all fields as they are, without the blanks around all but passwords. */
  protected prepare(values: Values): Values | Promise<Values> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name.toLowerCase().includes('password') ? value : value.trim()]));
  }

  /** What is wrong with what was typed, before Cognito is asked. */
  protected check(_values: Values): Problems | Promise<Problems> {
    return {};
  }

  async #submit(form: HTMLFormElement): Promise<void> {
    this.#isChecking = true;
    this.#problems = {};
    this.requestUpdate();
    try {
      const typed = valuesOf(form);
      const native = nativeProblems(form);
      this.#problems = Object.keys(native).length ? native : { ...await this.check(typed), ...await this.validate?.(typed) };
      if (Object.keys(this.#problems).length) {
        await this.updateComplete;
        this.binding.focus(Object.keys(this.#problems)[0]);
        return;
      }
      const values = await this.prepare(typed);
      this.session.send({ type: 'submit', screen: this.screen, values });
    } finally {
      this.#isChecking = false;
      this.requestUpdate();
    }
  }

  get #message(): string {
    const failure = this.snapshot.state === this.screen ? this.snapshot.failure : undefined;
    return failure && !failure.field && !this.#isChecking ? this.i18n.say(failure.text) : '';
  }

  get #notice(): string {
    const { notice, state } = this.snapshot;
    return notice && state === this.screen ? this.i18n.say(notice) : '';
  }

  get #fieldMessages(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.#problems).map(([name, problem]) => [name, typeof problem === 'string' ? problem : this.i18n.say(problem)]));
  }

  #attach(auth: Auth | undefined): void {
    this.#detach?.();
    this.#detach = auth?.attach(this, 1);
  }

  /** What the templates of password fields need to show the password or not. */
  protected get reveal(): { type: string; show: string; showLabel: string } {
    const { t } = this.i18n;
    return this.isRevealed
      ? { type: 'text', show: t('reveal-hide'), showLabel: t('reveal-hide-label') }
      : { type: 'password', show: t('reveal-show'), showLabel: t('reveal-show-label') };
  }

  /** The first screen of a visit leaves the focus alone; every later one takes it and says what it is. */
  #arrive(): void {
    const { previous, username } = this.snapshot;
    const usernameControl = controlsOf(this.form).find(({ name }) => name === 'username');
    if (!this.binding.isOwn && usernameControl && !usernameControl.value) usernameControl.value = username;
    if (!previous || previous === 'idle' || previous === 'setup') return;
    const title = this.form.querySelector('h1, h2, h3, legend')?.textContent ?? '';
    (this.#stage ?? this).announce([title, this.#notice].filter(Boolean).join(' '));
    if (this.snapshot.failure) this.#focusProblem();
    else this.binding.focusFirst();
  }

  #leave(): void {
    this.isRevealed = false;
    void yieldOnce().then(() => { if (!this.isShown) this.binding.forgetSecrets(); });
  }

  /** Where the error is: its field, else the secret that has to be typed again, else the message. */
  #focusProblem(): void {
    const names = controlsOf(this.form).map(({ name }) => name);
    this.binding.focus(this.snapshot.failure?.field ?? ['password', 'code'].find((name) => names.includes(name)));
  }

  #reveal(button: HTMLElement): void {
    const id = button.getAttribute('aria-controls');
    const control = controlsOf(this.form).find((candidate) => (id ? candidate.id === id : candidate.name === 'password'));
    if (!(control instanceof HTMLInputElement)) return;
    this.isRevealed = control.type === 'password';
    if (this.binding.isOwn) this.requestUpdate();
    else control.type = this.isRevealed ? 'text' : 'password';
    button.ariaPressed = String(this.isRevealed);
  }
}

const REQUIRED: TextRef = { key: 'invalid-required', english: 'Fill in this field.' };
const EMAIL: TextRef = { key: 'invalid-email', english: 'Enter a complete email address, such as name@example.com.' };
const SPACE: TextRef = { key: 'invalid-password-space', english: 'A password cannot begin or end with a space.' };

/** What the browser's own constraints find, in our words where we have them. */
export function nativeProblems(form: HTMLFormElement): Problems {
  const problems: Record<string, TextRef | string> = {};
  for (const control of controlsOf(form)) {
    const { validity, name, value } = control;
    if (validity.valueMissing) problems[name] = REQUIRED;
    else if (validity.typeMismatch && control.getAttribute('type') === 'email') problems[name] = EMAIL;
    else if (!validity.valid) problems[name] = control.validationMessage;
    else if (name === 'password' && value !== value.trim()) problems[name] = SPACE;
  }
  return problems;
}
