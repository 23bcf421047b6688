/** Holds requests and responses of a Cognito user pool against AWS's service model, where that is at hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { checkShape, isObject, type WireModel } from './shape-check.js';

export type { WireModel } from './shape-check.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

export interface Exchange {
  operation: string;
  request: string;
  answer: Answer;
}

export interface Recording {
  /** The wrapped fetch: same answers, each exchange of an operation noted and checked. */
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  readonly exchanges: readonly Exchange[];
  readonly problems: readonly string[];
  /** @throws {AssertionError} when an exchange violated the model, or when nothing was recorded at all */
  assertClean(): void;
}

export interface RecordingOptions {
  model?: WireModel;
  /** Whether a request that violates the model is a fault even if it was refused: for a client of one's own. */
  strictRequests?: boolean;
}

/** Any operation may give these, and the model lists them nowhere: the JSON 1.1 protocol's own, and the local Cognito's for what it lacks. */
const UNLISTED_ERRORS = ['SerializationException', 'UnknownOperationException', 'UnsupportedOperationException'];

const MODEL_URL = new URL('../../../../shared/cognito-model/cognito-idp.json', import.meta.url);

/** Why the wire format cannot be checked here, for a test's `skip`; false where it can. */
export const wireModelMissing: string | false = existsSync(MODEL_URL) ? false : 'no ../shared/cognito-model here to check the wire format against';

/** The model from ../shared/cognito-model beside the repository; undefined, with a printed line, where it is not. */
export function loadWireModel(): WireModel | undefined {
  if (!wireModelMissing) return JSON.parse(readFileSync(MODEL_URL, 'utf8')) as WireModel;
  console.log(`# skipped: ${wireModelMissing}`);
  return undefined;
}

/** @returns the faults of a request; members unknown to the model are faults only when `strict` */
export function checkRequest(model: WireModel, operation: string, body: string, { strict = false } = {}): string[] {
  const input = model.operations[operation]?.input;
  if (!input) return strict ? [`${operation}: not an operation of the model`] : [];
  // AWS takes null for absent, in maps as well: amazon-cognito-identity-js sends a DEVICE_KEY of null.
  const parsed = parse(body, (_key, value: unknown) => (value === null ? undefined : value));
  if (!isObject(parsed)) return [`${operation} request: not a JSON object`];
  return checkShape(model, input, parsed, `${operation} request`, { unknownMembers: strict ? 'refuse' : 'ignore' });
}

/** @returns the faults of an answer: its body, and for an error its status, name, headers and message */
export function checkResponse(model: WireModel, operation: string, answer: Answer): string[] {
  const problems: string[] = [];
  const note = (text: string): void => { problems.push(`${operation} response: ${text}`); };
  if (!answer.headers.get('x-amzn-requestid')) note('no x-amzn-requestid');
  const type = answer.headers.get('content-type');
  if (type !== model.contentType) note(`content-type ${type}`);
  if (answer.status === 200) return [...problems, ...checkOutput(model, operation, answer.body)];
  return [...problems, ...checkError(model, operation, answer)];
}

function checkOutput(model: WireModel, operation: string, body: string): string[] {
  const known = model.operations[operation];
  if (!known) return [];
  if (!known.output) return body === '' || body === '{}' ? [] : [`${operation} response: a body, where the operation has none`];
  return checkShape(model, known.output, parse(body), `${operation} response`);
}

function checkError(model: WireModel, operation: string, { status, headers, body }: Answer): string[] {
  const parsed = parse(body);
  if (!isObject(parsed) || typeof parsed['__type'] !== 'string') return [`${operation} error: no __type in ${body.slice(0, 80)}`];
  const { __type: name, ...members } = parsed as { __type: string };
  const problems: string[] = [];
  const note = (text: string): void => { problems.push(`${operation} error ${name}: ${text}`); };
  if (status !== (name === 'InternalErrorException' ? 500 : 400)) note(`HTTP status ${status}`);
  if (headers.get('x-amzn-errortype')?.split(':')[0] !== name) note(`x-amzn-errortype ${headers.get('x-amzn-errortype')}`);
  if (!('message' in members) || !members.message) note('no message');
  if (UNLISTED_ERRORS.includes(name)) return problems;
  const known = model.operations[operation];
  if (known && !known.errors.includes(name)) note('not among the errors of this operation');
  if (model.shapes[name]) problems.push(...checkShape(model, name, members, `${operation} error ${name}`));
  return problems;
}

/** Wraps a fetch that reaches a user pool, and checks every exchange; without a model it only records. */
export function recordingFetch(fetch: (request: Request) => Promise<Response>, { model = loadWireModel(), strictRequests = false }: RecordingOptions = {}): Recording {
  const exchanges: Exchange[] = [];
  const problems: string[] = [];

  function check({ operation, request, answer }: Exchange): void {
    if (!model) return;
    const faults = checkRequest(model, operation, request, { strict: strictRequests });
    if (strictRequests) problems.push(...faults);
    else if (answer.status === 200) problems.push(...faults.map((fault) => `accepted, though ${fault}`));
    problems.push(...checkResponse(model, operation, answer));
  }

  return {
    exchanges,
    problems,
    async fetch(input, init) {
      const request = new Request(input, init);
      const operation = request.headers.get('x-amz-target')?.split('.')[1];
      if (!operation) return fetch(request);
      const sent = await request.clone().text();
      const response = await fetch(request);
      const answer = { status: response.status, headers: response.headers, body: await response.clone().text() };
      const exchange = { operation, request: sent, answer };
      exchanges.push(exchange);
      check(exchange);
      return response;
    },
    assertClean() {
      assert.deepEqual(problems, [], 'the wire format departs from the service model');
      assert.ok(exchanges.length > 0, 'nothing was recorded');
    },
  };
}

function parse(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}
