import { AuthProvider } from '../components/provider/provider.js';
import { defineElement } from './define-element.js';

defineElement('auth-provider', AuthProvider);

export { AuthProvider };

declare global {
  interface HTMLElementTagNameMap { 'auth-provider': AuthProvider }
}
