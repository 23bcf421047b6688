import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { Values } from '../../flow/types.js';
import { AuthScreen } from '../base/auth-screen.js';
import { backTexts } from '../base/back.texts.js';
import { carriedUsername } from '../base/carried-username.js';
import { codeField } from '../base/code-step.js';
import { codeTexts } from '../base/code.texts.js';
import { linkButton, submitButton } from '../base/fields.js';
import { formStyles } from '../base/form.styles.js';
import { withAttributes } from '../base/properties.js';
import { stepTexts } from '../base/step.texts.js';
import { stepTime } from '../base/step-time.js';
import { commonTexts } from '../base/texts.js';
import { readCode } from '../base/typed-code.js';
import { yieldOnce } from '../base/yield-once.js';
import { TotpKey } from '../totp-key/totp-key.js';
import { totpKeyStyles } from '../totp-key/totp-key.styles.js';
import { totpKeyTexts } from '../totp-key/totp-key.texts.js';
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
  static override readonly properties: PropertyDeclarations = withAttributes({
    issuer: {},
  });

  /** The name under which the app lists the account; the page's host by default. */
  issuer: string | undefined;

  override readonly screen = 'setupTOTP';

  override readonly formStyles = [formStyles, totpKeyStyles];

  protected override readonly i18n = new LocalizeController(this, { ...commonTexts, ...backTexts, ...codeTexts, ...stepTexts, ...totpKeyTexts, ...setupTotpTexts });

  readonly #key = new TotpKey(this, this.i18n.t, (text) => { (this.stage ?? this).announce(text); });

  override formAction(action: string, button: HTMLElement): void {
    if (action === 'copy') void this.#key.copy();
    else super.formAction(action, button);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { totpSecret, username } = this.snapshot;
    this.#key.follow(this.isShown ? totpSecret : undefined, { issuer: this.issuer, account: username });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.binding.isOwn) this.#key.fill(this.form);
    // The key is as good as a password: it leaves the document with its step.
    else if (!this.isShown) void yieldOnce().then(() => { if (!this.isShown) this.binding.render(() => html``); });
  }

  protected override renderForm(): TemplateResult {
    const { i18n: { t }, formId: form, snapshot: { mfaTypes } } = this;
    return html`
      ${this.renderHeading(t('setup-totp-title'), t('setup-totp-text'))}
      ${stepTime(t)}
      ${carriedUsername(this.snapshot.username)}
      ${this.#key.render()}
      ${codeField(form, t('code-label'))}
      ${submitButton(t('setup-totp-button'))}
      <div class="auth-links">${linkButton('back', t(mfaTypes ? 'setup-totp-back' : 'to-sign-in'))}</div>`;
  }

  protected override async prepare(typed: Values): Promise<Values> {
    const values = await super.prepare(typed);
    return { ...values, code: readCode(values.code) };
  }
}
