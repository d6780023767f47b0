/** Which sales this EZR knows, and which of them it holds together as one order. */
import { units } from '../sales/amount.ts';
import type { Sale } from '../sales/sale.ts';
import { isOwnShop } from './codes.ts';

/** One EZR order: a sale, or two sales that were bought together, of which the first tells all but goods and money. */
export interface Bought {
  readonly sale: Sale;
  readonly with: Sale | null;
  /** The order that was sent in exchange for goods of this one. */
  readonly exchangedBy: Sale | null;
  /** The order whose goods this one replaces. */
  readonly exchangeOf: Sale | null;
}

const none = '0.00';
/** Two orders further apart than this are not one purchase (links.ts). */
const near = 40 * 3600;

/** EZR counts whole pieces and has no field for packaging, so that its sums would differ from the others'. */
const fits = ({ amounts, lines, inSoms, inBabycare }: Sale): boolean =>
  (inSoms || inBabycare) &&
  amounts.packaging === none &&
  amounts.otherFee === none &&
  lines.every(({ quantity }) => units(quantity) % 10_000n === 0n);

/** EZR knows a part of the sales, as one system among others. */
const share = ({ index }: Sale): boolean => index % 5 < 2;

export function boughtFrom(sales: readonly Sale[]): readonly Bought[] {
  const known = sales.filter((sale) => sale.follows === null && share(sale) && fits(sale));
  const exchanges = new Map(
    sales.flatMap((sale) => (sale.follows?.kind === 'exchange' ? [[sale.follows.index, sale] as const] : [])),
  );
  const partners = pairs(known);
  const absorbed = new Set(partners.values());
  return known
    .filter((sale) => !absorbed.has(sale))
    .flatMap((sale): readonly Bought[] => {
      const exchangedBy = exchanges.get(sale.index) ?? null;
      const own = { sale, with: partners.get(sale) ?? null, exchangedBy, exchangeOf: null };
      if (exchangedBy === null) return [own];
      return [own, { sale: exchangedBy, with: null, exchangedBy: null, exchangeOf: sale }];
    });
}

/** Now and then a purchase holds goods of two platform orders. */
function pairs(sales: readonly Sale[]): ReadonlyMap<Sale, Sale> {
  const plain = sales
    .filter((sale) => sale.after === null && !sale.unlistedCodes && !sale.arithmeticBroken && !isOwnShop(sale))
    .toSorted((a, b) => a.placedAt - b.placedAt || a.index - b.index);
  return new Map(
    plain.flatMap((sale, i) => {
      const next = plain[i + 1];
      const together = next && i % 24 === 7 && next.stage === sale.stage && next.placedAt - sale.placedAt < near;
      return together ? [[sale, next] as const] : [];
    }),
  );
}
