import { html, type TemplateResult } from 'lit';

/** A button about one thing of a list; its accessible name goes on with that thing's, so that it begins with what can be seen (WCAG 2.2 §2.5.3). */
export const actionButton = (action: string, target: string, text: string, name: string): TemplateResult => html`<button
  class="auth-link" type="button" data-auth-action=${action} data-auth-target=${target} aria-label="${text} ${name}">${text}</button>`;

export const dangerButton = (text: string): TemplateResult => html`<button class="auth-button auth-danger" type="submit">${text}</button>`;
