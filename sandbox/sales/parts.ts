/** One sale as the several orders that a system may make of it. */
import { units } from './amount.ts';
import { amountsOf, noFees } from './basket.ts';
import type { Sale, SaleAmounts, SaleLine, SaleParcel } from './sale.ts';

export interface SalePart {
  /** Counts from 0. The first part has the fees. */
  readonly no: number;
  readonly of: number;
  readonly lines: readonly SaleLine[];
  readonly amounts: SaleAmounts;
  /** The parcels with only those contents that are lines of this part. */
  readonly parcels: readonly SaleParcel[];
}

/** The parts together have every line once and add up to the sale. An add-in stays with the line that it belongs to. */
export function partsOf(sale: Sale, count: number): readonly SalePart[] {
  if (count <= 1) return [{ no: 0, of: 1, lines: sale.lines, amounts: sale.amounts, parcels: sale.parcels }];
  const roots = sale.lines.filter(({ parentNo }) => parentNo === null).map(({ no }) => no);
  const partOf = ({ no, parentNo }: SaleLine): number => roots.indexOf(parentNo ?? no) % count;
  const { freight, packaging, otherFee } = sale.amounts;
  return Array.from({ length: count }, (_one, no) => {
    const lines = sale.lines.filter((line) => partOf(line) === no);
    const mine = new Set(lines.map((line) => line.no));
    const fees = { freight: units(freight), packaging: units(packaging), otherFee: units(otherFee) };
    const amounts = amountsOf(lines, no === 0 ? fees : noFees);
    const parcels = sale.parcels
      .map((parcel) => ({ ...parcel, contents: parcel.contents.filter(({ lineNo }) => mine.has(lineNo)) }))
      .filter(({ contents }) => contents.length > 0);
    return { no, of: count, lines, amounts, parcels };
  });
}
