import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BabycareSandbox, startBabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import { traceMeanings } from '../../sandbox/sales/sale.ts';
import { generateSales, showcase, usualSales } from '../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { type Answer, babycareAnswers, somsAnswers } from '../contract/everything.ts';
import { document, type Schema, walker } from '../contract/schemas.ts';
import { pick, texts } from './ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
const sales = generateSales({ ...usualSales, until });

/** Every code that a field of the data shows, by `Schema.field`, for the fields for which the document lists codes. */
function codesSeen(
  vendor: 'soms' | 'babycare',
  answers: readonly Answer[],
): Map<string, { seen: Set<string>; rule: Schema }> {
  const walk = walker(document(vendor));
  const found = new Map<string, { seen: Set<string>; rule: Schema }>();
  for (const { schema, body } of answers) {
    walk(schema, body, ({ schema: owner, name, rule }, value) => {
      if (!rule['x-values'] && !rule.enum) return;
      const key = `${owner}.${name}`;
      const entry = found.get(key) ?? { seen: new Set<string>(), rule };
      found.set(key, entry);
      // An order type stands in an object; several exception codes stand in one text.
      const shown = rule.$ref ? texts(value, 'id') : value === null ? [] : String(value).split(',');
      for (const code of shown) entry.seen.add(code);
    });
  }
  return found;
}
const listed = (rule: Schema): string[] => rule.enum?.map(String) ?? Object.keys(rule['x-values'] ?? {});

function gaps(codes: ReturnType<typeof codesSeen>): string[] {
  return [...codes].flatMap(([field, { seen, rule }]) =>
    listed(rule)
      .filter((code) => !seen.has(code))
      .map((code) => `${field} ${code}`),
  );
}
function surplus(codes: ReturnType<typeof codesSeen>): string[] {
  return [...codes]
    .flatMap(([field, { seen, rule }]) =>
      [...seen].filter((code) => !listed(rule).includes(code)).map((code) => `${field} ${code}`),
    )
    .toSorted();
}

describe('SOMS', () => {
  let soms: SomsSandbox;
  let answers: readonly Answer[];
  let orders: readonly unknown[];
  beforeAll(async () => {
    soms = await startSomsSandbox({ until });
    answers = await somsAnswers(soms, (id) => id === sampleOrderId);
    orders = answers.filter(({ operation }) => operation === 'getOrder').map(({ body }) => body);
  });
  afterAll(() => soms.close());

  it('shows every code that its document lists', () => {
    const codes = codesSeen('soms', answers);
    expect(codes.size).toBeGreaterThanOrEqual(32);
    expect(gaps(codes)).toEqual([]);
  });

  it('shows some codes that no document lists, and only these', () => {
    expect(surplus(codesSeen('soms', answers))).toEqual([
      'Carrier.state lost',
      'Delivery.state returned',
      'FrontOrder.order_type LIVE_ROOM',
      'Order.approve_state riskApproved',
      // The cancel request lists it, the order does not.
      'Order.cancel_type refused',
      'Order.state archived',
      'Order.wrh_state packed',
      'OrderKdTrace.state lost',
      'Payment.state refunding',
    ]);
    const marked = sales.filter(({ unlistedCodes, inSoms }) => unlistedCodes && inSoms);
    expect(marked.length / orders.length).toBeLessThan(0.02);
  });

  it('spells the state of reminders both ways', () => {
    const states = answers
      .filter(({ operation }) => operation === 'getOrderRemind')
      .flatMap(({ body }) => texts(body, 'reply_state'));
    expect(new Set(states)).toEqual(new Set(['none', 'replied', 'invalid', '未回复', '已回复', '已失效']));
  });

  it('holds what an order can have', () => {
    const count = (path: string, fits: (value: string) => boolean = () => true): number =>
      orders.filter((one) => texts(one, path).some(fits)).length;
    expect(count('reissue_reason', (reason) => reason !== 'null')).toBeGreaterThan(15);
    expect(count('source_order_id', (id) => id !== 'null')).toBeGreaterThan(40);
    expect(count('front.main_order_id', (id) => id !== 'null')).toBeGreaterThan(20);
    expect(count('delivery.waybills.1.waybill_id')).toBeGreaterThan(80);
    expect(count('items.[].details.[].ratio')).toBeGreaterThan(150);
    expect(count('items.[].is_gift', (value) => value === 'true')).toBeGreaterThan(150);
    expect(count('items.[].relation_item_id')).toBeGreaterThan(30);
    expect(count('item_change_records.[].reason')).toBeGreaterThan(10);
    expect(count('items.[].trace_code_details.[].code')).toBeGreaterThan(50);
    expect(count('suspend_info.suspended', (value) => value === 'true')).toBeGreaterThan(15);
    expect(count('suspend_info.suspended', (value) => value === 'false')).toBeGreaterThan(15);
    expect(count('delivery.selftake_confirmed', (value) => value === 'false')).toBeGreaterThan(20);
  });

  it('has waybills that only the trace knows', () => {
    const named = new Set(
      orders.flatMap((one) =>
        ['waybill_id', 'delivery.waybill_id', 'delivery.waybills.[].waybill_id'].flatMap((path) => texts(one, path)),
      ),
    );
    const traced = answers
      .filter(({ operation }) => operation === 'getDeliveryTrace')
      .flatMap(({ body }) => texts(body, 'waybill_id'));
    expect(traced.filter((id) => !named.has(id)).length).toBeGreaterThan(10);
  });

  it('uses some tracking numbers twice, as carriers do', () => {
    const ids = orders.flatMap((one) => texts(one, 'delivery.waybills.[].waybill_id'));
    expect(ids.length).toBeGreaterThan(new Set(ids).size);
  });
});

describe('Babycare', () => {
  let babycare: BabycareSandbox;
  let answers: readonly Answer[];
  let orders: readonly unknown[];
  beforeAll(async () => {
    babycare = await startBabycareSandbox({ until });
    const numbers = new Set(
      [...sales, showcase].filter(({ inBabycare }) => inBabycare).map(({ platformOrderNo }) => platformOrderNo),
    );
    answers = await babycareAnswers(babycare, [...numbers]);
    orders = answers.flatMap(({ body }) => pick(body, 'data.orderList.[]'));
  });
  afterAll(() => babycare.close());

  it('shows every code that its document lists', () => {
    const codes = codesSeen('babycare', answers);
    expect(codes.size).toBeGreaterThan(20);
    expect(gaps(codes)).toEqual([]);
  });

  it('shows some codes that no document lists, and only these', () => {
    expect(surplus(codesSeen('babycare', answers))).toEqual([
      'SalesOrder.deliveryStatus 40',
      'SalesOrder.dispatchStatus 90',
      'SalesOrder.orderStatus 35',
      'SalesOrder.orderType 9',
      'SalesOrderDetail.detailStatus 45',
      'SalesOrderDetail.refundStatus 30',
      'SalesOrderDetail.refundType 9',
    ]);
  });

  it('shows the platform statuses of the create call, and others', () => {
    expect(new Set(orders.flatMap((one) => texts(one, 'orderExt.platformOrderStatus')))).toEqual(
      new Set([
        'WAIT_SELLER_SEND_GOODS',
        'WAIT_BUYER_CONFIRM_GOODS',
        'TRADE_FINISHED',
        'TRADE_CLOSED',
        'WAIT_BUYER_PAY',
        'SELLER_CONSIGNED_PART',
      ]),
    );
  });

  it("repeats the oddities of the document's sample", () => {
    const odd = orders.filter(
      (one) =>
        texts(one, 'orderStatus')[0] === '40' &&
        texts(one, 'dispatchStatus')[0] === '30' &&
        texts(one, 'deliveryStatus')[0] === '30',
    );
    expect(odd.length).toBeGreaterThan(30);
    const nulls = (path: string): number => orders.filter((one) => pick(one, path)[0] === null).length;
    expect(nulls('platformCreateTime')).toBeGreaterThan(50);
    expect(nulls('isHangUp')).toBeGreaterThan(100);
    expect(nulls('orderExt.platformPayTime')).toBeGreaterThan(10);
    expect(orders.filter((one) => pick(one, 'refundStatus').length === 0).length).toBeGreaterThan(100);
    const lines = orders.flatMap((one) => pick(one, 'orderDetailList.[]'));
    expect(
      lines.filter((line) => pick(line, 'expressNo')[0] === null && texts(line, 'consignTime')[0] !== 'null').length,
    ).toBeGreaterThan(20);
    expect(lines.filter((line) => pick(line, 'expressNo').length === 0).length).toBeGreaterThan(100);
  });

  it('points from exchanges and reissues to what they came from', () => {
    const codes = new Map(orders.map((one) => [texts(one, 'salesOrderCode').join(''), one]));
    const followers = orders.filter((one) => ['2', '3'].includes(texts(one, 'orderType').join('')));
    expect(followers.length).toBeGreaterThan(40);
    for (const follower of followers) {
      const original = codes.get(texts(follower, 'originalOrderCode').join(''));
      expect(pick(original, 'salesOrderId')).toEqual(pick(follower, 'originalOrderId'));
      expect(pick(original, 'platformOrderNo')).toEqual(pick(follower, 'platformOrderNo'));
    }
  });

  it('leaves lines out of some package lists', () => {
    const rows = answers
      .filter(({ operation }) => operation === 'listPackages')
      .map(({ body }) => pick(body, 'data.orderPackageList.[]'));
    expect(rows.filter((list) => list.length > 1).length).toBeGreaterThan(200);
    expect(
      rows.flat().filter((row) => pick(row, 'expressNo')[0] === null || pick(row, 'expressNo').length === 0).length,
    ).toBeGreaterThan(30);
  });
});

describe('the carriers', () => {
  const steps = sales.filter(({ inSoms }) => inSoms).flatMap(({ parcels }) => parcels.flatMap(({ trace }) => trace));

  it('write something of every meaning', () => {
    expect(new Set(steps.map(({ means }) => means))).toEqual(new Set(traceMeanings));
  });

  it.each([
    ['无法签收', 'ATTEMPT_FAILED'],
    ['未签收', 'ATTEMPT_FAILED'],
    ['待签收', 'OUT_FOR_DELIVERY'],
    ['拒签', 'REFUSED'],
    ['退签', 'RETURNED'],
    ['代收', 'AVAILABLE_FOR_PICKUP'],
    ['投柜签收', 'DELIVERED'],
    ['派件异常后签收', 'DELIVERED'],
    ['骑手已到店', 'COURIER_AT_ORIGIN'],
    ['清关', 'CUSTOMS'],
    ['转投', 'FORWARDED'],
    ['销单', 'CANCELLED'],
  ])('write %s, which means %s', (status, means) => {
    const some = steps.filter((step) => step.status === status);
    expect(some.length).toBeGreaterThan(0);
    expect(new Set(some.map((step) => step.means))).toEqual(new Set([means]));
  });

  it.each(['丰巢快递柜', '菜鸟驿站', '妈妈驿站'])('leave parcels at %s', (place) => {
    expect(steps.some(({ message, means }) => message.includes(place) && means === 'AVAILABLE_FOR_PICKUP')).toBe(true);
  });
});
