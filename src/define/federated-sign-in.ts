import { AuthFederatedSignIn } from '../components/federated-sign-in/federated-sign-in.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

defineElement('auth-federated-sign-in', AuthFederatedSignIn);

export { AuthFederatedSignIn };

declare global {
  interface HTMLElementTagNameMap { 'auth-federated-sign-in': AuthFederatedSignIn }
}
