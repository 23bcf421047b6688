import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { carriedUsername } from '../base/carried-username.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { stepTexts } from '../base/step.texts.js';
import { stepTime } from '../base/step-time.js';
import { commonTexts } from '../base/texts.js';
import { setupEmailTexts } from './setup-email.texts.js';

/**
 * Sets e-mail up as the second factor of a user who must have one: asks for the address that codes go to.
 *
 * @element auth-setup-email
 * @slot - A `<form>` of the page's own in place of this element's: `email`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-setup-email - An address is waited for.
 * @fires {AuthRequestEvent} auth-setup-email-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSetupEmail extends AuthScreen {
  override readonly screen = 'setupEmail';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...stepTexts, ...setupEmailTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, draft: { email }, snapshot: { mfaTypes } } = this;
    return html`
      ${this.renderHeading(t('setup-email-title'), t('setup-email-text'))}
      ${stepTime(t)}
      ${carriedUsername(this.snapshot.username)}
      ${textField({ form, name: 'email', label: t('email-label'), type: 'email', inputmode: 'email', autocomplete: 'email', enterkeyhint: 'go', value: email })}
      ${submitButton(t('setup-email-button'))}
      <div class="auth-links">${linkButton('back', t(mfaTypes ? 'setup-email-back' : 'to-sign-in'))}</div>`;
  }
}
