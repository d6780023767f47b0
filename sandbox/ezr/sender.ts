/** What a simulated EZR pushes: a part of the sales that the other simulators hold, some 500 whole orders. */
import { generateSales, showcase, usualSales } from '../sales/generator.ts';
import { orderOf } from './order.ts';
import { boughtFrom } from './selection.ts';
import type { Push, PushOptions } from '../server/simulator.ts';

/** The same for the same options, byte for byte; unsigned. */
export function ezrPushes({ until, seed }: PushOptions): readonly Push[] {
  const sales = generateSales({ seed, until, count: usualSales.count });
  const orders = [...boughtFrom(sales), { sale: showcase, with: null, exchangedBy: null, exchangeOf: null }];
  return orders.map((bought) => ({ path: '/push/ezr/2001', body: JSON.stringify(orderOf(bought)) }));
}
