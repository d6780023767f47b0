import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedSign } from '../../../sandbox/babycare/public-params.ts';
import { sampleExpressNo, samplePlatformOrderNo, sampleStoreCode } from '../../../sandbox/babycare/samples.ts';
import { nullDataNumbers, startBabycareSandbox } from '../../../sandbox/babycare/sandbox.ts';
import type { BabycareSandbox, BabycareSandboxOptions } from '../../../sandbox/babycare/sandbox.ts';
import { generateSales, showcaseIds, usualSales } from '../../../sandbox/sales/generator.ts';
import { askBabycare, pick, publicParams, tell, texts } from '../ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
let babycare: BabycareSandbox;
beforeAll(async () => {
  babycare = await startBabycareSandbox({ until });
});
afterAll(() => babycare.close());

const details = '/order/salesDetail/list';
const packages = '/order/package/list';
const { platformOrderNo, trackingNos } = showcaseIds;
const sample = (operation: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../sandbox/babycare/samples/${operation}.response.json`, import.meta.url), 'utf8'),
  );

describe('the sign', () => {
  const params = { requestTime: '1700000000', appId: 'a', requestId: 'r', sign: 'ignored', apiVersion: '1.0' };

  // The signs were made with other tools: printf '…' | md5sum, and openssl dgst -sha256 -hmac s.
  it('is what the formula says', () => {
    expect(expectedSign({ method: 'md5', secret: 's' }, params, '{"x":1}')).toBe('CA15C0EABEAEC88E217D259D35EBE370');
    expect(expectedSign({ method: 'hmac-sha256', secret: 's' }, params, '{"x":1}')).toBe(
      'D0CB2CC48722DA8318145EA8FBCC995DFF244EBAE2F5FF75E9130B202F89BBB0',
    );
  });
});

describe('the public parameters', () => {
  const body = JSON.stringify({ platformOrderNo });
  const json = { 'content-type': 'application/json' };
  const ask = (changes: Record<string, string | undefined>, sandbox = babycare) => {
    const params = { ...publicParams(sandbox), ...changes };
    const sign =
      changes['sign'] ?? expectedSign({ method: 'md5', secret: sandbox.credentials.appSecret }, params, body);
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...params, sign })) if (value !== undefined) query.set(name, value);
    return tell(`${sandbox.url}${details}?${query.toString()}`, {
      method: 'POST',
      headers: json,
      body,
    });
  };
  const seconds = (shift: number): string => String(Math.floor(Date.now() / 1000) + shift);

  it('let in who sends them', async () => {
    expect((await ask({})).body).toMatchObject({ code: 0 });
    expect((await ask({ apiVersion: undefined })).body).toMatchObject({ code: 0 });
    expect((await ask({ requestTime: seconds(-590) })).body).toMatchObject({ code: 0 });
  });

  it.each([
    ['another app', { appId: 'other' }],
    ['no app', { appId: undefined }],
    ['no request number', { requestId: undefined }],
    ['no time', { requestTime: undefined }],
    ['a time in milliseconds', { requestTime: String(Date.now()) }],
    ['an old time', { requestTime: seconds(-660) }],
    ['a time to come', { requestTime: seconds(660) }],
    ['another sign', { sign: 'A'.repeat(32) }],
    ['no sign', { sign: '' }],
  ])('refuse %s, with HTTP 200', async (_name, changes) => {
    expect(await ask(changes)).toMatchObject({ status: 200, body: { code: 40_101, data: null } });
  });

  it('belong to one body', async () => {
    const params = publicParams(babycare);
    const sign = expectedSign({ method: 'md5', secret: babycare.credentials.appSecret }, params, '{}');
    expect((await ask({ ...params, sign })).body).toMatchObject({ code: 40_101 });
  });

  /** What a simulator with these options answers to a call, and to one without public parameters. */
  async function elsewhere(
    options: BabycareSandboxOptions,
    call: (own: BabycareSandbox) => readonly [query: string, headers: Record<string, string>, body: string],
  ): Promise<readonly unknown[]> {
    const own = await startBabycareSandbox({ until, ...options });
    const [query, headers, text] = call(own);
    const told = await tell(own.url + details + query, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: text,
    });
    const without = await tell(own.url + details, { method: 'POST', headers: json, body });
    await own.close();
    return [told.body, without.body];
  }
  const inThenOut = [{ code: 0, data: { orderList: [{ platformOrderNo }] } }, { code: 40_101 }];

  it('can stand in the headers, signed with HMAC-SHA256', async () => {
    const bodies = await elsewhere({ publicParams: 'header', sign: 'hmac-sha256' }, (own) => {
      const params = publicParams(own);
      const sign = expectedSign({ method: 'hmac-sha256', secret: own.credentials.appSecret }, params, body);
      return ['', { ...params, sign }, body];
    });
    expect(bodies).toMatchObject(inThenOut);
  });

  it('can stand in the body, whose text without them is signed', async () => {
    const bodies = await elsewhere({ publicParams: 'body', appId: 'x', appSecret: 'y' }, (own) => {
      const params = publicParams(own);
      const sign = expectedSign({ method: 'md5', secret: 'y' }, params, body);
      const whole = { ...params, requestTime: Number(params.requestTime), sign, platformOrderNo };
      return ['', {}, JSON.stringify(whole)];
    });
    expect(bodies).toMatchObject(inThenOut);
  });

  it('can do without a sign', async () => {
    const bodies = await elsewhere({ sign: 'none' }, (own) => [
      `?${new URLSearchParams(publicParams(own)).toString()}`,
      {},
      body,
    ]);
    expect(bodies).toMatchObject(inThenOut);
  });
});

describe('questions', () => {
  it('need a platform order number', async () => {
    for (const path of [details, packages] as const) {
      expect((await askBabycare(babycare, path, {})).body).toMatchObject({ code: 40_001, data: null });
    }
  });

  it('about unknown numbers have an empty list as their answer, or null', async () => {
    expect((await askBabycare(babycare, details, { platformOrderNo: '1' })).body).toEqual({
      code: 0,
      data: { orderList: [] },
      message: null,
    });
    expect((await askBabycare(babycare, packages, { platformOrderNo: '1' })).body).toEqual({
      code: 0,
      data: { orderPackageList: [] },
      message: null,
    });
    for (const number of nullDataNumbers) {
      expect((await askBabycare(babycare, details, { platformOrderNo: number })).body).toEqual({
        code: 0,
        data: null,
        message: null,
      });
    }
  });

  it("about the document's number have its samples as their answer", async () => {
    const ask = async (path: typeof details | typeof packages, more: object): Promise<unknown> =>
      (await askBabycare(babycare, path, { platformOrderNo: samplePlatformOrderNo, ...more })).body;
    expect(await ask(details, {})).toEqual(sample('listSalesDetails'));
    expect(await ask(details, { storeCode: sampleStoreCode })).toEqual(sample('listSalesDetails'));
    expect(await ask(details, { storeCode: 'other' })).toMatchObject({ data: { orderList: [] } });
    expect(await ask(packages, { expressNo: sampleExpressNo })).toEqual(sample('listPackages'));
    expect(await ask(packages, { expressNo: '1200002' })).toMatchObject({ data: { orderPackageList: [] } });
  });

  it('about the showcase are answered with its fixed ids', async () => {
    const { body } = await askBabycare(babycare, details, { platformOrderNo });
    expect(body).toMatchObject({
      data: {
        orderList: [
          {
            salesOrderId: Number(showcaseIds.babycareSalesOrderId),
            salesOrderCode: showcaseIds.babycareSalesOrderCode,
            storeCode: showcaseIds.shopCode,
            orderStatus: 70,
            orderExt: { payment: 300.8, platformOrderStatus: 'TRADE_FINISHED' },
          },
        ],
      },
    });
    expect(texts(body, 'data.orderList.0.orderDetailList.[].isSub').filter((value) => value === '1')).toHaveLength(2);
  });

  it('can name a store and a parcel', async () => {
    const rows = async (more: object): Promise<unknown[]> =>
      pick((await askBabycare(babycare, packages, { platformOrderNo, ...more })).body, 'data.orderPackageList.[]');
    expect(await rows({})).toHaveLength(4);
    const second = await rows({ expressNo: trackingNos[1] });
    expect(texts(second, '[].expressNo')).toEqual([trackingNos[1], trackingNos[1]]);
    expect(await rows({ storeCode: 'other' })).toEqual([]);
    expect(await rows({ storeCode: '' })).toHaveLength(4);
  });
});

describe('orders', () => {
  const sales = generateSales({ ...usualSales, until });

  it('of a split sale share its number and add up to it', async () => {
    const split = sales.filter(
      (sale) =>
        sale.splitInBabycare > 1 &&
        !sale.arithmeticBroken &&
        !sale.lines.some(({ components }) => components.length > 0),
    );
    expect(split.length).toBeGreaterThan(10);
    for (const sale of split.slice(0, 10)) {
      const { body } = await askBabycare(babycare, details, { platformOrderNo: sale.platformOrderNo });
      const orders = pick(body, 'data.orderList.[]').filter(
        (one) => !['2', '3'].includes(texts(one, 'orderType')[0] ?? ''),
      );
      expect(orders).toHaveLength(sale.splitInBabycare);
      expect(orders.flatMap((one) => pick(one, 'orderDetailList.[]'))).toHaveLength(sale.lines.length);
      const cents = texts(orders, '[].orderExt.payment').reduce(
        (sum, text) => sum + Math.round(Number(text) * 10_000),
        0,
      );
      expect(cents).toBe(Math.round(Number(sale.amounts.payable) * 10_000));
    }
  });

  it('have ids that a double cannot hold, now and then', async () => {
    const sale = sales.find(({ index, inBabycare }) => inBabycare && index % 250 === 44);
    const { text } = await askBabycare(babycare, details, { platformOrderNo: sale?.platformOrderNo });
    const id = /"salesOrderId":(\d+)/.exec(text)?.[1] ?? '';
    expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(String(Number(id))).not.toBe(id);
  });
});

describe('scripted faults', () => {
  it("speak the vendor's envelope", async () => {
    babycare.misbehave({ kind: 'refuse', message: '系统繁忙', times: 1 });
    expect((await askBabycare(babycare, details, { platformOrderNo })).body).toEqual({
      code: 50_001,
      data: null,
      message: '系统繁忙',
    });
    expect((await askBabycare(babycare, details, { platformOrderNo })).body).toMatchObject({ code: 0 });
  });
});
