/** The product as a process of its own, as `npm start` runs it on a free port. */
import { spawn } from 'node:child_process';

export interface Product {
  readonly url: string;
  readonly pid: number;
  /** Everything that it has printed so far: its log, and where it can be reached. */
  printed(): string;
  /** Asks it to end by SIGTERM, and gives its exit code. */
  end(): Promise<number | null>;
}

export async function startProduct(environment: Readonly<Record<string, string>>): Promise<Product> {
  const child = spawn(process.execPath, ['main.ts'], {
    cwd: new URL('../', import.meta.url),
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /GraphQL\s+(https?:\S+)\/graphql\s|"graphql":"(https?:[^"]+)\/graphql"/.exec(printed);
      const address = found?.[1] ?? found?.[2];
      // It prints the URL that others see, which may be another than the one that it listens at.
      const { PORT: port = '0' } = environment;
      if (address !== undefined) resolve(port === '0' ? address : `http://127.0.0.1:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
