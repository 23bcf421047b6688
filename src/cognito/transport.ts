import { systemClock, type Clock } from '../core/clock.js';
import { AuthError } from '../core/errors.js';
import type { Call } from './operations.js';
import { systemWait, type Wait } from './wait.js';

export interface TransportOptions {
  /** Full URL. */
  endpoint: string;
  fetch?: typeof globalThis.fetch;
  clock?: Clock;
  wait?: Wait;
  /** Spreads retries in time: 0 ≤ random < 1. */
  random?: () => number;
}

interface Answer {
  readonly response: Response;
  /** The body, where it is an object of JSON. */
  readonly content: object | undefined;
}

/** An answer had begun: the request has arrived, and may have done its work. */
const DAMAGED = 'the answer is damaged';

/** Milliseconds for one attempt. */
const ATTEMPT_DEADLINE = 15_000;

/**
 * Speaks AWS JSON 1.1 with a user pool. What a call may reject with is named by Cognito (`NotAuthorizedException`, …), else
 * it is a NetworkError, TimeoutError, ServiceError or FirewallError.
 */
export function createTransport({
  endpoint,
  fetch = (...request) => globalThis.fetch(...request),
  clock = systemClock,
  wait = systemWait,
  random = Math.random,
}: TransportOptions): Call {
  async function send(operation: string, body: string, signal: AbortSignal): Promise<Answer> {
    let response: Response | undefined;
    let text: string;
    try {
      response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-amz-json-1.1',
          'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body,
        cache: 'no-store',
        credentials: 'omit',
        signal,
      });
      text = await response.text();
    } catch (cause) {
      throw new AuthError('NetworkError', `${operation}: ${response ? DAMAGED : `no answer from ${endpoint}`}`, { cause });
    }
    return { response, content: parseObject(text || '{}') };
  }

  /** Waits for an answer, as long as one attempt may take. */
  async function ask(operation: string, body: string, signal: AbortSignal | undefined): Promise<Answer> {
    signal?.throwIfAborted();
    const settled = new AbortController();
    const stop = signal ? AbortSignal.any([signal, settled.signal]) : settled.signal;
    const deadline = wait(ATTEMPT_DEADLINE, stop).then(() => {
      throw new AuthError('TimeoutError', `${operation}: no answer within ${ATTEMPT_DEADLINE} ms`);
    });
    try {
      return await Promise.race([send(operation, body, stop), deadline]);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      settled.abort();
    }
  }

  async function attempt(operation: string, body: string, signal: AbortSignal | undefined): Promise<unknown> {
    const { response, content } = await ask(operation, body, signal);
    // What reads a refusal comes with the first.
    const refusal = response.ok ? undefined : await import('./refusal.js').catch(() => undefined);
    if (refusal) throw refusal.readRefusal(operation, response, content);
    if (!response.ok || !content) throw new AuthError('NetworkError', `${operation}: ${DAMAGED}`, { status: response.status });
    return content;
  }

  return async (operation, input, { signal } = {}) => {
    const body = JSON.stringify(input);
    // The wire is trusted to keep to the operation's shape; what matters is checked where it is read.
    const once = (): Promise<never> => attempt(operation, body, signal) as Promise<never>;
    const startedAt = clock.now();
    try {
      return await once();
    } catch (error) {
      // Most requests are answered at once.
      const retry = await import('./retry.js').catch(() => undefined);
      if (!retry) throw error;
      return retry.tryAgain(operation, once, { error, startedAt }, { clock, wait, jitter: random, signal });
    }
  };
}

function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
