import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { AuthUser } from '../../flow/types.js';
import type { Auth } from '../../session/auth.js';
import { AuthElement } from '../base/auth-element.js';
import { tokens } from '../base/card.styles.js';
import { withAttributes } from '../base/properties.js';
import { userButtonStyles } from './user-button.styles.js';
import { userButtonTexts } from './user-button.texts.js';

/** Between the menu and the edge of the page, in CSS pixels. */
const GAP = 8;

/**
 * Who is signed in, as a button with a menu: the page's own entries, the account and the way out.
 *
 * @element auth-user-button
 * @slot - Entries of the page's own: `<a>` and `<button>`.
 * @csspart button - The button.
 * @csspart avatar - The picture, or the initials.
 * @csspart name - The name.
 * @csspart menu - The menu.
 */
export class AuthUserButton extends AuthElement {
  static override readonly styles = [tokens, userButtonStyles];

  static override readonly properties: PropertyDeclarations = withAttributes({
    accountHref: {},
    compact: { type: Boolean },
    isOpen: { state: true },
  });

  /** The address of the page's account settings; without it the menu has no such entry. */
  accountHref: string | undefined;

  /** Shows the picture alone. */
  compact = false;

  protected isOpen = false;

  protected readonly i18n = new LocalizeController(this, userButtonTexts);

  #listening: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override sessionChanged(auth: Auth): void {
    auth.send({ type: 'start' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Signed out elsewhere: the menu has gone, and does not come back open with the next person.
    if (!this.#user) this.#close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { i18n: { t }, isOpen } = this;
    const user = this.#user;
    if (!user) return nothing;
    const name = nameOf(user);
    return html`
      <button class="button" part="button" type="button" aria-haspopup="menu" aria-expanded=${isOpen} aria-controls="menu" aria-label=${t('user-button-label', { name })}
        @click=${this.#toggle} @keydown=${this.#onButtonKey}>
        <span class="avatar" part="avatar" data-initials=${initialsOf(name)}>${user.attributes.picture ? html`<img src=${user.attributes.picture} alt="">` : nothing}</span>
        ${this.compact ? nothing : html`<span class="name" part="name">${name}</span>`}
      </button>
      <div class="menu" part="menu" ?hidden=${!isOpen}>
        <p class="who"><bdi>${user.attributes.email ?? user.username}</bdi></p>
        <div id="menu" role="menu" aria-label=${t('user-button-label', { name })} @keydown=${this.#onMenuKey} @click=${this.#onChosen} @focusout=${this.#onFocusOut}>
          <slot @slotchange=${this.#adopt}></slot>
          ${this.accountHref ? html`<a class="item" role="menuitem" tabindex="-1" href=${this.accountHref}>${t('user-button-account')}</a>` : nothing}
          <button class="item" type="button" role="menuitem" tabindex="-1" @click=${this.#signOut}>${t('user-button-sign-out')}</button>
        </div>
      </div>`;
  }

  /** Whose button it is; nobody's while they are signing out. */
  get #user(): AuthUser | undefined {
    const { user, state } = this.snapshot;
    return state === 'signOut' ? undefined : user;
  }

  /** The entries in the order in which they are seen. */
  get #items(): HTMLElement[] {
    const slot = this.renderRoot.querySelector('slot');
    const own = this.renderRoot.querySelectorAll<HTMLElement>('.item');
    return [...slot?.assignedElements() ?? [], ...own].filter((item): item is HTMLElement => item instanceof HTMLElement && item.role === 'menuitem');
  }

  /** Entries of the page's own are part of the menu: reached by the arrow keys. */
  #adopt({ target }: Event): void {
    for (const element of (target as HTMLSlotElement).assignedElements()) {
      if (!element.matches('a, button')) continue;
      element.role ??= 'menuitem';
      (element as HTMLElement).tabIndex = -1;
    }
  }

  #toggle(): void {
    if (this.isOpen) this.#close();
    else this.#open(0);
  }

  /** @param index of the entry that takes the focus; -1 is the last one */
  #open(index: number): void {
    this.isOpen = true;
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    document.addEventListener('pointerdown', (event) => { if (!event.composedPath().includes(this)) this.#close(); }, { signal });
    addEventListener('resize', () => { this.#fit(); }, { signal });
    void this.updateComplete.then(() => {
      this.#fit();
      this.#items.at(index)?.focus();
    });
  }

  /** The menu stays within the page, wherever the button stands. */
  #fit(): void {
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (!menu) return;
    menu.style.translate = 'none';
    const { left, right } = menu.getBoundingClientRect();
    menu.style.translate = `${Math.max(0, GAP - left) || Math.min(0, document.documentElement.clientWidth - GAP - right)}px`;
  }

  #close(): void {
    this.isOpen = false;
    this.#listening?.abort();
    this.#listening = undefined;
  }

  #closeAndReturn(): void {
    this.#close();
    this.renderRoot.querySelector<HTMLElement>('.button')?.focus();
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#close();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event.key === 'ArrowDown' ? 0 : -1);
  }

  /** The keys of a menu (WAI-ARIA Authoring Practices, menu button). */
  #onMenuKey(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const target = targetOf(event.key, at, items);
    if (event.key === 'Escape' || (event.key === 'Tab' && event.shiftKey)) this.#closeAndReturn();
    else if (target) target.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && (this.contains(relatedTarget) || this.renderRoot.contains(relatedTarget))) return;
    // The Tab key leaves the menu; a click on nothing focusable is seen to by pointerdown.
    if (relatedTarget) this.#close();
  }

  #onChosen({ target }: Event): void {
    if ((target as Element).closest('a, button')) this.#closeAndReturn();
  }

  #signOut(): void {
    this.session.send({ type: 'signOut' });
  }
}

/** What an arrow, Home, End or a letter leads to. */
function targetOf(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown': return items[(at + 1) % items.length];
    case 'ArrowUp': return items.at(at <= 0 ? -1 : at - 1);
    case 'Home': return items[0];
    case 'End': return items.at(-1);
    default: return key.length === 1 ? [...items.slice(at + 1), ...items.slice(0, at + 1)].find(({ textContent }) => textContent.trim().toLowerCase().startsWith(key.toLowerCase())) : undefined;
  }
}

/** The name that a person would use, as far as it is known. */
function nameOf({ username, attributes: { name, given_name: first, family_name: last, nickname, preferred_username: preferred, email, phone_number: phone } }: AuthUser): string {
  return name ?? ([first, last].filter(Boolean).join(' ') || (nickname ?? preferred ?? email ?? phone ?? username));
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s@]+/).filter(Boolean);
  const letters = name.includes('@') ? words.slice(0, 1) : [words[0], ...(words.length > 1 ? [words.at(-1)] : [])];
  return letters.map((word) => /^./u.exec(word ?? '')?.[0] ?? '').join('');
}
