import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { MfaType } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { carriedUsername } from '../base/carried-username.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { radioField, radioStyles } from '../base/radio-field.js';
import { stepTexts } from '../base/step.texts.js';
import { stepTime } from '../base/step-time.js';
import { commonTexts } from '../base/texts.js';
import { selectMfaTypeTexts } from './select-mfa-type.texts.js';

const LABELS = {
  SOFTWARE_TOKEN_MFA: 'select-mfa-type-SOFTWARE_TOKEN_MFA',
  EMAIL_OTP: 'select-mfa-type-EMAIL_OTP',
  SMS_MFA: 'select-mfa-type-SMS_MFA',
} as const satisfies Record<MfaType, keyof typeof selectMfaTypeTexts>;

/**
 * Lets a user with several second factors choose one, or a user with none choose the one to set up.
 *
 * @element auth-select-mfa-type
 * @slot - A `<form>` of the page's own in place of this element's: `mfaType` with the values `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`, `SMS_MFA`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-select-mfa-type - A choice is waited for.
 * @fires {AuthRequestEvent} auth-select-mfa-type-request - Cognito is about to be told the choice; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSelectMfaType extends AuthScreen {
  override readonly screen = 'selectMfaType';

  override readonly formStyles = [formStyles, radioStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...stepTexts, ...selectMfaTypeTexts });

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { mfaTypes = [], isMfaSetup = false } } = this;
    return html`
      ${isMfaSetup ? this.renderHeading(t('select-mfa-type-setup-title'), t('select-mfa-type-setup-text')) : this.renderHeading(t('select-mfa-type-title'))}
      ${stepTime(t)}
      ${carriedUsername(this.snapshot.username)}
      ${radioField({
        form, name: 'mfaType', legend: t(isMfaSetup ? 'select-mfa-type-setup-legend' : 'select-mfa-type-legend'),
        choices: mfaTypes.map((value) => ({ value, label: t(LABELS[value]) })),
      })}
      ${submitButton(t('select-mfa-type-button'))}
      <div class="auth-links">${linkButton('toSignIn', t('to-sign-in'))}</div>`;
  }
}
