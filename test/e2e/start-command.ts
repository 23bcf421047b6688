/** `npm start` as a program that a test runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const START = new URL('../../tools/start.mjs', import.meta.url).pathname;

export interface Command {
  /** What it has printed so far. */
  output(): string;
  /** Waits until it has printed something, and answers the first group. */
  printed(pattern: RegExp): Promise<string>;
  /** Presses Ctrl-C. */
  interrupt(): void;
  readonly exitCode: Promise<number | null>;
}

export function npmStart(...args: string[]): Command {
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const waiting = new Set<() => void>();
  const wake = (): void => waiting.forEach((check) => check());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      wake();
    });
  }
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => text,
    printed: (pattern) => new Promise((resolve, reject) => {
      const check = (): void => {
        const match = pattern.exec(text);
        if (!match) return;
        waiting.delete(check);
        resolve(match[1] ?? '');
      };
      waiting.add(check);
      check();
      void exitCode.then((code) => { reject(new Error(`npm start ended with ${String(code)} before it printed ${String(pattern)}:\n${text}`)); });
    }),
    interrupt: () => child.kill('SIGINT'),
    exitCode,
  };
}

export const onFreePorts = (): Command => npmStart('--port', '0', '--cognito-port', '0');
