/** 库存同步. Pure. The page's sample has `stock`, `opterateUser` and a number for realNum; its table is followed (†). */
import { milliseconds } from '../../values/time.ts';
import { required } from '../../domain/input-checks.ts';
import { refusal } from '../../domain/user-errors.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { Offer, Refusal } from '../../ports/writes.ts';

const operation = 'syncStock';
const path = '/retail-data-exchange/stock/sync';
const mostRows = { synchronous: 50, asynchronous: 200 } as const;
/** Yuanshu wants a name; a call without an operator is Ordergraph's own. */
const unnamedOperator = 'ordergraph';

type Rows = WriteInputs['stockSync']['rows'];

/** Of each pair exactly one; both of the customer's codes or both of Yuanshu's. */
function flawsOfRows(rows: Rows): readonly Refusal[] {
  return rows.flatMap(({ warehouseCode, outWarehouseCode, skuCode, outSkuCode }, i): readonly Refusal[] => {
    const at = ['input', 'rows', String(i)];
    const wrong = (message: string): readonly Refusal[] => [
      refusal('INVALID_INPUT', `${at.join('.')}: ${message}`, { path: at }),
    ];
    if (Boolean(warehouseCode) === Boolean(outWarehouseCode)) return wrong('give warehouseCode or outWarehouseCode.');
    if (Boolean(skuCode) === Boolean(outSkuCode)) return wrong('give skuCode or outSkuCode.');
    const paired = Boolean(outWarehouseCode) === Boolean(outSkuCode);
    return paired ? [] : wrong('outWarehouseCode and outSkuCode go together.');
  });
}

function flawsOf({ rows, increment, asynchronous, billNo }: WriteInputs['stockSync']): readonly Refusal[] {
  const most = asynchronous ? mostRows.asynchronous : mostRows.synchronous;
  const tooMany = `input.rows: at most ${mostRows.synchronous}, or ${mostRows.asynchronous} when asynchronous.`;
  return [
    ...required(['input'], { rows }, 'no stock is told.'),
    ...(rows.length > most ? [refusal('TOO_MANY', tooMany, { path: ['input', 'rows'] })] : []),
    ...(increment ? required(['input'], { billNo }, 'Yuanshu tells a repeated increment by it.') : []),
    ...flawsOfRows(rows),
  ];
}

/** `tenantId`: of the platform; this page has it in the query. */
export const stockSync = (tenantId: string): Offer<'stockSync'> => ({
  operations: [operation],
  reads: null,
  prepare({ input, operator }) {
    const refusals = flawsOf(input);
    if (refusals.length > 0) return { refusals };
    const body = {
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
    };
    const query = new URLSearchParams({ _platform_num: tenantId });
    const request = { operation, method: 'POST', path, query, body: JSON.stringify(body), write: true } as const;
    return { requests: [{ request, targets: [] }], expectation: null };
  },
});
