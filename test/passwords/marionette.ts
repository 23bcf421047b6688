/** A client of Marionette, Firefox's own remote protocol: the only one that reaches the browser around the page. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Context = 'chrome' | 'content';

export interface Marionette {
  send(command: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Runs a script with a callback as its last argument, in the page or in the browser's own window. */
  run(context: Context, script: string, args?: readonly unknown[]): Promise<unknown>;
  close(): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** Messages are JSON behind their length in bytes and a colon. */
function readMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || buffer.length < end) return;
      onMessage(JSON.parse(buffer.subarray(colon + 1, end).toString()));
      buffer = buffer.subarray(end);
    }
  });
}

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: Answer) => void>();
  readMessages(socket, (message) => {
    if (Array.isArray(message)) waiting.get(message[1] as number)?.(message as Answer);
  });
  await once(socket, 'connect');
  let last = 0;

  function send(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = ++last;
    const text = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => {
      waiting.set(id, ([, , error, result]) => {
        waiting.delete(id);
        if (error) reject(new Error(`${command}: ${error.error}: ${error.message}`));
        else resolve(result);
      });
    });
  }

  let context: Context = 'content';
  return {
    send,
    async run(wanted, script, args = []) {
      if (wanted !== context) await send('Marionette:SetContext', { value: wanted });
      context = wanted;
      const answer = await send('WebDriver:ExecuteAsyncScript', { script, args, sandbox: null, newSandbox: true }) as { value: unknown };
      if (wanted === 'chrome') await send('Marionette:SetContext', { value: context = 'content' });
      return answer.value;
    },
    close: () => { socket.destroy(); },
  };
}
