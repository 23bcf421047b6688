import { html, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthEntryScreen } from '../base/auth-entry-screen.js';
import { linkButton, passwordField, submitButton, textField } from '../base/fields.js';
import { later } from '../base/later.js';
import { usernameField } from '../base/login-mechanisms.js';
import { commonTexts } from '../base/texts.js';
import type { IdentifierFirst } from './identifier-first.js';
import { signInTexts } from './sign-in.texts.js';

/**
 * Signs in with a user name and a password, or with the user name first (`USER_AUTH`). Standing alone it also shows the steps that follow.
 *
 * @element auth-sign-in
 * @slot - A `<form>` of the page's own in place of this element's: fields `username` and `password`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @slot provider-NAME - The label of a provider's button.
 * @slot icon-NAME - Its icon.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-sign-in - The journey has come to signing in.
 * @fires {AuthRequestEvent} auth-sign-in-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateEvent} auth-authenticated - Somebody has signed in.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSignIn extends AuthEntryScreen {
  override readonly screen = 'signIn';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...signInTexts });

  #identifierFirst: IdentifierFirst | undefined;

  protected override renderForm(): TemplateResult {
    if (this.auth?.config.authenticationFlowType === 'USER_AUTH') return this.#renderIdentifierFirst();
    const { t } = this.i18n;
    const { label, type, inputmode } = usernameField(this.mechanisms);
    const hideSignUp = this.hideSignUp || this.stage?.hideSignUp;
    return html`
      ${this.renderHeading(t('sign-in-title'))}
      ${textField({ form: this.formId, name: 'username', label: t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'next', value: this.snapshot.username })}
      ${passwordField({ form: this.formId, name: 'password', label: t('password-label'), autocomplete: 'current-password', enterkeyhint: 'go', ...this.reveal })}
      ${submitButton(t('sign-in-button'))}
      <div class="auth-links">
        ${linkButton('toResetPassword', t('sign-in-forgot'))}
        ${hideSignUp ? nothing : linkButton('toSignUp', t('sign-in-create'))}
      </div>`;
  }

  #renderIdentifierFirst(): TemplateResult {
    if (!this.#identifierFirst) {
      void later(this, () => import('./identifier-first.js')).then(({ IdentifierFirst }) => {
        this.#identifierFirst ??= new IdentifierFirst(this);
        this.requestUpdate();
      });
    }
    return this.#identifierFirst?.render() ?? html``;
  }
}
