/** Who has signed in: the claims of both tokens, and how long they are good for. */
import { make, timeOfDay } from './dom.js';

const SECOND_MS = 1000;

/** What Amazon Cognito means by its claims. */
const MEANINGS = {
  'sub': 'the user, whatever the name',
  'iss': 'who issued it',
  'aud': 'the app client that it is for',
  'client_id': 'the app client that asked',
  'token_use': 'which of the two it is',
  'scope': 'what may be done with it',
  'auth_time': 'signed in',
  'iat': 'issued',
  'exp': 'expires',
  'jti': 'this token',
  'origin_jti': 'the sign-in that it comes from',
  'event_id': 'the request at the sign-in',
  'username': 'the name in the user pool',
  'cognito:username': 'the name in the user pool',
  'cognito:groups': 'groups in the user pool',
};

const TIMES = ['auth_time', 'iat', 'exp'];

const authenticator = document.querySelector('auth-authenticator');
const welcome = document.querySelector('#welcome');
const remaining = document.querySelector('#remaining');
const lifetime = document.querySelector('#lifetime');
const refreshed = document.querySelector('#refreshed');

let stop = () => {};

const greet = ({ given_name, email }) => { welcome.textContent = `Welcome aboard, ${given_name ?? email}`; };

document.addEventListener('auth-authenticated', ({ detail: { user } }) => {
  stop();
  const { auth } = authenticator;
  greet(user.attributes);
  refreshed.textContent = '';
  let expiresAt;

  async function show() {
    const tokens = await auth.getTokens();
    const access = claimsOf(tokens.accessToken);
    expiresAt = tokens.expiresAt;
    lifetime.max = access.exp - access.iat;
    const id = claimsOf(tokens.idToken);
    greet(id);
    fillTable('#id-token', id);
    fillTable('#access-token', access);
    tick();
  }

  function tick() {
    const seconds = Math.max(0, Math.round((expiresAt - Date.now()) / SECOND_MS));
    remaining.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    remaining.dateTime = `PT${seconds}S`;
    lifetime.value = seconds;
  }

  // The session tells of every change: also of a refresh of its own, or of another tab.
  const unsubscribe = auth.subscribe(() => { if (auth.user) void show().catch(report); });
  const timer = setInterval(() => { if (expiresAt) tick(); }, SECOND_MS);
  stop = () => {
    unsubscribe();
    clearInterval(timer);
  };
  void show().catch(report);
});

document.addEventListener('auth-sign-in', () => { stop(); });

document.querySelector('#refresh').addEventListener('click', () => {
  authenticator.auth.getTokens({ forceRefresh: true })
    .then(() => { refreshed.textContent = `New tokens since ${timeOfDay(Date.now())}.`; })
    .catch(report);
});

function report(error) {
  refreshed.textContent = error.message;
}

/** The claims of a JWT, unverified: that is for the server which the token is shown to. */
function claimsOf(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))));
}

/** A name that may be broken between its words, and not elsewhere. */
const breakable = (name) => name.split(/(?<=[:_])/).flatMap((word, index) => (index ? [make('wbr'), word] : [word]));

function fillTable(selector, claims) {
  document.querySelector(`${selector} tbody`).replaceChildren(...Object.entries(claims).map(([name, value]) => make('tr', {},
    make('th', { scope: 'row' }, make('code', {}, ...breakable(name))),
    make('td', {}, valueOf(name, value), ...(MEANINGS[name] ? [make('small', { textContent: MEANINGS[name] })] : [])))));
}

const valueOf = (name, value) => (TIMES.includes(name)
  ? new Date(value * SECOND_MS).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' })
  : typeof value === 'string' ? value : JSON.stringify(value));
