/** Requests that do not come to an end: how many of one client there may be, and for how long. */
import { connect, type Socket } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localClient } from '../../resolvers/client.ts';
import { type Facade, startForTest } from '../harness.ts';
import { clientsByHeader } from '../persisted/partner.ts';

const [slow, other] = ['slow', 'other'].map((id) => ({ ...localClient, id }));
let facade: Facade;
const lines: string[] = [];
beforeAll(async () => {
  if (!slow || !other) throw new Error('two clients');
  facade = await startForTest(
    { MAX_REQUESTS_IN_FLIGHT: '4', BODY_TIMEOUT_MS: '1500' },
    { clientOf: clientsByHeader(slow, other), onLog: (line) => void lines.push(line), logLevel: 'warn' },
  );
});
afterAll(() => facade.close());

interface Open {
  readonly socket: Socket;
  readonly told: () => string;
  readonly closed: Promise<void>;
}
/** Sends the headers of a request and half of its body. */
function halfSent(client: string): Open {
  const { hostname, port } = new URL(facade.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\nx-test-client: ${client}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`,
  );
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { socket, told: () => text, closed };
}
async function ask(client: string) {
  const response = await request(`${facade.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-client': client },
    body: '{"query":"{ __typename }"}',
  });
  return { status: response.statusCode, headers: response.headers, body: await response.body.json() };
}

it('refuses what a client sends beyond its number in flight, lets others in, and ends what does not come', async () => {
  const open = Array.from({ length: 10 }, () => halfSent('slow'));
  await expect.poll(() => open.filter(({ told }) => told().includes(' 429 ')).length).toBe(6);
  expect(await ask('slow')).toMatchObject({
    status: 429,
    headers: { 'retry-after': '1' },
    body: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }] },
  });
  expect((await ask('other')).status).toBe(200);
  await Promise.all(open.map(({ closed }) => closed));
  expect(open.filter(({ told }) => told().startsWith('HTTP/1.1 408 '))).toHaveLength(4);
  expect((await ask('slow')).status).toBe(200);
  // A client that sends slowly is no failure of ours.
  expect(lines.filter((line) => line.includes('a request failed'))).toEqual([]);
});
