import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { checkShape } from './shape-check.js';
import { checkRequest, checkResponse, loadWireModel, recordingFetch, wireModelMissing, type WireModel } from './wire-model.js';

/** One operation in the model's own notation, so that the checker is tested where the model is not at hand. */
const model: WireModel = {
  contentType: 'application/x-amz-json-1.1',
  targetPrefix: 'Service',
  operations: {
    Greet: { input: 'GreetRequest', output: 'GreetResponse', errors: ['NotAuthorizedException'] },
    Leave: { input: 'GreetRequest', errors: [] },
  },
  shapes: {
    GreetRequest: { type: 'structure', members: { Name: { shape: 'Name' }, Mood: { shape: 'Mood' }, Notes: { shape: 'Details' } }, required: ['Name'] },
    GreetResponse: {
      type: 'structure',
      members: { Names: { shape: 'Names' }, Details: { shape: 'Details' }, At: { shape: 'Date' }, Count: { shape: 'Count' }, Done: { shape: 'Flag' }, Any: { shape: 'Document' } },
      required: ['Done'],
    },
    NotAuthorizedException: { type: 'structure', members: { message: { shape: 'Text' } } },
    Name: { type: 'string', min: 2, max: 4, pattern: '[a-z]+' },
    Mood: { type: 'string', enum: ['good', 'bad'] },
    Names: { type: 'list', member: 'Name', min: 1, max: 2 },
    Details: { type: 'map', key: 'Mood', value: 'Text' },
    Date: { type: 'timestamp' },
    Count: { type: 'integer', min: 1, max: 9 },
    Flag: { type: 'boolean' },
    Text: { type: 'string' },
    Document: { type: 'structure', members: {} },
  },
};

const answer = (body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) => ({
  status,
  headers: new Headers({ 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': '1', ...headers }),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const refusal = (name: string, { status = 400, message = 'No.', header = name }: { status?: number; message?: string; header?: string } = {}) =>
  answer({ __type: name, message }, { status, headers: { 'x-amzn-errortype': header } });

describe('requests', () => {
  test('a complete one passes', () => assert.deepEqual(checkRequest(model, 'Greet', '{"Name":"ada","Mood":"good"}', { strict: true }), []));
  test('null counts as absent, in a map too', () => {
    assert.deepEqual(checkRequest(model, 'Greet', '{"Name":"ada","Mood":null,"Notes":{"good":null}}', { strict: true }), []);
    assert.deepEqual(checkRequest(model, 'Greet', '{"Name":null}'), ['Greet request.Name: required member missing']);
  });
  test('a member nobody knows passes leniently', () => assert.deepEqual(checkRequest(model, 'Greet', '{"Name":"ada","Age":3}'), []));

  const refused: [why: string, body: string][] = [
    ['required member missing', '{}'],
    ['not a JSON object', '"ada"'],
    ['not a JSON object', 'ada'],
    ['not a string', '{"Name":7}'],
    ['length 1 is below 2', '{"Name":"a"}'],
    ['length 5 is above 4', '{"Name":"alice"}'],
    ['does not match', '{"Name":"123"}'],
    ['is not one of good, bad', '{"Name":"ada","Mood":"so-so"}'],
    ['no member of GreetRequest', '{"Name":"ada","Age":3}'],
  ];
  for (const [why, body] of refused) {
    test(`refused: ${why}: ${body}`, () => assert.match(checkRequest(model, 'Greet', body, { strict: true }).join('\n'), new RegExp(why)));
  }

  test('patterns are unanchored and read as Unicode', () => {
    const shapes = { ...model.shapes, Letters: { type: 'string' as const, pattern: '[\\p{L}]+' } };
    assert.deepEqual(checkShape({ ...model, shapes }, 'Letters', ' ж ', 'x'), []);
    assert.equal(checkShape({ ...model, shapes }, 'Letters', ' 1 ', 'x').length, 1);
  });
});

describe('answers', () => {
  test('a complete one passes', () => {
    const body = { Names: ['ada'], Details: { good: 'x' }, At: 1.5, Count: 3, Done: true, Any: { what: ['ever'] } };
    assert.deepEqual(checkResponse(model, 'Greet', answer(body)), []);
  });
  test('an operation without output may answer nothing', () => assert.deepEqual(checkResponse(model, 'Leave', answer('')), []));
  test('an error of the list passes', () => assert.deepEqual(checkResponse(model, 'Greet', refusal('NotAuthorizedException', { header: 'NotAuthorizedException:http://x/' })), []));
  test('an error of the protocol passes', () => assert.deepEqual(checkResponse(model, 'Greet', refusal('SerializationException')), []));

  const refused: [why: string, operation: string, given: ReturnType<typeof answer>][] = [
    ['Done: required member missing', 'Greet', answer({})],
    ['not an object', 'Greet', answer('<html>')],
    ['Done: not a boolean', 'Greet', answer({ Done: 'true' })],
    ['Names: not a list', 'Greet', answer({ Done: true, Names: 'ada' })],
    ['Names: length 0 is below 1', 'Greet', answer({ Done: true, Names: [] })],
    ['Names\\[1\\]: not a string', 'Greet', answer({ Done: true, Names: ['ada', null] })],
    ['Details key sad', 'Greet', answer({ Done: true, Details: { sad: 'x' } })],
    ['Details.good: not a string', 'Greet', answer({ Done: true, Details: { good: ['x'] } })],
    ['Details: not a map', 'Greet', answer({ Done: true, Details: [] })],
    ['At: a timestamp is a number', 'Greet', answer({ Done: true, At: '2026-01-01T00:00:00Z' })],
    ['Count: not an integer', 'Greet', answer({ Done: true, Count: 1.5 })],
    ['Count: value 10 is above 9', 'Greet', answer({ Done: true, Count: 10 })],
    ['Extra: no member of GreetResponse', 'Greet', answer({ Done: true, Extra: 1 })],
    ['a body, where the operation has none', 'Leave', answer({ Done: true })],
    ['content-type text/html', 'Leave', answer('', { headers: { 'content-type': 'text/html' } })],
    ['no x-amzn-requestid', 'Leave', answer('', { headers: { 'x-amzn-requestid': '' } })],
    ['no __type', 'Greet', answer({ message: 'No.' }, { status: 400 })],
    ['HTTP status 403', 'Greet', refusal('NotAuthorizedException', { status: 403 })],
    ['HTTP status 400', 'Greet', refusal('InternalErrorException')],
    ['x-amzn-errortype Other', 'Greet', refusal('NotAuthorizedException', { header: 'Other' })],
    ['no message', 'Greet', refusal('NotAuthorizedException', { message: '' })],
    ['not among the errors of this operation', 'Leave', refusal('NotAuthorizedException')],
  ];
  for (const [why, operation, given] of refused) {
    test(`refused: ${why}`, () => assert.match(checkResponse(model, operation, given).join('\n'), new RegExp(why)));
  }
});

describe('recordingFetch', () => {
  const serve = (given: ReturnType<typeof answer>) => () => Promise.resolve(new Response(given.body, given));
  const send = { method: 'POST', headers: { 'x-amz-target': 'Service.Greet' }, body: '{"Name":"ada"}' };

  test('hands the answer on and keeps the exchange', async () => {
    const recording = recordingFetch(serve(answer({ Done: true })), { model });
    const response = await recording.fetch('http://localhost/', send);
    assert.deepEqual(await response.json(), { Done: true });
    assert.deepEqual(recording.exchanges.map(({ operation, request }) => [operation, request]), [['Greet', '{"Name":"ada"}']]);
    recording.assertClean();
  });

  test('refuses an answer that departs from the model', async () => {
    const recording = recordingFetch(serve(answer({ Done: 1 })), { model });
    await recording.fetch('http://localhost/', send);
    assert.throws(() => recording.assertClean(), /Done: not a boolean/);
  });

  test('refuses a service that accepts what the model forbids', async () => {
    const recording = recordingFetch(serve(answer({ Done: true })), { model });
    await recording.fetch('http://localhost/', { ...send, body: '{"Name":"a"}' });
    assert.throws(() => recording.assertClean(), /accepted, though Greet request.Name: length 1 is below 2/);
  });

  test('a forbidden request that was refused is a fault only of a strict recording', async () => {
    const given = refusal('NotAuthorizedException');
    const lenient = recordingFetch(serve(given), { model });
    const strict = recordingFetch(serve(given), { model, strictRequests: true });
    for (const recording of [lenient, strict]) await recording.fetch('http://localhost/', { ...send, body: '{}' });
    lenient.assertClean();
    assert.throws(() => strict.assertClean(), /Name: required member missing/);
  });

  test('refuses to call an empty recording clean', () => assert.throws(() => recordingFetch(serve(answer('')), { model }).assertClean(), /nothing was recorded/));
});

test("AWS's own model is read whole: every pattern compiles, every name resolves", { skip: wireModelMissing }, () => {
  const aws = loadWireModel();
  const { shapes, operations } = aws!;
  const named = Object.values(shapes).flatMap((shape) => [
    ...Object.values(shape.members ?? {}).map((member) => member.shape),
    ...[shape.member, shape.key, shape.value].filter((name) => name !== undefined),
  ]);
  const used = Object.values(operations).flatMap(({ input, output, errors }) => [input, ...(output ? [output] : []), ...errors]);
  assert.deepEqual([...named, ...used].filter((name) => !shapes[name]), []);
  for (const { pattern } of Object.values(shapes)) if (pattern) new RegExp(pattern, 'u');
  assert.deepEqual(checkRequest(aws!, 'SignUp', '{"ClientId":"abc","Username":"ada","Password":" x "}', { strict: true }), []);
  assert.match(checkRequest(aws!, 'SignUp', '{"ClientId":"abc","Username":" "}').join('\n'), /Username: does not match/);
});
