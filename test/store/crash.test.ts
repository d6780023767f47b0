/**
 * A process that takes pushes under load is killed again and again: every push that it acknowledged is there, nothing
 * is there twice, and the sequence of changes has no gap. `CRASH_KILLS=200 vitest run test/store/crash.test.ts` for long.
 */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Store } from '../../store/store.ts';
import { startChild } from './children.ts';
import { crashArrival } from './crash-arrivals.ts';
import { describeEngines, type Place } from './stores.ts';

const kills = Number(process.env['CRASH_KILLS'] ?? '20');
/** The moment of the kill is random, so that it meets every phase of a commit. */
const longestMs = 150;

/** Numbers of the acknowledged arrivals. */
async function killedRound({ databaseUrl, dataDir }: Place, round: number): Promise<readonly number[]> {
  const child = startChild('crash-child.ts', [databaseUrl ?? '', dataDir, String(round)]);
  await child.said('ack');
  await setTimeout(Math.random() * longestMs);
  await child.kill();
  return child.lines.flatMap((line) => (line.startsWith('ack ') ? [Number(line.slice(4))] : []));
}

interface Found {
  readonly lost: number;
  readonly twice: number;
}
async function lookAfter(store: Store, round: number, acknowledged: readonly number[]): Promise<Found> {
  let [lost, twice] = [0, 0];
  const facts = acknowledged.flatMap((n) => crashArrival(round, n).facts);
  const histories = new Map<string, readonly string[]>();
  for (const orderNo of new Set(facts.map((fact) => fact.orderNo))) {
    const bodies = (await store.history('YUANSHU', null, orderNo)).map(({ key, body }) => key + body);
    histories.set(orderNo, bodies);
    twice += bodies.length - new Set(bodies).size;
  }
  for (const fact of facts) if (!histories.get(fact.orderNo)?.includes(fact.key + fact.body)) lost += 1;
  const held = (await store.quarantined({ state: 'HELD', limit: 100_000 })).map(({ reason }) => reason);
  twice += held.length - new Set(held).size;
  for (const n of acknowledged)
    for (const { reason } of crashArrival(round, n).unusable) if (!held.includes(reason)) lost += 1;
  return { lost, twice };
}

/** Follows the changes from where it stopped. */
async function gapFree(store: Store, after: bigint, created: Set<string>): Promise<bigint> {
  let last = after;
  for (;;) {
    const page = await store.changes({ after: last, limit: 1_000, vendors: null });
    for (const { seq, kind, orderNo } of page) {
      expect(seq).toBe(++last);
      if (kind !== 'CREATED') continue;
      expect(created.has(orderNo)).toBe(false);
      created.add(orderNo);
    }
    if (page.length === 0) return last;
  }
}

describeEngines('SIGKILL under load', ({ engine, place, openAt }) => {
  it(
    `${kills} times: nothing acknowledged is lost, nothing is there twice`,
    async () => {
      const at = await place();
      const created = new Set<string>();
      let [acknowledged, lost, twice, last] = [0, 0, 0, 0n];
      for (let round = 0; round < kills; round += 1) {
        const acks = await killedRound(at, round);
        const store = await openAt(at);
        const found = await lookAfter(store, round, acks);
        last = await gapFree(store, last, created);
        // The vendor never heard of the last ones and sends them again.
        const again = acks.slice(-20).map((n) => ({ ...crashArrival(round, n), unusable: [] }));
        for (const acceptances of await Promise.all(again.map((arrival) => store.accept(arrival))))
          expect(new Set(acceptances)).toEqual(new Set(['REPEATED']));
        await store.close();
        acknowledged += acks.length;
        lost += found.lost;
        twice += found.twice;
      }
      console.log(
        `${engine}: ${kills} kills, ${acknowledged} acknowledged pushes, ${lost} lost, ${twice} twice, ${last} changes without a gap`,
      );
      expect(acknowledged).toBeGreaterThan(kills);
      expect({ lost, twice }).toEqual({ lost: 0, twice: 0 });
    },
    Math.max(60_000, kills * 4_000),
  );
});
