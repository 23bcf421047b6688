import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AuthContextProvider } from '../../context-provider.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import { LINK_TO, toInitialState, type InitialState } from '../../flow/states.js';
import type { Texts } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { advise } from '../base/advise.js';
import { AuthElement } from '../base/auth-element.js';
import type { AuthScreen } from '../base/auth-screen.js';
import { card, tokens } from '../base/card.styles.js';
import { later } from '../base/later.js';
import type { LoginMechanism } from '../base/login-mechanisms.js';
import { Outlet } from '../base/outlet.js';
import { withAttributes } from '../base/properties.js';
import { offerProviders } from '../base/providers.js';
import { hasScreen, SCREEN_TAGS } from '../base/screen-tags.js';
import type { SignUpField } from '../base/sign-up-fields.js';
import { stageProperties, type Stage } from '../base/stage.js';
import { commonTexts } from '../base/texts.js';
import { authenticatorStyles } from './authenticator.styles.js';
import { authenticatorTexts } from './authenticator.texts.js';
import type { Modal } from './modal.js';

/**
 * The whole journey in one element. What stands inside it is seen only by who has signed in; a screen inside it
 * (`<auth-sign-up>…</auth-sign-up>`) is used in place of its own.
 *
 * @element auth-authenticator
 * @slot - What only those see who have signed in.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @slot provider-NAME - The label of a provider's button.
 * @slot icon-NAME - Its icon.
 * @csspart card - The frame around the form.
 * @csspart close - The button that closes the modal variation.
 * @cssstate asking - A form is shown.
 * @fires {AuthStateEvent} auth-authenticated - Somebody has signed in. Each state fires an event of its own name.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthAuthenticator extends AuthElement implements Stage {
  static override readonly styles = [tokens, card, authenticatorStyles];

  static override readonly properties: PropertyDeclarations = withAttributes({
    initialState: {},
    variation: { reflect: true },
    loginMechanisms: {},
    passwordPolicy: {},
    messages: { attribute: false },
    ...stageProperties,
  });

  /** Where the journey begins: `signIn` (default), `signUp`, `resetPassword`, or a confirmation. */
  initialState: string | undefined;

  /** Filled in as the user name at the start. */
  username: string | undefined;

  /** Leaves out the way to an account of one's own. */
  hideSignUp = false;

  /** `modal` shows the forms in a dialog over the page. */
  variation: 'default' | 'modal' | undefined;

  /** What people sign in by: `email` (default), `phone_number`, `username`, or several. */
  loginMechanisms: string | readonly LoginMechanism[] | undefined;

  /** What the sign-up asks for beside the user name and the password. */
  signUpAttributes: string | readonly (string | SignUpField)[] | undefined;

  /** The pool's password policy, as far as it should be shown: `8 lowercase uppercase numbers symbols`. */
  passwordPolicy: string | PasswordPolicy | undefined;

  /** Providers to sign in by: `Google Facebook LoginWithAmazon SignInWithApple`, and names of OIDC and SAML providers of the pool. */
  socialProviders: string | readonly string[] | undefined;

  /** Offers a sign-in by the e-mail domain of one's company (`idp_identifier`). */
  companySignIn = false;

  /** Opens a provider in a window of its own, while the page stays. */
  popup = false;

  /** Texts of the page's own, by key. */
  messages: Texts = {};

  protected readonly i18n = new LocalizeController(this, { ...commonTexts, ...authenticatorTexts });

  readonly #internals = this.attachInternals();
  readonly #outlet = new Outlet(this, 'screen');
  readonly #context = new AuthContextProvider(this);
  #detach: (() => void) | undefined;
  #modal: Modal | undefined;
  #isDismissed = false;
  #wasAsking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.session.auth && !this.#detach) this.sessionChanged(this.session.auth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#detach?.();
    this.#detach = undefined;
  }

  /** Opens the dialog of the modal variation again. */
  show(): void {
    this.#isDismissed = false;
    this.requestUpdate();
  }

  /** Closes the dialog of the modal variation; the journey stays where it is. */
  close(): void {
    this.#isDismissed = true;
    this.requestUpdate();
  }

  override announce(text: string): void {
    if (!this.#modal?.announce(text)) super.announce(text);
  }

  protected override sessionChanged(auth: Auth): void {
    this.#detach?.();
    this.#detach = auth.attach(this, 0);
    this.#context.set(auth);
    auth.send({ type: 'start', initialState: this.#beginning, username: this.username });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.i18n.messages = this.messages;
    this.#internals.states[this.#isAsking ? 'add' : 'delete']('asking');
    for (const screen of this.#ownScreens()) screen.slot = 'screen';
    if (this.variation === 'modal' && !this.#modal) void this.#loadModal();
    if ((changed.has('initialState') || changed.has('username')) && this.hasUpdated) this.#restart();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#outlet.show(this.snapshot.state, this.session.auth);
    if (changed.size) this.#outlet.refresh();
    offerProviders(this);
    this.#modal?.toggle(this.#isAsking && !this.#isDismissed);
    if (this.#wasAsking && this.snapshot.state === 'authenticated') this.#welcome();
    this.#wasAsking = this.#isAsking;
  }

  protected override render(): TemplateResult {
    const slots = html`<slot name="logo"></slot><slot name="header"></slot><slot name="screen"></slot><slot name="footer"></slot>`;
    const className = this.#isAsking ? 'card' : 'away';
    return html`
      ${this.variation === 'modal' ? this.#modal?.render(slots, className, this.i18n.t('authenticator-close')) : html`<div class=${className} part="card">${slots}</div>`}
      <div class=${this.snapshot.state === 'authenticated' ? 'content' : 'away'} tabindex="-1"><slot></slot></div>
      <p class="announcer" role="status"></p>`;
  }

  get #isAsking(): boolean { return hasScreen(this.snapshot.state); }

  get #beginning(): InitialState | undefined {
    const { initialState } = this;
    if (!initialState) return undefined;
    const state = toInitialState(initialState);
    if (!state) advise('initialState', initialState);
    return state;
  }

  /** A beginning that changes later counts as long as nobody has signed in. */
  #restart(): void {
    this.session.send({ type: LINK_TO[this.#beginning ?? 'signIn'], username: this.username });
  }

  /** Screens that the page has put inside. */
  #ownScreens(): AuthScreen[] {
    const tags = new Set(Object.values(SCREEN_TAGS));
    return [...this.children].filter((child): child is AuthScreen => tags.has(child.localName));
  }

  async #loadModal(): Promise<void> {
    const { Modal } = await later(this, () => import('./modal.js'));
    this.#modal ??= new Modal(this, () => { if (this.#isAsking) this.close(); });
    this.requestUpdate();
  }

  /** Signed in: the form has gone, and the focus with it, if it was there. */
  #welcome(): void {
    this.announce(this.i18n.t('signed-in-announcement'));
    if (!document.activeElement || document.activeElement === document.body || this.contains(document.activeElement)) {
      this.renderRoot.querySelector<HTMLElement>('.content')?.focus();
    }
  }
}
