/** The edge: HTTP in and out, AWS JSON 1.1, CORS, and the one place where faults become responses. */
import { CognitoFault, resourceNotFound, serialization, unknownOperation, unsupported } from './errors.js';
import { uuid } from './ids.js';
import { jwks } from './jwt.js';
import { identityOperations } from './identity/operations.js';
import { isSigned } from './identity/sigv4.js';
import { callSts } from './identity/sts.js';
import { adminOperations } from './admin-http.js';
import { hostedEndpoint } from './hosted/endpoints.js';
import { operations, UNSUPPORTED_OPERATIONS } from './operations.js';
import { issuerOf, type Pool } from './pool.js';
import type { RandomBytes } from '../core/clock.js';
import type { HostedContext } from './hosted/context.js';
import type { Service } from './service.js';

/** What the hosted login needs of the world outside. */
export type Outside = Pick<HostedContext, 'fetch' | 'saml'>;

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';
const IDENTITY_TARGET_PREFIX = 'AWSCognitoIdentityService.';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-requestid, x-amzn-errortype, date',
};

const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-allow-headers':
    '*, authorization, content-type, cache-control, x-amz-target, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request, x-amz-date, x-amz-security-token, x-amz-content-sha256, amz-user-agent',
  'access-control-max-age': '600',
};

/** Answers one request; never rejects. */
export async function handle(service: Service, random: RandomBytes, request: Request, outside: Outside): Promise<Response> {
  // Clients of AWS set their clocks by this date.
  const headers = { ...CORS, 'x-amzn-requestid': uuid(random), 'date': new Date(service.identity.clock.now()).toUTCString() };
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
  const url = new URL(request.url);
  const hosted = hostedEndpoint(request.method, url.pathname);
  if (request.method === 'POST' && isSigned(request)) {
    const { status, xml } = await service.exclusively(() => callSts(service.identity, request));
    return new Response(xml, { status, headers: { ...headers, 'content-type': 'text/xml' } });
  }
  try {
    if (hosted) return await hosted({ service, request, url, ...outside });
    const { body, contentType = 'application/json' } = await route(service, request);
    return new Response(JSON.stringify(body), { headers: { ...headers, 'content-type': contentType, 'cache-control': 'no-store' } });
  } catch (thrown) {
    const known = thrown instanceof CognitoFault;
    const type = known ? thrown.type : 'InternalErrorException';
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new Response(JSON.stringify({ __type: type, message }), {
      status: known ? 400 : 500,
      headers: { ...headers, 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': `${type}:` },
    });
  }
}

interface Answer {
  body: unknown;
  contentType?: string;
}

async function route(service: Service, request: Request): Promise<Answer> {
  const { pathname, origin, searchParams } = new URL(request.url);
  const { method } = request;
  const wellKnown = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(pathname);
  const admin = /^\/_local\/admin\/(\w+)$/.exec(pathname);
  if (method === 'POST' && admin) return { body: await callAdmin(service, admin[1] ?? '', request) };
  if (method === 'POST') return { body: await callOperation(service, request), contentType: 'application/x-amz-json-1.1' };
  if (method === 'GET' && pathname === '/.well-known/jwks_uri') return { body: await service.exclusively(() => jwks(service.identity)) };
  if (method === 'GET' && wellKnown) {
    return { body: await service.exclusively((pools) => wellKnownDocument(pools.get(wellKnown[1] ?? ''), wellKnown[2] ?? '', origin)) };
  }
  if (pathname === '/_local/inbox' && method === 'GET') return { body: inboxOf(service, searchParams.get('to')) };
  if (pathname === '/_local/inbox' && method === 'DELETE') {
    service.clearInbox();
    return { body: {} };
  }
  throw resourceNotFound(`Nothing answers ${method} ${pathname}.`);
}

/** What was delivered, to everybody or to one address. */
const inboxOf = ({ inbox }: Service, address: string | null): object[] => inbox
  .filter(({ to }) => address === null || to === address)
  .map(({ time, to, medium, purpose, code, link }) => ({ time, to, medium, purpose, ...(link === undefined ? { code } : { link }) }));

async function callOperation(service: Service, request: Request): Promise<unknown> {
  const target = request.headers.get('x-amz-target') ?? '';
  if (target.startsWith(IDENTITY_TARGET_PREFIX)) return callIdentityOperation(service, target.slice(IDENTITY_TARGET_PREFIX.length), request);
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  if (UNSUPPORTED_OPERATIONS.includes(name)) throw unsupported(name);
  if (/^Admin[A-Z]/.test(name)) throw unsupported(`${name} over the wire (use /_local/admin/${name})`);
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw unknownOperation(name || target);
  const body = await readJson(request);
  return service.exclusively((pools) => operation(pools, body, new URL(request.url).origin), request);
}

async function callIdentityOperation(service: Service, name: string, request: Request): Promise<unknown> {
  const operation = Object.hasOwn(identityOperations, name) ? identityOperations[name] : undefined;
  if (!operation) throw unknownOperation(name);
  const body = await readJson(request);
  return service.exclusively((pools) => operation(service.identity, pools, body));
}

async function callAdmin(service: Service, name: string, request: Request): Promise<unknown> {
  const operation = Object.hasOwn(adminOperations, name) ? adminOperations[name] : undefined;
  if (!operation) throw unknownOperation(name);
  return operation(service.admin, await readJson(request));
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw serialization('The body is not JSON.');
  }
}

/** The issuer is Cognito's own, as in the tokens; the keys are where this service is. */
async function wellKnownDocument(pool: Pool | undefined, document: string, origin: string): Promise<object> {
  if (!pool) throw resourceNotFound('User pool does not exist.');
  if (document === 'jwks.json') return jwks(pool);
  return {
    issuer: issuerOf(pool),
    jwks_uri: `${origin}/${pool.config.id}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/oauth2/token`,
    userinfo_endpoint: `${origin}/oauth2/userInfo`,
    revocation_endpoint: `${origin}/oauth2/revoke`,
    end_session_endpoint: `${origin}/logout`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
