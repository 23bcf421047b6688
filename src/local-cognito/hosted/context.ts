/** What the hosted login's endpoints are given. */
import type { Pool } from '../pool.js';
import type { Service } from '../service.js';
import type { Fetch } from './oidc.js';
import type { SamlConnector } from './saml.js';

export type Pools = ReadonlyMap<string, Pool>;

export interface HostedContext {
  service: Service;
  request: Request;
  url: URL;
  /** Asks external providers. */
  fetch: Fetch;
  saml: SamlConnector | undefined;
}

export type Endpoint = (context: HostedContext) => Promise<Response>;

/** A form's fields, as application/x-www-form-urlencoded. */
export const readForm = async (request: Request): Promise<URLSearchParams> => new URLSearchParams(await request.text());
