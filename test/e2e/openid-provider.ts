/** A real OpenID provider that we did not write (oidc-provider, certified), with a plain login page of its own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OpenIdClient {
  client_id: string;
  client_secret?: string;
  redirect_uris: string[];
}

export interface OpenIdProvider {
  /** Its issuer, as `http://localhost:PORT`. */
  url: string;
  close(): Promise<void>;
}

/** The package has no types; this is what is used of it. */
interface Interaction { uid: string; prompt: { name: string; details: { missingOIDCScope?: string[] } }; params: { client_id: string; login_hint?: string }; session?: { accountId: string } }
interface Grant { addOIDCScope(scope: string): void; save(): Promise<string> }
interface Provider {
  callback(): (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>;
  interactionDetails(request: unknown, response: unknown): Promise<Interaction>;
  interactionFinished(request: unknown, response: unknown, result: object, options: object): Promise<void>;
  Grant: new (options: { accountId: string; clientId: string }) => Grant;
  proxy: boolean;
}
/** Not a literal, so that nobody looks for types. */
const PACKAGE: string = 'oidc-provider';
type ProviderClass = new (issuer: string, configuration: object) => Provider;

const page = (hint: string): string => `<!doctype html><html lang="en"><title>Provider</title><h1>Sign in to the provider</h1>
<form method="post"><label>Provider login <input name="login" value="${hint}"></label><button name="answer" value="yes">Go on</button><button name="answer" value="no">Refuse</button></form>`;

/** @param routes where its endpoints are; by default where Cognito's are, so that a client of Cognito's can speak with it */
export async function startOpenIdProvider(clients: OpenIdClient[], routes = { authorization: '/oauth2/authorize', token: '/oauth2/token', revocation: '/oauth2/revoke', userinfo: '/oauth2/userInfo' }): Promise<OpenIdProvider> {
  const { default: Provider } = await import(PACKAGE) as { default: ProviderClass };
  const server = createServer((request, response) => { answer(request, response).catch((error: unknown) => response.destroy(error as Error)); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: clients.map((client) => ({
      ...client, grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      token_endpoint_auth_method: client.client_secret === undefined ? 'none' : 'client_secret_post',
    })),
    clientBasedCORS: () => true,
    routes,
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id.replace(/@.*/, ''), email: id, email_verified: true, given_name: id.charAt(0).toUpperCase() + id.slice(1).replace(/@.*/, '') }),
    }),
    interactions: { url: (_context: unknown, { uid }: Interaction) => `/interaction/${uid}` },
    cookies: { keys: ['not-a-secret'] },
    scopes: ['openid', 'email', 'profile', 'phone', 'offline_access', 'aws.cognito.signin.user.admin'],
    issueRefreshToken: () => true,
  });
  const callback = provider.callback();

  async function answer(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse): Promise<void> {
    if (request.url === '/favicon.ico') { response.writeHead(204).end(); return; }
    if (!request.url?.startsWith('/interaction/')) { await callback(request, response); return; }
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    const finish = (result: object): Promise<void> => provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    if (prompt.name === 'login' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(params.login_hint ?? ''));
      return;
    }
    if (prompt.name === 'login') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      await finish(form.get('answer') === 'no' ? { error: 'access_denied', error_description: 'The person has refused' } : { login: { accountId: form.get('login') ?? '' } });
      return;
    }
    // Consent is not what is tested here.
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id });
    for (const scope of prompt.details.missingOIDCScope ?? []) grant.addOIDCScope(scope);
    await finish({ consent: { grantId: await grant.save() } });
  }

  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
