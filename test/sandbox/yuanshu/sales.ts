/** The sales of the Yuanshu simulators, so that each test has one of its own. */
import type { Sale } from '../../../sandbox/sales/sale.ts';
import { usualSales } from '../../../sandbox/sales/generator.ts';
import { yuanshuSales } from '../../../sandbox/yuanshu/selection.ts';

export type Json = Readonly<Record<string, unknown>>;
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
export const until = new Date('2026-11-22T08:00:00Z');
const sales = yuanshuSales({ until, seed: usualSales.seed });
/** Gives another sale that fits at each call. */
export function taken(fits: (sale: Sale) => boolean): () => Sale {
  const left = sales.filter(fits);
  return () => {
    const sale = left.pop();
    if (!sale) throw new RangeError('no sale left');
    return sale;
  };
}
