import { html, nothing, type TemplateResult } from 'lit';
import type { AuthConfig } from '../../session/config.js';
import { knowsPasskeys } from '../../session/passkeys/ceremony.js';
import { linkButton, submitButton, textField } from '../base/fields.js';
import { usernameField } from '../base/login-mechanisms.js';
import { adoptFormStyles } from '../base/form.styles.js';
import { PasskeyAutofill } from '../base/passkey-autofill.js';
import { identifierFirstStyles } from './identifier-first.styles.js';
import { identifierFirstTexts } from './identifier-first.texts.js';
import type { AuthSignIn } from './sign-in.js';

/** Whether the site has passkeys: its configuration file says so, or it offers to make some. Where they are preferred, the first button asks for one already. */
const hasPasskeys = ({ journey, passkeyOffer, preferredChallenge }: AuthConfig): boolean =>
  preferredChallenge !== 'WEB_AUTHN' && (passkeyOffer === 'once' || passkeyOffer === 'always' || Boolean(journey?.passwordless?.includes('WEB_AUTHN')));

/** The form of choice-based sign-in: it asks for the user name alone, or with a passkey at once; the rest is Cognito's to offer. */
export class IdentifierFirst {
  readonly #screen: AuthSignIn;
  #isByPasskey = false;

  constructor(screen: AuthSignIn) {
    this.#screen = screen;
    new PasskeyAutofill(screen);
    // The other button and the Enter key leave the way in open.
    screen.addEventListener('submit', () => { this.#choose(false); }, { capture: true });
  }

  render(): TemplateResult {
    const screen = this.#screen;
    const { t } = screen['i18n'];
    const { label, type, inputmode } = usernameField(screen['mechanisms']);
    return html`
      ${screen['renderHeading'](t('sign-in-title'))}
      ${textField({ form: screen['formId'], name: 'username', label: t(label), type, inputmode, autocomplete: 'username', enterkeyhint: 'go', value: screen['snapshot'].username })}
      ${submitButton(this.#text('sign-in-continue'))}
      ${screen.auth && hasPasskeys(screen.auth.config) && knowsPasskeys() ? this.#renderPasskey() : nothing}
      ${screen.hideSignUp || screen['stage']?.hideSignUp ? nothing : html`<div class="auth-links">${linkButton('toSignUp', t('sign-in-create'))}</div>`}`;
  }

  #renderPasskey(): TemplateResult {
    const screen = this.#screen;
    adoptFormStyles(screen.getRootNode() as Document | ShadowRoot, [identifierFirstStyles]);
    return html`
      <input type="hidden" name="factor" value="WEB_AUTHN" disabled>
      <button class="auth-button auth-passkey" type="button" aria-disabled=${screen['isBusy'] && this.#isByPasskey ? 'true' : nothing} @click=${this.#onPasskey}>${this.#text('sign-in-passkey')}</button>`;
  }

  #text(key: keyof typeof identifierFirstTexts): string {
    return this.#screen['i18n'].say({ key, english: identifierFirstTexts[key] });
  }

  /** Sends the form as the other button does, and with it the way in that is wanted. */
  readonly #onPasskey = (): void => {
    if (this.#screen['isBusy']) return;
    this.#choose(true);
    this.#screen.formSubmitted(this.#screen.form);
  };

  #choose(isByPasskey: boolean): void {
    const { form } = this.#screen;
    const factor = form.elements.namedItem('factor');
    this.#isByPasskey = isByPasskey;
    if (this.#screen['binding'].isOwn && factor instanceof HTMLInputElement) factor.disabled = !isByPasskey;
  }
}
