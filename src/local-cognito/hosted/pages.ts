/** The hosted login's pages: plain HTML that needs no script. */

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 0; min-block-size: 100dvb; display: grid; place-items: center; background: light-dark(#f3f4f8, #11131a); color: light-dark(#1a1c25, #eef0f7) }
  main { box-sizing: border-box; inline-size: min(24rem, 100%); padding: 2rem; display: grid; gap: 1rem }
  h1 { margin: 0; font-size: 1.5rem }
  p { margin: 0 }
  form { display: grid; gap: 1rem }
  label { display: grid; gap: .25rem; font-weight: 550 }
  input, button, .provider { font: inherit; min-block-size: 2.75rem; padding: .25rem .75rem; box-sizing: border-box; border: 1px solid light-dark(#767b8e, #8a90a5); border-radius: .5rem }
  button, .provider { display: grid; place-items: center; cursor: pointer; text-decoration: none; color: inherit }
  button { background: #3b4fd8; color: #fff; border-color: transparent; font-weight: 600 }
  [role=alert] { color: light-dark(#b3202c, #ff9a9a) }
  small { color: light-dark(#5a5f72, #a9afc3) }
`;

const page = (title: string, content: string, status: number): Response => new Response(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>${content}<small>Local Cognito: for development.</small></main></body>
</html>`, {
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  },
});

export interface LoginPage {
  /** The pending authorization. */
  id: string;
  username: string;
  error?: string;
  /** Whether the pool's own users may sign in here. */
  hasForm: boolean;
  /** Other ways to sign in: a name and an address. */
  providers: readonly (readonly [name: string, address: string])[];
}

export function loginPage({ id, username, error, hasForm, providers }: LoginPage): Response {
  const form = `<form method="post" action="/login">
    <input type="hidden" name="authorization" value="${escape(id)}">
    <label>User name<input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escape(username)}"></label>
    <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
    <button>Sign in</button>
  </form>`;
  const links = providers.map(([name, address]) => `<a class="provider" href="${escape(address)}">Continue with ${escape(name)}</a>`);
  const alert = error === undefined ? '' : `<p role="alert">${escape(error)}</p>`;
  return page('Sign in', [alert, hasForm ? form : '', ...links].join(''), error === undefined ? 200 : 400);
}

export interface FactorPage {
  /** The pending authorization. */
  id: string;
  /** Where the code went, masked; empty for that of an app. */
  sentTo: string;
  error?: string;
}

export function factorPage({ id, sentTo, error }: FactorPage): Response {
  const alert = error === undefined ? '' : `<p role="alert">${escape(error)}</p>`;
  const where = sentTo === '' ? 'Enter the code that your authenticator app shows.' : `Enter the code that was sent to ${escape(sentTo)}.`;
  return page('Enter your code', `${alert}<p>${where}</p><form method="post" action="/login">
    <input type="hidden" name="authorization" value="${escape(id)}">
    <label>Code<input name="code" autocomplete="one-time-code" inputmode="numeric" required></label>
    <button>Continue</button>
  </form>`, error === undefined ? 200 : 400);
}

/** Where there is no address of the application that can be trusted. */
export const errorPage = (message: string): Response => page('This page cannot be shown', `<p role="alert">${escape(message)}</p>`, 400);

export const confirmedPage = (): Response => page('Your account is confirmed', '<p>You can close this page. Go back to where you signed up to go on.</p>', 200);

export const unconfirmedPage = (reason: string): Response => page('This link did not work', `<p role="alert">${escape(reason)}</p>`, 400);
