/** Child processes that speak in lines, each ended by its own id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';

export interface Child {
  readonly lines: readonly string[];
  /** Resolves with the first line that starts so; rejects when the process ends without it. */
  said(start: string): Promise<string>;
  kill(): Promise<void>;
  /** Ends its input: it closes its store and goes. */
  finish(): Promise<void>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const look of waiting) look();
  };
  let over = false;
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    tell();
  });
  // The process is over when its last line was read, not before.
  const closed = new Promise<void>((resolve) => {
    reader.once('close', () => {
      over = true;
      running.delete(child);
      tell();
      resolve();
    });
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    lines,
    said: (start) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((text) => text.startsWith(start));
          if (line === undefined && !over) return;
          waiting.delete(look);
          if (line === undefined)
            reject(new Error(`the child ended without "${start}": ${lines.slice(-3).join(' | ')}`));
          else resolve(line);
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await Promise.all([closed, exited]);
    },
    finish: async () => {
      child.stdin.end();
      await Promise.all([closed, exited]);
    },
  };
}
