import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { FirstFactor, Values } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { linkButton, passwordField, submitButton, textField } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { focusFirst } from '../base/form-acts.js';
import { usernameField } from '../base/login-mechanisms.js';
import { commonTexts } from '../base/texts.js';
import { selectFirstFactorStyles } from './select-first-factor.styles.js';
import { selectFirstFactorTexts } from './select-first-factor.texts.js';

const LABELS = {
  PASSWORD: 'select-first-factor-password',
  EMAIL_OTP: 'select-first-factor-email',
  SMS_OTP: 'select-first-factor-sms',
  WEB_AUTHN: 'select-first-factor-passkey',
} as const satisfies Record<FirstFactor, keyof typeof selectFirstFactorTexts>;

/**
 * Offers the ways to sign in that Cognito has for this user, the last used first, and asks for the password where that is the one.
 *
 * @element auth-select-first-factor
 * @slot - A `<form>` of the page's own in place of this element's: `factor` (`PASSWORD`, `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`) or
 *   buttons with `data-auth-action="choose"` and such a value; `password` where that was chosen.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-select-first-factor - A choice is waited for.
 * @fires {AuthRequestEvent} auth-select-first-factor-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSelectFirstFactor extends AuthScreen {
  override readonly screen = 'selectFirstFactor';

  override readonly formStyles = [formStyles, selectFirstFactorStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...selectFirstFactorTexts });

  #chosen = '';
  #asked: FirstFactor | undefined;

  override formAction(action: string, button: HTMLElement): void {
    if (action !== 'choose') super.formAction(action, button);
    else if (!this.isBusy) this.#choose((button as HTMLButtonElement).value);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { factor } = this.snapshot;
    // The choice becomes the password's field and back without leaving the state.
    if (this.isShown && factor !== this.#asked) focusFirst(this.form);
    this.#asked = factor;
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { factor, username } } = this;
    const isPassword = factor === 'PASSWORD';
    return html`
      ${this.renderHeading(t(isPassword ? 'select-first-factor-password-title' : 'select-first-factor-title'))}
      ${textField({ form, name: 'username', label: t(usernameField(this.mechanisms).label), autocomplete: 'username', value: username, isReadonly: true })}
      ${isPassword ? this.#renderPassword() : this.#renderChoice()}`;
  }

  /** Enter in the user name's field means the first way, as it stands out. */
  protected override prepare(values: Values): Values {
    const { factor, factors: [first] = [] } = this.snapshot;
    return { ...!factor && first && { factor: first }, ...values };
  }

  #renderPassword(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { factors } } = this;
    return html`
      ${passwordField({ form, name: 'password', label: t('password-label'), autocomplete: 'current-password', enterkeyhint: 'go', ...this.reveal })}
      ${submitButton(t('select-first-factor-button'))}
      <div class="auth-links">
        ${linkButton('toResetPassword', t('select-first-factor-forgot'))}
        ${factors?.[1] ? linkButton('back', t('select-first-factor-others')) : linkButton('toSignIn', t('to-sign-in'))}
      </div>`;
  }

  #renderChoice(): TemplateResult {
    const { i18n: { t }, snapshot: { factors = [] } } = this;
    return html`
      <div class="auth-options">
        ${factors.map((factor, index) => html`<button class=${index ? 'auth-button auth-option' : 'auth-button'} type="button" data-auth-action="choose" value=${factor}
          aria-disabled=${this.isBusy && factor === this.#chosen ? 'true' : nothing}>${t(LABELS[factor])}</button>`)}
      </div>
      <div class="auth-links">${linkButton('toSignIn', t('to-sign-in'))}</div>`;
  }

  #choose(factor: string): void {
    this.#chosen = factor;
    this.session.send({ type: 'submit', screen: this.screen, values: { factor } });
  }
}
