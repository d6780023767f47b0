/** What an outage leaves in the log: a line when it begins and one when it ends. */
import { createServer } from 'node:http';
import { expect, it, vi } from 'vitest';
import { vendorHttp } from '../../sources/kit/http.ts';
import { startForTest } from '../harness.ts';

interface Line {
  readonly msg: string;
  readonly vendor?: string;
}

it('a vendor that fails again and again is one line, however often it is asked', async () => {
  const lines: Line[] = [];
  const facade = await startForTest({}, { logLevel: 'info', onLog: (line) => lines.push(JSON.parse(line) as Line) });
  try {
    facade.soms.misbehave({ kind: 'status', status: 500 });
    for (let i = 0; i < 8; i += 1) await facade.ask('{ packages(trackingNo: "SF0000000000000") { id } }');
    expect(lines.filter(({ vendor }) => vendor === 'SOMS').map(({ msg }) => msg)).toEqual([
      'the vendor failed several times in a row and is left alone for a while',
    ]);
  } finally {
    await facade.close();
  }
});

it('the circuit is told to open and to close, once each, also when the vendor fails again after its rest', async () => {
  let status = 500;
  const server = createServer((_req, res) => res.writeHead(status).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const told: string[] = [];
  const http = vendorHttp({
    vendor: 'SOMS',
    url: `http://127.0.0.1:${port}`,
    timeoutMs: 5_000,
    now: Date.now,
    breaker: { failures: 2, restMs: 1 },
    onCircuit: (state) => told.push(state),
  });
  const call = { signal: new AbortController().signal, onCall: () => undefined };
  const ask = () =>
    http.ask({ operation: 'x', method: 'GET', path: '/' }, call).then(
      () => 'OK',
      (fault: { kind: string }) => fault.kind,
    );
  await ask();
  await ask();
  await vi.waitFor(async () => expect(await ask()).toBe('SERVER_ERROR'));
  status = 200;
  await vi.waitFor(async () => expect(await ask()).toBe('OK'));
  expect(told).toEqual(['OPEN', 'CLOSED']);
  await http.close();
  server.close();
});
