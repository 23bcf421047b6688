import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AuthElement } from '../base/auth-element.js';
import { withAttributes } from '../base/properties.js';
import { yieldOnce } from '../base/yield-once.js';

/**
 * Shows its content to who has signed in, or to the members of some groups only. A convenience of display and no protection:
 * who opens the page's source reads it all. What must be protected belongs behind a server that checks tokens.
 *
 * @element auth-signed-in
 * @slot - The content.
 */
export class AuthSignedIn extends AuthElement {
  static override readonly styles = css`:host { display: contents } :host([hidden]) { display: none }`;

  static override readonly properties: PropertyDeclarations = withAttributes({
    groups: {},
  });

  /** Names of user-pool groups, separated by spaces or commas, or a list of them: who is in none of them does not see the content. */
  groups: string | readonly string[] | undefined;

  #wasShown = false;

  protected override sessionChanged(): void {
    this.session.send({ type: 'start' });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const isShown = this.#isShown;
    // Who comes back signed in is left where they are.
    if (isShown && !this.#wasShown && this.snapshot.state === 'authenticated' && this.snapshot.previous !== 'setup') void yieldOnce().then(() => { this.#takeFocus(); });
    this.#wasShown = isShown;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.#isShown ? html`<slot></slot>` : nothing;
  }

  get #isShown(): boolean {
    const { user, state } = this.snapshot;
    return user !== undefined && state !== 'signOut' && this.#admits(user.groups);
  }

  /** The form has gone, and the focus with it, if it was there: the content has it now. */
  #takeFocus(): void {
    const { activeElement } = document;
    const target = this.querySelector<HTMLElement>('h1, h2, h3') ?? this.querySelector<HTMLElement>('*');
    if (!target || (activeElement && activeElement !== document.body && activeElement.checkVisibility())) return;
    if (!target.hasAttribute('tabindex') && target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  }

  /** Without `groups` everybody; with a list of none nobody. */
  #admits(memberOf: readonly string[]): boolean {
    const { groups } = this;
    const wanted = typeof groups === 'string' ? groups.split(/[\s,]+/).filter(Boolean) : groups;
    return !wanted || wanted.some((name) => memberOf.includes(name));
  }
}
