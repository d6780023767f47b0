/** Groups beyond one number: orders of several numbers, and what people said of single pairs. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { observationOf } from '../../server/jobs/observer-queue.ts';
import { decodeId } from '../../sources/domain/ids.ts';
import type { OrderKey } from '../../sources/model.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.babycare.behave();
  facade.forget();
});

interface Member {
  readonly id: string;
  readonly vendor: string;
  readonly nativeId: string;
}
const sale = '6920260101000000001';
const group = (by: string): string => `query { orderGroup(by: ${by}) { id platformOrderNo
  members { id vendor nativeId } links { from to confidence evidence } } }`;
const byNumber = (number: string): string => group(`{platformOrderNo: "${number}"}`);
const named = (members: readonly Member[]): readonly string[] =>
  members.map(({ vendor, nativeId }) => `${vendor} ${nativeId}`).toSorted();
function keyOf({ id }: Member): OrderKey {
  const found = decodeId(id);
  if (found?.type !== 'Order') throw new Error('no id of an order');
  return found.order;
}
async function membersOf(number: string, vendor?: string): Promise<readonly Member[]> {
  const { data } = await facade.ask(byNumber(number));
  return data.orderGroup.members.filter((one: Member) => vendor === undefined || one.vendor === vendor);
}
/** As the mutations do: an order that is asked live is known once it was observed. */
async function observe(...keys: readonly OrderKey[]): Promise<void> {
  for (const key of keys) {
    const call = { signal: new AbortController().signal, onCall: () => undefined };
    const [order] = (await facade.registry.source(key.vendor)?.orders([key], new Set(), call)) ?? [];
    if (!order || !('key' in order)) throw new Error(`no order ${key.nativeId}`);
    await facade.store.observe([observationOf(order)]);
  }
}
const signed = { by: 'Li Na', at: Date.parse('2026-11-02T01:00:00+08:00') };

describe('an EZR order of several platform orders', () => {
  it('joins their sales, whichever of them is asked for, and each vendor is asked for each number once', async () => {
    const numbers = await severalNumbers();
    const answers: Member[][] = [];
    for (const number of numbers) {
      facade.forget();
      const { data: answer, errors } = await facade.ask(byNumber(number));
      expect(errors).toEqual([]);
      expect(answer.orderGroup.platformOrderNo).toBe(number);
      expect(facade.calls().toSorted()).toEqual([
        ...numbers.map(() => 'BABYCARE listSalesDetails'),
        ...numbers.map(() => 'SOMS queryOrders'),
      ]);
      answers.push(answer.orderGroup.members);
    }
    const [first = [], ...others] = answers;
    for (const other of others) expect(named(other)).toEqual(named(first));
    expect(new Set(first.map(({ vendor }) => vendor)).size).toBeGreaterThan(2);
    // From any of its members it is the same group, and its id leads to it.
    for (const { id } of first) {
      const { data: from } = await facade.ask(group(`{orderId: "${id}"}`));
      expect(named(from.orderGroup.members)).toEqual(named(first));
      const { data: again } = await facade.ask(group(`{id: "${from.orderGroup.id}"}`));
      expect(again).toEqual(from);
    }
  });

  it('is counted as one sale with those that are known', async () => {
    const numbers = await severalNumbers();
    const { data } = await facade.ask(
      `{ orderStats(filter: {platformOrderNos: ${JSON.stringify(numbers)}, vendors: [EZR, YUANSHU]}, groupBy: []) { rows { orders distinctGroups } } }`,
    );
    expect(data.orderStats.rows).toEqual([{ orders: expect.any(Number), distinctGroups: 1 }]);
    expect(data.orderStats.rows[0].orders).toBeGreaterThan(1);
  });

  /** Of one whose numbers Yuanshu knows too. */
  async function severalNumbers(): Promise<readonly string[]> {
    let after = '';
    for (;;) {
      const { data } = await facade.ask(
        `{ orders(first: 100${after}, filter: {vendors: [EZR]}) { nodes { identifiers { namespace value } } pageInfo { hasNextPage endCursor } } }`,
      );
      for (const { identifiers } of data.orders.nodes) {
        const numbers: readonly string[] = identifiers
          .filter(({ namespace }: { namespace: string }) => namespace === 'PLATFORM_ORDER')
          .map(({ value }: { value: string }) => value);
        const inYuanshu = await facade.store.carriersOf(
          numbers.map((value) => ({ vendor: 'YUANSHU', namespace: 'PLATFORM_ORDER', value })),
        );
        if (numbers.length > 1 && inYuanshu.flat().length > 0) return numbers;
      }
      if (!data.orders.pageInfo.hasNextPage) throw new Error('no such order among the simulated ones');
      after = `, after: "${data.orders.pageInfo.endCursor}"`;
    }
  }
});

describe("a person's word", () => {
  it('joins orders of different numbers, costs nothing where nobody gave it, and is taken back', async () => {
    const [soms] = await membersOf(sale, 'SOMS');
    // The order of the document's sample names no platform order.
    const { data: sample } = await facade.ask(
      '{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "10011798989493365174273"}}) { id vendor nativeId } }',
    );
    const lonely: Member = sample.order;
    if (!soms) throw new Error('the sale has a SOMS order');
    await observe(keyOf(soms));
    expect(await facade.store.link(keyOf(lonely), keyOf(soms), signed)).toEqual({ kind: 'DONE' });
    for (const by of [`{platformOrderNo: "${sale}"}`, `{orderId: "${lonely.id}"}`, `{orderId: "${soms.id}"}`]) {
      const { data, errors } = await facade.ask(group(by));
      expect(errors).toEqual([]);
      expect(named(data.orderGroup.members)).toHaveLength(5);
      expect(named(data.orderGroup.members)).toContain(`YUANSHU ${lonely.nativeId}`);
      const manual = data.orderGroup.links.filter(({ confidence }: { confidence: string }) => confidence === 'MANUAL');
      expect(manual).toEqual([
        {
          from: expect.any(String),
          to: expect.any(String),
          confidence: 'MANUAL',
          evidence: ['linked by Li Na on 2026-11-02'],
        },
      ]);
      expect([manual[0].from, manual[0].to].toSorted()).toEqual([soms.id, lonely.id].toSorted());
    }
    expect(await facade.store.unlink(keyOf(soms), keyOf(lonely), signed)).toEqual({ kind: 'DONE' });
    facade.forget();
    const { data } = await facade.ask(byNumber(sale));
    expect(named(data.orderGroup.members)).toHaveLength(4);
    expect(facade.calls().toSorted()).toEqual(['BABYCARE listSalesDetails', 'SOMS queryOrders']);
  });

  it('is told in the feed of changes', async () => {
    const [yuanshu] = await membersOf(sale, 'YUANSHU');
    const [ezr] = await membersOf(sale, 'EZR');
    if (!yuanshu || !ezr) throw new Error('the sale is in both systems');
    const last = (await facade.store.changes({ after: 0n, limit: 100_000, vendors: null })).at(-1);
    await facade.store.link(keyOf(yuanshu), keyOf(ezr), signed);
    const told = await facade.store.changes({ after: last?.seq ?? 0n, limit: 10, vendors: null });
    expect(told.map(({ kind, orderNo, fields }) => [kind, orderNo, fields.join()]).toSorted()).toEqual(
      [yuanshu, ezr].map(({ nativeId }) => ['UPDATED', nativeId, 'group']).toSorted(),
    );
    const { data } = await facade.ask(byNumber(sale));
    const link = data.orderGroup.links.find(({ confidence }: { confidence: string }) => confidence === 'MANUAL');
    expect(link.evidence).toEqual(
      expect.arrayContaining(['linked by Li Na on 2026-11-02', `same platform order number ${sale}`]),
    );
  });

  it('cuts an order out of its sale, though everything agrees', async () => {
    const members = await membersOf(sale);
    const [out, ...others] = members.toSorted((a, b) => (a.vendor === 'EZR' ? -1 : b.vendor === 'EZR' ? 1 : 0));
    if (!out) throw new Error('the sale has orders');
    await observe(...members.map(keyOf).filter(({ vendor }) => vendor === 'SOMS' || vendor === 'BABYCARE'));
    for (const other of others) await facade.store.unlink(keyOf(out), keyOf(other), signed);
    const { data } = await facade.ask(byNumber(sale));
    expect(named(data.orderGroup.members)).toEqual(named(others));
    expect(JSON.stringify(data.orderGroup.links)).not.toContain(out.id);
    const { data: own } = await facade.ask(group(`{orderId: "${out.id}"}`));
    expect(named(own.orderGroup.members)).toEqual(named([out]));
    expect(own.orderGroup.links).toEqual([]);
    for (const other of others) await facade.store.link(keyOf(out), keyOf(other), signed);
    expect(named(await membersOf(sale))).toEqual(named(members));
  });

  it('is not asked of a vendor that was just found down', async () => {
    const [soms] = await membersOf(sale, 'SOMS');
    const [ezr] = await membersOf(sale, 'EZR');
    if (!soms || !ezr) throw new Error('the sale is in both systems');
    await observe(keyOf(soms));
    facade.forget();
    facade.soms.misbehave({ kind: 'status', status: 503 });
    const { data, errors } = await facade.ask(byNumber(sale));
    expect(data.orderGroup.members).toHaveLength(3);
    expect(errors.map(({ extensions }) => extensions['vendor'])).toEqual(['SOMS']);
    expect(new Set(facade.calls())).toEqual(new Set(['BABYCARE listSalesDetails', 'SOMS queryOrders']));
  });
});
