import { html, nothing, render, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { codeField } from '../base/code-step.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { commonTexts } from '../base/texts.js';
import { yieldOnce } from '../base/yield-once.js';
import { otpauthUri } from './otpauth.js';
import { qrCode } from './qr-code.js';
import { setupTotpStyles } from './setup-totp.styles.js';
import { setupTotpTexts } from './setup-totp.texts.js';

/**
 * Sets up an authenticator app: its secret as QR code, as link and as text, and the first code that it shows.
 *
 * In a form of the page's own the QR code is shown in `data-auth-qr` and the key in `data-auth-secret`; the action `copy` copies it.
 *
 * @element auth-setup-totp
 * @slot - A `<form>` of the page's own in place of this element's: `code`.
 * @slot logo - Above everything.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthStateEvent} auth-setup-totp - A code is waited for.
 * @fires {AuthRequestEvent} auth-setup-totp-request - Cognito is about to be asked; cancelable.
 * @fires {AuthStateChangeEvent} auth-state-change - The journey has gone to another state.
 */
export class AuthSetupTotp extends AuthScreen {
  static override readonly properties: PropertyDeclarations = {
    issuer: {},
  };

  /** The name under which the app lists the account; the page's host by default. */
  issuer: string | undefined;

  override readonly screen = 'setupTOTP';

  override readonly formStyles = [formStyles, setupTotpStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...setupTotpTexts });

  #drawn: string | undefined;
  #qr: TemplateResult | undefined;
  #isCopied = false;

  get #uri(): string | undefined {
    const { totpSecret, username } = this.snapshot;
    return totpSecret ? otpauthUri(this.issuer ?? location.hostname, username, totpSecret) : undefined;
  }

  override formAction(action: string, button: HTMLElement): void {
    if (action === 'copy') void this.#copy();
    else super.formAction(action, button);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const uri = this.isShown ? this.#uri : undefined;
    if (uri === this.#drawn) return;
    this.#drawn = uri;
    this.#qr = undefined;
    this.#isCopied = false;
    if (uri) void this.#draw(uri);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.binding.isOwn) this.#fillOwnForm();
    // The key is as good as a password: it leaves the document with its step.
    else if (!this.isShown) void yieldOnce().then(() => { if (!this.isShown) this.binding.render(() => html``); });
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { totpSecret = '', mfaTypes } } = this;
    return html`
      ${this.renderHeading(t('setup-totp-title'), t('setup-totp-text'))}
      ${this.renderCarriedUsername()}
      <ol class="auth-steps">
        <li class="auth-step">${t('setup-totp-scan')}${this.#qr ?? nothing}
          ${this.#uri ? html`<a class="auth-anchor" href=${this.#uri}>${t('setup-totp-open')}</a>` : nothing}</li>
        <li class="auth-step">${t('setup-totp-key')}
          <div class="auth-secret">
            <code class="auth-secret-key">${groups(totpSecret)}</code>
            <button class="auth-link" type="button" data-auth-action="copy" aria-label=${t('setup-totp-copy-label')}>${t(this.#isCopied ? 'setup-totp-copied' : 'setup-totp-copy')}</button>
          </div></li>
        <li class="auth-step">${t('setup-totp-enter')}</li>
      </ol>
      ${codeField(form, t('code-label'))}
      ${submitButton(t('setup-totp-button'))}
      <div class="auth-links">${linkButton('back', t(mfaTypes ? 'setup-totp-back' : 'to-sign-in'))}</div>`;
  }

  /** Apps show their codes with a blank in the middle. */
  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return { ...values, code: (values.code ?? '').replace(/[\s-]/g, '') };
  }

  async #draw(uri: string): Promise<void> {
    // Without the drawing there are still the link and the key.
    const qr = await qrCode(uri, this.i18n.t('setup-totp-qr-label')).catch(() => undefined);
    if (uri !== this.#drawn) return;
    this.#qr = qr;
    this.requestUpdate();
  }

  async #copy(): Promise<void> {
    const { totpSecret = '' } = this.snapshot;
    try {
      await navigator.clipboard.writeText(totpSecret);
      this.#isCopied = true;
      (this.stage ?? this).announce(this.i18n.t('setup-totp-copied'));
      this.requestUpdate();
    } catch {
      // Where a page may not write the clipboard the key is at least selected.
      const key = this.form.querySelector('.auth-secret-key, [data-auth-secret]');
      if (key) getSelection()?.selectAllChildren(key);
    }
  }

  #fillOwnForm(): void {
    const { isShown, snapshot: { totpSecret = '' } } = this;
    for (const place of this.form.querySelectorAll<HTMLElement>('[data-auth-secret]')) place.textContent = isShown ? totpSecret : '';
    for (const place of this.form.querySelectorAll<HTMLElement>('[data-auth-qr]')) render(isShown ? this.#qr ?? nothing : nothing, place);
  }
}

/** Four by four, as they are easiest to type; selected and copied they are one word. */
const groups = (secret: string): TemplateResult[] => (secret.match(/.{1,4}/g) ?? []).map((group) => html`<span class="auth-secret-group">${group}</span><wbr>`);
