import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { AuthScreen } from '../base/auth-screen.js';
import { linkButton, submitButton } from '../base/fields.js';
import { commonTexts } from '../base/texts.js';
import { rememberDeviceTexts } from './remember-device.texts.js';

/**
 * Asks who has just signed in from a new device whether it is to be remembered, where the pool leaves that to the user.
 *
 * @element auth-remember-device
 * @slot - A `<form>` of the page's own in place of this element's, and a button with `data-auth-action="skip"`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-remember-device - The question is asked.
 * @fires {AuthRequestEvent} auth-remember-device-request - Cognito is about to be asked to remember the device; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthRememberDevice extends AuthScreen {
  override readonly screen = 'rememberDevice';

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...rememberDeviceTexts });

  protected override renderForm(): TemplateResult {
    const { t } = this.i18n;
    return html`
      ${this.renderHeading(t('remember-device-title'), t('remember-device-text'))}
      ${submitButton(t('remember-device-button'))}
      <div class="auth-links">${linkButton('skip', t('remember-device-skip'))}</div>`;
  }
}
