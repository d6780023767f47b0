/**
 * Each vendor's table of conditions against its own orders: what none of them ever shows cannot be asked of what is known
 * here, and what they show can.
 */
import { afterAll, expect, it } from 'vitest';
import { definitionOf } from '../../server/vendors.ts';
import { conditions, noFilter } from '../../sources/lists/filter.ts';
import type { Order } from '../../sources/model.ts';
import type { Filter } from '../../sources/ports/lists.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { startForTest } from '../harness.ts';
import { answerOf, unheardOf } from '../lists/property/naive.ts';
import { calling, numbersOfSales, sound } from './world.ts';

const facade = await startForTest({}, { send: true });
afterAll(() => facade.close());

/** A value for each condition that no order has, so that "no" is told from "not told". */
const nowhere: Record<string, unknown> = {
  trackingNo: 'nowhere',
  productText: 'nowhere',
  recipientPhoneSuffix: '0000000000000',
  recipientName: 'nowhere',
};
const asking = (name: string): Filter => {
  const flag = name.startsWith('has') || name === 'onHold';
  const value = nowhere[name] ?? (flag ? true : /(?:At|By)$/.test(name) ? { from: 1, to: 2 } : ['nowhere']);
  return { ...noFilter, [name]: value };
};

it.each(vendors)('%s answers what its orders show, and nothing else', async (vendor) => {
  const found = await facade.registry
    .source(vendor)
    ?.ordersByPlatformNo(numbersOfSales, new Set(['items', 'components', 'exceptions', 'invoice']), calling().call);
  const orders: readonly Order[] = (found ?? []).flatMap(sound);
  expect(orders.length).toBeGreaterThan(20);
  for (const name of conditions) {
    const told = orders.some((order) => answerOf(order, asking(name), new Set()) !== 'UNKNOWN');
    const { known } = definitionOf(vendor).filters[name];
    // A field that the system does not have may be empty in our records: it is none of its answers all the same.
    const expected = told && !unheardOf[vendor].has(name);
    // Parcels are told in part where one is shown; none of these orders has this one.
    if (known.plain === 'PARTIAL') continue;
    expect([vendor, name, known.plain !== 'NONE']).toEqual([vendor, name, expected]);
  }
});

it.each(vendors)('%s gives a reason wherever it does not answer', (vendor) => {
  const supports = Object.values(definitionOf(vendor).filters).flatMap(({ listed, known }) => [listed, known]);
  const limited = supports.filter(({ plain, negated }) => plain !== 'COMPLETE' || negated !== 'COMPLETE');
  expect(limited.length).toBeGreaterThan(0);
  for (const { reason } of limited) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
});
