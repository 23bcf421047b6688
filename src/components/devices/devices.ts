import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { AccountDevice, AccountSession } from '../../flow/account/types.js';
import { AuthTask } from '../base/auth-task.js';
import { localeOf } from '../../i18n/intl-locale.js';
import { actionButton } from '../base/task-buttons.js';
import { taskFormStyles } from '../base/task-frame.js';
import { taskTexts } from '../base/task.texts.js';
import { browserOf, readAgent, type Browser } from './device-name.js';
import { devicesTexts } from './devices.texts.js';

/**
 * The devices that the pool knows, to be remembered and forgotten, and the sign-ins that are still good, to be ended.
 *
 * @element auth-devices
 * @slot - A `<form>` of the page's own in place of this element's: buttons with `data-auth-action` (`remember`, `forget`, `endSession`, `signOutEverywhere`) and `data-auth-target`.
 * @slot header - Above the form.
 * @slot footer - Below the form.
 * @csspart card - The frame around the form.
 * @fires {AuthAccountChangeEvent} auth-account-change - A device has been remembered or forgotten, a sign-in has been ended.
 */
export class AuthDevices extends AuthTask {
  override readonly task = 'devices';

  override readonly formStyles = taskFormStyles;

  protected override readonly i18n = new LocalizeController(this, { ...taskTexts, ...devicesTexts });

  protected override get heading(): string { return this.i18n.t('devices-title'); }

  override formAction(action: string, button: HTMLElement): void {
    if (action === 'signOutEverywhere') this.session.send({ type: 'signOut', global: true });
    else super.formAction(action, button);
  }

  protected override renderTask(): TemplateResult {
    const { i18n: { t }, data: { devices, sessions } } = this;
    const unasked = devices?.find(({ isCurrent, isRemembered }) => isCurrent && !isRemembered);
    return html`
      ${this.renderHeading(this.heading, devices ?? sessions ? nothing : t('devices-none'))}
      ${unasked ? html`<button class="auth-button auth-secondary" type="button" data-auth-action="remember" data-auth-target=${unasked.key}>${t('devices-remember-this')}</button>` : nothing}
      ${devices ? html`
        <h3 class="auth-subtitle">${t('devices-devices')}</h3>
        ${devices.length ? html`<ul class="auth-list">${repeat(devices, ({ key }) => key, (device) => this.#renderDevice(device))}</ul>` : html`<p class="auth-text">${t('devices-no-devices')}</p>`}` : nothing}
      ${sessions ? html`
        <h3 class="auth-subtitle">${t('devices-sessions')}</h3>
        <ul class="auth-list">${repeat(sessions, ({ id }) => id, (session) => this.#renderSession(session))}</ul>` : nothing}
      <button class="auth-button auth-secondary" type="button" data-auth-action="signOutEverywhere">${t('devices-everywhere')}</button>`;
  }

  #renderDevice({ key, name: given, lastUsed, isRemembered, isCurrent }: AccountDevice): TemplateResult {
    const { t } = this.i18n;
    const name = this.#nameOf(browserOf(given) ?? given, isCurrent);
    return html`<li class="auth-item">
      ${this.#renderText(name, isCurrent, [t(isRemembered ? 'devices-remembered' : 'devices-not-remembered'), this.#when('devices-last-used', lastUsed)])}
      <div class="auth-item-actions">
        ${isRemembered || isCurrent ? nothing : actionButton(t, 'remember', key, t('devices-remember'), name)}
        ${actionButton(t, 'forget', key, t('devices-forget'), name)}
      </div>
    </li>`;
  }

  #renderSession({ id, device, places, address, isSignInPage, signedIn, lastActive, isCurrent }: AccountSession): TemplateResult {
    const { t } = this.i18n;
    const name = this.#nameOf(readAgent(device) ?? device, isCurrent);
    return html`<li class="auth-item">
      ${this.#renderText(name, isCurrent, [isSignInPage ? t('devices-sign-in-page') : '', this.#placeOf(places) || (address ? html`<bdi class="auth-value">${address}</bdi>` : ''), this.#when('devices-signed-in', signedIn), this.#when('devices-last-used', lastActive)])}
      ${isCurrent ? nothing : html`<div class="auth-item-actions">${actionButton(t, 'endSession', id, t('devices-end'), name)}</div>`}
    </li>`;
  }

  #renderText(name: string, isCurrent: boolean, details: readonly (string | TemplateResult)[]): TemplateResult {
    return html`<div class="auth-item-text">
      <span class="auth-item-name"><bdi class="auth-value">${name}</bdi> ${isCurrent ? html`<span class="auth-badge">${this.i18n.t('devices-current')}</span>` : nothing}</span>
      <span class="auth-item-detail">${details.filter(Boolean).map((detail) => html`<span class="auth-item-part">${detail}</span>`)}</span>
    </div>`;
  }

  /** Of the one that this page runs on the page knows itself what it is. */
  #nameOf(given: Browser | string, isCurrent: boolean): string {
    const { t } = this.i18n;
    const device = given || (isCurrent ? readAgent(navigator.userAgent) : '') || t('devices-unknown');
    return typeof device === 'string' ? device : t('devices-name', device);
  }

  /** A country that is given by its code (ISO 3166-1 alpha-2) is named. */
  #placeOf(places: readonly string[]): string {
    const lang = localeOf(this.i18n.lang);
    const countries = new Intl.DisplayNames(lang, { type: 'region' });
    return new Intl.ListFormat(lang, { type: 'unit', style: 'short' }).format(places.map((place) => (/^[A-Z]{2}$/.test(place) ? countries.of(place) ?? place : place)));
  }

  #when(key: 'devices-signed-in' | 'devices-last-used', time: number | undefined): string {
    const { i18n: { t, lang } } = this;
    return time === undefined ? '' : t(key, { time: new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'medium', timeStyle: 'short' }).format(time) });
  }
}
