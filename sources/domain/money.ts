import type { Money } from '../model.ts';
import type { Decimal } from '../values/decimal.ts';

/** Decimal 元 of a vendor that never says its currency: CNY is assumed, and marked so. */
export const cny = (amount: Decimal | null): Money | null =>
  amount === null ? null : { amount, currency: 'CNY', currencyAssumed: true };
