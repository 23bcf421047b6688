import { AuthSelectFirstFactor } from '../components/select-first-factor/select-first-factor.js';
import { defineElement } from './define-element.js';

defineElement('auth-select-first-factor', AuthSelectFirstFactor);

export { AuthSelectFirstFactor };

declare global {
  interface HTMLElementTagNameMap { 'auth-select-first-factor': AuthSelectFirstFactor }
}
