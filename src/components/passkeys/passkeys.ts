import { html, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { AccountPasskey } from '../../flow/account/types.js';
import { AuthTask } from '../base/auth-task.js';
import { localeOf } from '../../i18n/intl-locale.js';
import { actionButton, dangerButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { passkeysTexts } from './passkeys.texts.js';

/**
 * The passkeys of whoever is signed in: what there is, one more, one less.
 *
 * @element auth-passkeys
 * @slot - A `<form>` of the page's own in place of this element's: buttons with `data-auth-action` (`setUp`, `remove`) and `data-auth-target`.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - A passkey has been added or removed.
 */
export class AuthPasskeys extends AuthTask {
  override readonly task = 'passkeys';

  override readonly formStyles = taskFormStyles;

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...passkeysTexts });

  protected override get heading(): string { return this.i18n.t('passkeys-title'); }

  protected override renderTask(): TemplateResult {
    const { i18n: { t }, data: { passkeys = [] } } = this;
    if (this.state.step === 'confirm') return this.#renderConfirm();
    return html`
      ${this.renderHeading(this.heading, t('passkeys-text'))}
      ${passkeys.length ? html`<ul class="auth-list">${passkeys.map((passkey) => this.#renderPasskey(passkey))}</ul>` : html`<p class="auth-text">${t('passkeys-none')}</p>`}
      <button class="auth-button auth-secondary" type="button" data-auth-action="setUp">${t('passkeys-add')}</button>`;
  }

  #renderPasskey(passkey: AccountPasskey): TemplateResult {
    const { t, lang } = this.i18n;
    const time = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'medium' }).format(passkey.createdAt);
    const name = this.#nameOf(passkey);
    return html`<li class="auth-item">
      <div class="auth-item-text">
        <span class="auth-item-name"><bdi class="auth-value">${name}</bdi></span>
        <span class="auth-item-detail">${t('passkeys-created', { time })}</span>
      </div>
      <div class="auth-item-actions">${actionButton(t, 'remove', passkey.id, t('passkeys-remove'), name)}</div>
    </li>`;
  }

  #renderConfirm(): TemplateResult {
    const { t } = this.i18n;
    const name = this.#nameOf(this.data.passkeys?.find(({ id }) => id === this.state.target));
    return html`
      ${this.renderHeading(t('passkeys-sure-title', { name }), t('passkeys-sure-text'))}
      ${dangerButton(t('passkeys-sure-button'))}
      ${this.renderBack()}`;
  }

  #nameOf(passkey: AccountPasskey | undefined): string {
    return passkey?.name ?? this.i18n.t('passkeys-unnamed');
  }
}
