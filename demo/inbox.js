/** The inbox: codes and links as they are "sent", newest first. */
import { make, timeOfDay } from './dom.js';

const COPIED_MS = 2000;

const SUBJECTS = {
  'sign-up': 'Confirm your account',
  'reset-password': 'Reset your password',
  'verify-attribute': 'Verify your address',
  'sign-in': 'Your sign-in code',
  'invitation': 'Your temporary password',
};

const list = document.querySelector('#messages');
const status = document.querySelector('#inbox-status');

/** The server sends all that is there already, then each message at once. */
const source = new EventSource('/inbox');
source.addEventListener('open', () => { list.replaceChildren(); });
source.addEventListener('message', ({ data }) => { receive(JSON.parse(data)); });

function receive({ time, to, medium, purpose, code, link }) {
  const subject = SUBJECTS[purpose] ?? purpose;
  list.prepend(make('li', {},
    make('p', {}, make('b', { textContent: subject }), make('time', { textContent: timeOfDay(time) })),
    make('p', { textContent: `${medium === 'SMS' ? 'SMS' : 'Email'} to ${to}` }),
    make('p', {}, ...(link ? [make('a', { href: link, target: '_blank', textContent: 'Open the link' })] : codeAndCopy(code)))));
  status.textContent = `${subject}: a message to ${to} has arrived.`;
}

function codeAndCopy(code) {
  const copy = make('button', { type: 'button', textContent: 'Copy', ariaLabel: `Copy ${code}` });
  copy.addEventListener('click', () => { void copyCode(copy, code); });
  return [make('code', { textContent: code }), copy];
}

async function copyCode(button, code) {
  try {
    await navigator.clipboard.writeText(code);
    button.textContent = 'Copied';
    status.textContent = `${code} is copied.`;
  } catch {
    button.textContent = 'Not allowed';
    status.textContent = 'The browser does not allow copying.';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, COPIED_MS);
}
