/** The three kinds of operation: for an app client, for a user named by one, and for the bearer of an access token. */
import { fromBase64, utf8 } from '../core/encoding.js';
import { notAuthorized } from './errors.js';
import { clientCall, type ClientCall, type Pool } from './pool.js';
import { clientId, context, secretHash, token, username } from './shapes.js';
import { authorize, type Bearer } from './tokens.js';
import { equalBytes } from './srp.js';
import { required, validate, type Input, type Shape } from './validate.js';
import type { Client } from './config-client.js';

/** Runs one request's body; answers the response's body. `origin` is where the service was reached. */
export type Operation = (pools: ReadonlyMap<string, Pool>, body: unknown, origin: string) => Promise<object>;

/** A call that may send a message with a link back to the service. */
export interface UserCall extends ClientCall {
  origin: string;
}

type Handler<C, I> = (call: C, input: I) => object | Promise<object>;

const clientMembers = { ClientId: required(clientId) };
const userMembers = { ...clientMembers, ...context, Username: required(username), SecretHash: secretHash };
const tokenMembers = { AccessToken: required(token) };

export const clientOperation = <S extends Shape>(members: S, handle: Handler<ClientCall, Input<S> & Input<typeof clientMembers>>): Operation =>
  async (pools, body) => {
    const input = validate(members, body, clientMembers);
    return handle(clientCall(pools, input.ClientId), input);
  };

/** An operation that names a user and proves the client's secret, where the client has one. */
export const userOperation = <S extends Shape>(members: S, handle: Handler<UserCall, Input<S> & Input<typeof userMembers>>): Operation =>
  async (pools, body, origin) => {
    const input = validate(members, body, userMembers);
    const call = clientCall(pools, input.ClientId);
    await checkSecretHash(call.client, input.Username, input.SecretHash);
    return handle({ ...call, origin }, input);
  };

export const tokenOperation = <S extends Shape>(members: S, handle: Handler<Bearer, Input<S> & Input<typeof tokenMembers>>): Operation =>
  async (pools, body) => {
    const input = validate(members, body, tokenMembers);
    return handle(await authorize(pools, input.AccessToken), input);
  };

/**
 * SECRET_HASH is base64(HMAC-SHA-256(secret, username ‖ client id)).
 * @throws {CognitoFault} NotAuthorizedException
 */
export async function checkSecretHash({ id, secret }: Client, name: string, hash: string | undefined): Promise<void> {
  if (secret === undefined) {
    if (hash !== undefined) throw notAuthorized(`Client ${id} is not configured for secret but secret hash was received`);
    return;
  }
  if (hash === undefined) throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const expected = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`${name}${id}`)));
  let given: Uint8Array;
  try {
    given = fromBase64(hash);
  } catch {
    given = new Uint8Array();
  }
  if (!equalBytes(expected, given)) throw notAuthorized(`Unable to verify secret hash for client ${id}`);
}

/** @throws {CognitoFault} NotAuthorizedException */
export function checkClientSecret({ id, secret }: Client, given: string | undefined): void {
  if (secret !== undefined && (given === undefined || !equalBytes(utf8(secret), utf8(given)))) {
    throw notAuthorized(`Unable to verify secret for client ${id}`);
  }
}
