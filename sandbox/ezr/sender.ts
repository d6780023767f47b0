/** What a simulated EZR pushes: a part of the sales that the other simulators hold, some 500 whole orders. */
import { generateSales, type SalesChoice, showcase, usualSales } from '../sales/generator.ts';
import { orderOf } from './order.ts';
import type { Push } from '../server/simulator.ts';
import { boughtFrom } from './selection.ts';

/** Not signed, the demonstration sale first. The same choice of sales gives the same pushes, byte for byte. */
export function ezrPushes({ until, seed }: SalesChoice): readonly Push[] {
  const sales = generateSales({ seed, until, count: usualSales.count });
  const orders = [{ sale: showcase, with: null, exchangedBy: null, exchangeOf: null }, ...boughtFrom(sales)];
  return orders.map((bought) => ({ path: '/push/ezr/2001', body: JSON.stringify(orderOf(bought)) }));
}
