/** Keys and clicks that reach a browser's own windows, which no page and no driver can touch: as much of the X11 protocol as XTEST needs. */
import { spawn } from 'node:child_process';
import { createConnection, type Socket } from 'node:net';

/** Keycodes of the evdev rules, which Xvfb has. */
const KEYCODES = { Escape: 9, Tab: 23, Enter: 36, ArrowUp: 111, ArrowDown: 116 } as const;

export interface Display {
  /** For the browser's environment: DISPLAY. */
  readonly name: string;
  press(key: keyof typeof KEYCODES): Promise<void>;
  /** In pixels of the screen. */
  click(x: number, y: number): Promise<void>;
  close(): void;
}

const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - bytes.length % 4) % 4)]);

/** Reads so many bytes, when they have come. */
async function read(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const chunk = socket.read(length) as Buffer | null;
    if (chunk) return chunk;
    await new Promise((resolve, reject) => {
      socket.once('readable', resolve);
      socket.once('error', reject);
      socket.once('end', () => { reject(new Error('The display has hung up.')); });
    });
  }
}

/** Starts a display of its own, that nobody sees. @throws {Error} when there is no Xvfb, or it has no XTEST */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-ac'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => { reject(new Error('Xvfb did not start.')); });
    server.stdout.once('data', (line: Buffer) => { resolve(line.toString().trim()); });
  });
  const socket = createConnection(`/tmp/.X11-unix/X${number}`);
  const setup = Buffer.alloc(12);
  setup.write('l');
  setup.writeUInt16LE(11, 2);
  socket.write(setup);
  const answer = await read(socket, 8);
  await read(socket, 4 * answer.readUInt16LE(6));
  if (answer[0] !== 1) throw new Error('The display refuses.');

  const query = Buffer.alloc(8);
  query[0] = 98;
  query.writeUInt16LE(4, 2);
  query.writeUInt16LE(5, 4);
  socket.write(Buffer.concat([query, pad(Buffer.from('XTEST'))]));
  const extension = await read(socket, 32);
  if (extension[8] !== 1) throw new Error('The display has no XTEST.');
  const opcode = extension[9] ?? 0;

  const fake = (type: 2 | 3 | 4 | 5 | 6, detail: number, x = 0, y = 0): Promise<void> => new Promise((resolve, reject) => {
    const request = Buffer.alloc(36);
    request[0] = opcode;
    request[1] = 2;
    request.writeUInt16LE(9, 2);
    request[4] = type;
    request[5] = detail;
    request.writeInt16LE(x, 24);
    request.writeInt16LE(y, 26);
    socket.write(request, (error) => { if (error) reject(error); else resolve(); });
  });

  return {
    name: `:${number}`,
    async press(key) {
      await fake(2, KEYCODES[key]);
      await fake(3, KEYCODES[key]);
    },
    async click(x, y) {
      await fake(6, 0, Math.round(x), Math.round(y));
      await fake(4, 1);
      await fake(5, 1);
    },
    close() {
      socket.destroy();
      server.kill();
    },
  };
}
