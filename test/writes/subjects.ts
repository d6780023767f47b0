/** Orders to be written to, each given out once: a write that was done would change what the next one finds. */
import { generateSales, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import type { Sale } from '../../sandbox/sales/sale.ts';
import { afterSaleOf } from '../../sandbox/yuanshu/facts.ts';
import { orderOf } from '../../sandbox/yuanshu/order.ts';
import { yuanshuSales } from '../../sandbox/yuanshu/selection.ts';
import { orderNo } from '../../sandbox/yuanshu/wire.ts';
import type { Facade } from '../harness.ts';

export interface Line {
  readonly id: string;
  readonly quantity: string;
  readonly lineNo: string | null;
  readonly sku: { readonly code: string };
}
export interface Subject {
  readonly id: string;
  readonly nativeId: string;
  readonly status: string;
  readonly platformOrderNo: string;
  readonly lines: readonly Line[];
  /** Yuanshu's after-sale case, or '' without one. */
  readonly returnNo: string;
  /** Yuanshu's only parcel. */
  readonly parcel: { readonly trackingNo: string; readonly carrierCode: string };
}

interface Found {
  readonly id: string;
  readonly vendor: string;
  readonly nativeId: string;
  readonly status: string;
  readonly items: { readonly nodes: readonly Line[] };
}

const fields = 'id vendor nativeId status kind items { nodes { id quantity lineNo sku { code } } }';
const sent: ReadonlySet<Sale['stage']> = new Set(['shipped', 'delivered', 'finished']);
const isPlain = (sale: Sale): boolean =>
  !sale.unlistedCodes && sale.lines.every(({ components }) => components.length === 0);

const choice = { seed: usualSales.seed, until: usualUntil() };
const sales = generateSales({ ...usualSales, until: choice.until });
const followed = new Set(sales.map(({ follows }) => follows?.index));
const ofBabycare = sales.filter(
  (sale) =>
    sale.inBabycare &&
    sale.follows === null &&
    !followed.has(sale.index) &&
    sale.after === null &&
    sale.payment.paidAt !== null &&
    isPlain(sale),
);
// The BTS tells of its course in the first of its two calls, and of nothing but its one parcel.
const ofYuanshu = yuanshuSales(choice).filter(
  (sale) =>
    sent.has(sale.stage) &&
    sale.parcels.length === 1 &&
    sale.salt % 8 !== 3 &&
    (sale.parcels[0]?.trace.length ?? 0) > 0 &&
    isPlain(sale),
);
const given = new Set<Sale>();
/** What was read, so that a status is looked for once in each order. */
const read = new Map<Sale, readonly Found[]>();

async function membersOf(facade: Facade, { platformOrderNo }: Sale): Promise<readonly Found[]> {
  const { data } = await facade.ask(
    `{ orderGroup(by: {platformOrderNo: "${platformOrderNo}"}) { members { ${fields} } } }`,
  );
  return data.orderGroup.members.filter(({ vendor }: Found) => vendor === 'BABYCARE');
}

/** `part`: which of the orders that its sale was divided into; beside any other part than 0 there are others. */
export async function babycareSubject(facade: Facade, status: string, part = 0): Promise<Subject> {
  for (const sale of ofBabycare) {
    if (given.has(sale) || (part === 0) !== (sale.splitInBabycare === 1)) continue;
    const found = read.get(sale) ?? (await membersOf(facade, sale));
    read.set(sale, found);
    const chosen = found[part];
    if (chosen?.status !== status) continue;
    given.add(sale);
    await facade.observer.idle();
    const { items, ...order } = chosen;
    const noParcel = { trackingNo: '', carrierCode: '' };
    return { ...order, platformOrderNo: sale.platformOrderNo, lines: items.nodes, returnNo: '', parcel: noParcel };
  }
  throw new Error(`no order of Babycare is left that is ${status}`);
}

/** Pushed now, so that only what is written to has to be pushed. */
export async function yuanshuSubject(facade: Facade, isWithCase: boolean): Promise<Subject> {
  const sale = ofYuanshu.find((one) => !given.has(one) && (afterSaleOf(one) !== null) === isWithCase);
  if (!sale) throw new Error('no order of Yuanshu is left');
  given.add(sale);
  await facade.push('/push/yuanshu/order-sync', JSON.stringify(orderOf(sale)));
  if (isWithCase) await facade.push('/push/yuanshu/after-sale', JSON.stringify([afterSaleOf(sale)]));
  const by = `{vendorId: {vendor: YUANSHU, nativeId: "${orderNo(sale.index)}"}}`;
  const { data } = await facade.ask(
    `{ order(by: ${by}) { ${fields} packages { trackingNo direction carrier { code } } returns { returnNo } } }`,
  );
  const { items, packages, returns, ...order } = data.order;
  const out = packages.find(({ direction }: { direction: string }) => direction === 'OUTBOUND');
  return {
    ...order,
    platformOrderNo: sale.platformOrderNo,
    lines: items.nodes,
    returnNo: returns?.[0]?.returnNo ?? '',
    parcel: { trackingNo: out.trackingNo, carrierCode: out.carrier.code },
  };
}

export function firstLine({ lines: [line] }: Subject): Line {
  if (!line) throw new Error('an order without lines');
  return line;
}
export const byId = ({ id }: Subject): object => ({ id });

let numbers = 0;
/** Digits that no order, parcel or return of the simulators has. */
export const newNo = (): string => `9${(numbers += 1).toString().padStart(3, '0')}${Date.now()}`;
