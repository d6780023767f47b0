/** Every write of the document as a route. It checks the operator, the body and the order, and then has its effect. */
import type { SandboxAnswer } from '../../server/server.ts';
import { type Book, untouched } from '../book.ts';
import { orderPaths as orders, refusal, reminderPaths as reminders } from '../holdings.ts';
import type { Holdings, Operation, OperationRow } from '../holdings.ts';
import { orderId, put, saleOrderNo } from '../wire.ts';
import { type Wire, wiresAt } from '../../server/wire.ts';
import { readBody } from './body.ts';
import { bodyShapes, type WriteName } from './shapes.ts';
import { done, no, textAt } from './request.ts';
import type { Changed, LogEntry, OrderWriteRequest, Refused, Write, WriteRequest } from './request.ts';
import { cancelCarrier, deliver, modifyCarrier, updateCarrier } from './delivery.ts';
import { invoice, invoiceResult } from './invoice.ts';
import { applyReturn, changeItems, traceCodes } from './items.ts';
import { cancel, customerNote, pay, tag } from './lifecycle.ts';
import { reissued, submitted } from './new.ts';
import { pickInfo, replied, storeOperation, withStore } from './store.ts';
import { confirmPickup, pickupOrder } from './pickup.ts';

type Answer = SandboxAnswer | Refused;

/** A refusal has the status 200, the only one that the document describes. */
const answered = (answer: Answer): SandboxAnswer =>
  'refused' in answer ? { body: { ...refusal(...answer.refused), ...answer.answer } } : answer;

const write =
  (name: WriteName, run: (holdings: Holdings, request: WriteRequest) => Answer): Operation =>
  (holdings, { query, params, text }) => {
    const operator = query.get('operator');
    if (!operator) return { body: refusal('PARAM_ERROR', 'operator 必填') };
    const reading = readBody(text, bodyShapes[name]);
    if ('refused' in reading) return { body: refusal('PARAM_ERROR', reading.refused) };
    const { id = '', tenant_id: tenantId = '' } = params;
    return answered(run(holdings, { body: reading.body, now: holdings.now(), operator, tenantId, id }));
  };

function logged({ stored, now, operator, tenantId }: OrderWriteRequest, log: LogEntry): Wire[] {
  const entry = {
    action: log.action,
    action_caption: log.caption,
    message: log.caption,
    time: log.time ?? now,
    operator,
    tenant_id: tenantId,
    order_id: stored.id,
    rtn_id: log.rtnId,
  };
  return [...wiresAt(stored.order, 'logs'), entry];
}

function keep(book: Book, request: OrderWriteRequest, changed: Changed): void {
  const { stored, now, operator } = request;
  book.put({
    ...stored,
    order: put(changed.order, { modified: now, modifier: operator, logs: logged(request, changed.log) }),
    hidden: { ...stored.hidden, ...changed.hidden },
    told: changed.told ? [...stored.told, changed.told] : stored.told,
    applied: changed.applied ? [...stored.applied, changed.applied] : stored.applied,
  });
}

function perform({ book }: Holdings, request: OrderWriteRequest, run: Write): Answer {
  const result = run(request);
  if ('refused' in result) return result;
  if ('repeated' in result) return { body: done(result.repeated) };
  keep(book, request, result);
  return { body: done(result.answer) };
}

const onOrder = (name: WriteName, run: Write): Operation =>
  write(name, (holdings, request) => {
    const stored = holdings.book.find(request.id);
    return stored ? perform(holdings, { ...request, stored }, run) : holdings.none;
  });

/** Gives a new order its numbers and its first log entry. */
function create(book: Book, order: Wire, request: WriteRequest): string {
  const index = book.nextIndex();
  const id = orderId(index, 0);
  const numbered = {
    ...order,
    id,
    created: request.now,
    creator: request.operator,
    sale_order_id: textAt(order, 'sale_order_id') ?? saleOrderNo(index),
    logs: [],
  };
  const stored = { ...untouched, id, order: numbered };
  keep(book, { ...request, stored }, { order: numbered, log: { action: 'create', caption: '创建订单' } });
  return id;
}

const submit = (name: 'submitOrder' | 'submitOrderLegacy', answer: (id: string) => Wire | undefined): Operation =>
  write(name, ({ book }, request) => {
    const made = submitted(book, request.body, request.now);
    return 'refused' in made ? made : { body: answer(create(book, made.order, request)) };
  });

const reissue = write('reissueOrder', ({ book, none }, request) => {
  const source = book.find(textAt(request.body, 'source_order_id') ?? '');
  if (!source) return none;
  const made = reissued(source, request.body, request.now);
  return 'refused' in made ? made : { body: done({ order_id: create(book, made.order, request) }) };
});

/** The order is named in the body, by its number or by the code of the pickup. */
const confirmPickupV2 = write('confirmSelftakeV2', (holdings, request) => {
  const found = pickupOrder(holdings.book, request.body);
  if (found === undefined) return holdings.none;
  return 'refused' in found ? found : perform(holdings, { ...request, stored: found }, confirmPickup);
});

/** Each order is changed by itself: what fails stands in `errors`, the others are changed. */
const modifyStores = write('batchModifyOrderStore', ({ book }, request) => {
  const mods = wiresAt(request.body, 'mods');
  if (mods.length === 0) return no('PARAM_ERROR', 'mods 不能为空');
  const errors = mods.flatMap((mod) => {
    const id = textAt(mod, 'order_id') ?? '';
    const stored = book.find(id);
    if (!stored) return [{ id, message: '订单不存在' }];
    const result = withStore(stored.order, mod);
    if ('refused' in result) return [{ id, message: result.refused[1] }];
    keep(book, { ...request, stored }, result);
    return [];
  });
  if (errors.length === 0) return { body: done() };
  return { ...no('PARTLY_FAILED', '部分订单修改失败'), answer: { errors } };
});

const reply = write('replyOrderRemind', ({ reminders: held, none }, request) => {
  const found = held.find(request.id);
  if (!found) return none;
  const result = replied(found, request);
  if ('refused' in result) return result;
  held.put(result);
  return { body: done() };
});

const one = (path: string, name: WriteName, run: Write): OperationRow => [
  'POST',
  `${orders}/{id}/${path}`,
  name,
  onOrder(name, run),
];

export const writes: readonly OperationRow[] = [
  ['POST', `${reminders}/remind/{id}/reply`, 'replyOrderRemind', reply],
  // The document shows no answer of the old form.
  ['POST', orders, 'submitOrderLegacy', submit('submitOrderLegacy', () => undefined)],
  ['POST', `${orders}/submit`, 'submitOrder', submit('submitOrder', (id) => done({ order_id: id }))],
  ['POST', `${orders}/action/v2/selftake`, 'confirmSelftakeV2', confirmPickupV2],
  ['POST', `${orders}/mod/store`, 'batchModifyOrderStore', modifyStores],
  ['POST', `${orders}/reissue`, 'reissueOrder', reissue],
  one('action/cancel', 'cancelOrder', cancel),
  one('action/carrier', 'updateOrderCarrier', updateCarrier),
  one('action/deliver', 'updateOrderDelivery', deliver),
  one('action/selftake', 'confirmSelftake', confirmPickup),
  one('action/storeoperation', 'updateStoreOperation', storeOperation),
  one('applyrtn', 'applyOrderReturn', applyReturn),
  one('cancel/carrier', 'cancelCarrier', cancelCarrier),
  one('changeitems', 'changeOrderItems', changeItems),
  one('invoice/result', 'updateInvoiceResult', invoiceResult),
  one('invoices', 'updateOrderInvoice', invoice),
  one('mod/carrier', 'modifyOrderCarrier', modifyCarrier),
  one('pay', 'payOrder', pay),
  one('pickInfo', 'updatePickInfo', pickInfo),
  one('tagging', 'tagOrder', tag),
  one('tracecode/update', 'updateTraceCodes', traceCodes),
  one('updateCustomerNote', 'updateCustomerNote', customerNote),
];
