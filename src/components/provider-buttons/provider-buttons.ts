import { html, nothing, render, type LitElement, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { AuthState } from '../../flow/states.js';
import type { Texts } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { providersOf } from '../base/providers.js';
import { KEY, MARKS } from './marks.js';
import { providerButtonStyles } from './provider-buttons.styles.js';
import { providerButtonTexts } from './provider-buttons.texts.js';

/** An element that may show the buttons: an authenticator, or a screen that stands alone. */
export interface ProviderHost extends LitElement {
  readonly auth: Auth | undefined;
  readonly messages: Texts;
  /** `Google Facebook LoginWithAmazon SignInWithApple`, and names of OIDC and SAML providers. */
  readonly socialProviders: string | readonly string[] | undefined;
  /** Whether people may sign in by their company's e-mail domain. */
  readonly companySignIn: boolean;
  /** Whether a provider opens in a window of its own. */
  readonly popup: boolean;
}

const LABELS: Readonly<Record<string, keyof typeof providerButtonTexts>> = {
  Google: 'provider-google', Facebook: 'provider-facebook', LoginWithAmazon: 'provider-amazon', SignInWithApple: 'provider-apple',
};

/** Short names that people write; Cognito's own are `LoginWithAmazon` and `SignInWithApple`. */
const SYNONYMS: Readonly<Record<string, string>> = { google: 'Google', facebook: 'Facebook', amazon: 'LoginWithAmazon', apple: 'SignInWithApple' };

/** Where somebody chooses how to sign in. */
const CHOOSING: ReadonlySet<AuthState> = new Set(['signIn', 'signUp', 'federatedSignIn']);

/** The names of providers, each once, by Cognito's spelling. */
const readProviders = (value: string | readonly string[] | undefined): string[] =>
  [...new Set((typeof value === 'string' ? value.split(/[\s,]+/) : value ?? []).filter(Boolean).map((name) => SYNONYMS[name.toLowerCase()] ?? name))];

let sheet: CSSStyleSheet | undefined;

/** The buttons of one element: a part of its shadow layout, rendered apart from it so that it comes only where there are providers. */
class ProviderButtons {
  readonly #host: ProviderHost;
  readonly #place = document.createElement('div');
  readonly #i18n: LocalizeController<typeof providerButtonTexts>;

  constructor(host: ProviderHost) {
    this.#host = host;
    this.#i18n = new LocalizeController(host, providerButtonTexts);
    this.#place.className = 'providers';
    this.#place.part.add('providers');
    this.#place.role = 'group';
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(providerButtonStyles.cssText);
    host.shadowRoot?.adoptedStyleSheets.push(sheet);
    // Not needed to be seen, and there by the first click: a browser lets no window open long after it.
    void import('../../session/sign-in-with-redirect.js').catch(() => undefined);
  }

  show(): void {
    const { auth, messages, companySignIn } = this.#host;
    const footer = this.#host.shadowRoot?.querySelector('.card slot[name="footer"]');
    if (footer && footer.previousElementSibling !== this.#place) footer.before(this.#place);
    const { state, pending, user } = auth?.getSnapshot() ?? {};
    const isWaiting = state === 'federatedSignIn' && pending !== undefined;
    this.#i18n.messages = messages;
    this.#place.hidden = !state || !CHOOSING.has(state) || isWaiting || user !== undefined;
    this.#place.ariaLabel = this.#i18n.t('provider-group');
    const providers = readProviders(providersOf(this.#host));
    const withCompany = companySignIn && state !== 'federatedSignIn';
    const isBesideForm = companySignIn || state !== 'federatedSignIn';
    render(!providers.length && !withCompany ? nothing : html`
      ${isBesideForm ? html`<div class="or">${this.#i18n.t('provider-or')}</div>` : nothing}
      ${providers.map((name) => this.#renderProvider(name))}
      ${withCompany ? html`<button class="provider" part="provider" type="button" @click=${() => { this.#host.auth?.send({ type: 'toFederatedSignIn' }); }}>${this.#i18n.t('provider-company')}</button>` : nothing}`, this.#place);
  }

  #renderProvider(name: string): TemplateResult {
    const label = this.#i18n.t(LABELS[name] ?? 'provider-other', { provider: name });
    const mark = name === 'LoginWithAmazon' ? nothing : MARKS[name] ?? KEY;
    return html`<button class="provider" part="provider" type="button" data-provider=${name} @click=${() => { this.#choose(name); }}>
      ${mark === nothing ? nothing : html`<span class="mark"><slot name="icon-${name}">${mark}</slot></span>`}<span><slot name="provider-${name}">${label}</slot></span>
    </button>`;
  }

  #choose(provider: string): void {
    const { auth, popup } = this.#host;
    void auth?.signInWithRedirect({ provider, popup, lang: this.#i18n.lang });
  }
}

const shown = new WeakMap<ProviderHost, ProviderButtons>();

/** Shows the buttons of an element as its state asks for; called each time it has been rendered. */
export function showProviders(host: ProviderHost): void {
  let buttons = shown.get(host);
  if (!buttons && !providersOf(host)?.length && !host.companySignIn) return;
  if (!buttons) shown.set(host, buttons = new ProviderButtons(host));
  buttons.show();
}
