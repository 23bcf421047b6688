import { html, nothing, type TemplateResult } from 'lit';

/** A button about one thing of a list; `label` says of which, where the text alone does not. */
export const actionButton = (action: string, target: string, text: string, label?: string): TemplateResult => html`<button
  class="auth-link" type="button" data-auth-action=${action} data-auth-target=${target} aria-label=${label ?? nothing}>${text}</button>`;

export const dangerButton = (text: string): TemplateResult => html`<button class="auth-button auth-danger" type="submit">${text}</button>`;
