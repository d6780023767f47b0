/** An order's life: submitted (提交), paid, cancelled, moved to another store, tagged, noted upon. */
import { at } from '../../values/json.ts';
import type { OrderKey } from '../../model.ts';
import type { Expectation, WriteOperations, UserError } from '../../ports/writes.ts';
import { chunked, maxBatch } from '../client.ts';
import { somsKey } from '../map/order.ts';
import {
  codeOf,
  digest,
  type Draft,
  given,
  lacksCode,
  type Make,
  noSuchOrder,
  number,
  onOrder,
  onReadOrder,
  orderPath,
  pathless,
  refuse,
  time,
  unless,
  type WriteSetup,
} from './request.ts';
import { agrees, expecting, shows } from './expectation.ts';
import { cancelTypeCodes, payStateCodes } from './tables.ts';

type OrderWrites =
  | 'orderCreate'
  | 'orderCancel'
  | 'orderPay'
  | 'ordersReassignStore'
  | 'orderTagsUpdate'
  | 'orderNoteSet';

export function orderWrites(make: Make, setup: WriteSetup): Required<Pick<WriteOperations, OrderWrites>> {
  const submitting = submitForms[setup.submit];
  return {
    orderCreate: {
      vendorOperations: Object.values(submitForms).map(({ operation }) => operation),
      reads: null,
      prepare(command) {
        const { soms } = command.input;
        if (soms === undefined || soms === null)
          return {
            userErrors: [
              refuse('UNSUPPORTED_BY_VENDOR', 'input: SOMS takes an order as soms, the body of its document.', {
                path: ['input', 'babycare'],
              }),
            ],
          };
        const draft = {
          ...submitting,
          form: 'Order',
          typed: {},
          fields: soms,
          places: [{ at: [], path: ['input', 'soms'] }],
          argument: ['input', 'soms'],
          targets: [],
        };
        return make(command, draft, expectedOrder(soms, setup.tenantId));
      },
      reconcile: shows(
        (wire, { platform, shop }) => agrees(platform, wire.front?.platform?.id) && agrees(shop, wire.shop?.id),
      ),
    },

    orderCancel: {
      vendorOperations: ['cancelOrder'],
      reads: new Set(),
      prepare: onReadOrder((command, order) => {
        const { key } = order;
        const { reason, type, platformReturnNo } = command.input;
        if (order.status === 'CANCELLED') return { userErrors: [alreadyDone('order: it is cancelled already.', key)] };
        const draft = {
          operation: 'cancelOrder',
          path: orderPath(key, '/action/cancel'),
          form: 'CancelOrderRequest',
          typed: { type: codeOf(cancelTypeCodes, type), reason: given(reason), frontRtnId: given(platformReturnNo) },
          targets: [key],
        };
        // After shipping SOMS makes a return of it, and the order says nothing of that.
        const shipped = sent.has(order.status) || sent.has(order.fulfillmentStatus);
        return make(command, draft, shipped ? null : expecting(key, { state: 'canceled' }));
      }),
      reconcile: shows((wire, { state }) => wire.state === state),
    },

    orderPay: {
      vendorOperations: ['payOrder'],
      reads: new Set(),
      prepare: onReadOrder((command, order) => {
        const { key } = order;
        const { state, paidAt, billNo, details, vendorFields } = command.input;
        const userErrors = [
          ...lacksCode(payStateCodes, state, { path: ['input', 'state'], target: key }),
          ...(order.paymentStatus === 'PAID' ? [alreadyDone('order: it is paid already.', key)] : []),
        ];
        const code = codeOf(payStateCodes, state);
        const draft = {
          operation: 'payOrder',
          path: orderPath(key, '/pay'),
          form: 'PayRequest',
          typed: {
            pay_state: code,
            pay_time: time(paidAt),
            pay_bill_id: given(billNo),
            details: details.map(({ method, amount, externalPaymentId }) => ({
              name: method,
              amount: number(amount),
              out_pay_id: given(externalPaymentId),
            })),
          },
          fields: vendorFields,
          targets: [key],
        };
        return unless(userErrors, () => make(command, draft, expecting(key, { state: code })));
      }),
      reconcile: shows((wire, { state }) => agrees(state, wire.payment?.state)),
    },

    ordersReassignStore: {
      vendorOperations: ['batchModifyOrderStore'],
      reads: null,
      prepare(command) {
        const rows = command.input.map((row, index) => ({ ...row, path: ['input', String(index)] }));
        const userErrors = [...noRows(rows), ...rows.flatMap((row, i) => unmovable(row, rows.slice(0, i)))];
        const drafts = chunked(rows, maxBatch).map((chunk): Draft => ({
          operation: 'batchModifyOrderStore',
          path: '/orderservice/order/mod/store',
          form: 'OrderStoreModRequest',
          typed: {
            mods: chunk.map(({ order, storeId, storeName }) => ({
              order_id: order.nativeId,
              order_store: { id: storeId, name: given(storeName) },
            })),
          },
          targets: chunk.map(({ order }) => order),
          targetPlaces: chunk.map(({ path }) => path),
        }));
        const [only] = rows.length === 1 ? rows : [];
        return unless(userErrors, () =>
          make(command, drafts, only ? expecting(only.order, { store: only.storeId }) : null),
        );
      },
      reconcile: shows((wire, { store }) => wire.order_store?.id === store),
    },

    orderTagsUpdate: {
      vendorOperations: ['tagOrder'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { add, remove } = command.input;
        const userErrors =
          add.length + remove.length === 0
            ? [refuse('REQUIRED', 'add: name a tag to add or to remove.', { path: ['add'], target: key })]
            : [];
        const draft = {
          operation: 'tagOrder',
          path: orderPath(key, '/tagging'),
          form: 'TaggingRequest',
          typed: { add_tags: [...add], remove_tags: [...remove] },
          targets: [key],
        };
        const marks = (tags: readonly string[]): string => tags.map((tag) => digest(key.nativeId, tag)).join(' ');
        // What is put on and taken off at once may end either way.
        const tellable = !add.some((tag) => remove.includes(tag));
        return unless(userErrors, () =>
          make(command, draft, tellable ? expecting(key, { added: marks(add), removed: marks(remove) }) : null),
        );
      }),
      reconcile: shows((wire, { added = '', removed = '' }) => {
        const there = new Set((wire.tags ?? []).flatMap(({ name }) => (name === null ? [] : digest(wire.id, name))));
        const marks = (text: string): readonly string[] => text.split(' ').filter((mark) => mark !== '');
        return marks(added).every((mark) => there.has(mark)) && !marks(removed).some((mark) => there.has(mark));
      }),
    },

    orderNoteSet: {
      vendorOperations: ['updateCustomerNote'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { buyerNote } = command.input;
        const draft = {
          operation: 'updateCustomerNote',
          path: orderPath(key, '/updateCustomerNote'),
          form: 'UpdateCustomerNoteRequest',
          typed: { customer_note: buyerNote },
          argument: ['buyerNote'],
          targets: [key],
        };
        // A blank note is read as none.
        return make(command, draft, expecting(key, { note: digest(key.nativeId, buyerNote.trim() && buyerNote) }));
      }),
      reconcile: shows((wire, { note }) => digest(wire.id, wire.customer_note ?? '') === note),
    },
  };
}

const submitForms = {
  submit: { operation: 'submitOrder', path: '/orderservice/order/submit' },
  legacy: { operation: 'submitOrderLegacy', path: '/orderservice/order' },
} as const;
const sent: ReadonlySet<string> = new Set(['SHIPPED', 'PARTIALLY_SHIPPED', 'DELIVERED', 'COMPLETED', 'REFUSED']);

const alreadyDone = (message: string, target: OrderKey): UserError =>
  refuse('ALREADY_DONE', message, { path: ['order'], target });

/** A new order is found by the number that it was given, its own or the platform's. */
function expectedOrder(soms: unknown, tenantId: string): Expectation | null {
  const text = (path: string): string | undefined => {
    const value = at(soms, path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [id, platformOrderNo] = [text('id'), text('front.order_id')];
  const { values } = expecting(somsKey(tenantId, id ?? ''), {
    platform: text('front.platform.id'),
    shop: text('shop.id'),
  });
  if (id !== undefined) return { find: { order: somsKey(tenantId, id) }, values };
  return platformOrderNo === undefined ? null : { find: { platformOrderNo }, values };
}

interface Row {
  readonly order: OrderKey;
  readonly path: readonly string[];
}
const noRows = (rows: readonly Row[]): readonly UserError[] =>
  rows.length > 0 ? [] : [refuse('REQUIRED', 'input: name at least one order.', { path: ['input'] })];

function unmovable({ order, path }: Row, before: readonly Row[]): readonly UserError[] {
  const place = { path: [...path, 'order'], target: order };
  if (order.vendor !== 'SOMS')
    return [refuse('UNSUPPORTED_BY_VENDOR', 'order: only orders of SOMS have a store to be moved to.', place)];
  if (pathless(order.nativeId)) return [noSuchOrder(order, place.path)];
  return before.some((other) => other.order.nativeId === order.nativeId)
    ? [refuse('DUPLICATE', 'order: named twice; name it once, with one store.', place)]
    : [];
}
