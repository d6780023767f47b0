/** Starts the product as `npm start` does and asks the README's first query: run by CI and by whoever doubts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { askGraph } from './harness.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1] ?? '';
const query = block('graphql');
const answer: unknown = JSON.parse(block('json'));

const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-smoke-'));
const server = spawn(process.execPath, ['main.ts'], {
  cwd: new URL('../', import.meta.url),
  env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: dataDir, DATABASE_URL: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve, reject) => {
  let printed = '';
  server.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
    const found = /GraphQL\s+(http:\S+)\/graphql\s/.exec(printed)?.[1];
    if (found !== undefined) resolve(found);
  });
  server.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready`)));
});
const { data, errors } = await askGraph(url, query);
const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
const code = await ended;
rmSync(dataDir, { recursive: true, force: true });
if (errors.length > 0 || !isDeepStrictEqual({ data }, answer)) {
  console.error('The README’s first query answers otherwise:', JSON.stringify({ data, errors }, null, 2));
  process.exit(1);
}
if (code !== 0) {
  console.error(`SIGTERM ended with ${code}`);
  process.exit(1);
}
console.log('smoke: the product starts, answers the README’s first query as printed there, and ends on SIGTERM');
