import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AuthContextProvider } from '../../context-provider.js';
import type { PasswordPolicy } from '../../core/password-policy.js';
import type { Texts } from '../../i18n/texts.js';
import type { Auth } from '../../session/auth.js';
import { AuthElement } from '../base/auth-element.js';
import type { AuthTask } from '../base/auth-task.js';
import { tokens } from '../base/card.styles.js';
import { withAttributes } from '../base/properties.js';
import type { SignUpField } from '../base/sign-up-fields.js';
import type { TaskFrame } from '../base/task-frame.js';
import { accountStyles } from './account.styles.js';

/** The elements of the account by the names that `parts` gives them, in the order in which they are shown. */
const PARTS: Readonly<Record<string, string>> = {
  profile: 'auth-profile',
  password: 'auth-change-password',
  mfa: 'auth-mfa-settings',
  passkeys: 'auth-passkeys',
  devices: 'auth-devices',
  'delete': 'auth-delete-user',
};

const DEFAULT_PARTS = 'profile password mfa devices delete';

/**
 * The account of whoever is signed in, in one element. An element of the account inside it (`<auth-profile …>`) is used in place of its own.
 *
 * @element auth-account
 * @slot - Elements of the account that are the page's own.
 * @fires {AuthAccountChangeEvent} auth-account-change - Something of the account has been changed.
 */
export class AuthAccount extends AuthElement implements TaskFrame {
  static override readonly styles = [tokens, accountStyles];

  static override readonly properties: PropertyDeclarations = withAttributes({
    parts: {},
    fields: {},
    factors: {},
    issuer: {},
    passwordPolicy: {},
    messages: { attribute: false },
  });

  /** What is shown, in this order: `profile`, `password`, `mfa`, `passkeys`, `devices`, `delete`; all but passkeys, which few pools have, by default. */
  parts: string | undefined;

  /** The attributes of the profile, by name or as fields; without it all that the user has. */
  fields: string | readonly (string | SignUpField)[] | undefined;

  /** The second factors that the pool offers: `totp`, `sms`, `email`; all three by default. */
  factors: string | undefined;

  /** The name under which an authenticator app lists the account; the page's host by default. */
  issuer: string | undefined;

  /** The pool's password policy, as far as it should be shown: `8 lowercase uppercase numbers symbols`. */
  passwordPolicy: string | PasswordPolicy | undefined;

  /** Texts of the page's own, by key. */
  messages: Texts = {};

  readonly #context = new AuthContextProvider(this);
  readonly #observer = new MutationObserver(() => { this.#arrange(); });
  readonly #made = new Map<string, HTMLElement>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this, { childList: true });
    if (this.hasUpdated) this.#arrange();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override sessionChanged(auth: Auth): void {
    this.#context.set(auth);
    auth.send({ type: 'start' });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#arrange();
    for (const child of this.children) (child as Partial<AuthTask>).requestUpdate?.();
  }

  protected override render(): TemplateResult {
    return html`<div class="parts"><slot></slot></div>`;
  }

  /** Puts what is wanted and not there into the light DOM, where password managers find it; also when somebody else took it away. */
  #arrange(): void {
    const wanted = (this.parts ?? DEFAULT_PARTS).split(/[\s,]+/).flatMap((name) => PARTS[name] ?? []);
    for (const [tag, element] of this.#made) if (!wanted.includes(tag) || this.#pagesOwn(tag)) {
      this.#made.delete(tag);
      element.remove();
    }
    let before: Element | undefined;
    for (const tag of wanted) {
      const element = this.#pagesOwn(tag) ?? this.#make(tag);
      if (this.#made.get(tag) === element && !isAfter(element, before, this)) this.insertBefore(element, before ? before.nextSibling : this.firstChild);
      before = element;
    }
  }

  #pagesOwn(tag: string): Element | undefined {
    return [...this.children].find((child) => child.localName === tag && child !== this.#made.get(tag));
  }

  #make(tag: string): HTMLElement {
    let element = this.#made.get(tag);
    if (!element) this.#made.set(tag, element = document.createElement(tag));
    return element;
  }
}

/** Whether an element stands in a parent, behind another one where there is one. */
const isAfter = (element: Element, before: Element | undefined, parent: Element): boolean =>
  element.parentNode === parent && (!before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING));
