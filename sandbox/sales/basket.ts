/** What was bought and what it cost. Every identity that the documents state holds, unless the sale is marked. */
import { cent, money, product, quantityText, share, sumOf, type TenThousandths, units } from './amount.ts';
import { addIns, type Bundle, bundles, drinks, gifts, type Good, goods, weighedGoods } from './catalogue.ts';
import type { Random } from './random.ts';
import type { LineKind, SaleAmounts, SaleComponent, SaleLine } from './sale.ts';

export interface Wanted {
  readonly good: Good;
  readonly kind: LineKind;
  readonly quantity: TenThousandths;
  readonly parentNo?: number;
  /** The discount per piece. */
  readonly lineDiscount?: TenThousandths;
  /** The share per piece in a discount on the whole sale. */
  readonly orderDiscount?: TenThousandths;
}
const piece = 10_000n;
const pieces = (n: number): TenThousandths => BigInt(n) * piece;

/** An invented shopping list. `whole` leaves out what is sold by weight, for systems that count whole pieces only. */
export function choose(random: Random, { whole, drink }: { whole: boolean; drink: boolean }): Wanted[] {
  const list: Wanted[] = drink ? chooseDrink(random) : chooseGoods(random, 1 + random.int(4));
  if (!drink && random.chance(0.25)) list.push(plain(random, random.pick(bundles), 'bundle'));
  if (!whole && random.chance(0.3)) {
    const quantity = BigInt(20 + random.int(300)) * cent;
    list.push({ good: random.pick(weighedGoods), kind: 'main', quantity: quantity - (quantity % 400n) });
  }
  if (random.chance(0.3)) list.push({ good: random.pick(gifts), kind: 'gift', quantity: pieces(1) });
  return list;
}

function chooseGoods(random: Random, count: number): Wanted[] {
  return random
    .shuffled(goods)
    .slice(0, count)
    .map((good) => plain(random, good, 'main'));
}

function chooseDrink(random: Random): Wanted[] {
  const cups = pieces(1 + random.int(2));
  const list: Wanted[] = [{ good: random.pick(drinks), kind: 'main', quantity: cups }];
  for (const good of random.shuffled(addIns).slice(0, 1 + random.int(2))) {
    list.push({ good, kind: 'addIn', quantity: cups, parentNo: 1 });
  }
  return list;
}

function plain(random: Random, good: Good, kind: LineKind): Wanted {
  const price = units(good.price);
  const lineDiscount = random.chance(0.3) ? share(price, BigInt(5 + random.int(15))) : 0n;
  const orderDiscount = random.chance(0.3) ? share(price, BigInt(1 + random.int(9))) : 0n;
  return { good, kind, quantity: pieces(1 + random.int(3)), lineDiscount, orderDiscount };
}

const isBundle = (good: Good): good is Bundle => 'components' in good;

/** Divides the price of one bundle among its components: the first one gets whole cents, the last one gets the rest. */
function componentsOf(good: Good, quantity: TenThousandths, each: TenThousandths): SaleComponent[] {
  if (!isBundle(good)) return [];
  const count = Number(quantity / piece);
  let left = each;
  return good.components.map(({ good: part, ratio }, index) => {
    const isLast = index === good.components.length - 1;
    const single = isLast ? left : wholeCents(share(each, 45n) / BigInt(ratio));
    left -= single * BigInt(ratio);
    const payable = money(single * BigInt(ratio * count));
    return { skuCode: part.skuCode, title: part.title, ratio, quantity: ratio * count, payable };
  });
}

const wholeCents = (value: TenThousandths): TenThousandths => value - (value % cent);

export interface Basket {
  readonly lines: readonly SaleLine[];
  readonly amounts: SaleAmounts;
}
export interface Fees {
  readonly freight: TenThousandths;
  readonly packaging: TenThousandths;
  readonly otherFee: TenThousandths;
}
export const noFees: Fees = { freight: 0n, packaging: 0n, otherFee: 0n };
export interface BasketOptions {
  readonly lineNo: (no: number) => string;
  readonly fees: Fees;
  /** Exchanges and reissues cost nothing. */
  readonly free?: boolean;
  /** One total is one cent too high, as in the documents' own samples. */
  readonly broken?: boolean;
}

export function fill(list: readonly Wanted[], options: BasketOptions): Basket {
  const lines = list.map((wanted, index) => lineOf(wanted, index + 1, options));
  return { lines, amounts: amountsOf(lines, options.fees) };
}

function lineOf(wanted: Wanted, no: number, { lineNo, free = false, broken = false }: BasketOptions): SaleLine {
  const { good, kind, quantity } = wanted;
  const unitPrice = units(good.price);
  const isFree = free || kind === 'gift';
  const lineDiscount = isFree ? unitPrice : (wanted.lineDiscount ?? 0n);
  const orderDiscount = isFree ? 0n : (wanted.orderDiscount ?? 0n);
  const each = unitPrice - lineDiscount - orderDiscount;
  const settlePrice = isFree ? 0n : share(unitPrice, 91n, 1n) + 3n;
  const wrong = broken && no === 1 ? cent : 0n;
  return {
    no,
    platformLineNo: lineNo(no),
    kind,
    parentNo: wanted.parentNo ?? null,
    skuCode: good.skuCode,
    barcode: good.skuCode,
    productCode: good.productCode,
    title: good.title,
    spec: good.spec,
    unit: good.unit,
    grams: good.grams,
    quantity: quantityText(quantity),
    unitPrice: money(unitPrice),
    total: money(product(unitPrice, quantity) + wrong),
    lineDiscount: money(product(lineDiscount, quantity)),
    orderDiscount: money(product(orderDiscount, quantity)),
    payable: money(product(each, quantity)),
    actualPrice: money(each),
    settlePrice: money(settlePrice),
    settleTotal: money(rounded(settlePrice, quantity)),
    components: componentsOf(good, quantity, each),
  };
}

/** Settlement is the one amount for which no identity is stated, so it may be cut. */
const rounded = (price: TenThousandths, quantity: TenThousandths): TenThousandths => (price * quantity) / piece;

/** The sums of some lines of a sale, with the fees that this part of it carries. */
export function amountsOf(lines: readonly SaleLine[], { freight, packaging, otherFee }: Fees): SaleAmounts {
  const sum = (field: 'total' | 'lineDiscount' | 'orderDiscount' | 'payable'): TenThousandths =>
    sumOf(lines.map((line) => units(line[field])));
  const goodsPayable = sum('payable');
  const payable = goodsPayable + freight + packaging + otherFee;
  return {
    goodsTotal: money(sum('total')),
    lineDiscounts: money(sum('lineDiscount')),
    orderDiscounts: money(sum('orderDiscount')),
    goodsPayable: money(goodsPayable),
    freight: money(freight),
    packaging: money(packaging),
    otherFee: money(otherFee),
    payable: money(payable),
    settlement: money(payable + sum('orderDiscount')),
    commission: money(share(payable, 5n)),
  };
}
