import { type CSSResult, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { JourneySettings } from '../../cognito/config-files/types.js';
import type { LocalizeController } from '../../controllers/localize-controller.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import type { AuthState } from '../../flow/states.js';
import type { TextRef, Values } from '../../flow/types.js';
import type { Texts } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { NOT_LOADED } from '../../session/texts.js';
import { AuthElement } from './auth-element.js';
import { card, tokens } from './card.styles.js';
import { formStyles } from './form.styles.js';
import { FormBinding, type FormHost } from './form-binding.js';
import { uniqueId } from './ids.js';
import { readLoginMechanisms, type LoginMechanism } from './login-mechanisms.js';
import { withAttributes } from './properties.js';
import type { ScreenActs } from './screen-acts.js';
import { STAGES, type Stage } from './stage.js';
import type { commonTexts } from './texts.js';

/** Arrives once a screen is there to be used. */
let Acts: typeof ScreenActs | undefined;

/** What is wrong with single fields, by name: a text of ours, or one that the page wrote. */
export type Problems = Readonly<Record<string, TextRef | string>>;

/** A page's own check of what was typed: messages by field name, or nothing when all is well. */
export type Validate = (values: Values) => Record<string, string> | undefined | Promise<Record<string, string> | undefined>;

/** One step of the journey: a layout in the shadow root, and its form in the light DOM. */
export abstract class AuthScreen extends AuthElement implements FormHost {
  static override readonly styles = [tokens, card];

  static override readonly properties: PropertyDeclarations = withAttributes({
    loginMechanisms: {},
    messages: { attribute: false },
    validate: { attribute: false },
    draft: { attribute: false },
    passwordPolicy: {},
  });

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
  #acts: ScreenActs | undefined;

  /** The form: the page's own where there is one, else this element's. */
  get form(): HTMLFormElement { return this.binding.form; }

  /** Whether this screen is the one to be seen. */
  get isShown(): boolean { return this.snapshot.state === this.screen; }

  protected get stage(): Stage | undefined { return this.#stage; }

  /** What a configuration file says. */
  protected get settings(): JourneySettings | undefined { return this.session.auth?.config.journey; }

  protected get mechanisms(): LoginMechanism[] { return readLoginMechanisms(this.loginMechanisms ?? this.#stage?.loginMechanisms ?? this.settings?.loginMechanisms); }

  protected get isBusy(): boolean { return this.#acts?.isChecking || (this.snapshot.pending !== undefined && this.snapshot.state === this.screen); }

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
    return this.#acts?.takeDraft() ?? this.draft;
  }

  formSubmitted(form: HTMLFormElement): void {
    this.#act((acts) => { void acts.submit(form); });
  }

  formEdited(name: string): void {
    if (name === 'password') this.requestUpdate();
    this.#acts?.edited(name);
  }

  formAction(action: string, button: HTMLElement): void {
    this.#act((acts) => { acts.act(action, button); });
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
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (this.isShown) this.binding.render(() => this.renderForm());
    if (Acts) (this.#acts ??= new Acts(this)).show();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#acts?.settle();
  }

  protected override firstUpdated(): void {
    // Painting comes first; what acts and what speaks to Cognito is fetched while the person types.
    setTimeout(() => {
      this.#act();
      this.session.auth?.warm();
    });
  }

  protected override render(): TemplateResult {
    return html`
      ${this.renderCard()}
      <p class="announcer" role="status"></p>`;
  }

  /** The frame around the form, or around the step that follows in its place. */
  protected renderCard(step: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`
      <div class=${this.isShown || step !== nothing ? 'card' : 'away'} part="card">
        <slot name="logo"></slot><slot name="header"></slot>
        <slot class=${this.isShown ? nothing : 'away'}></slot>${step}
        <slot name="footer"></slot>
      </div>`;
  }

  /** The content of this element's own form. */
  protected abstract renderForm(): TemplateResult;

  /** The heading and the places for messages, which every form begins with. */
  protected renderHeading(title: string, text: string | TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`
      <h2 class="auth-title">${title}</h2>
      ${text === nothing ? nothing : html`<p class="auth-text">${text}</p>`}
      <p class="auth-notice" data-auth-notice></p>
      <p class="auth-message" role="alert" data-auth-message></p>`;
  }

  /** Prepares what is sent; by default all fields as they are, without the blanks around all but passwords. */
  protected prepare(values: Values): Values | Promise<Values> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name.toLowerCase().includes('password') ? value : value.trim()]));
  }

  /** What is wrong with what was typed, before Cognito is asked. */
  protected check?(values: Values): Problems | Promise<Problems>;

  /** Does something that needs more than painting, as soon as that has arrived. */
  #act(act?: (acts: ScreenActs) => void): void {
    if (this.#acts) act?.(this.#acts);
    else void this.#loadActs().then(act, () => { this.binding.say(this.i18n.say(NOT_LOADED)); });
  }

  async #loadActs(): Promise<ScreenActs> {
    Acts ??= (await import('./screen-acts.js')).ScreenActs;
    this.requestUpdate();
    return (this.#acts ??= new Acts(this));
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
}
