/** Of every vendor: its definition names every kind of number that its orders carry, so that `find` leaves none out. */
import { afterAll, expect, it } from 'vitest';
import { numbersOf } from '../../sources/domain/index-row.ts';
import { orderParts } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { calling, sound, startWorld } from './world.ts';

const worlds = await Array.fromAsync(vendors, startWorld);
afterAll(() => Promise.all(worlds.map((world) => world.close())));

it.each(worlds)(
  '$vendor names every kind of number that its orders carry',
  async ({ connect, definition, orders: known }) => {
    const source = connect();
    const { call } = calling();
    const keys = known.map(({ key }) => key);
    const orders = (await source.orders(keys, new Set(orderParts), call)).map(sound).flatMap((one) => one ?? []);
    expect(orders.length).toBeGreaterThan(0);
    const packages = (await source.packagesOf?.(orders, call))?.flatMap(sound) ?? [];
    const carried = new Set(orders.flatMap((order) => numbersOf(order).map(({ namespace }) => namespace)));
    if (packages.some(({ trackingNo }) => trackingNo !== null)) carried.add('WAYBILL');
    expect([...carried.difference(new Set(definition.numbers))]).toEqual([]);
  },
);
