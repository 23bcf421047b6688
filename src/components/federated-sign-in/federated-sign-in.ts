import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { isInitialState } from '../../flow/states.js';
import type { Values } from '../../flow/types.js';
import type { Auth } from '../../session/auth.js';
import { AuthScreen } from '../base/auth-screen.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { withAttributes } from '../base/properties.js';
import { providerProperties } from '../base/providers.js';
import { commonTexts } from '../base/texts.js';
import { showProviders } from '../provider-buttons/provider-buttons.js';
import { federatedSignInTexts } from './federated-sign-in.texts.js';

/**
 * Signs in elsewhere, without a password here: by a social or company provider, or by the e-mail domain of a company.
 *
 * @element auth-federated-sign-in
 * @slot - A `<form>` of the page's own in place of this element's: the field `username` for the company's e-mail address.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the buttons.
 * @slot provider-NAME - The label of a provider's button.
 * @slot icon-NAME - Its icon.
 * @csspart card - The frame around form and buttons.
 * @csspart providers - The group of the providers' buttons.
 * @csspart provider - The button of one provider.
 * @fires {AuthStateEvent} auth-federated-sign-in - The journey has come to signing in elsewhere.
 * @fires {AuthRequestEvent} auth-federated-sign-in-request - The person is about to be sent there; cancelable.
 * @fires {AuthStateEvent} auth-authenticated - Somebody has signed in.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthFederatedSignIn extends AuthScreen {
  static override readonly properties: PropertyDeclarations = withAttributes(providerProperties);

  /** Providers to sign in by: `Google Facebook LoginWithAmazon SignInWithApple`, and names of OIDC and SAML providers of the pool. */
  socialProviders: string | readonly string[] | undefined;

  /** Asks for a work e-mail address, whose domain leads to the company's own sign-in (`idp_identifier`). */
  companySignIn = false;

  /** Opens a provider in a window of its own, while the page stays. */
  popup = false;

  override readonly screen = 'federatedSignIn';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...federatedSignInTexts });

  /** Standing alone it is where people sign in, whatever else is on the page. */
  override get isShown(): boolean {
    const { state, user } = this.snapshot;
    return super.isShown || (!this.stage && !user && isInitialState(state));
  }

  get #asksForCompany(): boolean { return this.companySignIn || Boolean(this.stage?.companySignIn); }

  protected override startJourney(auth: Auth): void {
    auth.send({ type: 'start', initialState: this.screen });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // An authenticator shows the buttons itself, where the page's own labels and icons reach.
    if (!this.stage) showProviders(this);
  }

  /** A company's sign-in opens as the providers' do. */
  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return this.popup || this.stage?.popup ? { ...values, popup: 'yes' } : values;
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { pending, state, username } } = this;
    if (pending === 'finishFederatedSignIn') return this.renderHeading(t('federated-sign-in-finishing'));
    if (pending && state === this.screen) {
      return html`
        ${this.renderHeading(t('federated-sign-in-waiting-title'), t('federated-sign-in-waiting'))}
        <div class="auth-links">${linkButton('toFederatedSignIn', t('federated-sign-in-cancel'))}</div>`;
    }
    const isCompany = this.#asksForCompany;
    return html`
      ${this.renderHeading(t('federated-sign-in-title'), isCompany ? t('federated-sign-in-company-text') : nothing)}
      ${isCompany ? html`
        ${textField({ form, name: 'username', label: t('federated-sign-in-company-label'), type: 'email', inputmode: 'email', autocomplete: 'email', enterkeyhint: 'go', value: username })}
        ${submitButton(t('federated-sign-in-button'))}` : nothing}
      ${this.stage && this.stage.initialState !== this.screen ? html`<div class="auth-links">${linkButton('toSignIn', t('federated-sign-in-password'))}</div>` : nothing}`;
  }
}
