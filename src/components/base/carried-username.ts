import { html, type TemplateResult } from 'lit';

/** The user name, carried along unseen so that a password manager knows whose password it sees. */
export const carriedUsername = (username: string): TemplateResult =>
  html`<input class="auth-hidden" name="username" type="text" autocomplete="username" readonly tabindex="-1" aria-hidden="true" .value=${username}>`;
