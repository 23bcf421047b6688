import { AuthProfile } from '../components/profile/profile.js';
import { defineElement } from './define-element.js';

defineElement('auth-profile', AuthProfile);

export { AuthProfile };

declare global {
  interface HTMLElementTagNameMap { 'auth-profile': AuthProfile }
}
