/** `npm run quarantine`, as a person uses it, beside a running server. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

// Each command is a process of its own, which takes a second to start and more on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-quarantine-'));
let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { dataDir });
});
afterAll(async () => {
  await facade.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function quarantine(...words: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['commands/quarantine.ts', ...words], {
      cwd: new URL('../../', import.meta.url),
      env: { ...process.env, DATA_DIR: dataDir },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

it('lists, shows, discards and replays', async () => {
  expect(await quarantine('list')).toEqual({ code: 0, out: '0 entries\n', err: '' });
  await facade.push('/push/yuanshu/order-sync', 'rubbish');
  // The unusable element of the array is held by itself.
  await facade.push(
    '/push/yuanshu/after-sale',
    '[{"orderNo": "Q1"}, {"orderNo": "Q1", "refundId": "R1", "status": 4}]',
  );
  const listed = await quarantine('list');
  const lines = listed.out.trim().split('\n');
  expect(lines).toHaveLength(3);
  const idOf = (word: string): string => lines.find((line) => line.includes(word))?.split(' ')[0] ?? '';
  const [sync, afterSale] = [idOf('order-sync'), idOf('after-sale')];

  const shown = await quarantine('show', sync);
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('rubbish');

  const again = await quarantine('replay', afterSale);
  expect(again).toMatchObject({ code: 1, out: expect.stringMatching(/stays held: .*refundId/) });

  expect(await quarantine('discard', sync)).toMatchObject({ code: 0, out: `${sync} discarded\n` });
  expect(await quarantine('discard', sync)).toMatchObject({ code: 1 });
  expect((await quarantine('list')).out).toContain('1 entry');
  expect((await quarantine('list', '--all')).out).toContain('DISCARDED');
  expect(await quarantine()).toMatchObject({ code: 2, err: expect.stringContaining('npm run quarantine') });
  expect(await quarantine('show', 'nothing')).toMatchObject({ code: 1 });
});

it('a replay after a fix gives the same result as a first arrival', async () => {
  // This stands for a body that an earlier version could not use.
  const body = '{"orderNo": "FIXED-1", "orderStatus": "60"}';
  await facade.store.accept({
    receivedAt: Date.now(),
    facts: [],
    nonce: null,
    unusable: [
      {
        vendor: 'YUANSHU',
        endpoint: '/push/yuanshu/order-sync',
        receivedAt: Date.now(),
        reason: 'an old bug',
        headers: {},
        verified: true,
        acknowledged: false,
        body: Buffer.from(body),
      },
    ],
  });
  const { out } = await quarantine('list');
  const id =
    out
      .split('\n')
      .find((line) => line.includes('an old bug'))
      ?.split(' ')[0] ?? '';
  expect(await quarantine('replay', id)).toMatchObject({ code: 0, out: `${id} taken in\n` });
  const replayed = await facade.ask(
    '{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "FIXED-1"}}) { status statusNative { code } } }',
  );
  await facade.push('/push/yuanshu/order-sync', body.replace('FIXED-1', 'FIXED-2'));
  const first = await facade.ask(
    '{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "FIXED-2"}}) { status statusNative { code } } }',
  );
  expect(replayed).toEqual(first);
  expect(await quarantine('replay', id)).toMatchObject({ code: 1, out: expect.stringContaining('replayed already') });
});

it('a replay does not overwrite what came after it', async () => {
  const early = Date.now() - 60_000;
  await facade.store.accept({
    receivedAt: early,
    facts: [],
    nonce: null,
    unusable: [
      {
        vendor: 'YUANSHU',
        endpoint: '/push/yuanshu/order-sync',
        receivedAt: early,
        reason: 'an older bug',
        headers: {},
        verified: true,
        acknowledged: false,
        body: Buffer.from('{"orderNo": "LATER-1", "orderStatus": "50"}'),
      },
    ],
  });
  await facade.push('/push/yuanshu/order-sync', '{"orderNo": "LATER-1", "orderStatus": "60"}');
  const { out } = await quarantine('list');
  const id =
    out
      .split('\n')
      .find((line) => line.includes('an older bug'))
      ?.split(' ')[0] ?? '';
  expect(await quarantine('replay', id)).toMatchObject({ code: 0 });
  const { data } = await facade.ask('{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "LATER-1"}}) { status } }');
  expect(data.order.status).toBe('SHIPPED');
  expect(
    (await facade.store.history('YUANSHU', null, 'LATER-1')).map(({ acceptance }) => acceptance).toSorted(),
  ).toEqual(['LATE', 'NEW']);
});
