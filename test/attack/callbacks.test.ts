/** SOMS callbacks that anybody on the machine can make up: what they cost on the disk, and at the vendor. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSomsSandbox, type SomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { rounds, startTarget, type Target } from './process.ts';

const secret = 'a-secret-of-callbacks';
let vendor: SomsSandbox;
let target: Target;
beforeAll(async () => {
  vendor = await startSomsSandbox();
  const { tenantId, user, password } = vendor.credentials;
  target = await startTarget({
    SOMS_URL: vendor.url,
    SOMS_TENANT_ID: tenantId,
    SOMS_USER: user,
    SOMS_PASSWORD: password,
    SOMS_OPERATOR: 'attacked',
    SOMS_EVENTS_SECRET: secret,
    LOG_LEVEL: 'trace',
  });
});
afterAll(() => vendor.close());

const path = '/push/soms/events';
const event = (orderId: string): string =>
  JSON.stringify({
    id: 'e1',
    group: 'order',
    topic: 'order.shipped',
    content: JSON.stringify({ order_id: orderId }),
    time: '2026-01-01 10:00:00',
    tag: 'store:001',
  });
/** Sends them sixteen at a time. */
async function send(ids: readonly string[]): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = ids.values();
  const work = async (): Promise<void> => {
    for (const id of waiting) {
      const { status } = await target.push(path, event(id));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return statuses;
}

describe('on the disk', () => {
  it('a callback that cannot be used leaves nothing, however it is packed', async () => {
    const bodies = [
      ...Array.from({ length: rounds(20, 500) }, (_, n) => gzipSync(Buffer.alloc(2_000_000, `${n}`))),
      gzipSync(`{"content":"${'x'.repeat(1_900_000)}"}`),
    ];
    const before = target.bytesOnDisk();
    for (const body of bodies) expect((await target.push(path, body, { 'content-encoding': 'gzip' })).status).toBe(400);
    for (const encoding of ['gzip', 'br', 'deflate'])
      expect((await target.push(path, 'plain', { 'content-encoding': encoding })).status).toBe(400);
    expect(target.bytesOnDisk() - before).toBeLessThan(100_000);
  });
});

describe('from elsewhere', () => {
  const proxied = [
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'via',
    'x-forwarded-host',
    'cf-connecting-ip',
    'true-client-ip',
    'ali-cdn-real-ip',
    'x-azure-clientip',
    'cdn-src-ip',
    'x-natapp-ip',
    'fastly-client-ip',
    'x-cluster-client-ip',
    'x-client-ip',
  ];
  it.each(proxied)('%s: a callback needs the secret', async (name) => {
    const headers = { [name]: '127.0.0.1' };
    expect((await target.push(path, event('1'), headers)).status).toBe(401);
    expect((await target.push(`${path}/another-secret`, event('1'), headers)).status).toBe(401);
    expect((await target.push(`${path}/${secret}/`, event('1'), headers)).status).toBe(404);
    expect((await target.push(`${path}/${secret}`, event('888101000010'), headers)).status).toBe(200);
  });

  it('the secret is in no line of the log, also where something fails', async () => {
    await target.push(`${path}/${secret}`, 'junk', { 'x-forwarded-for': '203.0.113.7' });
    await target.ask(`${path}/${secret}`);
    expect(target.printed()).not.toContain(secret);
  });
});

describe('at the vendor', () => {
  it('hundreds of made-up orders, and one order named hundreds of times, are a few calls', async () => {
    vendor.forgetCalls();
    const made = Array.from({ length: rounds(500, 5_000) }, (_, n) => `made-up-${n}`);
    const real = Array.from({ length: rounds(300, 3_000) }, () => '888101000020');
    const statuses = await send([...made, ...real]);
    expect([...statuses]).toEqual([[200, made.length + real.length]]);
    const askedFor = (): string => vendor.calls.map(({ text, query }) => `${text} ${query}`).join(' ');
    // The real order is named last, so that all that were acknowledged have been asked for when it is.
    await expect.poll(askedFor, { timeout: rounds(60_000, 300_000), interval: 250 }).toContain('888101000020');
    const calls = vendor.calls.length;
    console.log(`${made.length + real.length} callbacks, ${made.length + 1} orders: ${calls} vendor calls`);
    expect(calls).toBeLessThanOrEqual(rounds(12, 80));
    expect(new Set(askedFor().match(/made-up-\d+/g)).size).toBe(made.length);
  });

  it.runIf(process.env['ATTACK'] === 'long')(
    'no minute has more than its calls, and what is over the list is told to come again',
    async () => {
      vendor.forgetCalls();
      const from = Date.now();
      const statuses = await send(Array.from({ length: 25_000 }, (_, n) => `flood-${n}`));
      expect([...statuses.keys()].toSorted()).toEqual([200, 503]);
      const minutes = Math.ceil((Date.now() - from) / 60_000) + 1;
      console.log(`25,000 callbacks: ${JSON.stringify([...statuses])}, ${vendor.calls.length} vendor calls`);
      expect(vendor.calls.length).toBeLessThanOrEqual(30 * minutes);
    },
  );
});
