/** Orders of a running facade's simulated SOMS, each handed out once, and the writes on them. */
import { expect } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import { showcaseIds } from '../../sandbox/sales/generator.ts';
import { somsKey } from '../../sources/soms/map/order.ts';
import { sampleOrderId } from '../../sandbox/soms/samples.ts';
import type { Facade } from '../harness.ts';
import { pick, texts } from '../sandbox/ask.ts';
import type { WriteRow } from './table.ts';

export type Facts = Readonly<Record<string, string | ((text: string) => boolean)>>;
export interface Row {
  readonly id: string;
  /** As SOMS sends it. */
  readonly wire: unknown;
}

/** Other tests and the examples rely on these. */
const kept: ReadonlySet<string> = new Set([sampleOrderId, showcaseIds.somsOrderId]);
const left = new WeakMap<Facade, Row[]>();
/** An order that shows these facts and that no test has had; `*` is anything but nothing. */
export function fresh(facade: Facade, facts: Facts): Row {
  const rows = left.get(facade) ?? facade.soms.book.orders.map(({ id, order }) => ({ id, wire: plain(order) }));
  left.set(facade, rows);
  const at = rows.findIndex(({ id, wire }) => !kept.has(id) && pick(wire, 'items.[]').length > 0 && fits(wire, facts));
  const [found] = at < 0 ? [] : rows.splice(at, 1);
  if (!found) throw new RangeError(`no order is left with ${Object.keys(facts).join(', ')}`);
  return found;
}
const plain = (wire: unknown): unknown => JSON.parse(JSON.stringify(wire));
const fits = (wire: unknown, facts: Facts): boolean =>
  Object.entries(facts).every(([path, wanted]) => {
    const found = texts(wire, path).filter((text) => text !== 'null');
    if (typeof wanted === 'function') return found.some(wanted);
    return wanted === '*' ? found.length > 0 : found.includes(wanted);
  });
export const textAt = (wire: unknown, path: string): string => texts(wire, path)[0] ?? '';

export const idOf = (nativeId: string): string => encodeId({ type: 'Order', order: somsKey('sandbox', nativeId) });
export const ref = (nativeId: string): object => ({ id: idOf(nativeId) });

export const open: Facts = {
  state: 'approved',
  'delivery.type': 'deliver',
  'payment.state': 'paid',
  'items.0.item_no': '1',
};
export const pickup: Facts = { 'delivery.type': 'selftake', state: 'approved', 'delivery.selftake_confirmed': 'false' };
export const delivered: Facts = {
  state: 'delivered',
  'payment.state': 'paid',
  'items.0.item_no': '1',
  'items.0.pay_amount': (amount) => Number(amount) > 1,
};

/** The first line, as the facade shows it. */
export async function lineOf(facade: Facade, nativeId: string): Promise<{ id: string; sku: { code: string } }> {
  const { data, errors } = await facade.ask(
    'query ($id: ID!) { order(by: {id: $id}) { items(first: 50) { nodes { id lineNo sku { code } } } } }',
    { id: idOf(nativeId) },
  );
  expect(errors).toEqual([]);
  return data.order.items.nodes.find(({ lineNo }: { lineNo: string }) => lineNo === '1');
}

let placed = 0;
export const newNumber = (): string => `77${(placed += 1).toString().padStart(8, '0')}`;
/** 提交订单, with amounts as texts, which JSON variables may carry. */
export const submission = (number: string, platform = 'own'): object => ({
  shop: { id: 'D1', name: '样例店' },
  front: { order_id: number, platform: { id: platform, name: '自有' } },
  payment: {
    type: 'online',
    state: 'notPay',
    amount: '12.5',
    freight: 0,
    package_total: 0,
    cod_amount: 0,
    earnest_amount: 0,
  },
  delivery: { receiver: { contact: { name: '甲' }, address: { city: '杭州市' } } },
  items: [
    {
      sku_id: '1',
      quantity: 1,
      unit_price: '12.5',
      total: '12.5',
      pay_amount: '12.5',
      discount_amount: 0,
      apported_discount_amount: 0,
      weight: 1,
    },
  ],
  item_count: 1,
  sku_quantity: 1,
  real_total: '12.5',
});

export const inputOf = (type: string) => ({ input: `${type}!` });

interface OnOrder extends Omit<WriteRow, 'mutation' | 'args' | 'scene'> {
  /** Besides the order. */
  readonly args?: WriteRow['args'];
  readonly input: (order: Row, facade: Facade) => object | Promise<object>;
  readonly other: (order: Row, facade: Facade) => object | Promise<object>;
  readonly shows: (order: Row) => object;
  /** What SOMS holds; absent: the order itself. */
  readonly held?: (facade: Facade) => unknown;
}
/** A write on one order that shows these facts, by the order's id. */
export const onOrder = (
  mutation: string,
  facts: Facts,
  { args = {}, input, other, shows, held, ...row }: OnOrder,
): WriteRow => ({
  ...row,
  mutation,
  args: { order: 'OrderRef!', ...args },
  scene: async (facade) => {
    const order = fresh(facade, facts);
    return {
      variables: { order: ref(order.id), ...(await input(order, facade)) },
      other: { order: ref(order.id), ...(await other(order, facade)) },
      orderId: idOf(order.id),
      held: () => (held ? held(facade) : facade.soms.book.find(order.id)),
      shows: shows(order),
    };
  },
});
