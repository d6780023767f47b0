/** Orders and commands for the tests of SOMS's write write handler. */
import { instantAt } from '../../../sources/values/time.ts';
import { parseJson } from '../../../sources/values/json.ts';
import { read } from '../../../sources/kit/wire.ts';
import { type Order, type OrderKey, orderParts } from '../../../sources/model.ts';
import { mapOrder, somsKey } from '../../../sources/soms/map/order.ts';
import { orderSchema } from '../../../sources/soms/wire.ts';
import type { WriteSetup } from '../../../sources/soms/writes/request.ts';
import { somsWriteOperations } from '../../../sources/soms/writes/writes.ts';
import type { WriteInputs, WriteName } from '../../../sources/ports/write-inputs.ts';
import type {
  Command,
  WriteOperation,
  WriteOperations,
  Prepared,
  UserError,
  WriteRequest,
} from '../../../sources/ports/writes.ts';

export const tenantId = 't';
export const setup: WriteSetup = { tenantId, operator: 'ordergraph', submit: 'submit', selftake: 'v2' };
export const keyOf = (nativeId: string): OrderKey => somsKey(tenantId, nativeId);

/** As little as an order of SOMS can say. */
export const barestOrder = {
  delivery: {},
  item_count: 0,
  items: [],
  payment: {
    amount: 0,
    cod_amount: 0,
    earnest_amount: 0,
    freight: 0,
    package_total: 0,
    state: 'paid',
    type: 'online',
  },
  real_total: 0,
  sku_quantity: 0,
};

/** An order as SOMS would send it. */
export function orderOf(wire: Readonly<Record<string, unknown>>): Order {
  const raw = parseJson(JSON.stringify({ id: '1', ...wire }));
  const value = read(orderSchema, raw)?.value;
  if (!value) throw new Error('no order');
  return mapOrder(value, { tenantId, asked: new Set(orderParts), fetchedAt: instantAt(0), raw });
}

export interface Asked<N extends WriteName> {
  readonly input: WriteInputs[N];
  readonly order?: Order | OrderKey;
  readonly operator?: string;
  readonly setup?: Partial<WriteSetup>;
}
export function operationOf<N extends WriteName>(name: N, more: Partial<WriteSetup> = {}): WriteOperation<N> {
  const operations: WriteOperations = somsWriteOperations({ ...setup, ...more });
  const operation = operations[name];
  if (!operation) throw new Error(`SOMS does not operation ${name}`);
  return operation;
}
/** As the engine asks: the order is handed over where the operation reads it. */
export function prepare<N extends WriteName>(name: N, asked: Asked<N>): Prepared {
  const { order } = asked;
  const operation = operationOf(name, asked.setup);
  const whole = order !== undefined && 'key' in order ? order : null;
  const key = whole?.key ?? (order as OrderKey | undefined) ?? null;
  const command = { name, input: asked.input, order: key, operator: asked.operator ?? null } as Command;
  return operation.prepare(command as never, operation.reads === null ? null : whole);
}
export function requestsOf(prepared: Prepared): readonly WriteRequest[] {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  return prepared.requests;
}
export function sentBy<N extends WriteName>(name: N, asked: Asked<N>): WriteRequest {
  const [only, ...more] = requestsOf(prepare(name, asked));
  if (!only || more.length > 0) throw new Error('not one request');
  return only;
}
export const bodyOf = ({ request }: WriteRequest): unknown => JSON.parse(request.body ?? '');
export function refusedBy<N extends WriteName>(name: N, asked: Asked<N>): readonly UserError[] {
  const prepared = prepare(name, asked);
  return 'userErrors' in prepared ? prepared.userErrors : [];
}
/** Code and place: what a client acts upon. */
export const told = (userErrors: readonly UserError[]): readonly string[] =>
  userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? '-'}`);
