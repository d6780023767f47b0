/**
 * Invented sales, the same for the same seed and the same `until`, byte for byte. They know nothing of any system's
 * codes: the vendors' simulators turn them into orders of their own, so that one sale can be seen in several systems.
 */
import { assemble } from './assemble.ts';
import { followUpOf, pairUp } from './follow-ups.ts';
import type { Sale } from './sale.ts';

export { showcase, showcaseIds, showcasePickup } from './showcase.ts';
export type { Sale } from './sale.ts';

/** Simulators that are started with the same choice know the same sales. */
export interface SalesChoice {
  readonly seed: number;
  /** "Now" of the invented world, after which nothing has happened yet. */
  readonly until: Date;
}
export interface GeneratorOptions extends SalesChoice {
  readonly count: number;
}

/** What all simulators use unless told otherwise: some 1,400 orders in SOMS and 1,200 in Babycare. */
export const usualSales = { seed: 20_260_101, count: 1_800 } as const;

/** The present hour, so that two simulators that start one after the other agree on it. */
export function usualUntil(): Date {
  const hour = 3_600_000;
  return new Date(Math.floor(Date.now() / hour) * hour);
}

export function generateSales({ seed, until, count }: GeneratorOptions): readonly Sale[] {
  const now = Math.floor(until.getTime() / 1000);
  const sales: Sale[] = [];
  while (sales.length < count) {
    const sale = assemble(seed, sales.length, now);
    sales.push(sale);
    const follower = sales.length < count ? followUpOf(seed, sale, { index: sales.length, now }) : undefined;
    if (follower) sales.push(follower);
  }
  return pairUp(sales);
}
