import { html, nothing, render, type TemplateResult } from 'lit';
import { otpauthUri } from './otpauth.js';
import { qrCode } from './qr-code.js';
import type { totpKeyTexts } from './totp-key.texts.js';

/** What a key says beside itself. */
export interface TotpKeyLabel {
  /** The name under which the app lists the account; the page's host by default. */
  readonly issuer: string | undefined;
  readonly account: string;
}

interface TotpKeyHost {
  readonly form: HTMLFormElement;
  requestUpdate(): void;
}

type Translate = (key: keyof typeof totpKeyTexts) => string;

/** The key of an authenticator app: as QR code, as link and as text that can be copied. */
export class TotpKey {
  readonly #host: TotpKeyHost;
  readonly #t: Translate;
  readonly #announce: (text: string) => void;
  #secret = '';
  #uri: string | undefined;
  #qr: TemplateResult | undefined;
  #isCopied = false;

  /**
   * @param t the host's texts, `totpKeyTexts` among them
   * @param announce says something to those who do not see it
   */
  constructor(host: TotpKeyHost, t: Translate, announce: (text: string) => void) {
    this.#host = host;
    this.#t = t;
    this.#announce = announce;
  }

  /** Shows a key, base32; without one forgets the key before. */
  follow(secret: string | undefined, { issuer, account }: TotpKeyLabel): void {
    const uri = secret ? otpauthUri(issuer ?? location.hostname, account, secret) : undefined;
    if (uri === this.#uri) return;
    this.#secret = secret ?? '';
    this.#uri = uri;
    this.#qr = undefined;
    this.#isCopied = false;
    if (uri) void this.#draw(uri);
  }

  /** The steps of a person who has an app at hand; the field for its code comes after them. */
  render(): TemplateResult {
    const t = this.#t;
    return html`
      <ol class="auth-steps">
        <li class="auth-step">${t('setup-totp-scan')}${this.#qr ?? nothing}
          ${this.#uri ? html`<a class="auth-anchor" href=${this.#uri}>${t('setup-totp-open')}</a>` : nothing}</li>
        <li class="auth-step">${t('setup-totp-key')}
          <div class="auth-secret">
            <code class="auth-secret-key"><bdi class="auth-value" dir="ltr">${groups(this.#secret)}</bdi></code>
            <button class="auth-link" type="button" data-auth-action="copy" aria-label=${this.#isCopied ? nothing : t('setup-totp-copy-label')}>${t(this.#isCopied ? 'setup-totp-copied' : 'setup-totp-copy')}</button>
          </div></li>
        <li class="auth-step">${t('setup-totp-enter')}</li>
      </ol>`;
  }

  /** Shows the key in a form of the page's own, and takes it out again. */
  fill(form: HTMLFormElement): void {
    for (const place of form.querySelectorAll<HTMLElement>('[data-auth-secret]')) place.textContent = this.#secret;
    for (const place of form.querySelectorAll<HTMLElement>('[data-auth-qr]')) render(this.#qr ?? nothing, place);
  }

  async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#secret);
      this.#isCopied = true;
      this.#announce(this.#t('setup-totp-copied'));
      this.#host.requestUpdate();
    } catch {
      // Where a page may not write the clipboard the key is at least selected.
      const key = this.#host.form.querySelector('.auth-secret-key, [data-auth-secret]');
      if (key) getSelection()?.selectAllChildren(key);
    }
  }

  async #draw(uri: string): Promise<void> {
    // Without the drawing there are still the link and the key.
    const qr = await qrCode(uri, this.#t('setup-totp-qr-label')).catch(() => undefined);
    if (uri !== this.#uri) return;
    this.#qr = qr;
    this.#host.requestUpdate();
  }
}

/** Four by four, as they are easiest to type; selected and copied they are one word. */
const groups = (secret: string): TemplateResult[] => (secret.match(/.{1,4}/g) ?? []).map((group) => html`<span class="auth-secret-group">${group}</span><wbr>`);
