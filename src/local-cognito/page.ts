/** Lists in pages: a token names the last item that was given. */
import { fromBase64, toBase64, utf8 } from '../core/encoding.js';
import { invalidParameter } from './errors.js';

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next: string | undefined;
}

/** @throws {CognitoFault} InvalidParameterException for a token that names none of the items */
export function pageOf<T>(list: readonly T[], idOf: (item: T) => string, { size, token }: { size: number; token: string | undefined }): Page<T> {
  const start = token === undefined ? 0 : list.findIndex((item) => idOf(item) === decoded(token)) + 1;
  if (token !== undefined && start === 0) throw invalidParameter('Invalid pagination token.');
  const items = list.slice(start, start + size);
  const last = items.at(-1);
  return { items, next: last !== undefined && start + size < list.length ? toBase64(utf8(idOf(last))) : undefined };
}

function decoded(token: string): string | undefined {
  try {
    return new TextDecoder().decode(fromBase64(token));
  } catch {
    return undefined;
  }
}
