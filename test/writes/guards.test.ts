/** What stops a write before anything is sent: tried with SOMS through the whole facade. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { somsKey } from '../../sources/soms/map/order.ts';
import { type Facade, startForTest } from '../harness.ts';
import { codesOf, newKey, operationNow, sentTo, write, writing } from './requests.ts';
import { cancel, create, link, note, reassign } from './soms-mutations.ts';
import { delivered, fresh, idOf, inputOf, lineOf, newNumber, open, ref, submission } from './soms-orders.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const done = writing(() => facade);
const sent = (operation: string): number => sentTo(facade, 'SOMS', operation);

const onOrder = (mutation: string, type: string) => ({
  mutation,
  args: { order: 'OrderRef!', ...inputOf(type) },
  selection: 'order { id }',
});
const giveBack = onOrder('returnCreate', 'ReturnCreateInput');
const exchange = onOrder('exchangeCreate', 'ExchangeCreateInput');

describe('ifUnmodifiedSince', () => {
  const modified = async (id: string): Promise<string> => {
    const { data } = await facade.ask('query ($id: ID!) { order(by: {id: $id}) { modifiedAt } }', { id: idOf(id) });
    return data.order.modifiedAt;
  };
  const before = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

  it('keeps an order that was changed after it', async () => {
    const { id } = fresh(facade, open);
    const at = await modified(id);
    const variables = { order: ref(id), buyerNote: '甲' };
    const stale = await done(note, variables, { ifUnmodifiedSince: before(at) });
    expect(stale).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ targetId: idOf(id) }] });
    expect(codesOf(stale)).toEqual(['STALE_VERSION options.ifUnmodifiedSince']);
    expect(sent('updateCustomerNote')).toBe(0);
    expect((await done(note, variables, { ifUnmodifiedSince: at })).operation.state).toBe('SUCCEEDED');
    expect(sent('updateCustomerNote')).toBe(1);
  });

  it('keeps a batch in which one order was changed', async () => {
    const [a, b] = [fresh(facade, open).id, fresh(facade, open).id];
    const [first = '', last = ''] = [await modified(a), await modified(b)].toSorted();
    const input = [a, b].map((id) => ({ order: ref(id), storeId: '0777' }));
    const stale = await done(reassign, { input }, { ifUnmodifiedSince: before(last) });
    expect(stale).toMatchObject({ succeeded: [], operation: { state: 'FAILED' } });
    expect(codesOf(stale)).toContain('STALE_VERSION options.ifUnmodifiedSince');
    expect(sent('batchModifyOrderStore')).toBe(0);
    expect(first <= last).toBe(true);
    expect((await done(reassign, { input }, { ifUnmodifiedSince: last })).operation.state).toBe('SUCCEEDED');
  });

  it('is refused where there is no order to compare with', async () => {
    const options = { ifUnmodifiedSince: '2026-01-01T00:00:00Z' };
    const made = await done(create, { input: { soms: submission(newNumber()) } }, options);
    expect(codesOf(made)).toEqual(['INVALID_INPUT options.ifUnmodifiedSince']);
    expect(sent('submitOrder')).toBe(0);
    const [a, b] = [idOf(fresh(facade, open).id), idOf(fresh(facade, open).id)];
    expect(codesOf(await done(link('orderLink'), { a, b }, options))).toEqual([
      'INVALID_INPUT options.ifUnmodifiedSince',
    ]);
  });
});

it('what a client gives is sent as the document prints it: exact amounts, moments, and what only SOMS knows', async () => {
  facade.soms.book.replace({ id: '12345', state: 'approved', payment: { state: 'notPay' } });
  const details = {
    code: '支付方式代码',
    type: '5',
    cashier: true,
    score: '100.0',
    flowno: '3223232323',
    account_no: '002002',
    account_name: '工行',
    discount_amount: 100,
    pay_id: '3223232323',
    extra_info: '{"session", "123"}',
  };
  const input = {
    state: 'PAID',
    paidAt: '2019-12-12T12:12:00+08:00',
    billNo: '123434354',
    details: [{ method: '支付宝', amount: '12.33', externalPaymentId: '3223232323' }],
    vendorFields: { payee: { id: 'string', name: 'string' }, details: [details] },
  };
  const pay = onOrder('orderPay', 'OrderPayInput');
  const { operation } = await done(pay, { order: ref('12345'), input }, { dryRun: true });
  const printed = readFileSync(new URL('../payloads/soms/writes/payOrder.request.json', import.meta.url), 'utf8');
  expect(JSON.parse(operation.vendorRequest.body)).toEqual(JSON.parse(printed));
});

describe('before anything is sent', () => {
  it('an order that is cancelled is not cancelled again', async () => {
    const { id } = fresh(facade, { state: 'canceled' });
    const key = newKey();
    const answer = await done(cancel, { order: ref(id), input: {} }, { idempotencyKey: key });
    expect(codesOf(answer)).toEqual(['ALREADY_DONE order']);
    expect(answer).toMatchObject({ operation: { state: 'FAILED', idempotencyKey: key }, order: { id: idOf(id) } });
    // Who tried it is noted, and the same intent gets the same answer.
    expect(await operationNow(facade, answer.operation.id)).toEqual(answer.operation);
    const again = await done(cancel, { order: ref(id), input: {} }, { idempotencyKey: key });
    expect(again.operation).toEqual(answer.operation);
    expect(sent('cancelOrder')).toBe(0);
  });

  it('goods that are none of the order, or more than was bought, are refused at their place', async () => {
    const [{ id }, other] = [fresh(facade, delivered), fresh(facade, delivered)];
    const [line, elsewhere] = [await lineOf(facade, id), await lineOf(facade, other.id)];
    const gone = encodeId({ type: 'OrderItem', order: somsKey('sandbox', id), itemKey: 'gone' });
    const refused = async (itemId: string, quantity = '1') =>
      codesOf(await done(giveBack, { order: ref(id), input: { kind: 'REFUND_ONLY', items: [{ itemId, quantity }] } }));
    expect(await refused(line.id, '1000')).toEqual(['QUANTITY_EXCEEDS input.items.0.quantity']);
    for (const itemId of [elsewhere.id, gone])
      expect(await refused(itemId)).toEqual(['NOT_FOUND input.items.0.itemId']);
    expect(sent('applyOrderReturn')).toBe(0);
  });

  it('what a system does not offer is refused by its name', async () => {
    const ticket = { appId: '1', projectId: '2', taskId: '3', userId: '4' };
    const order = ref(fresh(facade, delivered).id);
    expect(await done(exchange, { order, input: { ticket, in: [], out: [] } })).toMatchObject({
      operation: { state: 'FAILED' },
      userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', vendor: 'SOMS' }],
    });
    for (const vendor of ['EZR', 'YUANSHU'])
      expect(
        await done({ ...cancel, selection: '' }, { order: { vendorId: { vendor, nativeId: '1' } }, input: {} }),
      ).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ code: 'UNSUPPORTED_BY_VENDOR', vendor }] });
  });

  const foreign = encodeId({ type: 'Order', order: somsKey('elsewhere', '1') });
  test.each([
    ['no id of ours', { id: 'rubbish' }, 'INVALID_INPUT order'],
    ['an empty id', { id: '' }, 'INVALID_INPUT order'],
    ['the id of something else', { id: encodeId({ type: 'Operation', operationId: 'x' }) }, 'NOT_FOUND order'],
    ['an id of another tenant', { id: foreign }, 'NOT_FOUND order'],
    ['an empty number', { vendorId: { vendor: 'SOMS', nativeId: ' ' } }, 'INVALID_INPUT order'],
    ['a number of no order', { vendorId: { vendor: 'SOMS', nativeId: '1' } }, 'NOT_FOUND order'],
    ['a path in place of a number', { vendorId: { vendor: 'SOMS', nativeId: '..' } }, 'NOT_FOUND order'],
    ['a sale order of no order', { saleOrderNo: 'nothing' }, 'NOT_FOUND order'],
    [
      'a number of a system that knows it with others only',
      { vendorId: { vendor: 'BABYCARE', nativeId: '1' } },
      'UNSUPPORTED_BY_VENDOR order',
    ],
  ])('%s is a userError', async (_what, order, told) => {
    const { data, errors } = await write(facade, cancel, { variables: { order, input: {} } });
    expect(errors).toEqual([]);
    expect(codesOf(data.it)).toEqual([told]);
    expect(sent('cancelOrder')).toBe(0);
  });

  it('an id of no reminder is a userError as well', async () => {
    const reply = {
      mutation: 'reminderReply',
      args: { reminderId: 'ID!', content: 'String!' },
      selection: 'reminder { id }',
    };
    for (const reminderId of ['rubbish', idOf('1')]) {
      const answer = await done(reply, { reminderId, content: 'x' });
      expect(codesOf(answer)).toEqual([expect.stringMatching(/^(?:INVALID_INPUT|NOT_FOUND) reminderId$/)]);
    }
    expect(sent('replyOrderRemind')).toBe(0);
  });

  test.each(['', '   ', 'x'.repeat(129)])('the key %j is refused', async (idempotencyKey) => {
    const answer = await done(note, { order: ref(fresh(facade, open).id), buyerNote: 'x' }, { idempotencyKey });
    expect(codesOf(answer)).toEqual(['INVALID_INPUT options.idempotencyKey']);
    expect(answer.operation).toBeNull();
    expect(sent('updateCustomerNote')).toBe(0);
  });
});
