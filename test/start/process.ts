/** `npm start` without npm, as a process whose output and end a test looks at. */
import { spawn } from 'node:child_process';

export interface Started {
  /** What it has written so far, and its exit code; null while it runs or when a signal has ended it. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
  /** Resolves with the address as soon as it says that it is ready; rejects when it ends before. */
  readonly ready: Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

export function start(environment: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, ['main.ts'], {
    cwd: new URL('../../', import.meta.url),
    env: { ...process.env, DATABASE_URL: '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const url = /"graphql":"(http:[^"]+)\/graphql"/.exec(out)?.[1];
      if (url !== undefined) resolve(url);
    });
    void ended.then((code) => reject(new Error(`it ended with ${code} before it was ready: ${err}`)));
  });
  ready.catch(() => undefined);
  return { out: () => out, err: () => err, ended, ready, kill: (signal) => child.kill(signal) };
}
