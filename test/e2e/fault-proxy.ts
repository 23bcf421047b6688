/** A network that fails: an HTTP proxy before the local Cognito that delays, resets, halves, refuses and repeats by a seeded plan. */
import { once } from 'node:events';
import { createServer, request as send, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const FAULTS = ['latency', 'reset before', 'reset after', 'half a response', '429', '503', '500 without a body', 'delivered twice, first answer', 'delivered twice, second answer'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  url: string;
  /** How often each fault has happened. */
  readonly counts: ReadonlyMap<Fault, number>;
  /** A fault for each request with this probability, by this seed; 0 lets everything through. */
  plan(seed: number, probability: number): void;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-amzn-requestid, x-amzn-errortype, date' };
const LONGEST_LATENCY_MS = 40;

/** mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const counts = new Map<Fault, number>();
  let random = seededRandom(1);
  let probability = 0;

  async function forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const outgoing = send(new URL(url ?? '/', target), { ...(method && { method }), headers, agent: false });
    outgoing.end(body);
    const [answer] = await once(outgoing, 'response') as [IncomingMessage];
    return { status: answer.statusCode ?? 500, headers: answer.headers, body: await bodyOf(answer) };
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const give = ({ status, headers, body: content }: Answer): void => { outgoing.writeHead(status, headers).end(content); };
    // A preflight is the browser's own; a fault there is one of the request that follows.
    const fault = incoming.method === 'OPTIONS' || random() >= probability ? undefined : FAULTS[Math.floor(random() * FAULTS.length)];
    if (fault) counts.set(fault, (counts.get(fault) ?? 0) + 1);
    switch (fault) {
      case undefined: give(await forward(incoming, body)); return;
      case 'latency': {
        const answer = await forward(incoming, body);
        const pause = random() * LONGEST_LATENCY_MS;
        await new Promise((resolve) => { setTimeout(resolve, pause); });
        give(answer);
        return;
      }
      case 'reset before': incoming.socket.destroy(); return;
      case 'reset after':
        await forward(incoming, body);
        incoming.socket.destroy();
        return;
      case 'half a response': {
        const { status, headers, body: content } = await forward(incoming, body);
        outgoing.writeHead(status, { ...headers, 'content-length': content.length });
        outgoing.write(content.subarray(0, content.length / 2), () => incoming.socket.destroy());
        return;
      }
      case '429':
        outgoing.writeHead(400, { ...CORS, 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'TooManyRequestsException:' });
        outgoing.end('{"__type":"TooManyRequestsException","message":"Rate exceeded"}');
        return;
      case '503': outgoing.writeHead(503, { ...CORS, 'content-type': 'text/html' }).end('<html>Service Unavailable</html>'); return;
      case '500 without a body': outgoing.writeHead(500, CORS).end(); return;
      case 'delivered twice, first answer': {
        const first = await forward(incoming, body);
        await forward(incoming, body);
        give(first);
        return;
      }
      case 'delivered twice, second answer':
        await forward(incoming, body);
        give(await forward(incoming, body));
    }
  }

  const server = createServer((incoming, outgoing) => { handle(incoming, outgoing).catch(() => incoming.socket.destroy()); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    plan(seed, chance) {
      random = seededRandom(seed);
      probability = chance;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
