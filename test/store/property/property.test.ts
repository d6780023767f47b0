/** Any interleaving of new, duplicate, late and concurrent pushes ends as if the newest had been applied once. */
import fc from '../../property.ts';
import { expect, it } from 'vitest';
import type { OrderState } from '../../../sources/ports/pushes.ts';
import type { Acceptance, Store } from '../../../store/store.ts';
import { arrivalOf, factOf } from '../facts.ts';
import { type Ending, endingOf, judge, type Push } from './reference.ts';
import { allChanges, describeEngines } from '../stores.ts';

const orders = 3;
const sequencesAtOnce = 50;

const kindAndKey = fc.constantFrom(
  ['ORDER', ''] as const,
  ['ORDER', ''] as const,
  ['CANCEL', ''] as const,
  ['ADDRESS', ''] as const,
  ['AFTER_SALE', 'R1'] as const,
  ['AFTER_SALE', 'R2'] as const,
);
/** Few different values: equal times and equal bytes are what is interesting. */
const anyPush = fc
  .tuple(fc.nat(orders - 1), kindAndKey, fc.option(fc.nat(4), { nil: null }), fc.nat(3), fc.nat(5))
  .map(([order, [kind, key], modifiedAt, receivedAt, text]): Push => {
    const body = JSON.stringify({ text, modifiedAt, status: String(text % 2) });
    return { order, kind, key, modifiedAt, receivedAt: 1_000 + receivedAt, body };
  });
/** The sequence, and how many of its pushes wait together each time. */
const anySequence = fc.tuple(fc.array(anyPush, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 5 }));

type Sequence = readonly [pushes: readonly Push[], together: number];

let numbered = 0;
const orderNo = (sequence: number, order: number): string => `${sequence}-${order}`;
const accept = async (store: Store, sequence: number, push: Push): Promise<Acceptance | undefined> => {
  const { order, receivedAt, ...parts } = push;
  const [one] = await store.accept(
    arrivalOf([factOf({ ...parts, orderNo: orderNo(sequence, order) })], { receivedAt }),
  );
  return one;
};

const endingIn = (state: OrderState | null | undefined): Ending => ({
  order: state?.order?.body ?? null,
  cancel: state?.cancel?.body ?? null,
  address: state?.address?.body ?? null,
  afterSales: state?.afterSales.map(({ body }) => body) ?? [],
});
async function endings(store: Store, sequence: number): Promise<readonly Ending[]> {
  const names = Array.from({ length: orders }, (_, order) => orderNo(sequence, order));
  return (await store.states('YUANSHU', null, names)).map(endingIn);
}

async function inWaves(
  pushes: readonly Push[],
  together: number,
  give: (push: Push, index: number) => Promise<Acceptance | undefined>,
): Promise<readonly (Acceptance | undefined)[]> {
  const all: (Acceptance | undefined)[] = [];
  for (let at = 0; at < pushes.length; at += together)
    all.push(...(await Promise.all(pushes.slice(at, at + together).map((push, index) => give(push, at + index)))));
  return all;
}

async function withoutGap(store: Store): Promise<void> {
  const changes = await allChanges(store);
  expect(changes.map(({ seq }) => Number(seq))).toEqual(changes.map((_, index) => index + 1));
  const created = changes.filter(({ kind }) => kind === 'CREATED').map((change) => change.orderNo);
  expect(new Set(created).size).toBe(created.length);
}

const runsOn = { SQLite: 10_000 / sequencesAtOnce, PostgreSQL: 1_000 / sequencesAtOnce };

describeEngines('any interleaving', ({ engine, open, openAt, place }) => {
  it(`ends as the reference does, each push judged alike: ${runsOn[engine] * sequencesAtOnce} sequences`, async () => {
    const store = await open();
    const many = fc.array(anySequence, { minLength: sequencesAtOnce, maxLength: sequencesAtOnce });
    const one = async ([pushes, together]: Sequence): Promise<void> => {
      numbered += 1;
      const sequence = numbered;
      expect(await inWaves(pushes, together, (push) => accept(store, sequence, push))).toEqual(judge(pushes));
      expect(await endings(store, sequence)).toEqual([0, 1, 2].map((order) => endingOf(pushes, order)));
    };
    const property = fc.asyncProperty(many, async (sequences) => {
      await Promise.all(sequences.map(one));
    });
    await fc.assert(property, {
      numRuns: runsOn[engine],
      interruptAfterTimeLimit: 100_000,
      markInterruptAsFailure: true,
    });
    await withoutGap(store);
  }, 120_000);

  it('of pushes with times of their own, in whatever order and through whichever process, only the newest counts', async () => {
    const at = await place();
    const store = await openAt(at);
    // Two handles on one SQLite file in one thread would wait for each other; its processes are tested elsewhere.
    const other = engine === 'PostgreSQL' ? await openAt(at) : store;
    const shuffled = fc.tuple(fc.array(anyPush, { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 5 }));
    const one = async ([pushes, together]: Sequence): Promise<void> => {
      numbered += 2;
      const [whole, once] = [numbered, numbered + 1];
      const timed = pushes.map((push) => ({ ...push, modifiedAt: timeIn(push) }));
      await inWaves(timed, together, (push, index) => accept(index % 2 === 0 ? store : other, whole, push));
      await inWaves(newestOnly(timed), 1, (push) => accept(store, once, push));
      const [all, newest] = await Promise.all([endings(store, whole), endings(store, once)]);
      expect(all.map(comparable)).toEqual(newest.map(comparable));
    };
    const many = fc.array(shuffled, { minLength: sequencesAtOnce, maxLength: sequencesAtOnce });
    const property = fc.asyncProperty(many, async (sequences) => {
      await Promise.all(sequences.map(one));
    });
    await fc.assert(property, {
      numRuns: runsOn[engine] / 10,
      interruptAfterTimeLimit: 100_000,
      markInterruptAsFailure: true,
    });
    await withoutGap(store);
  }, 120_000);
});

/** A time that belongs to the bytes, different for different ones. */
const timeIn = ({ body }: Push): number =>
  Buffer.from(body).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7);

function newestOnly(pushes: readonly Push[]): readonly Push[] {
  const groups = Map.groupBy(pushes, ({ order, kind, key }) => `${order} ${kind} ${key}`);
  return [...groups.values()].flatMap(
    (group) => group.toSorted((a, b) => (a.modifiedAt ?? 0) - (b.modifiedAt ?? 0)).at(-1) ?? [],
  );
}

/** Whether an address is in force depends on arrival, and so does the order of refunds: the reference covers both. */
const comparable = ({ order, cancel, afterSales }: Ending): object => ({
  order,
  cancel,
  afterSales: afterSales.toSorted(),
});
