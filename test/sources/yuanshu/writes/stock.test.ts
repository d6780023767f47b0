import { afterEach, expect, test } from 'vitest';
import type { CommandNamed } from '../../../../sources/ports/writes.ts';
import {
  bodyOf,
  call,
  closeAll,
  d,
  errorsOf,
  isVerified,
  operationOf,
  requestOf,
  startHandler,
  tenantId,
  time,
} from './handler.ts';

afterEach(closeAll);
const { handler } = await startHandler();

type Stock = CommandNamed<'stockSync'>['input'];
const row = { outWarehouseCode: 'W1', outSkuCode: 'S1', quantity: d('10.5') };
const syncing = (more: Partial<Stock> = {}, operator: string | null = 'u-1') =>
  operationOf(handler, 'stockSync').prepare(
    {
      name: 'stockSync',
      input: { rows: [row], increment: false, asynchronous: false, ...more },
      order: null,
      operator,
    },
    null,
  );

test('库存同步, by the table and not by its sample', () => {
  const syncedAt = time('2023-09-23 15:13:24');
  expect(bodyOf(syncing({ asynchronous: true, increment: true, billNo: 'B1', syncedAt, sourceFlag: 6 }))).toEqual({
    stocks: [{ outWarehouseCode: 'W1', outSkuCode: 'S1', realNum: '10.5' }],
    operateUser: 'u-1',
    syncFlag: 1,
    srcFlag: 6,
    incFlag: 1,
    billNo: 'B1',
    syncTime: 1695453204000,
  });
  const plain = syncing({ rows: [{ warehouseCode: 'W', skuCode: 'S', quantity: d('-1') }] }, null);
  expect(bodyOf(plain)).toEqual({
    stocks: [{ warehouseCode: 'W', skuCode: 'S', realNum: '-1' }],
    operateUser: 'ordergraph',
    syncFlag: 0,
    incFlag: 0,
  });
  expect(requestOf(plain)).toMatchObject({ targets: [] });
});

const rows = (count: number) => Array.from({ length: count }, () => row);
test.each([
  ['no stock', syncing({ rows: [] }), ['REQUIRED input.rows']],
  ['50 rows', syncing({ rows: rows(50) }), []],
  ['51 rows', syncing({ rows: rows(51) }), ['TOO_MANY input.rows']],
  ['200 rows', syncing({ rows: rows(200), asynchronous: true }), []],
  ['201 rows', syncing({ rows: rows(201), asynchronous: true }), ['TOO_MANY input.rows']],
  ['an increment without a bill', syncing({ increment: true }), ['REQUIRED input.billNo']],
  ['no warehouse', syncing({ rows: [{ ...row, outWarehouseCode: null }] }), ['INVALID_INPUT input.rows.0']],
  ['both warehouses', syncing({ rows: [{ ...row, warehouseCode: 'W' }] }), ['INVALID_INPUT input.rows.0']],
  ['both SKUs', syncing({ rows: [row, { ...row, skuCode: 'S' }] }), ['INVALID_INPUT input.rows.1']],
  [
    'codes of two systems',
    syncing({ rows: [{ quantity: d('1'), outWarehouseCode: 'W', skuCode: 'S' }] }),
    ['INVALID_INPUT input.rows.0'],
  ],
])('%s', (_what, prepared, expected) => {
  expect(errorsOf(prepared)).toEqual(expected);
});

test('signed over the query too, which has the tenant', async () => {
  const { handler: one, requests } = await startHandler();
  await one.send(requestOf(syncing()), call);
  const [seen] = requests;
  expect(seen?.query.get('_platform_num')).toBe(tenantId);
  expect(seen && isVerified(seen, '/retail-data-exchange/stock/sync', `_platform_num=${tenantId}`)).toBe(true);
});
