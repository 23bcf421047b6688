import { useProviderButtons } from '../components/base/providers.js';
import { AuthFederatedSignIn } from '../components/federated-sign-in/federated-sign-in.js';
import { showProviders } from '../components/provider-buttons/provider-buttons.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

// It has them in any case: whoever imports it before the other elements has them from the start.
useProviderButtons(showProviders);
defineElement('auth-federated-sign-in', AuthFederatedSignIn);

export { AuthFederatedSignIn };

declare global {
  interface HTMLElementTagNameMap { 'auth-federated-sign-in': AuthFederatedSignIn }
}
