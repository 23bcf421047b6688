/** The event log: what the elements tell the document, newest first. */
import { make, timeOfDay } from './dom.js';

const MAX_ENTRIES = 60;

const FACTS = [
  'auth-state-change',
  'auth-idle', 'auth-setup', 'auth-sign-in', 'auth-sign-up', 'auth-confirm-sign-in', 'auth-confirm-sign-up', 'auth-setup-totp', 'auth-force-new-password',
  'auth-reset-password', 'auth-confirm-reset-password', 'auth-verify-user', 'auth-confirm-verify-user', 'auth-sign-out', 'auth-authenticated',
  'auth-federated-sign-in', 'auth-select-first-factor', 'auth-create-passkey', 'auth-select-mfa-type', 'auth-setup-email', 'auth-remember-device',
  'auth-account-change', 'auth-credentials-changed',
];

const REQUESTS = [
  'auth-idle-request', 'auth-setup-request', 'auth-sign-in-request', 'auth-sign-up-request', 'auth-confirm-sign-in-request', 'auth-confirm-sign-up-request',
  'auth-setup-totp-request', 'auth-force-new-password-request', 'auth-reset-password-request', 'auth-confirm-reset-password-request',
  'auth-verify-user-request', 'auth-confirm-verify-user-request', 'auth-sign-out-request', 'auth-authenticated-request',
  'auth-federated-sign-in-request', 'auth-select-first-factor-request', 'auth-create-passkey-request', 'auth-select-mfa-type-request',
  'auth-setup-email-request', 'auth-remember-device-request',
];

const list = document.querySelector('#log');
const entries = [];

/** Requests, facts of the account, of credentials and of the journey: each by what its detail has. */
function describe({ hook, task, change, expiration, previous, state, username, user }) {
  if (hook) return `hook ${hook}`;
  if (task) return `${task}: ${change}`;
  if (!state) return expiration ? `good until ${timeOfDay(expiration)}` : 'dropped';
  return [`${previous ?? 'start'} → ${state}`, user?.attributes.email ?? username].filter(Boolean).join(' · ');
}

function log({ type, detail, cancelable }) {
  entries.unshift({ time: Date.now(), type, text: describe(detail), kind: cancelable ? 'request' : 'fact' });
  entries.splice(MAX_ENTRIES);
  list.replaceChildren(...entries.map(row));
}

const row = ({ time, type, text, kind }) => make('li', { className: kind },
  make('p', {}, make('code', { textContent: type }), make('time', { textContent: timeOfDay(time) })),
  make('p', { textContent: text }));

for (const type of [...FACTS, ...REQUESTS]) document.addEventListener(type, log);
