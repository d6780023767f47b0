/**
 * A client that may read orders and reveal nothing walks the whole schema over the orders of all systems, and looks into
 * errors, cursors, metrics and the log as well. Nobody whom the systems know may be found in what it sees, however the
 * numbers are spelled.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  getNamedType,
  type GraphQLNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { orderOf as ezrOrderOf } from '../../sandbox/ezr/order.ts';
import { showcase } from '../../sandbox/sales/generator.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { isCipher } from '../../sources/values/cipher.ts';
import { readable } from '../../sources/values/readable-text.ts';
import { clientLine, clients, keyOf } from '../auth/access-world.ts';
import { type Answer, askGraph } from '../harness.ts';
import { cursorsIn, leaks, personalValues } from '../leaks.ts';
import { rounds, startTarget, type Target } from './process.ts';

const schema = createSchema();
const pages = rounds(2, 1_000);

/** All fields of a type that need no argument, but for what needs a scope of its own and what leads back. */
function everythingOf(type: GraphQLNamedType, path: readonly string[] = []): string {
  if (isUnionType(type))
    return type
      .getTypes()
      .map((one) => `... on ${one.name} { ${everythingOf(one, [...path, type.name])} }`)
      .join(' ');
  if (!isObjectType(type)) return '__typename';
  const below = [...path, type.name];
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    const inner = getNamedType(of);
    if (name === 'raw' || name === 'vendorRequest' || args.some((arg) => isNonNullType(arg.type))) return [];
    if (!isCompositeType(inner)) return [name];
    return below.includes(inner.name) ? [] : [`${name} { ${everythingOf(inner, below)} }`];
  });
  return fields.length > 0 ? fields.join(' ') : '__typename';
}
const typeNamed = (name: string): GraphQLNamedType => {
  const type = schema.getType(name);
  if (!type) throw new Error(`there is no type ${name}`);
  return type;
};
const all = (name: string): string => everythingOf(typeNamed(name));

/** People in notes, spelled in many ways; each is known from the fields of its own order or from nothing but its shape. */
const spelled: readonly { readonly note: string; readonly hides: readonly string[] }[] = [
  '008613712340001',
  '013712340002',
  '137.1234.0003',
  '137·1234·0004',
  '137—1234—0005',
  '137  1234  0006',
  '1\u200B3\u200B7\u200B1234\u200B0007',
  '1 3 7 1 2 3 4 0 0 0 8',
  '１３７１２３４０００９',
  '+86-137-1234-0010',
].map((note) => ({ note: `请打${note}，谢谢`, hides: [readable(note).read.replace(/\D/g, '').slice(-11)] }));
const others = [
  { note: '座机 0571 8877 6655', hides: ['057188776655'] },
  { note: '座机+86-571-88776644', hides: ['57188776644'] },
  { note: '身份证 1101 0519 4912 3100 2X', hides: ['11010519491231002X'] },
  { note: '微信：bu_cun_zai_88', hides: ['bu_cun_zai_88'] },
  { note: 'QQ 87 654 321 09', hides: ['8765432109'] },
  { note: '收件人：司徒不存在', hides: ['司徒不存在'] },
];
const planted = [...spelled, ...others];

let folder: string;
let target: Target;
/** What the attacker has seen. */
const seen: string[] = [];
const as = (client: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
  askGraph(target.url, query, variables, { authorization: `Bearer ${keyOf(client)}` });
async function attack(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await as('attacker', query, variables);
  seen.push(JSON.stringify(answer), ...cursorsIn(answer));
  return answer;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ordergraph-people-'));
  const file = join(folder, 'access.yaml');
  const scopes = 'scopes: ["orders:read", "pii:reveal", "raw:read"]';
  writeFileSync(
    file,
    clients(
      clientLine('attacker', 'operator', 'scopes: ["orders:read", "stats:read"]'),
      clientLine('auditor', 'operator', scopes),
    ),
  );
  const free = { LIMITS: 'measure', VENDOR_CALLS_PER_REQUEST: '100000', REQUEST_DEADLINE_MS: '60000' };
  target = await startTarget({ SANDBOX: 'on', ACCESS_FILE: file, LOG_LEVEL: 'trace', ...free });
  await pushed();
  for (const [n, { note }] of planted.entries()) {
    const order = {
      ...ezrOrderOf({ sale: showcase, with: null, exchangedBy: null, exchangeOf: null }),
      Code: `A-${n}`,
    };
    const { status } = await target.push('/push/ezr/2001', JSON.stringify({ ...order, BuyerRemark: note }));
    expect(status).toBe(200);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The simulators push while the service is ready already. */
const pushed = (): Promise<unknown> =>
  vi.waitFor(() => expect(target.printed().match(/pushed its orders/g)).toHaveLength(2), {
    timeout: 90_000,
    interval: 200,
  });

interface Connection {
  readonly nodes: readonly { readonly id: string; readonly raw: unknown; readonly platformOrderNo: string | null }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}
/** Every page of orders, or as many as there is time for. */
async function walk(
  asked: (query: string, variables: Record<string, unknown>) => Promise<Answer>,
  { vendor, selection, size }: { readonly vendor: string; readonly selection: string; readonly size: number },
): Promise<readonly Connection['nodes'][number][]> {
  const nodes: Connection['nodes'][number][] = [];
  const query = `query ($after: String, $size: Int) { orders(first: $size, after: $after, filter: {vendors: [${vendor}]}) {
    edges { cursor } nodes { ${selection} } pageInfo { hasNextPage startCursor endCursor } totalCount { count } sources { reason } } }`;
  for (let [page, after] = [0, null as string | null]; page < pages; page += 1) {
    const { data } = await asked(query, { after, size });
    const orders: Connection | undefined = data?.orders;
    nodes.push(...(orders?.nodes ?? []));
    if (!orders?.pageInfo.hasNextPage) break;
    after = orders.pageInfo.endCursor;
  }
  return nodes;
}

const vendorNames = ['SOMS', 'YUANSHU', 'EZR', 'BABYCARE'];

it('finds nobody', async () => {
  const people = new Set(planted.flatMap(({ hides }) => hides));
  const byAuditor = (query: string, variables: Record<string, unknown>) => as('auditor', query, variables);
  // Babycare's orders become known by being asked for.
  const numbers = (await walk(byAuditor, { vendor: 'SOMS', selection: 'id platformOrderNo', size: 60 })).flatMap(
    ({ platformOrderNo }) => platformOrderNo ?? [],
  );
  await as(
    'auditor',
    'query ($of: [String!]) { orders(first: 100, filter: {platformOrderNos: $of}) { nodes { id } } }',
    {
      of: numbers.slice(0, 200),
    },
  );
  const ids: string[] = [];
  for (const vendor of vendorNames) {
    const known = await walk(byAuditor, { vendor, selection: 'id raw', size: 20 });
    expect([vendor, known.length > 5]).toEqual([vendor, true]);
    for (const value of personalValues(known.map(({ raw }) => raw)))
      // A cipher text is shown as it came.
      if (!isCipher(value)) people.add(value);
    ids.push(...known.slice(0, rounds(5, 60)).map(({ id }) => id));
    await walk(attack, { vendor, selection: all('Order'), size: 20 });
  }
  await otherWays(ids);
  const metrics = await target.ask('/metrics');
  expect(metrics.status).toBe(200);
  expect(people.size).toBeGreaterThan(200);
  expect(found([...seen, metrics.text, target.printed()], people)).toEqual([]);
});

/** The same records by other ways, and what is said to wrong questions. */
async function otherWays(ids: readonly string[]): Promise<void> {
  await attack(`{ returns(first: 100) { nodes { ${all('ReturnCase')} } edges { cursor } } }`);
  await attack(`{ reminders(first: 100) { nodes { ${all('Reminder')} } edges { cursor } } }`);
  await attack(`{ changes(first: 100) { edges { cursor node { ${all('OrderChange')} } } } }`);
  await attack(
    `{ orderStats(groupBy: [VENDOR, SHOP, STORE, CARRIER]) { ${all('OrderStats')} } sources { ${all('VendorSource')} } }`,
  );
  for (const id of ids) {
    const { data } = await attack(
      `query ($id: ID!) { node(id: $id) { __typename } orderGroup(by: {orderId: $id}) { ${all('OrderGroup')} }
        order(by: {id: $id}) { packages { id trackingNo } returns { id } reminders { id } items { nodes { id } } } }`,
      { id },
    );
    const { packages, returns, reminders, items } = data?.order ?? {};
    const records: readonly { readonly id: string }[] = [
      ...(packages ?? []),
      ...(returns ?? []),
      ...(reminders ?? []),
      ...(items?.nodes ?? []).slice(0, 2),
    ];
    const kinds = ['Package', 'ReturnCase', 'Reminder', 'OrderItem'].map(
      (one) => `... on ${one} { ${fieldsAlone(one)} }`,
    );
    await attack(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${kinds.join(' ')} } }`, {
      ids: records.map((one) => one.id),
    });
    for (const { id: parcel, trackingNo } of packages ?? []) {
      await attack(`query ($id: ID!) { trace(package: {id: $id}) { ${all('Trace')} } }`, { id: parcel });
      if (trackingNo)
        await attack(
          `query ($no: String!) { packages(trackingNo: $no) { ${all('Package')} } lookup(text: $no) { exact } }`,
          {
            no: trackingNo,
          },
        );
    }
    await attack(
      'query ($id: ID!) { order(by: {id: $id}) { recipient { name(reveal: true) phone(reveal: true) } raw } }',
      {
        id,
      },
    );
  }
  await attack(
    '{ orders(filter: {recipientName: "张"}) { nodes { id } } lookup(text: "1234", namespaces: [PHONE_SUFFIX]) { exact } }',
  );
  await attack('{ orders(after: "nonsense") { nodes { id } } node(id: "nonsense") { id } nobody }');
}
/** Of an interface's types the fields must not be of several types under one name. */
function fieldsAlone(name: string): string {
  const type = typeNamed(name);
  if (!isObjectType(type)) return '__typename';
  return Object.values(type.getFields())
    .filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)))
    .flatMap(({ name: field, type: of }) => {
      const inner = getNamedType(of);
      const alias = `${name}_${field}: ${field}`;
      return isCompositeType(inner) ? [`${alias} { ${everythingOf(inner, [name])} }`] : [alias];
    })
    .join(' ');
}

/** As texts are read by people: without what stands between the digits. Each with what stands before it. */
function found(texts: readonly string[], people: ReadonlySet<string>): readonly string[] {
  const read = texts.map((text) => readable(text).read);
  const joined = read.map((text) => text.replaceAll(/(?<=\d)[-· ._/]{1,3}(?=\d)/g, ''));
  const phones = new Set([...people].filter((one) => /^\d{11,12}$/.test(one)));
  const grouped = read.flatMap((text) =>
    [...text.matchAll(/(?<!\d)[01](?:[-· ._/]{0,3}\d){10,11}(?!\d)/g)].filter(([number]) =>
      phones.has(number.replace(/\D/g, '')),
    ),
  );
  const values = [...leaks([...read, ...joined], people)].map((leak) => leak.slice(0, leak.indexOf(' in ')));
  const around = (value: string): string => {
    const text = [...read, ...joined].find((one) => one.includes(value)) ?? '';
    const at = text.indexOf(value);
    return text.slice(Math.max(0, at - 60), at + value.length + 10);
  };
  return [...new Set([...values, ...grouped.map(([number]) => number)])].map(around);
}
