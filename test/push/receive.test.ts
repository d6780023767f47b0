/** The answer to each push and what is kept of it, by the table of interfaces.md §3 and over real HTTP. */
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

/** Made before anything is connected, since idle connections would time out meanwhile. */
const bomb = gzipSync(Buffer.alloc(512 * 1024 * 1024, 0x20));

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());

const orderSync = '/push/yuanshu/order-sync';
const order = (orderNo: string, more: object = {}): string =>
  JSON.stringify({ tenantId: 153658, orderNo, orderStatus: '50', payStatus: '1', ...more });
const held = async (): Promise<number> => (await facade.store.quarantined({ state: 'HELD', limit: 10_000 })).length;
const history = (orderNo: string) => facade.store.history('YUANSHU', null, orderNo);

describe('accepted', () => {
  it('a new push, then the same bytes again, then other bytes', async () => {
    for (const [body, versions] of [
      [order('A1'), 1],
      [order('A1'), 1],
      [order('A1', { orderStatus: '60' }), 2],
      [order('A1'), 2],
    ] as const) {
      expect(await facade.push(orderSync, body)).toMatchObject({
        status: 200,
        body: { success: true, code: '0', data: {} },
      });
      expect((await history('A1')).length).toBe(versions);
    }
    const { data } = await facade.ask(
      '{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "A1"}}) { status freshness { origin } } }',
    );
    expect(data.order).toEqual({ status: 'SHIPPED', freshness: { origin: 'PUSHED' } });
  });

  it.each([
    [
      'an order number that is a number',
      '{"orderNo": 12345678901234567890, "orderStatus": 50}',
      '12345678901234567890',
    ],
    ['unknown enums and extra fields', order('A2', { orderStatus: 'zz', surprise: { a: [1] } }), 'A2'],
    ['"required" fields that are null', order('A3', { goodsInfoList: null, amountInfo: null, payInfo: null }), 'A3'],
    ['the other type for a scalar', order('A4', { orderStatus: 50, payStatus: 1, orderAmount: '100' }), 'A4'],
  ])('%s', async (_what, body, orderNo) => {
    const before = await held();
    expect(await facade.push(orderSync, body)).toMatchObject({ status: 200, body: { success: true } });
    expect((await history(orderNo)).length).toBe(1);
    expect(await held()).toBe(before);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('a body in %s', async (encoding, pack) => {
    const response = await facade.push(orderSync, pack(order(`Z-${encoding}`)), { 'content-encoding': encoding });
    expect(response.status).toBe(200);
    expect((await history(`Z-${encoding}`)).length).toBe(1);
  });

  it('an after-sale array with one bad element: the good ones are taken, the bad one is set aside', async () => {
    const good = (refundId: string) => ({ orderNo: 'A1', refundId, status: 4, aftersaleMethod: 1, updateTime: '' });
    const before = await held();
    const response = await facade.push(
      '/push/yuanshu/after-sale',
      JSON.stringify([good('R1'), { status: 4 }, good('R2')]),
    );
    expect(response).toMatchObject({ status: 200, body: { success: true, msg: expect.stringContaining('1') } });
    expect(await held()).toBe(before + 1);
    const { data } = await facade.ask(
      '{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "A1"}}) { returns { returnNo kind status } } }',
    );
    expect(data.order.returns).toEqual([
      { returnNo: 'R1', kind: 'RETURN_AND_REFUND', status: 'IN_TRANSIT' },
      { returnNo: 'R2', kind: 'RETURN_AND_REFUND', status: 'IN_TRANSIT' },
    ]);
  });
});

describe('a list of which very much cannot be used', () => {
  it('takes the place of one entry, whole, and not that of thousands', async () => {
    const before = await held();
    const good = { orderNo: 'A1', refundId: 'R9', status: 4, updateTime: '' };
    const body = JSON.stringify([good, ...Array.from({ length: 20_000 }, () => 1)]);
    const response = await facade.push('/push/yuanshu/after-sale', gzipSync(body), { 'content-encoding': 'gzip' });
    expect(response).toMatchObject({ status: 200, body: { msg: expect.stringContaining('20000') } });
    expect(await held()).toBe(before + 1);
    const [latest] = await facade.store.quarantined({ state: 'HELD', limit: 1 });
    const entry = latest && (await facade.store.quarantineEntry(latest.id));
    expect(latest?.reason).toMatch(/^20000 elements cannot be used, the first of them: \[1\]/);
    expect(Buffer.from(entry?.body ?? []).equals(Buffer.from(body))).toBe(true);
  });
});

describe('refused, with nothing lost', () => {
  it.each([
    ['not JSON', '<xml/>'],
    ['JSON of another shape', '[1, 2]'],
    ['a JSON text', '"orderNo"'],
    ['no order number', '{"orderStatus": "50"}'],
    ['an order number that is null', '{"orderNo": null}'],
    ['an order number that is a fraction', '{"orderNo": 1.5}'],
    ['an empty order number', '{"orderNo": "  "}'],
    ['an empty body', ''],
    ['deep nesting', `{"orderNo": "D", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nesting of 65', `{"orderNo": "D65", "a": ${'['.repeat(64)}${']'.repeat(64)}}`],
  ])('%s: 400, and the raw bytes in quarantine', async (_what, body) => {
    const before = await held();
    const response = await facade.push(orderSync, body);
    expect(response).toMatchObject({
      status: 400,
      body: { success: false, code: '400', msg: expect.any(String), data: {} },
    });
    expect(await held()).toBe(before + 1);
    const [latest] = await facade.store.quarantined({ state: 'HELD', limit: 1 });
    const entry = latest && (await facade.store.quarantineEntry(latest.id));
    expect(Buffer.from(entry?.body ?? []).equals(Buffer.from(body))).toBe(true);
  });

  it('invalid UTF-8: 400, byte for byte in quarantine', async () => {
    const body = Buffer.concat([Buffer.from('{"orderNo": "'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]);
    expect((await facade.push(orderSync, body)).status).toBe(400);
    const [latest] = await facade.store.quarantined({ state: 'HELD', limit: 1 });
    const entry = latest && (await facade.store.quarantineEntry(latest.id));
    expect(Buffer.from(entry?.body ?? []).equals(body)).toBe(true);
  });

  it('what is not the encoding that it says: 400, as it came in quarantine', async () => {
    const before = await held();
    expect((await facade.push(orderSync, 'plain', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect(await held()).toBe(before + 1);
  });

  it('2 MiB and one byte: 413, and nothing is kept', async () => {
    const before = await held();
    const body = order('BIG', { pad: 'x'.repeat(2 * 1024 * 1024) });
    expect(await facade.push(orderSync, body.slice(0, 2 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { success: false, code: '413' },
    });
    expect(await held()).toBe(before);
  });

  it('a zip bomb: 413, and nothing is kept', async () => {
    const before = await held();
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect((await facade.push(orderSync, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
    expect(await held()).toBe(before);
  });

  it('an encoding that we do not take: 415', async () => {
    expect((await facade.push(orderSync, order('E1'), { 'content-encoding': 'compress' })).status).toBe(415);
    expect(await history('E1')).toEqual([]);
  });

  it('a body that stops half way leaves nothing behind and hurts nobody', async () => {
    const { hostname, port } = new URL(facade.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST ${orderSync} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n${order('HALF')}`,
        );
        socket.end();
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    expect(await history('HALF')).toEqual([]);
    expect((await facade.push(orderSync, order('AFTER'))).status).toBe(200);
  });

  it('another method than POST', async () => {
    const { request } = await import('undici');
    expect((await request(facade.url + orderSync)).statusCode).toBe(405);
  });

  it('keeps no secret among the headers', async () => {
    await facade.push(orderSync, 'rubbish', { authorization: 'META-SHA256-RSA2048 secret', cookie: '_platform_num=1' });
    const [latest] = await facade.store.quarantined({ state: 'HELD', limit: 1 });
    expect(JSON.stringify(latest?.headers)).not.toMatch(/META|_platform_num/);
  });
});

describe('a push that was forwarded', () => {
  const proxied = ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via', 'X-Forwarded-Proto', 'CF-Connecting-IP'];
  it.each(proxied)('%s: it is not from this machine, so that it needs a signature', async (name) => {
    const before = await held();
    for (const path of [orderSync, '/push/yuanshu/after-sale', '/push/ezr/2001'])
      expect([path, (await facade.push(path, order('FWD'), { [name]: '127.0.0.1' })).status]).toEqual([path, 401]);
    expect([await held(), await history('FWD')]).toEqual([before, []]);
  });
});

describe('EZR answers in its own envelope', () => {
  it('accepted and refused', async () => {
    expect(
      await facade.push('/push/ezr/2001', JSON.stringify({ Code: 'E-1', OrderStatus: 2, Dtls: [] })),
    ).toMatchObject({
      status: 200,
      body: {
        Status: true,
        StatusCode: 200,
        Msg: expect.any(String),
        Timestamp: expect.stringMatching(/^\d{14}$/),
        Result: 1,
      },
    });
    expect(await facade.push('/push/ezr/2001', '{}')).toMatchObject({
      status: 400,
      body: { Status: false, StatusCode: 400, Result: 0 },
    });
  });

  it('takes the order as a form field too', async () => {
    const form = new URLSearchParams({
      AppId: 'a',
      Timestamp: '20260101000000',
      Sign: 'x',
      Args: JSON.stringify({ Code: 'E-2', OrderStatus: 4 }),
    });
    const response = await facade.push('/push/ezr/2001', form.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(200);
    expect((await facade.store.history('EZR', null, 'E-2')).length).toBe(1);
  });
});

describe('a store that cannot be used', () => {
  it('503, so that the vendor sends again', async () => {
    const own = await startForTest();
    await own.store.close();
    expect(await own.push(orderSync, order('S1'))).toMatchObject({
      status: 503,
      body: { success: false, code: '503' },
    });
    const { request } = await import('undici');
    expect((await request(`${own.url}/health/ready`)).statusCode).toBe(503);
    await own.close();
  });
});
