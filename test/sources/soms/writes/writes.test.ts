/** What holds for all writes of SOMS. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Reminder } from '../../../../sources/model.ts';
import { somsWriteOperations } from '../../../../sources/soms/writes/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { keyOf, tenantId } from '../source.ts';
import {
  errorsOf,
  expectationOf,
  key,
  operationOf,
  orderOf,
  prepare,
  reconciled,
  sentBy,
  setup,
  sold,
  userErrorsOf,
} from './world.ts';

test('every write of the document has an operation, and no read has', () => {
  const document: { paths: Record<string, Record<string, { operationId: string; parameters?: { name: string }[] }>> } =
    JSON.parse(readFileSync(new URL('../../../contract/documents/soms.openapi.json', import.meta.url), 'utf8'));
  const posts = Object.values(document.paths).flatMap(({ post }) => (post ? [post] : []));
  // Every write takes an operator; the checks do too, and change nothing.
  const writes = posts
    .filter(
      ({ parameters = [], operationId }) =>
        parameters.some(({ name }) => name === 'operator') && !operationId.startsWith('check'),
    )
    .map(({ operationId }) => operationId);
  expect(writes).toHaveLength(22);
  const known = Object.values(somsWriteOperations(setup)).flatMap(({ vendorOperations }) => vendorOperations);
  expect(known.toSorted()).toEqual(writes.toSorted());
});

test('a reply to what no path can carry is refused before SOMS is asked', () => {
  expect(errorsOf('reminderReply', { input: { reminderId: '', content: 'x' } })).toEqual(['NOT_FOUND reminderId']);
});

test('errors are told in words that name the field and the way out, and no value of the client', () => {
  const words = userErrorsOf('returnCreate', {
    order: sold,
    input: { kind: 'EXCHANGE', approval: 'APPROVED', items: [] },
  });
  expect(words.map(({ message }) => message)).toEqual([
    'kind: SOMS has no code for this; it takes REFUND_ONLY, RETURN_AND_REFUND.',
    'approval: SOMS has no code for this; it takes NOT_REVIEWED, SERVICE_APPROVED, FINANCE_APPROVED, REJECTED.',
  ]);
  expect(words.every(({ vendor, target }) => vendor === 'SOMS' && target === sold.key)).toBe(true);
  const unknown = userErrorsOf('orderCreate', { input: { soms: { delivery: { state: '13800138000' } } } });
  expect(unknown[0]?.message).toMatch(/^delivery\.state \(SOMS Order\): /);
  expect(JSON.stringify(unknown)).not.toContain('13800138000');
});

test('a request names the operator of the command, else the configured one', () => {
  const { request } = sentBy('orderNoteSet', { order: keyOf('a/b'), input: { buyerNote: 'x' }, operator: '李 四' });
  expect(request.query?.get('operator')).toBe('李 四');
  expect(request.path).toBe(`/${tenantId}/soms/orderservice/order/a%2Fb/updateCustomerNote`);
  expect(sentBy('orderNoteSet', { order: key, input: { buyerNote: 'x' } }).request.query?.get('operator')).toBe(
    'ordergraph',
  );
});

test('no number loses a digit', () => {
  const { request } = sentBy('orderPay', {
    order: orderOf({}),
    input: {
      state: 'PAID',
      details: [{ method: 'x', amount: d('12345678901234567.8900') }],
      vendorFields: { details: [{ score: '9007199254740993' }] },
    },
  });
  expect(request.body).toContain('"amount":12345678901234567.8900,"score":9007199254740993');
});

describe('a later read', () => {
  test('tells of a reply', () => {
    const prepared = () => prepare('reminderReply', { input: { reminderId: 'r', content: '马上发' } });
    const reminder = (content: string): Reminder => ({
      vendor: 'SOMS',
      tenantId,
      reminderId: 'r',
      order: key,
      state: 'REPLIED',
      remindedAt: null,
      count: null,
      platformReminderId: null,
      reply: { content, operator: null, at: null },
    });
    expect(expectationOf(prepared())?.find).toEqual({ reminderId: 'r' });
    expect(reconciled('reminderReply', prepared(), { reminder: reminder('马上发') })).toBe('DONE');
    expect(reconciled('reminderReply', prepared(), { reminder: reminder('不') })).toBe('NOT_SEEN');
    expect(reconciled('reminderReply', prepared(), {})).toBe('NOT_SEEN');
  });

  test('cannot tell of a cancel after shipping, of several stores, of a tag on and off, of a new dispatch', () => {
    const shipped = orderOf({ state: 'delivering', delivery: { state: 'shipped' } });
    const rows = ['1', '2'].map((id) => ({ order: keyOf(id), storeId: 's' }));
    expect([
      expectationOf(prepare('orderCancel', { order: shipped, input: {} })),
      expectationOf(prepare('ordersReassignStore', { input: rows })),
      expectationOf(prepare('orderTagsUpdate', { order: key, input: { add: ['x'], remove: ['x'] } })),
      expectationOf(prepare('carrierDispatchCancel', { order: key, input: { carrierId: 'sf', redispatch: true } })),
    ]).toEqual([null, null, null, null]);
    expect([
      operationOf('returnCreate').reconcile,
      operationOf('reissueCreate').reconcile,
      operationOf('pickInfoSet').reconcile,
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('keeps nothing personal', () => {
    const kept = [
      prepare('orderNoteSet', { order: key, input: { buyerNote: '张三 13800138000' } }),
      prepare('reminderReply', { input: { reminderId: 'r', content: '13800138000' } }),
      prepare('orderTagsUpdate', { order: key, input: { add: ['13800138000'], remove: [] } }),
      prepare('deliveryStatusSet', { order: key, input: { state: 'SHIPPED', trackingNo: '13800138000' } }),
    ].map(expectationOf);
    expect(JSON.stringify(kept)).not.toContain('13800138000');
  });
});
