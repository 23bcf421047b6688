/** A display that nobody looks at, for a browser whose password manager works in windows only. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { requireBrowser } from '../../tools/browsers.mjs';

export interface Display {
  /** As in the environment's DISPLAY. */
  readonly name: string;
  close(): void;
}

export async function startDisplay(): Promise<Display> {
  const server = spawn(join(dirname(requireBrowser('xvfb')), 'Xvfb'), ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => { reject(new Error(`Xvfb ended with ${String(code)}`)); });
    server.stdio[3]!.once('data', (data: Buffer) => { resolve(String(data).trim()); });
  });
  return { name: `:${number}`, close: () => { server.kill(); } };
}
