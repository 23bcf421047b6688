import { html, LitElement, type TemplateResult } from 'lit';
import { AuthController } from '../../src/controllers/auth-controller.js';

/** An element of a page's own: one line gives it the session, and it follows every change. */
export class HelloUser extends LitElement {
  auth = new AuthController(this);

  protected override render(): TemplateResult {
    const { state, user } = this.auth;
    return html`<p>State: <strong>${state}</strong>. Hello ${user?.attributes.given_name ?? 'guest'}!</p>`;
  }
}
