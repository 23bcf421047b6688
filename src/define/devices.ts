import { AuthDevices } from '../components/devices/devices.js';
import { defineElement } from './define-element.js';

defineElement('auth-devices', AuthDevices);

export { AuthDevices };

declare global {
  interface HTMLElementTagNameMap { 'auth-devices': AuthDevices }
}
