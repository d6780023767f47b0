/** 库存同步. Pure. † The page's table is followed; its sample has `stock`, `opterateUser` and a number for realNum. */
import { milliseconds } from '../../values/time.ts';
import { required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { WriteOperation, UserError } from '../../ports/writes.ts';
import { prepared } from './prepared.ts';

const operation = 'syncStock';
const path = '/retail-data-exchange/stock/sync';
const mostRows = { synchronous: 50, asynchronous: 200 } as const;
/** Yuanshu wants the name of an operator, so this one stands for a call without any. */
const unnamedOperator = 'ordergraph';

type StockRows = WriteInputs['stockSync']['rows'];

/** Each row names a warehouse and a SKU, both by the customer's codes or both by Yuanshu's. */
function rowErrors(rows: StockRows): readonly UserError[] {
  return rows.flatMap(({ warehouseCode, outWarehouseCode, skuCode, outSkuCode }, i): readonly UserError[] => {
    const at = ['input', 'rows', String(i)];
    const wrong = (message: string): readonly UserError[] => [
      userErrorOf('INVALID_INPUT', `${at.join('.')}: ${message}`, { path: at }),
    ];
    if (Boolean(warehouseCode) === Boolean(outWarehouseCode)) return wrong('give warehouseCode or outWarehouseCode.');
    if (Boolean(skuCode) === Boolean(outSkuCode)) return wrong('give skuCode or outSkuCode.');
    const paired = Boolean(outWarehouseCode) === Boolean(outSkuCode);
    return paired ? [] : wrong('outWarehouseCode and outSkuCode go together.');
  });
}

function inputErrors({ rows, increment, asynchronous, billNo }: WriteInputs['stockSync']): readonly UserError[] {
  const most = asynchronous ? mostRows.asynchronous : mostRows.synchronous;
  const tooMany = `input.rows: at most ${mostRows.synchronous}, or ${mostRows.asynchronous} when asynchronous.`;
  return [
    ...required(['input'], { rows }, 'no stock is told.'),
    ...(rows.length > most ? [userErrorOf('TOO_MANY', tooMany, { path: ['input', 'rows'] })] : []),
    ...(increment ? required(['input'], { billNo }, 'Yuanshu tells a repeated increment by it.') : []),
    ...rowErrors(rows),
  ];
}

/** `tenantId` is that of the platform. This page wants it in the query. */
export const stockSync = (tenantId: string): WriteOperation<'stockSync'> => ({
  vendorOperations: [operation],
  reads: null,
  prepare({ input, operator }) {
    const body = () => ({
      stocks: input.rows.map((row) => ({
        outWarehouseCode: row.outWarehouseCode ?? undefined,
        warehouseCode: row.warehouseCode ?? undefined,
        outSkuCode: row.outSkuCode ?? undefined,
        skuCode: row.skuCode ?? undefined,
        realNum: row.quantity,
      })),
      operateUser: operator ?? unnamedOperator,
      syncFlag: input.asynchronous ? 1 : 0,
      srcFlag: input.sourceFlag ?? undefined,
      incFlag: input.increment ? 1 : 0,
      billNo: input.billNo ?? undefined,
      syncTime: input.syncedAt ? milliseconds(input.syncedAt) : undefined,
    });
    const query = new URLSearchParams({ _platform_num: tenantId });
    return prepared({
      userErrors: inputErrors(input),
      target: null,
      request: () => ({ operation, method: 'POST', path, query, body: JSON.stringify(body()), write: true }),
    });
  },
});
