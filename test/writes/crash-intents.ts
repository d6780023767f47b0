/** The writes of the crash test: each names its key to the vendor, so that what the vendor saw can be counted by key. */
import { orderId, put, saleOrderNo } from '../../sandbox/soms/wire.ts';
import { wiresAt } from '../../sandbox/server/wire.ts';
import { textAt } from '../../sandbox/soms/writes/request.ts';
import { sampleStoreCode } from '../../sandbox/babycare/samples.ts';
import { untouched } from '../../sandbox/soms/book.ts';
import type { RecordedCall } from '../../sandbox/server/server.ts';
import type { Random } from '../../sandbox/sales/random.ts';
import { askBabycare, pick } from '../sandbox/ask.ts';
import type { Vendors } from '../graph/live.ts';

export interface Intent {
  readonly key: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** What the vendor calls it; null: it is refused before a vendor is asked. */
  readonly sentTo: { readonly vendor: keyof Vendors; readonly operation: string } | null;
  /** Whoever reads the order sees that it was done, until the end. */
  readonly shows: boolean;
  /** How often the vendor has done it. */
  effects(): Promise<number>;
}
type Kind = (number: number) => Omit<Intent, 'key'>;

const answer = '{ operation { id state userErrors { code } } userErrors { code message } }';
const somsWrites: Readonly<Record<string, string>> = {
  tag: `mutation ($order: OrderRef!, $text: String!, $options: WriteOptions!) {
    write: orderTagsUpdate(order: $order, add: [$text], options: $options) ${answer} }`,
  note: `mutation ($order: OrderRef!, $text: String!, $options: WriteOptions!) {
    write: orderNoteSet(order: $order, buyerNote: $text, options: $options) ${answer} }`,
  cancel: `mutation ($order: OrderRef!, $text: String!, $options: WriteOptions!) {
    write: orderCancel(order: $order, input: { reason: $text }, options: $options) ${answer} }`,
  pay: `mutation ($order: OrderRef!, $text: String!, $options: WriteOptions!) {
    write: orderPay(order: $order, input: { state: PAID, billNo: $text, details: [] }, options: $options) ${answer} }`,
};
const create = `mutation ($order: BabycareOrderInput!, $options: WriteOptions!) {
  write: orderCreate(input: { babycare: $order }, options: $options) ${answer} }`;
const sharedOrders = 5;

/** Gives a new one each time. */
export function intentsOf({ soms, babycare }: Vendors, seed: string, random: Random): () => Intent {
  /** One like any other, with numbers of its own. */
  function newOrder(payment: 'notPay' | 'paid' = 'notPay'): string {
    const base = soms.book.orders.find(({ order }) => order['state'] === 'confirmed');
    if (!base) throw new RangeError('the simulator holds no order that is confirmed');
    const index = soms.book.nextIndex();
    const id = orderId(index, 0);
    const numbers = { id, sale_order_id: saleOrderNo(index), 'front.order_id': `CRASH${index}` };
    const order = put(base.order, { ...numbers, 'payment.state': payment, tags: [], logs: [] });
    soms.book.put({ ...untouched, id, order });
    return id;
  }
  const shared = Array.from({ length: sharedOrders }, () => newOrder());

  const onSoms =
    (name: keyof typeof somsWrites, operation: string | null, orderOf: () => string): Kind =>
    (number) => {
      const [key, nativeId] = [`${seed}-${number}`, orderOf()];
      const order = { vendorId: { vendor: 'SOMS', nativeId } };
      // Who does it stands in the vendor's log of the order, and nobody else has this name.
      const options = { idempotencyKey: key, operator: key };
      const logs = () => wiresAt(soms.book.find(nativeId)?.order, 'logs');
      return {
        query: somsWrites[name] ?? '',
        variables: { order, options, text: `text of ${key}` },
        sentTo: operation === null ? null : { vendor: 'soms', operation },
        // The next note takes the place of this one.
        shows: name !== 'note',
        effects: async () => logs().filter((log) => textAt(log, 'operator') === key).length,
      };
    };
  const onBabycare: Kind = (number) => {
    const key = `${seed}-${number}`;
    return {
      query: create,
      variables: { order: babycareOrder(key), options: { idempotencyKey: key } },
      sentTo: { vendor: 'babycare', operation: 'createSalesOrderV2' },
      shows: true,
      effects: async () => {
        const { body } = await askBabycare(babycare, '/order/salesDetail/list', { platformOrderNo: key });
        return pick(body, 'data.orderList.[]').length;
      },
    };
  };

  const kinds: readonly (readonly [number, Kind])[] = [
    [4, onSoms('tag', 'tagOrder', () => random.pick(shared))],
    [2, onSoms('note', 'updateCustomerNote', () => random.pick(shared))],
    // What one of them does, another one would find done: each has its own order.
    [2, onSoms('cancel', 'cancelOrder', () => newOrder())],
    [2, onSoms('pay', 'payOrder', () => newOrder())],
    // Refused after a look at the order: it is paid already.
    [1, onSoms('pay', null, () => newOrder('paid'))],
    [4, onBabycare],
  ];
  let count = 0;
  return () => {
    const number = (count += 1);
    return { key: `${seed}-${number}`, ...random.weighted(kinds)(number) };
  };
}

/** Of a write; null for reads. */
export function keyOfCall({ operation, query, body }: RecordedCall): string | null {
  if (operation === 'createSalesOrderV2') return String(pick(body, 'platformOrderNo')[0]);
  const writes = ['tagOrder', 'updateCustomerNote', 'cancelOrder', 'payOrder'];
  return writes.includes(operation) ? new URLSearchParams(query).get('operator') : null;
}

const babycareOrder = (platformOrderNo: string) => ({
  platformOrderNo,
  platformStatus: 'WAIT_SELLER_SEND_GOODS',
  storeCode: sampleStoreCode,
  memberName: 'member',
  placedAt: '2026-11-22T08:00:00+08:00',
  paidAt: '2026-11-22T08:00:05+08:00',
  recipient: {
    name: '陈**',
    mobile: '136****6086',
    country: '中国',
    province: '广东省',
    city: '湛江市',
    district: '霞山区',
    address: 'XXX',
  },
  lines: [
    {
      platformLineNo: `${platformOrderNo}-1`,
      skuCode: '6926523450105',
      quantity: 1,
      settlementFee: '9.90',
      settlementPrice: '9.90',
    },
  ],
});
