/** Orders to be written to, each given out once: a write that was done would change what the next one finds. */
import type { Sale } from '../../sandbox/sales/generator.ts';
import { generateSales, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { afterSaleOf } from '../../sandbox/yuanshu/facts.ts';
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
  readonly sale: Sale;
  /** Of Yuanshu: its case, '' without one; and its only parcel. */
  readonly returnNo: string;
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
const noParcel = { trackingNo: '', carrierCode: '' };
const plain = (sale: Sale): boolean =>
  !sale.unlistedCodes && sale.lines.every(({ components }) => components.length === 0);

export function subjectsOf(facade: Facade) {
  const sales = generateSales({ ...usualSales, until: usualUntil() });
  const followed = new Set(sales.map(({ follows }) => follows?.index));
  const untouched = sales.filter(
    (sale) =>
      sale.inBabycare &&
      sale.follows === null &&
      !followed.has(sale.index) &&
      sale.after === null &&
      sale.payment.paidAt !== null &&
      plain(sale),
  );
  /** What was read, so that a status is looked for once in each order. */
  const read = new Map<Sale, readonly Found[]>();
  const pushed = yuanshuSales({ until: usualUntil(), seed: usualSales.seed }).filter(
    (sale) =>
      // The BTS tells of its course in the first of its two calls, and of nothing but its one parcel.
      sent.has(sale.stage) &&
      sale.parcels.length === 1 &&
      sale.salt % 8 !== 3 &&
      (sale.parcels[0]?.trace.length ?? 0) > 0 &&
      plain(sale),
  );
  const given = new Set<Sale>();

  async function membersOf({ platformOrderNo }: Sale): Promise<readonly Found[]> {
    const { data } = await facade.ask(
      `{ orderGroup(by: {platformOrderNo: "${platformOrderNo}"}) { members { ${fields} } } }`,
    );
    return data.orderGroup.members.filter(({ vendor }: Found) => vendor === 'BABYCARE');
  }

  return {
    /** `part`: of the orders that its sale was divided into; of another part than 0 there are others beside it. */
    async babycare(status: string, part = 0): Promise<Subject> {
      for (const sale of untouched) {
        if (given.has(sale) || (part === 0) !== (sale.splitInBabycare === 1)) continue;
        const found = read.get(sale) ?? (await membersOf(sale));
        read.set(sale, found);
        const chosen = found[part];
        if (chosen?.status !== status) continue;
        given.add(sale);
        await facade.observer.idle();
        const { items, ...order } = chosen;
        const { platformOrderNo } = sale;
        return { ...order, platformOrderNo, lines: items.nodes, sale, returnNo: '', parcel: noParcel };
      }
      throw new Error(`no order of Babycare is left that is ${status}`);
    },
    async yuanshu(isWithCase: boolean): Promise<Subject> {
      const sale = pushed.find((one) => !given.has(one) && (afterSaleOf(one) !== null) === isWithCase);
      if (!sale) throw new Error('no order of Yuanshu is left');
      given.add(sale);
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
        sale,
        returnNo: returns?.[0]?.returnNo ?? '',
        parcel: { trackingNo: out.trackingNo, carrierCode: out.carrier.code },
      };
    },
  };
}
