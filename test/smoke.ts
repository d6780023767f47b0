/** Starts the product as `npm start` does and asks the README's first query, for CI and for whoever has doubts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { askGraph } from './harness.ts';
import { startProduct } from './product.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1] ?? '';
const query = block('graphql');
const expected: unknown = JSON.parse(block('json'));

const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-smoke-'));
const product = await startProduct({ LOG_LEVEL: 'warn', DATA_DIR: dataDir, DATABASE_URL: '' });
/** The simulators push while the product is ready already, so that the whole sale is there after a moment. */
async function firstAnswer(): Promise<{ data: unknown; errors: readonly unknown[] }> {
  const until = Date.now() + 30_000;
  for (;;) {
    const { data, errors } = await askGraph(product.url, query);
    if (isDeepStrictEqual({ data }, expected) || Date.now() > until) return { data, errors };
  }
}
const { data, errors } = await firstAnswer();
const code = await product.end();
rmSync(dataDir, { recursive: true, force: true });
if (errors.length > 0 || !isDeepStrictEqual({ data }, expected)) {
  console.error('The README’s first query answers otherwise:', JSON.stringify({ data, errors }, null, 2));
  process.exit(1);
}
if (code !== 0) {
  console.error(`SIGTERM ended with ${code}`);
  process.exit(1);
}
console.log('smoke: the product starts, answers the README’s first query as printed there, and ends on SIGTERM');
