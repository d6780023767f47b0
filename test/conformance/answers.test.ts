/** Of every vendor and each way to ask it: answers belong to their questions, and "there is none" is an answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceFault } from '../../sources/fault.ts';
import { orderParts } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { isNone, offeredBy, type Questions, wayNames, ways } from './ways.ts';
import { calling, sound, startWorld } from './world.ts';

const worlds = await Array.fromAsync(vendors, startWorld);
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const upTo = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe.each(worlds)('$vendor', (world) => {
  const { source, orders } = world;

  it('has orders to be asked for', () => {
    expect(orders.length).toBeGreaterThan(20);
  });

  describe.each(offeredBy(source))('%s', (name) => {
    let questions: Questions;
    beforeAll(async () => {
      questions = await ways[name].questions(world);
    });
    const ask = (numbers: readonly number[]) => questions.ask(source, numbers, calling().call);

    it('answers in the order of the questions, and the same for a question that is repeated', async () => {
      const { known, all } = questions;
      expect(known).toBeGreaterThan(0);
      const forth = await ask(upTo(0, all));
      expect(forth.filter((answer) => answer instanceof SourceFault)).toEqual([]);
      const back = await ask([...upTo(0, all).toReversed(), 0, 0]);
      expect(back).toEqual([...forth.toReversed(), forth[0], forth[0]]);
      const alone = await Promise.all(upTo(0, Math.min(known, 3)).map((number) => ask([number])));
      expect(alone.flat()).toEqual(forth.slice(0, alone.length));
    });

    it('answers with nothing, and no fault, where there is nothing', async () => {
      const { known, all } = questions;
      const answers = await ask(upTo(0, all));
      expect(answers.map(isNone)).toEqual(upTo(0, all).map((number) => number >= known));
    });

    it('asked for nothing, answers nothing', async () => {
      expect(await ask([])).toEqual([]);
    });
  });

  it('offers what it claims, and no more', () => {
    const claimed = (name: string | null) =>
      source.capabilities.some((one) => one.name === name && one.support !== 'NONE');
    const told = wayNames.filter((name) => claimed(ways[name].capability));
    expect(told).toEqual(offeredBy(source));
  });

  it('gives the orders of the keys, with the parts that were asked for', async () => {
    const keys = orders.slice(0, 10).map(({ key }) => key);
    const parts = new Set(orderParts);
    const read = (await source.orders(keys, parts, calling().call)).map(sound);
    expect(read.map((order) => order?.key)).toEqual(keys);
    for (const order of read) expect(parts.isSubsetOf(order?.loaded ?? new Set())).toBe(true);
  });

  it('finds an order by the key that is made of its own id alone; else its key has another number', () => {
    const keys = orders.map(({ key }) => key);
    const anyTenant = source.hasTenants ? { tenantId: null } : {};
    if (source.keyOf)
      expect(keys.map(({ nativeId }) => source.keyOf?.(nativeId))).toEqual(
        keys.map((key) => ({ ...key, ...anyTenant })),
      );
    else expect(keys.map(({ askedBy }) => askedBy)).not.toContain(null);
  });
});
