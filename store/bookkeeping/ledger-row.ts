/** Operations as rows of the ledger. What has a structure is kept as JSON, which only we write. */
import { type Operation, operationStates } from '../../sources/ports/ledger.ts';
import { type OrderKey, orderKeyText } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { type Expectation, type UserError, userErrorCodes } from '../../sources/ports/writes.ts';
import { operationKey } from '../keys.ts';
import type { OperationRow } from '../schema.ts';
import { recordOf } from '../rows/json.ts';

export const operationRow = (operation: Operation): OperationRow => ({
  id: operation.id,
  client: operation.client,
  idempotency_key: operation.idempotencyKey,
  key_hash: operationKey(operation.client, operation.idempotencyKey),
  input_hash: operation.inputHash,
  name: operation.name,
  vendor: operation.vendor,
  orders: JSON.stringify(operation.orders.map(orderKeyText)),
  operator: operation.operator,
  state: operation.state,
  started_at: operation.startedAt,
  finished_at: operation.finishedAt,
  vendor_ref: operation.vendorRef,
  created: operation.created && orderKeyText(operation.created),
  refusals: userErrorsText(operation.userErrors),
  expectation: operation.expectation && expectationText(operation.expectation),
});

export const userErrorsText = (userErrors: readonly UserError[]): string =>
  JSON.stringify(userErrors.map((one) => ({ ...one, target: one.target && orderKeyText(one.target) })));

const expectationText = ({ find, values }: Expectation): string =>
  JSON.stringify({
    find: 'order' in find ? { order: orderKeyText(find.order) } : find,
    values: JSON.stringify(values),
  });

export const operationOf = (row: OperationRow): Operation => ({
  id: row.id,
  client: row.client,
  idempotencyKey: row.idempotency_key,
  inputHash: row.input_hash,
  name: row.name,
  vendor: row.vendor,
  orders: listOf(row.orders).flatMap((text) => orderKeyFrom(text) ?? []),
  operator: row.operator,
  state: operationStates.find((state) => state === row.state) ?? 'UNCERTAIN',
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  vendorRef: row.vendor_ref,
  created: row.created === null ? null : orderKeyFrom(row.created),
  userErrors: listOf(row.refusals).map(userErrorFrom),
  expectation: row.expectation === null ? null : expectationOf(row.expectation),
});

function listOf(json: string): readonly unknown[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value : [];
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** The reverse of orderKeyText; null for what is none of its texts. */
function orderKeyFrom(text: unknown): OrderKey | null {
  const [name, tenantId, nativeId, askedBy] = typeof text === 'string' ? listOf(text) : [];
  const vendor = vendors.find((known) => known === name);
  if (!vendor || typeof nativeId !== 'string') return null;
  return { vendor, tenantId: textOf(tenantId), nativeId, askedBy: textOf(askedBy) };
}

function userErrorFrom(value: unknown): UserError {
  const path = field(value, 'path');
  return {
    code: userErrorCodes.find((code) => code === field(value, 'code')) ?? 'OUTCOME_UNKNOWN',
    message: textOf(field(value, 'message')) ?? '',
    path: Array.isArray(path) ? path.map(String) : null,
    target: orderKeyFrom(field(value, 'target')),
    retryable: field(value, 'retryable') === true,
    vendor: vendors.find((known) => known === field(value, 'vendor')) ?? null,
    nativeCode: textOf(field(value, 'nativeCode')),
    nativeMessage: textOf(field(value, 'nativeMessage')),
  };
}

function expectationOf(json: string): Expectation | null {
  const value: unknown = JSON.parse(json);
  const values = recordOf(textOf(field(value, 'values')) ?? '{}');
  const find = field(value, 'find');
  const order = orderKeyFrom(field(find, 'order'));
  if (order) return { find: { order }, values };
  const platformOrderNo = textOf(field(find, 'platformOrderNo'));
  if (platformOrderNo !== null) return { find: { platformOrderNo }, values };
  const reminderId = textOf(field(find, 'reminderId'));
  return reminderId === null ? null : { find: { reminderId }, values };
}
