/**
 * The vendor of the comparison, as a process of its own: it answers on a bare socket what SOMS's simulator answered when
 * the same request came for the first time. So it costs little, and no server waits for it longer than it is told to.
 * Requests on one connection are answered one after another; a client that sends several at once is not served.
 */
import { createServer, type Socket } from 'node:net';
import { request } from 'undici';
import { startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { questionsOf } from './questions.ts';

/** The simulator's "now", so that each run measures the same orders. */
const until = new Date('2026-11-20T10:00:00Z');
const simulator = await startSomsSandbox({ until, now: () => until.getTime() });
const { tenantId, user, password } = simulator.credentials;
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Answers by request line and body. */
const recorded = new Map<string, Buffer>();
let calls = 0;
let latencyMs = 0;

const answerOf = (status: number, body: string): Buffer =>
  Buffer.from(
    `HTTP/1.1 ${status} -\r\ncontent-type: application/json;charset=UTF-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

async function recordedNow(line: string, body: string): Promise<Buffer> {
  const [method = '', path = ''] = line.split(' ');
  const headers = { authorization, ...(body === '' ? {} : { 'content-type': 'application/json' }) };
  const response = await request(simulator.url + path, { method, headers, body: body === '' ? null : body });
  const bytes = answerOf(response.statusCode, await response.body.text());
  recorded.set(line + body, bytes);
  return bytes;
}

/** What the bench itself asks: `/bench/calls` counts since the last time, `/bench/latency/20` sets the latency. */
function told(line: string): Buffer {
  const [, path = ''] = line.split(' ');
  const [, , name, value] = path.split('/');
  if (name === 'latency') latencyMs = Number(value);
  const counted = calls;
  calls = 0;
  return answerOf(200, JSON.stringify({ calls: counted, latencyMs }));
}

function answer(socket: Socket, line: string, body: string): void {
  if (line.startsWith('GET /bench/')) return void socket.write(told(line));
  calls += 1;
  const known = recorded.get(line + body);
  if (known === undefined) return void recordedNow(line, body).then((bytes) => socket.write(bytes));
  if (latencyMs === 0) return void socket.write(known);
  setTimeout(() => socket.write(known), latencyMs);
}

function onSocket(socket: Socket): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  let held = '';
  // latin1 has one character for each byte, so that lengths are those of the wire.
  socket.on('data', (chunk: Buffer) => {
    held += chunk.toString('latin1');
    for (;;) {
      const end = held.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = held.slice(0, end);
      const length = head.startsWith('GET ') ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? '0');
      if (held.length < end + 4 + length) return;
      const body = Buffer.from(held.slice(end + 4, end + 4 + length), 'latin1').toString('utf8');
      held = held.slice(end + 4 + length);
      answer(socket, head.slice(0, head.indexOf('\r\n')), body);
    }
  });
}

const server = createServer(onSocket);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  const questions = questionsOf(simulator.book);
  console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}`, tenantId, user, password, questions }));
});
