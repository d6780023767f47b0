import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BabycareSandbox, startBabycareSandbox } from '../../../sandbox/babycare/sandbox.ts';
import { JsonNumber, parseJson } from '../../../sources/values/json.ts';
import { units } from '../../../sandbox/sales/amount.ts';
import { generateSales, usualSales } from '../../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { askBabycare, askSoms, paged, pick, texts } from '../ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
const sales = generateSales({ ...usualSales, until });

/** Exact amounts in 1/10000; what is no number counts as 0. */
const amounts = (record: unknown, path: string): bigint[] =>
  pick(record, path).map((value) => (value instanceof JsonNumber ? units(value.text) : 0n));
const sum = (record: unknown, path: string): bigint => amounts(record, path).reduce((total, one) => total + one, 0n);

let soms: SomsSandbox;
let babycare: BabycareSandbox;
let somsOrders: readonly unknown[];
let babycareOrders: readonly unknown[];
beforeAll(async () => {
  [soms, babycare] = await Promise.all([startSomsSandbox({ until }), startBabycareSandbox({ until })]);
  const pages = await Promise.all(
    Array.from({ length: 15 }, (_one, page) => askSoms(soms, paged(page, 100, '&sort_key=modified'), {})),
  );
  const rows = pages.flatMap(({ text }) => pick(parseJson(text), 'orders.[]'));
  // Orders of one second may come twice, and that does not matter here.
  somsOrders = rows.filter((row) => !texts(row, 'id').includes(sampleOrderId));
  const numbers = [
    ...new Set(sales.filter(({ inBabycare }) => inBabycare).map(({ platformOrderNo }) => platformOrderNo)),
  ];
  const answers: unknown[] = [];
  for (const platformOrderNo of numbers) {
    answers.push(parseJson((await askBabycare(babycare, '/order/salesDetail/list', { platformOrderNo })).text));
  }
  babycareOrders = answers.flatMap((body) => pick(body, 'data.orderList.[]'));
});
afterAll(() => Promise.all([soms.close(), babycare.close()]));

/** Platform order numbers of the sales whose arithmetic is broken on purpose. */
const marked = new Set(
  sales.filter(({ arithmeticBroken }) => arithmeticBroken).map(({ platformOrderNo }) => platformOrderNo),
);

describe('what the documents state', () => {
  const perLine = (rule: (line: unknown) => boolean, list: string) => (order: unknown) => pick(order, list).every(rule);
  const somsRules: readonly (readonly [string, (order: unknown) => boolean])[] = [
    [
      'S1 total = unit_price × quantity',
      perLine((line) => sum(line, 'unit_price') * sum(line, 'quantity') === sum(line, 'total') * 10_000n, 'items.[]'),
    ],
    [
      'S2 pay_amount = total − discounts',
      perLine(
        (line) =>
          sum(line, 'total') - sum(line, 'apported_discount_amount') - sum(line, 'discount_amount') ===
          sum(line, 'pay_amount'),
        'items.[]',
      ),
    ],
    ['S3 real_total = Σ pay_amount', (order) => sum(order, 'real_total') === sum(order, 'items.[].pay_amount')],
    [
      'S4 payment.amount = goods and fees',
      (order) =>
        sum(order, 'payment.amount') ===
        sum(order, 'items.[].pay_amount') +
          sum(order, 'payment.freight') +
          sum(order, 'payment.package_total') +
          sum(order, 'payment.other_fee'),
    ],
    [
      'S5 the counts',
      (order) =>
        sum(order, 'sku_quantity') === sum(order, 'items.[].quantity') &&
        sum(order, 'item_count') === BigInt(pick(order, 'items.[]').length) * 10_000n,
    ],
    [
      'component quantity = quantity × ratio',
      perLine(
        (line) =>
          pick(line, 'details.[]').every(
            (one) => sum(one, 'quantity') * 10_000n === sum(line, 'quantity') * sum(one, 'ratio'),
          ),
        'items.[]',
      ),
    ],
    [
      'shop_amount = original − merchant discount',
      (order) => sum(order, 'shop_amount') === sum(order, 'orig_total') - sum(order, 'items.[].discount_amount'),
    ],
  ];
  const babycareRules: readonly (readonly [string, (order: unknown) => boolean])[] = [
    [
      'B1 actualPrice × qty = payment',
      perLine(
        (line) => sum(line, 'actualPrice') * sum(line, 'qty') === sum(line, 'payment') * 10_000n,
        'orderDetailList.[]',
      ),
    ],
    [
      'B2 price × qty = totalFee',
      perLine(
        (line) => sum(line, 'price') * sum(line, 'qty') === sum(line, 'totalFee') * 10_000n,
        'orderDetailList.[]',
      ),
    ],
    [
      'B3 Σ payment + postFee = order payment',
      (order) =>
        sum(order, 'orderDetailList.[].payment') + sum(order, 'orderExt.postFee') === sum(order, 'orderExt.payment'),
    ],
  ];

  it.each(somsRules)('holds in SOMS but for the marked sales: %s', (_name, holds) => {
    const broken = somsOrders.filter((order) => !holds(order)).flatMap((order) => texts(order, 'front.order_id'));
    expect(broken.filter((number) => !marked.has(number))).toEqual([]);
  });

  it.each(babycareRules)('holds in Babycare but for the marked sales: %s', (_name, holds) => {
    const broken = babycareOrders.filter((order) => !holds(order)).flatMap((order) => texts(order, 'platformOrderNo'));
    expect(broken.filter((number) => !marked.has(number))).toEqual([]);
  });

  it('is broken in the marked sales, in both systems', () => {
    const fails = (rules: typeof somsRules, order: unknown): boolean => rules.some(([, holds]) => !holds(order));
    const somsBroken = somsOrders.filter((order) => fails(somsRules, order)).length;
    const babycareBroken = babycareOrders.filter((order) => fails(babycareRules, order)).length;
    expect(somsBroken).toBeGreaterThan(15);
    expect(babycareBroken).toBeGreaterThan(15);
    expect((somsBroken + babycareBroken) / (somsOrders.length + babycareOrders.length)).toBeLessThan(0.04);
  });
});

describe('one sale in both systems', () => {
  it('costs the same in each', () => {
    const both = sales.filter(
      (sale) => sale.inSoms && sale.inBabycare && sale.follows === null && !sale.arithmeticBroken,
    );
    const inBoth = new Set(both.map(({ platformOrderNo }) => platformOrderNo));
    const payable = (orders: readonly unknown[], number: string, id: string, path: string): Map<string, bigint> => {
      // Each order counts once in the sum over the orders of a platform number.
      const once = new Map(orders.map((order) => [texts(order, id).join(''), order]));
      const totals = new Map<string, bigint>();
      for (const order of once.values()) {
        const key = texts(order, number).join('');
        if (inBoth.has(key)) totals.set(key, (totals.get(key) ?? 0n) + sum(order, path));
      }
      return totals;
    };
    const here = payable(somsOrders, 'front.order_id', 'id', 'payment.amount');
    const there = payable(babycareOrders, 'platformOrderNo', 'salesOrderCode', 'orderExt.payment');
    const compared = both.filter(({ platformOrderNo, splitInSoms }) => splitInSoms === 1 && here.has(platformOrderNo));
    expect(compared.length).toBeGreaterThan(400);
    for (const { platformOrderNo } of compared) expect(here.get(platformOrderNo)).toBe(there.get(platformOrderNo));
  });
});
