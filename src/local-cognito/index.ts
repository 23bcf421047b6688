/**
 * A local Amazon Cognito: the user-pool service as its clients see it, on web standards alone, so that the same code serves
 * Node, a page and a test. It keeps no secret well: it is for development, never for people's accounts.
 */
import { systemClock, systemRandom, type Clock, type RandomBytes } from '../core/clock.js';
import { readConfig } from './config.js';
import { handle } from './http.js';
import { readIdentityPools } from './identity/config.js';
import { Service, type StateStorage } from './service.js';
import type { Admin } from './admin.js';
import type { Message } from './delivery.js';
import type { LocalCognitoConfig } from './config-types.js';
import type { SamlConnector } from './hosted/saml.js';
import type { Triggers } from './triggers.js';

export { ConfigError } from './config-reader.js';
export { CognitoFault } from './errors.js';
export { operations, UNSUPPORTED_OPERATIONS } from './operations.js';
export { HOURLY_LIMITS } from './throttle.js';
export type { Admin, AdminUser, CreateUserInput } from './admin.js';
export type { Message, MessagePurpose } from './delivery.js';
export type { LocalCognitoConfig, LocalIdentityPool, LocalIdentityProvider, LocalUser, LocalUserPool, LocalUserPoolClient } from './config-types.js';
export type { SamlConnector, SamlExchange } from './hosted/saml.js';
export type { StateStorage } from './service.js';
export type { ChallengeResult } from './challenges/challenge.js';
export type {
  CreateAuthChallengeAnswer, CreateAuthChallengeEvent, DefineAuthChallengeAnswer, DefineAuthChallengeEvent, PreSignUpAnswer, PreSignUpEvent, TriggerEvent, Triggers,
  VerifyAuthChallengeEvent,
} from './triggers.js';

export interface LocalCognitoOptions {
  clock?: Clock;
  random?: RandomBytes;
  /** A plain JSON snapshot is saved after each request; with one, a restart keeps users, codes, tokens and keys. */
  storage?: StateStorage;
  /** Called with each message that is delivered. */
  onMessage?: (message: Message) => void;
  triggers?: Triggers;
  /** Asks external OpenID providers; the global `fetch` by default. */
  fetch?: typeof globalThis.fetch;
  /** Speaks with SAML providers; without it there are none. */
  saml?: SamlConnector;
}

export interface LocalCognito {
  /** Answers a request to any host; stands in for the global `fetch`. @throws {DOMException} AbortError once the request's signal is aborted */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** What was delivered, oldest first. */
  readonly inbox: readonly Message[];
  readonly admin: Admin;
  /** Back to the configuration: users, codes, tokens and inbox. */
  reset(): Promise<void>;
}

/**
 * Makes a local Cognito from a configuration with the keys of CreateUserPool and CreateUserPoolClient.
 * @throws {ConfigError} naming the key of the configuration that cannot be right
 */
export function createLocalCognito(config: LocalCognitoConfig, options: LocalCognitoOptions = {}): LocalCognito {
  const { clock = systemClock, random = systemRandom, storage, onMessage, triggers = {}, saml } = options;
  const outside = { saml, fetch: (url: string, init?: RequestInit) => (options.fetch ?? globalThis.fetch)(url, init) };
  const service = new Service(readConfig(config), { clock, random, storage, onMessage, triggers, identityPools: readIdentityPools(config) });
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const response = await handle(service, random, request, outside);
      request.signal.throwIfAborted();
      return response;
    },
    get inbox() { return service.inbox; },
    admin: service.admin,
    reset: () => service.reset(),
  };
}
