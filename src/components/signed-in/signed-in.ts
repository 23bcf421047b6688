import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AuthElement } from '../base/auth-element.js';
import { withAttributes } from '../base/properties.js';

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

  protected override sessionChanged(): void {
    this.session.send({ type: 'start' });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { user, state } = this.snapshot;
    return user && state !== 'signOut' && this.#admits(user.groups) ? html`<slot></slot>` : nothing;
  }

  /** Without `groups` everybody; with a list of none nobody. */
  #admits(memberOf: readonly string[]): boolean {
    const { groups } = this;
    const wanted = typeof groups === 'string' ? groups.split(/[\s,]+/).filter(Boolean) : groups;
    return !wanted || wanted.some((name) => memberOf.includes(name));
  }
}
