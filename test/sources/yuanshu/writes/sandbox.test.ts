import { afterAll, expect, test } from 'vitest';
import type { Sale } from '../../../../sandbox/sales/sale.ts';
import { usualSales } from '../../../../sandbox/sales/generator.ts';
import { yuanshuSource } from '../../../../sources/yuanshu/adapter.ts';
import { startBtsSandbox } from '../../../../sandbox/yuanshu/bts.ts';
import { afterSaleOf } from '../../../../sandbox/yuanshu/facts.ts';
import { orderOf } from '../../../../sandbox/yuanshu/order.ts';
import { startYuanshuSandbox } from '../../../../sandbox/yuanshu/platform.ts';
import { yuanshuSales } from '../../../../sandbox/yuanshu/selection.ts';
import { orderNo } from '../../../../sandbox/yuanshu/wire.ts';
import { memoryOf } from '../bts-stub.ts';
import { call, d, operationOf, requestOf, time } from './handler.ts';
import { fact, mapped, state } from '../states.ts';

const until = new Date('2026-11-22T08:00:00Z');
const sales = yuanshuSales({ until, seed: usualSales.seed });
const bts = await startBtsSandbox({ until });
const platform = await startYuanshuSandbox({ until });
const source = yuanshuSource({
  pushed: memoryOf([]),
  now: Date.now,
  bts: { url: bts.url, ...bts.credentials, timeoutMs: 10_000 },
  platform: { url: platform.url, ...platform.credentials, timeoutMs: 10_000 },
});
afterAll(() => Promise.all([source.close(), bts.close(), platform.close()]));
const handler = source.writes;
if (!handler) throw new Error('no handler');
const orderIn = (sale: Sale) => {
  const order = mapped(JSON.stringify(orderOf(sale)));
  return { ...order, key: { ...order.key, nativeId: orderNo(sale.index) } };
};
const saleWith = (parcels: number, more: (sale: Sale) => boolean = () => true): Sale => {
  const sale = sales.find((one) => one.parcels.length === parcels && more(one));
  if (!sale) throw new Error('none');
  return sale;
};
const at = time('2026-11-22 10:00:00');

test('the BTS', async () => {
  const order = orderIn(saleWith(1));
  const [item] = order.items;
  const parcel = {
    trackingNo: 'SFNEW',
    carrierCode: '0030',
    carrierName: 'x',
    contents: [{ itemKey: item?.itemKey ?? '', quantity: d('1') }],
  };
  const base = { order: order.key, operator: null };
  const change = operationOf(handler, 'trackingChange').prepare(
    { name: 'trackingChange', ...base, input: { newTrackingNo: 'V2', newCarrierCode: 'JD' } },
    order,
  );
  expect(await handler.send(requestOf(change), call)).toMatchObject({ done: true });
  const named = operationOf(handler, 'trackingChange').prepare(
    {
      name: 'trackingChange',
      ...base,
      input: { newTrackingNo: 'V3', newCarrierCode: 'JD', oldTrackingNo: 'V2', oldCarrierCode: 'JD', phone: '1' },
    },
    order,
  );
  expect(await handler.send(requestOf(named), call)).toMatchObject({ done: true });
  const add = operationOf(handler, 'parcelAdd').prepare(
    { name: 'parcelAdd', ...base, input: { at, source: 's', parcels: [parcel] } },
    order,
  );
  expect(await handler.send(requestOf(add), call)).toMatchObject({ done: true });
  expect(await handler.send(requestOf(add), call)).toMatchObject({ done: false });
  expect(await handler.send(requestOf(change), call)).toMatchObject({
    done: false,
    userErrors: [{ code: 'STATE_CONFLICT' }],
  });
  const report = operationOf(handler, 'flowReport').prepare(
    { name: 'flowReport', ...base, input: { node: '1203', at, source: 's', message: '出发', parcels: [parcel] } },
    order,
  );
  expect(await handler.send(requestOf(report), call)).toMatchObject({ done: true });
  const [packages] = (await source.packagesOf?.([order], call)) ?? [];
  expect(Array.isArray(packages) && packages.map((one: { trackingNo: string }) => one.trackingNo)).toEqual([
    'V3',
    'SFNEW',
  ]);
});
test('the platform', async () => {
  const sale = saleWith(1, (one) => afterSaleOf(one) !== null && afterSaleOf(one) !== undefined);
  const order = orderIn(sale);
  const refundId = String(Object(afterSaleOf(sale)).refundId);
  const base = { order: order.key, operator: null };
  const sent = async (prepared: Parameters<typeof requestOf>[0]) => handler.send(requestOf(prepared), call);
  expect(
    await sent(
      operationOf(handler, 'shipmentNotify').prepare(
        {
          name: 'shipmentNotify',
          ...base,
          input: {
            parcels: [
              {
                trackingNo: '1',
                carrierCode: 'c',
                carrierName: 'n',
                contents: [{ itemKey: order.items[0]?.itemKey ?? '', quantity: d('1') }],
              },
            ],
          },
        },
        order,
      ),
    ),
  ).toMatchObject({ done: true, vendorRef: expect.any(String) as string });
  expect(
    await sent(
      operationOf(handler, 'refundPaymentNotify').prepare(
        {
          name: 'refundPaymentNotify',
          ...base,
          input: {
            returnNo: refundId,
            refundPaymentNo: 'M',
            state: 'REFUNDED',
            amount: d('1'),
            details: [{ detailNo: '1', amount: d('1'), methodCode: 1009, methodName: 'x' }],
          },
        },
        null,
      ),
    ),
  ).toMatchObject({ done: true });
  expect(
    await sent(
      operationOf(handler, 'returnStockIn').prepare(
        {
          name: 'returnStockIn',
          ...base,
          input: {
            returnNo: refundId,
            accepted: true,
            refundFreight: false,
            goods: [{ lineNo: '1', refundable: d('1'), receivedCount: 1 }],
          },
        },
        null,
      ),
    ),
  ).toMatchObject({ done: true });
  expect(
    await sent(
      operationOf(handler, 'returnStockIn').prepare(
        {
          name: 'returnStockIn',
          ...base,
          input: {
            returnNo: 'none',
            accepted: true,
            refundFreight: false,
            goods: [{ lineNo: '1', refundable: d('1'), receivedCount: 1 }],
          },
        },
        null,
      ),
    ),
  ).toMatchObject({ done: false });
  expect(
    await sent(
      operationOf(handler, 'stockSync').prepare(
        {
          name: 'stockSync',
          order: null,
          operator: null,
          input: {
            rows: [{ warehouseCode: 'W', skuCode: 'S', quantity: d('3.5') }],
            increment: false,
            asynchronous: false,
          },
        },
        null,
      ),
    ),
  ).toMatchObject({ done: true });
  expect(platform.stockOf('W', 'S')).toBe('3.5');
});
void [fact, state];
