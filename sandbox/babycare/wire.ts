/** How Babycare writes things: numbers with all their digits, China time, null for what is not set. */
import { jsonNumber } from '../../sources/values/json.ts';
import type { Moment } from '../sales/sale.ts';
import { time } from '../sales/time.ts';

export const number = jsonNumber;

/** A few ids are larger than a double can hold, so that a careless reader finds another order under them, or none. */
export function salesOrderId(index: number, part: number): string {
  const own = BigInt(index * 10 + part);
  return (index % 250 === 44 ? 9_007_199_254_740_993n + own * 2n : 170_000_000n + own).toString();
}
export const salesOrderCode = (placedAt: Moment, id: string): string =>
  `SO${time(placedAt).slice(0, 10).replaceAll('-', '')}${id}`;
