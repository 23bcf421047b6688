import { AuthDeleteUser } from '../components/delete-user/delete-user.js';
import { defineElement } from './define-element.js';

defineElement('auth-delete-user', AuthDeleteUser);

export { AuthDeleteUser };

declare global {
  interface HTMLElementTagNameMap { 'auth-delete-user': AuthDeleteUser }
}
