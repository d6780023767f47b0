/**
 * What a simulated Yuanshu pushes: the document's own message, and some hundred sales that SOMS or Babycare hold too,
 * with cancellations, changes of address and after-sale bills on top of them. There is one order push for each
 * order, so that several workers can send them in any order.
 */
import type { SalesChoice } from '../sales/generator.ts';
import type { Sale } from '../sales/sale.ts';
import type { Push } from '../server/simulator.ts';
import { sampleText, type Wire } from '../server/wire.ts';
import { addressChangeOf, afterSaleOf, cancelOf } from './facts.ts';
import { orderOf } from './order.ts';
import { yuanshuSales } from './selection.ts';
import { sandboxTenant } from './wire.ts';

export const sampleOrderPush = sampleText(import.meta.url, 'orderSync.request');
/** The tenant goes with every call as a cookie (签名说明). */
const push = (what: string, body: unknown): Push => ({
  path: `/push/yuanshu/${what}`,
  body: JSON.stringify(body),
  headers: { cookie: `_platform_num=${sandboxTenant}` },
});

/** Not signed, the demonstration sale first. The same choice of sales gives the same pushes, byte for byte. */
export function yuanshuPushes(options: SalesChoice): readonly Push[] {
  const sales = yuanshuSales(options);
  return [
    { path: '/push/yuanshu/order-sync', body: sampleOrderPush },
    ...[...sales.slice(-1), ...sales.slice(0, -1)].flatMap(pushesOf),
    ...bills(sales).map((some) => push('after-sale', some)),
  ];
}

/** Sometimes a cancellation is sent before its order. */
function pushesOf(sale: Sale): readonly Push[] {
  const cancel = cancelOf(sale);
  const address = addressChangeOf(sale);
  const order = push('order-sync', orderOf(stillOpen(sale)));
  const others = [
    ...(cancel ? [push('order-cancel', cancel)] : []),
    ...(address ? [push('address-change', address)] : []),
  ];
  return sale.salt % 2 === 0 ? [order, ...others] : [...others, order];
}

/** A third of the cancelled sales still show the state before that, so that only the cancel push tells of it. */
const stillOpen = (sale: Sale): Sale =>
  sale.stage === 'cancelled' && sale.salt % 3 === 0 ? { ...sale, stage: 'reviewed' } : sale;

/** The after-sale bills, one to three in an array. */
function bills(sales: readonly Sale[]): readonly (readonly Wire[])[] {
  const all = sales.map(afterSaleOf).filter((bill) => bill !== null);
  const arrays: Wire[][] = [];
  for (let from = 0; from < all.length; from += 1 + (arrays.length % 3)) {
    arrays.push(all.slice(from, from + 1 + (arrays.length % 3)));
  }
  return arrays;
}
