import { html, nothing, type TemplateResult } from 'lit';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { usernameField } from '../base/login-mechanisms.js';
import { PasskeyAutofill } from '../base/passkey-autofill.js';
import type { AuthSignIn } from './sign-in.js';

/** The form of choice-based sign-in: it asks for the user name alone; the rest is Cognito's to offer. */
export class IdentifierFirst {
  readonly #screen: AuthSignIn;

  constructor(screen: AuthSignIn) {
    this.#screen = screen;
    new PasskeyAutofill(screen);
  }

  render(): TemplateResult {
    const screen = this.#screen;
    const { t } = screen['i18n'];
    const { label, type, inputmode } = usernameField(screen['mechanisms']);
    return html`
      ${screen['renderHeading'](t('sign-in-title'))}
      ${textField({ form: screen['formId'], name: 'username', label: t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'next', value: screen['snapshot'].username })}
      ${submitButton(t('sign-in-continue'))}
      ${screen.hideSignUp || screen['stage']?.hideSignUp ? nothing : html`<div class="auth-links">${linkButton('toSignUp', t('sign-in-create'))}</div>`}`;
  }
}
