/**
 * A walk over systems of which one costs a call for each order, as Babycare does, by requests that may make few calls:
 * whatever the size of the page, no order is passed over because the calls of a request have ended.
 */
import { describe, expect, it } from 'vitest';
import { SourceFault } from '../../sources/fault.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { OrderListReader } from '../../sources/ports/lists.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { countCalls } from '../../server/limits/calls.ts';
import { judge, now, walk, type Way } from './walking.ts';
import { call, randomFrom, type World, worldOf } from './world.ts';

interface Metered {
  readonly listReaders: ReadonlyMap<Vendor, OrderListReader>;
  readonly callOf: () => CallContext;
  /** The largest number of calls that a request has made. */
  most(): number;
}
/** Each order of Babycare is a call; `trouble` says how a single one ends that is not answered. */
function metered(world: World, budget: number, trouble: () => 'DEADLINE' | 'TIMEOUT' | null = () => null): Metered {
  const reader = world.listReaders.get('BABYCARE');
  if (!reader) throw new Error('the world has Babycare');
  let most = 0;
  let latest = countCalls({ budget, enforce: true, onOver: () => undefined });
  const load: OrderListReader['load'] = async (keys, parts, asked) => {
    const allowed = keys.map(() => asked.budget?.take() ?? true);
    most = Math.max(most, latest.used());
    const answers = await reader.load(keys, parts, asked);
    return answers.map((answer, i) => {
      const kind = allowed[i] ? trouble() : 'BUDGET';
      return kind === null ? answer : new SourceFault('BABYCARE', kind, { operation: 'orders' });
    });
  };
  return {
    listReaders: new Map([...world.listReaders, ['BABYCARE', { ...reader, load }]]),
    callOf() {
      latest = countCalls({ budget, enforce: true, onOver: () => undefined });
      return { ...call, budget: latest.reading };
    },
    most: () => most,
  };
}

function begun(seed: number, size: number): { world: World; way: Way; random: () => number } {
  const random = randomFrom(seed);
  const direction = random() < 0.5 ? 'DESC' : 'ASC';
  const way: Way = { sort: { key: 'PLACED_AT', direction }, backward: random() < 0.3, size, faults: 0 };
  const orders = 20 + Math.floor(random() * 200);
  return { random, way, world: worldOf(random, { orders, crowded: false, calm: false, now, sortKey: 'PLACED_AT' }) };
}

describe('a walk by requests that may make few calls', () => {
  it('sees each order once at every page size, and no request makes more calls than it may', async () => {
    const wrong: string[] = [];
    for (let size = 1; size <= 100; size += 1)
      for (const budget of [1, 2, 7, 60]) {
        const { world, way } = begun(size * 100 + budget, size);
        const { listReaders, callOf, most } = metered(world, budget);
        const before = [...world.orders];
        const walked = await walk(world, listReaders, { ...way, callOf });
        const problems = judge(walked, world, { way, before });
        if (walked.gaps.some(({ gap, fault }) => gap !== null || fault !== null)) wrong.push(`size ${size}: a gap`);
        if (most() > budget) wrong.push(`size ${size}, budget ${budget}: ${most()} calls`);
        if (problems.length > 0) wrong.push(`size ${size}, budget ${budget}: ${problems.slice(0, 3).join(', ')}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('goes on past orders for which time ran out, and tells those that a vendor failed for as a gap', async () => {
    const wrong: string[] = [];
    const met = { DEADLINE: 0, TIMEOUT: 0 };
    for (let seed = 20_001; seed <= 20_150; seed += 1) {
      const { world, way, random } = begun(seed, 1 + (seed % 100));
      const kind = seed % 2 === 0 ? 'DEADLINE' : 'TIMEOUT';
      const trouble = (): typeof kind | null => (random() < 0.02 ? kind : null);
      const { listReaders, callOf } = metered(world, 60, () => {
        const one = trouble();
        if (one) met[one] += 1;
        return one;
      });
      const before = [...world.orders];
      const walked = await walk(world, listReaders, { ...way, callOf });
      const problems = judge(walked, world, { way, before });
      if (problems.length > 0) wrong.push(`seed ${seed}, ${kind}: ${problems.slice(0, 3).join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(Math.min(met.DEADLINE, met.TIMEOUT)).toBeGreaterThan(20);
  }, 60_000);
});
