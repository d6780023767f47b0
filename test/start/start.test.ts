/** How the service starts and ends, as a process of its own. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { start } from './process.ts';

vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function taken(): Promise<{ server: Server; port: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens on a port');
  return { server, port: String(address.port) };
}

it('ends when its port is in use, and says which port and what to do, in the log as well', async () => {
  const { server, port } = await taken();
  const process = start({ DATA_DIR: dataDir, PORT: port });
  expect(await process.ended).toBe(1);
  expect(process.err()).toMatch(new RegExp(`^PORT: ${port} on 127\\.0\\.0\\.1 is in use .+\\n$`));
  expect(process.out()).toContain(`"msg":"PORT: ${port} on`);
  server.close();
});

it.each([
  [
    'a database that is away',
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    /^the store cannot be used now: .+\n$/,
  ],
  ['a port that is no number', { PORT: 'abc' }, /^PORT: must be a whole number from 0 to 65535\.\n$/],
])('ends with one line for %s', async (_what, environment, line) => {
  const process = start({ DATA_DIR: dataDir, ...environment });
  expect(await process.ended).toBe(1);
  expect(process.err()).toMatch(line);
});

it('is ready before the simulators have pushed, and answers a request that is under way when it is told to end', async () => {
  const process = start({ DATA_DIR: dataDir });
  const url = await process.ready;
  expect(process.out()).toMatch(/"msg":"Ordergraph is ready\."/);
  expect(process.out()).not.toContain('pushed its orders');
  const answer = request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ orders(first: 50) { nodes { id packages { trackingNo } } } }' }),
  });
  // The request is there when the next one has been answered.
  await (await request(`${url}/health/live`)).body.dump();
  process.kill('SIGTERM');
  const { statusCode, body } = await answer;
  expect(statusCode).toBe(200);
  expect(await body.json()).toMatchObject({ data: { orders: { nodes: expect.any(Array) } } });
  expect(await process.ended).toBe(0);
});

it('ends in order when it is told to before it is ready', async () => {
  const process = start({ DATA_DIR: dataDir });
  // The store is opened long before the service listens.
  await vi.waitFor(() => expect(existsSync(join(dataDir, 'ordergraph.lock'))).toBe(true), {
    timeout: 60_000,
    interval: 5,
  });
  process.kill('SIGTERM');
  expect(await process.ended).toBe(0);
  expect(process.err()).toBe('');
});
