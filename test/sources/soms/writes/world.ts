/** Orders and commands for the tests of SOMS's writes. */
import { expect } from 'vitest';
import { type Order, type OrderKey, orderParts, type Reminder } from '../../../../sources/model.ts';
import type { WriteInputs, WriteName } from '../../../../sources/ports/write-inputs.ts';
import type {
  Command,
  Expectation,
  Prepared,
  UserError,
  WriteOperation,
  WriteOperations,
  WriteRequest,
} from '../../../../sources/ports/writes.ts';
import { type Instant, instant } from '../../../../sources/values/time.ts';
import type { WriteSetup } from '../../../../sources/soms/writes/request.ts';
import { somsWriteOperations } from '../../../../sources/soms/writes/writes.ts';
import { type Fields, keyOf, orderFrom, tenantId } from '../source.ts';

/** A time of the model, from a text of the vendor's. */
export const timeAt = (text: string): Instant => {
  const value = instant(text);
  if (!value) throw new Error(text);
  return value;
};

export const setup: WriteSetup = { tenantId, operator: 'ordergraph', submit: 'submit', selftake: 'v2' };
export const key = keyOf('1');

/** An order with all of its parts. */
export const orderOf = (wire: Fields): Order => orderFrom(wire, ...orderParts);
export const sold = orderOf({
  payment: { state: 'notPay', freight: '5.00' },
  items: [
    { item_id: 'a', item_no: '1', sku_id: 'A', quantity: 2, unit_price: 10, total: 20, pay_amount: 18.5 },
    { item_id: 'b', item_no: '2', sku_id: 'B', quantity: '0.750', unit_price: 8, total: 6, pay_amount: 6 },
    {
      item_id: 'c',
      item_no: '3',
      sku_id: 'C',
      quantity: 1,
      details: [{ id: 'c1', quantity: 2, ratio: 2, title: 'x' }],
    },
  ],
});

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

export interface WriteCall<N extends WriteName> {
  readonly input: WriteInputs[N];
  readonly order?: Order | OrderKey;
  readonly operator?: string;
  readonly setup?: Partial<WriteSetup>;
}
export function operationOf<N extends WriteName>(name: N, more: Partial<WriteSetup> = {}): WriteOperation<N> {
  const operations: WriteOperations = somsWriteOperations({ ...setup, ...more });
  const operation = operations[name];
  if (!operation) throw new Error(`SOMS has no write ${name}`);
  return operation;
}
/** As the engine asks: the order is handed over where the operation reads it. */
export function prepare<N extends WriteName>(name: N, call: WriteCall<N>): Prepared {
  const { order } = call;
  const operation = operationOf(name, call.setup);
  const whole = order !== undefined && 'key' in order ? order : null;
  const target = whole?.key ?? (order as OrderKey | undefined) ?? null;
  const command = { name, input: call.input, order: target, operator: call.operator ?? null } as Command;
  return operation.prepare(command as never, operation.reads === null ? null : whole);
}
export function requestsOf(prepared: Prepared): readonly WriteRequest[] {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  return prepared.requests;
}
export function sentBy<N extends WriteName>(name: N, call: WriteCall<N>): WriteRequest {
  const [only, ...more] = requestsOf(prepare(name, call));
  if (!only || more.length > 0) throw new Error('not one request');
  return only;
}
export const bodyOf = ({ request }: WriteRequest): unknown => JSON.parse(request.body ?? '');
export function userErrorsOf<N extends WriteName>(name: N, call: WriteCall<N>): readonly UserError[] {
  const prepared = prepare(name, call);
  return 'userErrors' in prepared ? prepared.userErrors : [];
}
/** The same as code and place, which is what a client acts upon. */
export const errorsOf = <N extends WriteName>(name: N, call: WriteCall<N>): readonly string[] =>
  userErrorsOf(name, call).map(({ code, path }) => `${code} ${path?.join('.') ?? '-'}`);

export function expectationOf(prepared: Prepared): Expectation | null {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  return prepared.expectation;
}
/** What a later read of this order, or of this reminder, says of the write. */
export function reconciled(name: WriteName, prepared: Prepared, found: { order?: Order; reminder?: Reminder }) {
  const expectation = expectationOf(prepared);
  if (expectation === null) throw new Error('nothing is expected');
  return operationOf(name).reconcile?.(expectation, found.order ? [found.order] : [], found.reminder ?? null);
}

/** A write, with an order that shows that it was done and one that shows that it was not. */
export type LaterRead = readonly [name: WriteName, prepared: () => Prepared, done: Fields, not: Fields];
export function tellsOf(...[name, prepared, done, not]: LaterRead): void {
  expect(reconciled(name, prepared(), { order: orderOf(done) })).toBe('DONE');
  expect(reconciled(name, prepared(), { order: orderOf(not) })).toBe('NOT_SEEN');
  expect(reconciled(name, prepared(), {})).toBe('NOT_SEEN');
}
