/** A client that is restricted to vendors or to shops: the rest is not there, whichever way it is asked for. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type AccessWorld, accessWorld, clientLine, clients } from './access-world.ts';

interface Party {
  readonly id: string | null;
  readonly code: string | null;
}
interface Row {
  readonly id: string;
  readonly vendor: Vendor;
  readonly nativeId: string;
  readonly platformOrderNo: string | null;
  readonly shop: Party | null;
  readonly store: Party | null;
}

const everything = 'scopes: ["orders:read", "orders:write", "pii:reveal", "raw:read", "stats:read", "ops:admin"]';
const rowFields = 'id vendor nativeId platformOrderNo shop { id code } store { id code }';
const sale = '6920260101000000001';

let world: AccessWorld;
let rows: readonly Row[];
/** By which `shop` is restricted: the shop of some orders that many others have not. */
let mine: string;
const isMine = ({ shop, store }: Row): boolean => [shop?.id, shop?.code, store?.id, store?.code].includes(mine);
let own: Row;
let other: Row;

beforeAll(async () => {
  world = await accessWorld(clients(clientLine('all', 'operator', everything)), { send: true });
  rows = (await world.ask('all', `{ orders(first: 100) { nodes { ${rowFields} } } }`)).data.orders.nodes;
  const soms = rows.filter(({ vendor }) => vendor === 'SOMS');
  const names = soms.flatMap(({ shop, store }) => [shop?.id, shop?.code, store?.id, store?.code]);
  const rarest = [...new Set(names)]
    .filter((name): name is string => typeof name === 'string')
    .toSorted((a, b) => names.filter((one) => one === a).length - names.filter((one) => one === b).length);
  mine = rarest[0] ?? '';
  const find = (fits: (row: Row) => boolean): Row => {
    const found = soms.find(fits);
    if (!found) throw new Error('the sandbox has too few shops for this test');
    return found;
  };
  own = find(isMine);
  other = find((row) => !isMine(row));
  world.write(
    clients(
      clientLine('all', 'operator', everything),
      clientLine('soms', 'operator', `${everything}, vendors: [SOMS]`),
      clientLine('pushed', 'operator', `${everything}, vendors: [YUANSHU, EZR]`),
      clientLine('shop', 'operator', `${everything}, shops: [${JSON.stringify(mine)}]`),
      clientLine('none', 'operator', `${everything}, shops: ["no such shop"]`),
    ),
  );
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.facade.forget());

const vendorsIn = (value: unknown): readonly string[] => [
  ...new Set([...JSON.stringify(value).matchAll(/"vendor":"(\w+)"/g)].map(([, vendor = '']) => vendor)),
];
const options = (key: string) => `options: {idempotencyKey: "${key}", dryRun: true}`;

describe('a client of one vendor', () => {
  it.each([
    '{ sources { vendor health knownOrders } }',
    '{ statusMappings { vendor } }',
    '{ orders(first: 100) { nodes { vendor } sources { vendor } totalCount { bySource { vendor } } } }',
    `{ lookup(text: "${sale}") { node { ... on Order { vendor } } } }`,
    `{ orderGroup(by: {platformOrderNo: "${sale}"}) { members { vendor group { members { vendor } } } } }`,
    '{ changes(first: 100) { edges { node { order { vendor } } } } }',
    '{ orderStats(groupBy: [VENDOR]) { rows { keys { value } } sources { vendor } } }',
    '{ returns { nodes { order { vendor } } sources { vendor } } }',
    '{ reminders { nodes { order { vendor } } } }',
    '{ packages(trackingNo: "SF1") { order { vendor } } }',
  ])('sees nothing of others, and they are not asked: %s', async (query) => {
    const { data, errors } = await world.ask('soms', query);
    expect(errors).toEqual([]);
    expect(vendorsIn(data).filter((vendor) => vendor !== 'SOMS')).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/YUANSHU|EZR|BABYCARE/);
    expect(world.facade.calls().filter((call) => !call.startsWith('SOMS'))).toEqual([]);
  });

  it('is told of ids and numbers of others as of systems that are not connected', async () => {
    const strange = rows.find(({ vendor }) => vendor === 'YUANSHU');
    for (const query of [
      `{ node(id: "${strange?.id}") { id } }`,
      `{ order(by: {id: "${strange?.id}"}) { id } }`,
      `{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "1"}}) { id } }`,
      `{ orderGroup(by: {orderId: "${strange?.id}"}) { id } }`,
    ])
      expect((await world.ask('soms', query)).errors).toMatchObject([
        { message: expect.stringContaining('connected'), extensions: { code: 'NOT_FOUND' } },
      ]);
    expect((await world.ask('pushed', `{ reminders { nodes { id } } }`)).errors).toHaveLength(1);
    expect(world.facade.calls()).toEqual([]);
  });

  it('writes nothing elsewhere', async () => {
    const written = await world.ask(
      'soms',
      `mutation { stockSync(input: {items: []}, ${options('s1')}) { userErrors { code message } } }`,
    );
    if (written.errors.length === 0) expect(written.data.stockSync.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const strange = rows.find(({ vendor }) => vendor === 'YUANSHU');
    const { data } = await world.ask(
      'soms',
      `mutation { orderTagsUpdate(order: {id: "${strange?.id}"}, add: ["x"], ${options('s2')}) { userErrors { code } } }`,
    );
    expect(data.orderTagsUpdate.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect(world.facade.calls()).toEqual([]);
  });
});

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
    const tolerant = await world.ask(
      'shop',
      `{ orders(first: 100, maxStalenessSeconds: 3600) { nodes { ${rowFields} group { members { ${rowFields} } } } } }`,
    );
    const nodes: readonly (Row & { group: { members: readonly Row[] } })[] = tolerant.data.orders.nodes;
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
      const has = (row: Row) => [row.shop?.id, row.shop?.code, row.store?.id, row.store?.code].includes(store);
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
    const stirring = world.facade.calls().filter((call) => !/get|query|list|batchGet/i.test(call));
    expect(stirring).toEqual([]);
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
