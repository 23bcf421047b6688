import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LINK_TO, type AuthState, type EntryState } from '../../flow/states.js';
import type { Values } from '../../flow/types.js';
import type { Auth } from '../../session/auth.js';
import { AuthScreen } from './auth-screen.js';
import { later } from './later.js';
import type { Outlet } from './outlet.js';
import { withAttributes } from './properties.js';
import { offerProviders } from './providers.js';
import { hasScreen } from './screen-tags.js';
import type { SignUpField } from './sign-up-fields.js';
import { stageProperties, type Stage } from './stage.js';

/**
 * A screen that a person may open without being asked to. Standing alone it always shows its form, and the steps that
 * follow in its place, unless the page has elements of its own for them.
 */
export abstract class AuthEntryScreen extends AuthScreen implements Stage {
  static override readonly properties: PropertyDeclarations = withAttributes(stageProperties);

  /** Leaves out the way to an account of one's own. */
  hideSignUp = false;

  /** What the sign-up asks for beside the user name and the password. */
  signUpAttributes: string | readonly (string | SignUpField)[] | undefined;

  /** Filled in as the user name at the start. */
  username: string | undefined;

  /** Providers to sign in by: `Google Facebook LoginWithAmazon SignInWithApple`, and names of OIDC and SAML providers of the pool. */
  socialProviders: string | readonly string[] | undefined;

  /** Offers a sign-in by the e-mail domain of one's company (`idp_identifier`). */
  companySignIn = false;

  /** Opens a provider in a window of its own, while the page stays. */
  popup = false;

  abstract override readonly screen: EntryState;

  /** Comes when the first step is to be shown here. */
  #outlet: Promise<Outlet> | undefined;
  #isInside = true;

  override get isShown(): boolean {
    if (this.stage) return super.isShown;
    const { state, user } = this.snapshot;
    return hasScreen(state) && !user && !this.#showsStep;
  }

  protected override startJourney(auth: Auth): void {
    auth.send({ type: 'start', initialState: this.screen, username: this.username });
  }

  /** A phone number that is the user name goes out as Cognito stores it. */
  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    if (!values.username || !this.mechanisms.includes('phone_number')) return values;
    const { normalizeUsername } = await later(this, () => import('./phone.js'));
    return { ...values, username: normalizeUsername(values.username, this.mechanisms) };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('username') && this.hasUpdated && !this.stage) this.session.send({ type: LINK_TO[this.screen], username: this.username });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { user, state } = this.snapshot;
    if (!this.stage && user && !this.#isInside) this.announce(this.i18n.t('signed-in-announcement'));
    // Who comes back signed in is told nothing.
    this.#isInside = Boolean(user) || !hasScreen(state);
    if (!this.stage) offerProviders(this);
    const step = this.#step;
    if (step) this.#outlet ??= later(this, () => import('./outlet.js')).then(({ Outlet }) => new Outlet(this, 'step'));
    void this.#outlet?.then((outlet) => {
      outlet.show(step, this.session.auth);
      if (changed.size) outlet.refresh();
    });
  }

  protected override renderCard(): TemplateResult {
    return super.renderCard(this.#step ? html`<slot name="step"></slot>` : nothing);
  }

  /** What follows, where it is shown here. */
  get #step(): AuthState | undefined { return !this.stage && this.#showsStep ? this.snapshot.state : undefined; }

  /** Whether what follows is shown here: only one element does, the one where the journey came through last. */
  get #showsStep(): boolean {
    const { state, entry } = this.snapshot;
    const { auth } = this.session;
    if (!auth || state === this.screen || !hasScreen(state)) return false;
    const { stages } = auth;
    // An authenticator shows everything itself, and the page may have an element of its own for the step.
    if (stages.some((element) => (element instanceof AuthScreen ? element.screen === state : (element as Element).localName === 'auth-authenticator'))) return false;
    const alone = stages.filter((element) => element instanceof AuthEntryScreen);
    return (alone.find((element) => element.screen === entry) ?? alone[0]) === this;
  }
}
