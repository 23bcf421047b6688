import { AuthSignUp } from '../components/sign-up/sign-up.js';
import { defineElement } from './define-element.js';
import './follow-up.js';

defineElement('auth-sign-up', AuthSignUp);

export { AuthSignUp };

declare global {
  interface HTMLElementTagNameMap { 'auth-sign-up': AuthSignUp }
}
