/** Submits (提交), cancels, pays, moves, tags and annotates orders. */
import { numberOf } from '../../domain/input-checks.ts';
import type { OrderKey } from '../../model.ts';
import type { Expectation, UserError } from '../../ports/writes.ts';
import { at } from '../../values/json.ts';
import { maxBatch } from '../client.ts';
import { somsKey } from '../map/order.ts';
import { chunked } from '../paging.ts';
import { fitsNoPath } from '../transport.ts';
import { codeOf, emptyList, lacksCode, noSuchOrder, somsError } from './checks.ts';
import { agrees, expecting, shows } from './expectation.ts';
import { type MakeOperation, onOrder, onReadOrder } from './operation.ts';
import type { WriteSetup } from './request.ts';
import { cancelTypeCodes, payStateCodes } from './tables.ts';
import { digest, timeOf } from './values.ts';

const submitEndpoints: Readonly<Record<WriteSetup['submit'], { readonly operation: string; readonly path: string }>> = {
  submit: { operation: 'submitOrder', path: '/orderservice/order/submit' },
  legacy: { operation: 'submitOrderLegacy', path: '/orderservice/order' },
};

export const orderCreate =
  ({ submit, tenantId }: WriteSetup): MakeOperation<'orderCreate'> =>
  (make) => ({
    vendorOperations: Object.values(submitEndpoints).map(({ operation }) => operation),
    reads: null,
    prepare(command) {
      const { soms } = command.input;
      const place = ['input', 'soms'];
      if (soms === undefined || soms === null) {
        const message = 'input: SOMS takes an order as soms, the body of its document.';
        return { userErrors: [somsError('UNSUPPORTED_BY_VENDOR', message, { path: ['input', 'babycare'] })] };
      }
      const endpoint = { ...submitEndpoints[submit], form: 'Order', argument: place };
      const draft = { ...endpoint, typed: {}, fields: soms, places: [{ at: [], path: place }], targets: [] };
      return make(command, draft, expectedOrder(soms, tenantId));
    },
    reconcile: shows(
      ({ front, shop: told }, { platform, shop }) => agrees(platform, front.platform?.id) && agrees(shop, told?.id),
    ),
  });

/** A new order is found by its own id or by the platform's number, where the input has one of them. */
function expectedOrder(soms: unknown, tenantId: string): Expectation | null {
  const text = (path: string): string | null => {
    const value = at(soms, path);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [id, platformOrderNo] = [text('id'), text('front.order_id')];
  const order = somsKey(tenantId, id ?? '');
  const expectation = expecting(order, { platform: text('front.platform.id'), shop: text('shop.id') });
  if (id !== null) return expectation;
  return platformOrderNo === null ? null : { ...expectation, find: { platformOrderNo } };
}

const sent: ReadonlySet<string> = new Set(['SHIPPED', 'PARTIALLY_SHIPPED', 'DELIVERED', 'COMPLETED', 'REFUSED']);
const alreadyDone = (message: string, target: OrderKey): UserError =>
  somsError('ALREADY_DONE', message, { path: ['order'], target });

export const orderCancel = onReadOrder<'orderCancel'>({
  operation: 'cancelOrder',
  path: '/orderservice/order/{id}/action/cancel',
  form: 'CancelOrderRequest',
  reads: [],
  compose({ input: { reason, type, platformReturnNo } }, { key, status, fulfillmentStatus }) {
    // After shipping SOMS makes a return instead, which the order does not show.
    const isShipped = sent.has(status) || sent.has(fulfillmentStatus);
    return {
      userErrors: status === 'CANCELLED' ? [alreadyDone('order: it is cancelled already.', key)] : [],
      typed: { type: codeOf(cancelTypeCodes, type), reason, frontRtnId: platformReturnNo },
      expectation: isShipped ? null : expecting(key, { state: 'canceled' }),
    };
  },
  reconcile: shows((wire, { state }) => wire.state === state),
});

export const orderPay = onReadOrder<'orderPay'>({
  operation: 'payOrder',
  path: '/orderservice/order/{id}/pay',
  form: 'PayRequest',
  reads: [],
  compose({ input: { state, paidAt, billNo, details, vendorFields } }, { key, paymentStatus }) {
    const code = codeOf(payStateCodes, state);
    return {
      userErrors: [
        ...lacksCode(payStateCodes, state, { path: ['input', 'state'], target: key }),
        ...(paymentStatus === 'PAID' ? [alreadyDone('order: it is paid already.', key)] : []),
      ],
      typed: {
        pay_state: code,
        pay_time: timeOf(paidAt),
        pay_bill_id: billNo,
        details: details.map(({ method, amount, externalPaymentId }) => ({
          name: method,
          amount: numberOf(amount),
          out_pay_id: externalPaymentId,
        })),
      },
      fields: vendorFields,
      expectation: expecting(key, { state: code }),
    };
  },
  reconcile: shows(({ payment }, { state }) => agrees(state, payment.state)),
});

export const ordersReassignStore: MakeOperation<'ordersReassignStore'> = (make) => ({
  vendorOperations: ['batchModifyOrderStore'],
  reads: null,
  prepare(command) {
    const rows = command.input.map((row, index) => ({ ...row, path: ['input', String(index)] }));
    const userErrors = [
      ...emptyList(rows, 'input: name at least one order.', { path: ['input'] }),
      ...rows.flatMap((row, i) => unmovable(row, rows.slice(0, i))),
    ];
    if (userErrors.length > 0) return { userErrors };
    const drafts = chunked(rows, maxBatch).map((chunk) => ({
      operation: 'batchModifyOrderStore',
      path: '/orderservice/order/mod/store',
      form: 'OrderStoreModRequest',
      typed: {
        mods: chunk.map(({ order, storeId, storeName }) => ({
          order_id: order.nativeId,
          order_store: { id: storeId, name: storeName },
        })),
      },
      targets: chunk.map(({ order }) => order),
      targetPlaces: chunk.map(({ path }) => path),
    }));
    const [only, another] = rows;
    return make(command, drafts, only && !another ? expecting(only.order, { store: only.storeId }) : null);
  },
  reconcile: shows((wire, { store }) => wire.order_store?.id === store),
});

interface MovedOrder {
  readonly order: OrderKey;
  readonly path: readonly string[];
}
function unmovable({ order, path }: MovedOrder, before: readonly MovedOrder[]): readonly UserError[] {
  const place = { path: [...path, 'order'], target: order };
  if (order.vendor !== 'SOMS')
    return [somsError('UNSUPPORTED_BY_VENDOR', 'order: only orders of SOMS have a store to be moved to.', place)];
  if (fitsNoPath(order.nativeId)) return [noSuchOrder(order, place.path)];
  return before.some((other) => other.order.nativeId === order.nativeId)
    ? [somsError('DUPLICATE', 'order: named twice; name it once, with one store.', place)]
    : [];
}

export const orderTagsUpdate = onOrder<'orderTagsUpdate'>({
  operation: 'tagOrder',
  path: '/orderservice/order/{id}/tagging',
  form: 'TaggingRequest',
  compose({ input: { add, remove } }, key) {
    const digests = (tags: readonly string[]): string => tags.map((tag) => digest(key.nativeId, tag)).join(' ');
    // A tag that is both added and removed may be there afterwards or not.
    const isTellable = !add.some((tag) => remove.includes(tag));
    return {
      userErrors: emptyList([...add, ...remove], 'add: name a tag to add or to remove.', {
        path: ['add'],
        target: key,
      }),
      typed: { add_tags: add, remove_tags: remove },
      expectation: isTellable ? expecting(key, { added: digests(add), removed: digests(remove) }) : null,
    };
  },
  reconcile: shows(({ id, tags }, { added = '', removed = '' }) => {
    const there = new Set((tags ?? []).flatMap(({ name }) => (name === null ? [] : digest(id, name))));
    const digests = (text: string): readonly string[] => text.split(' ').filter((one) => one !== '');
    return digests(added).every((one) => there.has(one)) && !digests(removed).some((one) => there.has(one));
  }),
});

export const orderNoteSet = onOrder<'orderNoteSet'>({
  operation: 'updateCustomerNote',
  path: '/orderservice/order/{id}/updateCustomerNote',
  form: 'UpdateCustomerNoteRequest',
  argument: ['buyerNote'],
  compose: ({ input: { buyerNote } }, key) => ({
    typed: { customer_note: buyerNote },
    // A blank note is read as no note.
    expectation: expecting(key, { note: digest(key.nativeId, buyerNote.trim() && buyerNote) }),
  }),
  reconcile: shows(({ id, customer_note: told }, { note }) => digest(id, told ?? '') === note),
});
