import { describe, expect, it } from 'vitest';
import { decimalOf } from '../../sources/values/decimal.ts';
import { instantAt } from '../../sources/values/time.ts';
import { emptyItem, emptySku } from '../../sources/domain/empty.ts';
import type { Filter } from '../../sources/ports/lists.ts';
import type { Order, OrderItem, Party } from '../../sources/model.ts';
import { type Condition, conditions, filterText, matches, merged, noFilter } from '../../sources/lists/filter.ts';
import { pushdownOf, type Pushdown } from '../../sources/soms/list/filter-pushdown.ts';
import { somsFilters } from '../../sources/soms/filters.ts';
import { tellable } from '../../sources/lists/tellable.ts';
import { orderMade } from './world.ts';

const wanting = (some: Partial<Filter>): Filter => ({ ...noFilter, ...some });
const t = 1_767_225_600;
const party = (id: string | null, code: string | null): Party => ({ id, code, name: 'a name' });
const personal = (plain: string) => ({ plain, masked: null });
const base = orderMade({
  vendor: 'SOMS',
  nativeId: '1',
  platformOrderNo: 'P1',
  placedAt: t,
  createdAt: t + 5,
  modifiedAt: t + 9,
});
const item: OrderItem = {
  ...emptyItem(base.key),
  itemKey: '1',
  sku: emptySku('SOMS', 'SKU-1'),
  title: 'Ｇreen Tea 绿茶',
  kind: 'MAIN',
  quantity: decimalOf('1'),
  fulfillmentStatus: 'UNFULFILLED',
};
const order: Order = {
  ...base,
  status: 'SHIPPED',
  paymentStatus: 'PAID',
  fulfillmentStatus: 'SHIPPED',
  returnStatus: 'APPROVED',
  statusNative: [{ field: 'state', code: 'delivering', label: null, documented: false }],
  kind: 'PRESALE',
  shipBy: { at: instantAt(t * 1000), field: 'x' },
  deliverBy: { at: instantAt((t + 20) * 1000), field: 'x' },
  deliveryMethod: 'EXPRESS',
  identifiers: [...base.identifiers, { namespace: 'WAYBILL', value: 'SF1', field: 'waybill_id' }],
  platform: party('tmall', null),
  shop: party('s1', null),
  store: party('st1', 'ST-ONE'),
  warehouse: party(null, 'W1'),
  items: [item],
  recipient: {
    name: personal('张三'),
    phone: personal('13800001234'),
    address: personal('x'),
    province: null,
    city: null,
    district: null,
    encrypted: false,
  },
  tags: ['vip'],
  onHold: false,
  exceptions: [{ code: 'sku', title: null, remark: null, at: null, operator: null }],
  invoice: {
    required: true,
    title: null,
    titleIsPerson: null,
    taxId: null,
    kind: null,
    amount: null,
    result: null,
    url: null,
    serialNo: null,
  },
};

interface Row {
  readonly yes: Partial<Filter>;
  readonly no: Partial<Filter>;
  /** What SOMS is asked; null: it is judged here. */
  readonly pushed: Record<string, unknown> | null;
}
const rows: Record<Exclude<Condition, 'vendors' | 'deliveredAt' | 'returnStatus'>, Row> = {
  status: { yes: { status: ['SHIPPED', 'CLOSED'] }, no: { status: ['CLOSED'] }, pushed: { states: ['delivering'] } },
  paymentStatus: {
    yes: { paymentStatus: ['PAID'] },
    no: { paymentStatus: ['UNPAID'] },
    pushed: { payment_states: ['paid'] },
  },
  fulfillmentStatus: { yes: { fulfillmentStatus: ['SHIPPED'] }, no: { fulfillmentStatus: ['READY'] }, pushed: null },
  nativeStatus: { yes: { nativeStatus: ['delivering'] }, no: { nativeStatus: ['x'] }, pushed: null },
  kind: { yes: { kind: ['PRESALE'] }, no: { kind: ['SALE'] }, pushed: { fornt_order_type_id: 'PRESALE' } },
  deliveryMethod: {
    yes: { deliveryMethod: ['EXPRESS'] },
    no: { deliveryMethod: ['STORE_PICKUP'] },
    pushed: { delivery_types: ['deliver'] },
  },
  placedAt: { yes: { placedAt: { from: t, to: t + 1 } }, no: { placedAt: { from: null, to: t } }, pushed: {} },
  createdAt: {
    yes: { createdAt: { from: t + 5, to: t + 6 } },
    no: { createdAt: { from: t + 6, to: null } },
    pushed: { created_start: '2026-01-01 08:00:04', created_end: '2026-01-01 08:00:06' },
  },
  modifiedAt: {
    yes: { modifiedAt: { from: t, to: null } },
    no: { modifiedAt: { from: t + 10, to: null } },
    pushed: { modified_start: '2026-01-01 07:59:59' },
  },
  shipBy: { yes: { shipBy: { from: t, to: t + 1 } }, no: { shipBy: { from: t + 1, to: null } }, pushed: null },
  deliverBy: {
    yes: { deliverBy: { from: t + 20, to: null } },
    no: { deliverBy: { from: null, to: t + 20 } },
    pushed: null,
  },
  platformOrderNos: {
    yes: { platformOrderNos: ['P1', 'P2'] },
    no: { platformOrderNos: ['P2'] },
    pushed: { front_order_ids: ['P1', 'P2'] },
  },
  platformIds: { yes: { platformIds: ['tmall'] }, no: { platformIds: ['jd'] }, pushed: { platform_ids: ['tmall'] } },
  shopIds: { yes: { shopIds: ['s1'] }, no: { shopIds: ['s2'] }, pushed: { shop_id: 's1' } },
  storeIds: { yes: { storeIds: ['ST-ONE'] }, no: { storeIds: ['a name'] }, pushed: { station_ids: ['ST-ONE'] } },
  warehouseIds: { yes: { warehouseIds: ['W1'] }, no: { warehouseIds: ['W2'] }, pushed: { wrh_id_in: ['W1'] } },
  trackingNo: { yes: { trackingNo: 'SF1' }, no: { trackingNo: 'SF' }, pushed: { waybill_id: 'SF1' } },
  skuCodes: { yes: { skuCodes: ['SKU-1'] }, no: { skuCodes: ['SKU'] }, pushed: null },
  productText: {
    yes: { productText: 'green tea' },
    no: { productText: 'coffee' },
    pushed: null,
  },
  recipientPhoneSuffix: {
    yes: { recipientPhoneSuffix: '1234' },
    no: { recipientPhoneSuffix: '4321' },
    pushed: { receiver_mobile_end_with: '1234' },
  },
  recipientName: { yes: { recipientName: '张三' }, no: { recipientName: '张' }, pushed: { receiver_name: '张三' } },
  tags: { yes: { tags: ['vip'] }, no: { tags: ['x'] }, pushed: null },
  onHold: { yes: { onHold: false }, no: { onHold: true }, pushed: { suspended: false } },
  hasException: { yes: { hasException: true }, no: { hasException: false }, pushed: { has_exception: true } },
  hasReturn: { yes: { hasReturn: true }, no: { hasReturn: false }, pushed: { have_return: true } },
  hasInvoice: { yes: { hasInvoice: true }, no: { hasInvoice: false }, pushed: { hasInvoice: true } },
  hasUnmappedStatus: { yes: { hasUnmappedStatus: true }, no: { hasUnmappedStatus: false }, pushed: null },
};

describe.each(Object.entries(rows))('%s', (name, { yes, no, pushed }) => {
  it('is judged on the order', () => {
    expect(matches(order, wanting(yes))).toBe(true);
    expect(matches(order, wanting(no))).toBe(false);
    expect(matches(order, wanting({ not: wanting(yes) }))).toBe(false);
    expect(matches(order, wanting({ and: [wanting(yes), wanting(no)] }))).toBe(false);
  });
  it('reaches SOMS where SOMS knows it', () => {
    const { variants, exact } = pushdownOf(wanting(yes), 'PLACED_AT');
    expect(variants).toEqual([pushed ?? {}]);
    if (pushed === null) expect(exact).toBe(false);
  });
  it('is part of what a cursor is bound to', () => {
    expect(filterText(wanting(yes))).not.toBe(filterText(wanting(no)));
    expect(conditions).toContain(name);
  });
});

describe('a filter', () => {
  it('has one text however its lists are ordered', () => {
    const a = wanting({
      status: ['SHIPPED', 'CLOSED'],
      and: [wanting({ onHold: true }), wanting({ hasReturn: true })],
    });
    const b = wanting({
      status: ['CLOSED', 'SHIPPED'],
      and: [wanting({ hasReturn: true }), wanting({ onHold: true })],
    });
    expect(filterText(a)).toBe(filterText(b));
  });

  it.each<[string, Partial<Filter>]>([
    ['two states at once', { status: ['SHIPPED'], and: [wanting({ status: ['CLOSED'] })] }],
    ['held and not held', { onHold: true, and: [wanting({ onHold: false })] }],
    [
      'two days at once',
      { placedAt: { from: t, to: t + 10 }, and: [wanting({ placedAt: { from: t + 10, to: null } })] },
    ],
    ['an empty span', { placedAt: { from: t, to: t } }],
    ['itself and not itself', { status: ['SHIPPED'], not: wanting({ status: ['SHIPPED'] }) }],
  ])('that contradicts itself is known: %s', (_what, some) => {
    expect(merged(wanting(some))).toBeNull();
    expect(pushdownOf(wanting(some), 'PLACED_AT').variants).toEqual([]);
  });

  it('joins what several conjuncts say of one thing', () => {
    const filter = wanting({
      status: ['SHIPPED', 'CLOSED'],
      placedAt: { from: t, to: null },
      and: [wanting({ status: ['SHIPPED', 'VOIDED'], placedAt: { from: null, to: t + 5 } })],
    });
    expect(merged(filter)).toMatchObject({ status: ['SHIPPED'], placedAt: { from: t, to: t + 5 } });
  });

  it('with a "not" is never counted by SOMS', () => {
    expect(pushdownOf(wanting({ not: wanting({ status: ['SHIPPED'] }) }), null)).toMatchObject({
      variants: [{}],
      exact: false,
    });
  });
});

describe('what SOMS is asked', () => {
  const push = (some: Partial<Filter>): Pushdown => pushdownOf(wanting(some), 'PLACED_AT');

  it('holds every order that is wanted, and so leaves out what would lose some', () => {
    expect(push({ status: ['UNKNOWN', 'SHIPPED'] }).variants).toEqual([{}]);
    expect(push({ kind: ['SALE'] }).variants).toEqual([{}]);
    expect(push({ fulfillmentStatus: ['DELIVERED'] }).variants).toEqual([{ delivery_states: ['signed'] }]);
    expect(push({ status: ['PENDING_REVIEW'] })).toMatchObject({
      variants: [{ states: ['confirmed', 'prepared'] }],
      exact: false,
    });
  });

  it('is nothing when no code of SOMS means what is wanted', () => {
    expect(push({ status: ['VOIDED'] }).variants).toEqual([]);
    expect(push({ paymentStatus: ['REFUNDED'] }).variants).toEqual([]);
  });

  it('is split where its lists are too long', () => {
    const numbers = Array.from({ length: 250 }, (_, i) => `P${i}`);
    const { variants, exact } = push({ platformOrderNos: numbers, shopIds: ['a', 'b'] });
    expect(variants).toHaveLength(6);
    expect(exact).toBe(true);
    expect(variants.map((one) => (one['front_order_ids'] as string[]).length).toSorted((a, b) => a - b)).toEqual([
      50, 50, 100, 100, 100, 100,
    ]);
  });

  it('is not what it cannot tell', () => {
    const told = (some: Partial<Filter>) => tellable(wanting(some), somsFilters, 'listed');
    expect(told({ returnStatus: ['APPROVED'] })).toMatchObject({
      coverage: 'NONE',
      reason: expect.stringMatching(/after-sale/),
    });
    expect(told({ not: wanting({ hasReturn: true }) })).toMatchObject({ coverage: 'NONE' });
    expect(told({ hasReturn: true })).toMatchObject({ coverage: 'COMPLETE', reason: null });
    expect(told({ deliveredAt: { from: t, to: null } })).toMatchObject({ coverage: 'COMPLETE', reason: null });
  });
});
