/** A client that is restricted to shops: orders of others are not there, whichever way they are asked for. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccessWorld, clientLine } from './access-world.ts';
import { everything, namesOf, options, type Row, rowFields, sale, shopWorld } from './shop-world.ts';

let world: AccessWorld;
let rows: readonly Row[];
let isMine: (row: Row) => boolean;
let own: Row;
let other: Row;
beforeAll(async () => {
  ({ world, rows, isMine, own, other } = await shopWorld());
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.facade.forget());

describe('a client of one shop', () => {
  it('lists its orders alone, in the same order', async () => {
    const { data, errors } = await world.ask('shop', `{ orders(first: 100) { nodes { ${rowFields} } } }`);
    expect(errors).toEqual([]);
    const listed: readonly Row[] = data.orders.nodes;
    expect(listed.filter((row) => !isMine(row))).toEqual([]);
    const expected = rows.filter(isMine).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(rows.length);
    expect(listed.map(({ id }) => id).slice(0, expected.length)).toEqual(expected);
  });

  const single = (row: () => Row): readonly (readonly [string, () => string])[] => [
    ['order by id', () => `{ found: order(by: {id: "${row().id}"}) { id } }`],
    ['order by number', () => `{ found: order(by: {vendorId: {vendor: SOMS, nativeId: "${row().nativeId}"}}) { id } }`],
    ['node', () => `{ found: node(id: "${row().id}") { id } }`],
    ['group by order', () => `{ found: orderGroup(by: {orderId: "${row().id}"}) { id } }`],
  ];
  it.each(single(() => other))('finds no order of others: %s', async (_what, query) => {
    expect(await world.ask('all', query())).toMatchObject({ data: { found: { id: expect.any(String) } }, errors: [] });
    expect(await world.ask('shop', query())).toMatchObject({ data: { found: null }, errors: [] });
  });
  it.each(single(() => own))('finds its own: %s', async (_what, query) => {
    expect(await world.ask('shop', query())).toMatchObject({ data: { found: { id: expect.any(String) } }, errors: [] });
  });

  it('finds none by any of their numbers, nor by what others have just read', async () => {
    const numbers = `{ order(by: {id: "${other.id}"}) { identifiers { value } packages { trackingNo } recipient { phone(reveal: true) } } }`;
    const { order } = (await world.ask('all', numbers)).data;
    const texts = [other.nativeId, ...order.identifiers.map(({ value }: { value: string }) => value)];
    const phone: string | undefined = order.recipient?.phone?.slice(-4);
    for (const text of [...texts, ...(phone ? [phone] : [])]) {
      const { data } = await world.ask(
        'shop',
        `{ lookup(text: "${text}") { node { ... on Order { ${rowFields} } } } }`,
      );
      const seen: readonly Row[] = data.lookup.map(({ node }: { node: Row }) => node);
      expect(seen.filter((row) => !isMine(row))).toEqual([]);
    }
    for (const { trackingNo } of order.packages ?? [])
      expect((await world.ask('shop', `{ packages(trackingNo: "${trackingNo}") { id } }`)).data.packages).toEqual([]);
    // What the other client has read lies in the cache now.
    const older = await world.ask(
      'shop',
      `{ orders(first: 100, maxStalenessSeconds: 3600) { nodes { ${rowFields} group { members { ${rowFields} } } } } }`,
    );
    const nodes: readonly (Row & { group: { members: readonly Row[] } })[] = older.data.orders.nodes;
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.flatMap((node) => [node, ...node.group.members]).filter((row) => !isMine(row))).toEqual([]);
  });

  describe('of a sale that other shops have a part in', () => {
    const group = (client: string) =>
      world.ask(
        client,
        `{ orders(maxStalenessSeconds: 3600, filter: {vendors: [SOMS], platformOrderNos: ["${sale}"]}) {
          nodes { group { members { ${rowFields} } } } } }`,
      );
    const members = async (client: string): Promise<readonly Row[]> =>
      (await group(client)).data.orders.nodes[0].group.members;

    it('is not shown their part from the cache either', async () => {
      const asked = await world.ask(
        'all',
        `{ orderGroup(by: {platformOrderNo: "${sale}"}) { members { ${rowFields} } } }`,
      );
      const all: readonly Row[] = asked.data.orderGroup.members;
      const store = all.find(({ vendor }) => vendor === 'SOMS')?.store?.id ?? '';
      const has = (row: Row) => namesOf(row).includes(store);
      expect(all.filter((row) => !has(row)).length).toBeGreaterThan(0);
      const before = readFileSync(world.file, 'utf8');
      world.write(`${before}${clientLine('half', 'operator', `${everything}, shops: ["${store}"]`)}\n`);
      expect((await members('half')).map(({ id }) => id)).toEqual(all.filter(has).map(({ id }) => id));
    });

    it('does not spoil what others are shown', async () => {
      const asked = await world.ask('none', `{ orderGroup(by: {platformOrderNo: "${sale}"}) { members { id } } }`);
      expect(asked.data.orderGroup).toBeNull();
      expect((await members('all')).map(({ vendor }) => vendor)).toContain('BABYCARE');
    });
  });

  it('counts its orders alone', async () => {
    const counted = async (client: string): Promise<number> => {
      const { data, errors } = await world.ask(client, '{ orderStats(groupBy: []) { rows { orders } } }');
      expect(errors).toEqual([]);
      return data.orderStats.rows[0]?.orders ?? 0;
    };
    await world.facade.observer.idle();
    expect(await counted('none')).toBe(0);
    expect(await counted('shop')).toBeLessThan(await counted('all'));
    const sources = '{ sources { vendor knownOrders } }';
    const known = (await world.ask('none', sources)).data.sources;
    expect(known.map(({ knownOrders }: { knownOrders: number }) => knownOrders)).toEqual([0, 0, 0, 0]);
    const total = await world.ask('none', '{ orders { nodes { id } totalCount { count } } }');
    expect(total.data.orders).toMatchObject({ nodes: [], totalCount: { count: 0 } });
  });

  it.each([
    ['changes', '{ changes(first: 100) { edges { node { order { id } } } } }', 'edges'],
    ['returns', '{ returns { nodes { id } } }', 'nodes'],
    ['reminders', '{ reminders { nodes { id } } }', 'nodes'],
  ])('is told of %s of its orders alone', async (name, query, list) => {
    const { data, errors } = await world.ask('none', query);
    expect(errors).toEqual([]);
    expect(data[name][list]).toEqual([]);
    expect((await world.ask('all', query)).data[name][list].length).toBeGreaterThan(0);
  });

  it('goes on in the change feed past what it may not see', async () => {
    const page = (client: string, after: string) =>
      world.ask(client, `{ changes(first: 5${after}) { edges { cursor } pageInfo { endCursor hasNextPage } } }`);
    const { changes } = (await page('none', '')).data;
    expect(changes).toMatchObject({ edges: [], pageInfo: { hasNextPage: true } });
    const next = (await page('none', `, after: "${changes.pageInfo.endCursor}"`)).data.changes;
    expect(next.pageInfo.endCursor).not.toBe(changes.pageInfo.endCursor);
  });

  it('finds no reminder, parcel or relation of others by its id', async () => {
    const found = await world.ask('all', '{ reminders { nodes { id order { id } } } }');
    const [reminder] = found.data.reminders.nodes;
    const query = `{ reminder(id: "${reminder.id}") { id } node(id: "${reminder.id}") { id } }`;
    expect((await world.ask('all', query)).data.reminder).not.toBeNull();
    expect(await world.ask('none', query)).toMatchObject({ data: { reminder: null, node: null }, errors: [] });
    const parcels = await world.ask(
      'all',
      `{ order(by: {id: "${other.id}"}) { packages { id } relations { to from } } }`,
    );
    for (const { id } of parcels.data.order.packages)
      expect(await world.ask('shop', `{ package(by: {id: "${id}"}) { id } }`)).toMatchObject({
        data: { package: null },
      });
  });

  it('writes on its own orders alone', async () => {
    const tag = (row: Row, key: string) =>
      world.ask(
        'shop',
        `mutation { orderTagsUpdate(order: {id: "${row.id}"}, add: ["x"], ${options(key)}) { order { id } userErrors { code } } }`,
      );
    expect((await tag(other, 't1')).data.orderTagsUpdate).toEqual({ order: null, userErrors: [{ code: 'NOT_FOUND' }] });
    const written = (await tag(own, 't2')).data.orderTagsUpdate;
    expect(written.order).toEqual({ id: own.id });
    expect(written.userErrors.map(({ code }: { code: string }) => code)).not.toContain('NOT_FOUND');
    const { reminders } = (await world.ask('all', '{ reminders { nodes { id } } }')).data;
    const reply = `mutation { reminderReply(reminderId: "${reminders.nodes[0].id}", content: "x", ${options('t3')}) { userErrors { code } } }`;
    expect((await world.ask('none', reply)).data.reminderReply.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    const link = `mutation { orderLink(a: "${own.id}", b: "${other.id}", options: {idempotencyKey: "t4"}) { userErrors { code path } } }`;
    expect((await world.ask('shop', link)).data.orderLink.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['b'] }]);
    const create =
      'mutation { orderCreate(input: {soms: {}}, options: {idempotencyKey: "t5"}) { userErrors { code } } }';
    expect((await world.ask('shop', create)).data.orderCreate.userErrors).toEqual([{ code: 'FORBIDDEN_FIELD' }]);
    const writes = world.facade.calls().filter((call) => !/get|query|list|batchGet/i.test(call));
    expect(writes).toEqual([]);
  });

  it('sees its own writes alone', async () => {
    const operations = async (client: string): Promise<readonly unknown[]> => {
      const { data, errors } = await world.ask(client, '{ operations { nodes { id } } }');
      expect(errors).toEqual([]);
      return data.operations.nodes;
    };
    const before = await operations('shop');
    await world.ask(
      'all',
      `mutation { orderLink(a: "${own.id}", b: "${other.id}", options: {idempotencyKey: "a1"}) { userErrors { code } } }`,
    );
    expect(await operations('shop')).toEqual(before);
    expect((await operations('all')).length).toBeGreaterThan(before.length);
  });

  it('asks for no quote or pick-up check of others', async () => {
    const quote = `{ deliveryQuote(input: {kind: PRICE, orderRef: {id: "${other.id}"}}) { __typename } }`;
    expect((await world.ask('shop', quote)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const { storeId, code } = world.facade.showcase.pickup;
    const check = `{ pickupCheck(by: {storeId: "${storeId}", code: "${code}"}) { order { id } } }`;
    expect((await world.ask('all', check)).data.pickupCheck.order).not.toBeNull();
    expect((await world.ask('none', check)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});
