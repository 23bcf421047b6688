/** A SAML provider as a site: a plain login page, and a page that posts the response back. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSamlProvider, EMAIL, GIVEN_NAME, type SamlRequest } from '../unit/local-cognito/saml-provider.js';
import type { FederatedOptions } from './federation-pools.js';

export interface SamlSite {
  /** As CreateIdentityProvider takes it. */
  identityProvider: NonNullable<FederatedOptions['more']>[number];
  close(): Promise<void>;
}

const page = (content: string): string => `<!doctype html><html lang="en"><title>Office</title><h1>Sign in to the office</h1>${content}`;

export async function startSamlProvider(name: string): Promise<SamlSite> {
  const server = createServer((request, response) => { answer(request, response).catch((error: unknown) => response.destroy(error as Error)); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await createSamlProvider('urn:example:office', `${url}/sso`);

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', url);
    const show = (content: string): void => { outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(content)); };
    if (pathname === '/metadata') { outgoing.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(provider.metadata); return; }
    if (pathname !== '/sso') { outgoing.writeHead(204).end(); return; }
    if (incoming.method === 'GET') { show('<form method="post"><label>Office login <input name="login"></label><button>Go on</button><button name="alter" value="yes">Go on as somebody else</button></form>'); return; }
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const request = await provider.read(`${url}${incoming.url ?? ''}`);
    const xml = await respond(request, form.get('login') ?? '', form.get('alter') === 'yes');
    show(`<form method="post" action="${request.assertionConsumerServiceURL}"><input type="hidden" name="SAMLResponse" value="${Buffer.from(xml).toString('base64')}">
      <input type="hidden" name="RelayState" value="${searchParams.get('RelayState') ?? ''}"></form><script>document.forms[0].submit()</script>`);
  }

  async function respond(request: SamlRequest, login: string, isAltered: boolean): Promise<string> {
    const xml = await provider.respond(request, { id: login.replace(/@.*/, ''), email: login, givenName: 'Grace' });
    return isAltered ? xml.replaceAll(login, 'root@example.com') : xml;
  }

  return {
    identityProvider: {
      ProviderName: name, ProviderType: 'SAML', ProviderDetails: { MetadataURL: `${url}/metadata` }, AttributeMapping: { email: EMAIL, given_name: GIVEN_NAME }, IdpIdentifiers: ['office.example'],
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
