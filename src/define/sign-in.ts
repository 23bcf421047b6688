import { AuthSignIn } from '../components/sign-in/sign-in.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

defineElement('auth-sign-in', AuthSignIn);

export { AuthSignIn };

declare global {
  interface HTMLElementTagNameMap { 'auth-sign-in': AuthSignIn }
}
