import { AuthError } from '../core/errors.js';

interface ErrorContent {
  __type?: unknown;
  message?: unknown;
  Message?: unknown;
}

/** Named by the body or the header, never by the status: Cognito answers 400 to nearly everything. */
export function readRefusal(operation: string, { status, headers }: Response, content: ErrorContent = {}): AuthError {
  const type = asString(content.__type) ?? headers.get('x-amzn-errortype');
  // `namespace#Name:documentation-url`, of which the name alone is sure to be there.
  const name = type?.split('#').pop()?.split(':')[0];
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return new AuthError(
    name || (status === 403 ? 'FirewallError' : 'ServiceError'),
    asString(content.message) ?? asString(content.Message) ?? `${operation}: HTTP ${status}`,
    { status, retryAfter: seconds >= 0 ? seconds * 1000 : undefined },
  );
}

const asString = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;
