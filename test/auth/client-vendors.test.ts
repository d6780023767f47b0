/** A client that is restricted to vendors: the others are not there, whichever way they are asked for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../sources/vocabulary.ts';
import type { AccessWorld } from './access-world.ts';
import { options, type Row, sale, shopWorld } from './shop-world.ts';

let world: AccessWorld;
let rows: readonly Row[];
beforeAll(async () => {
  ({ world, rows } = await shopWorld());
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.facade.forget());

const vendorsIn = (value: unknown): readonly string[] => [
  ...new Set([...JSON.stringify(value).matchAll(/"vendor":"(\w+)"/g)].map(([, vendor = '']) => vendor)),
];

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
    const others = vendors.filter((vendor) => vendor !== 'SOMS');
    expect(others.filter((vendor) => JSON.stringify(data).includes(vendor))).toEqual([]);
    expect(world.facade.calls().filter((call) => !call.startsWith('SOMS'))).toEqual([]);
  });

  it('is told of ids and numbers of others as of systems that are not connected', async () => {
    const foreign = rows.find(({ vendor }) => vendor === 'YUANSHU');
    for (const query of [
      `{ node(id: "${foreign?.id}") { id } }`,
      `{ order(by: {id: "${foreign?.id}"}) { id } }`,
      `{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "1"}}) { id } }`,
      `{ orderGroup(by: {orderId: "${foreign?.id}"}) { id } }`,
    ])
      expect((await world.ask('soms', query)).errors).toMatchObject([
        { message: expect.stringContaining('connected'), extensions: { code: 'NOT_FOUND' } },
      ]);
    expect((await world.ask('pushed', `{ reminders { nodes { id } } }`)).errors).toHaveLength(1);
    expect(world.facade.calls()).toEqual([]);
  });

  it('is told by find that others were not asked, and why', async () => {
    const { data, errors } = await world.ask(
      'soms',
      `{ find(text: "${sale}") { complete hits { node { ... on Order { vendor } } } sources { vendor asked reason } } }`,
    );
    expect(errors).toEqual([]);
    const { complete, hits, sources } = data.find;
    expect(vendorsIn(hits)).toEqual(['SOMS']);
    expect(complete).toBe(false);
    for (const { vendor, asked, reason } of sources)
      if (vendor !== 'SOMS')
        expect([asked, reason]).toEqual(['NOT_ASKED', expect.stringContaining('This client may not')]);
    expect(world.facade.calls().filter((call) => !call.startsWith('SOMS'))).toEqual([]);
  });

  it('writes nothing elsewhere', async () => {
    const written = await world.ask(
      'soms',
      `mutation { stockSync(input: {items: []}, ${options('s1')}) { userErrors { code message } } }`,
    );
    if (written.errors.length === 0) expect(written.data.stockSync.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const foreign = rows.find(({ vendor }) => vendor === 'YUANSHU');
    const { data } = await world.ask(
      'soms',
      `mutation { orderTagsUpdate(order: {id: "${foreign?.id}"}, add: ["x"], ${options('s2')}) { userErrors { code } } }`,
    );
    expect(data.orderTagsUpdate.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect(world.facade.calls()).toEqual([]);
  });
});
