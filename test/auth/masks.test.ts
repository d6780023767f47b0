/** Ways on which a name or a phone could get around the mask, each asked by a client that may not reveal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderOf as ezrOrderOf } from '../../sandbox/ezr/order.ts';
import { showcase } from '../../sandbox/sales/generator.ts';
import { afterSaleOf } from '../../sandbox/yuanshu/facts.ts';
import { orderOf } from '../../sandbox/yuanshu/order.ts';
import { orderNo } from '../../sandbox/yuanshu/wire.ts';
import { type AccessWorld, accessWorld, clientLine, clients } from './access-world.ts';

const lines: string[] = [];
let world: AccessWorld;
const read = (query: string, variables: Record<string, unknown> = {}) => world.ask('reader', query, variables);
const reveal = (query: string, variables: Record<string, unknown> = {}) => world.ask('staff', query, variables);
const logged = (text: string): readonly Record<string, unknown>[] =>
  lines.filter((line) => line.includes(text)).map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  world = await accessWorld(
    clients(
      clientLine('reader', 'operator', 'scopes: ["orders:read", "stats:read"]'),
      clientLine('staff', 'operator', 'scopes: ["orders:read", "stats:read", "pii:reveal", "orders:write"]'),
      clientLine('robot', 'operator', 'scopes: ["orders:write"]'),
    ),
    { send: true, onLog: (line) => lines.push(line), logLevel: 'info' },
  );
}, 120_000);
afterAll(() => world.close());

const ezrOrder = (code: string, people: object): string =>
  JSON.stringify({
    ...ezrOrderOf({ sale: showcase, with: null, exchangedBy: null, exchangeOf: null }),
    Code: code,
    ...people,
  });
const ezr = (code: string, selection: string): string =>
  `{ order(by: {vendorId: {vendor: EZR, nativeId: "${code}"}}) { id ${selection} } }`;

async function push(path: string, body: string): Promise<void> {
  expect((await world.facade.push(path, body)).status).toBe(200);
}

describe('a value with stars in it that is no mask', () => {
  const people = {
    BuyerNick: '赵小虎*',
    RecvConsignee: '钱小明*',
    RecvMobile: '13911112222*',
    RecvAddress: '样例巷3*201室',
    BuyerRemark: '钱小明收,电话13911112222,样例巷3*201室',
  };
  const selection = (args: string): string =>
    `buyer { nickname${args} } recipient { name${args} phone${args} address${args} } notes { buyer${args} }`;
  beforeAll(() => push('/push/ezr/2001', ezrOrder('E-stars', people)));

  it('is masked again, and hidden in texts', async () => {
    const { data, errors } = await read(ezr('E-stars', selection('')));
    expect(errors).toEqual([]);
    const { buyer, recipient, notes } = data.order;
    expect([buyer.nickname, recipient.name, recipient.phone]).toEqual(['赵***', '钱***', '********222*']);
    expect(recipient.address).toMatch(/^[^\d]*\*\*\*$/);
    expect(notes.buyer).not.toMatch(/小明|139\d{8}|201室/);
  });

  it('leaves a line in the audit when it is revealed', async () => {
    lines.length = 0;
    const { data } = await reveal(ezr('E-stars', selection('(reveal: true)')));
    expect(data.order.recipient).toEqual({ name: '钱小明*', phone: '13911112222*', address: '样例巷3*201室' });
    expect(logged('REVEAL')).toMatchObject([
      {
        client: 'staff',
        orders: [data.order.id],
        fields: ['Buyer.nickname', 'OrderNotes.buyer', 'Recipient.address', 'Recipient.name', 'Recipient.phone'],
      },
    ]);
  });

  it("the vendor's own masks stay as they came, and leave none", async () => {
    const masks = {
      BuyerNick: '赵**',
      RecvConsignee: '钱*',
      RecvMobile: '139****2222',
      RecvAddress: '杭州市滨江区***',
    };
    await push('/push/ezr/2001', ezrOrder('E-masks', masks));
    lines.length = 0;
    const clear = await reveal(ezr('E-masks', selection('(reveal: true)')));
    const masked = await read(ezr('E-masks', selection('')));
    const own = { name: '钱*', phone: '139****2222', address: '杭州市滨江区***' };
    expect([clear.data.order.recipient, masked.data.order.recipient]).toEqual([own, own]);
    expect(logged('REVEAL').flatMap(({ fields }) => fields)).not.toContain('Recipient.phone');
  });
});

it('a trace that another system of the sale tells hides the people of that system', async () => {
  const { somsOrderId, trackingNo, platformOrderNo } = world.facade.showcase;
  const stored = world.facade.soms.book.find(somsOrderId);
  if (!stored) throw new Error('the showcase is a SOMS order');
  const { delivery } = stored.order;
  const contact = { name: '孙不见', mobile: '13922223333' };
  const address = { province: '浙江省', city: '杭州市', district: '滨江区', street: '样例弄88号' };
  const step = { waybillId: trackingNo, time: '2026-01-09 12:00:00', status: '派件' };
  const words = { message: '送孙不见,样例弄88号', address: '样例弄88号,孙不见家' };
  world.facade.soms.book.put({
    ...stored,
    order: { ...stored.order, delivery: { ...Object(delivery), receiver: { contact, address } } },
    told: [...stored.told, { ...step, ...words }],
  });
  const { data, errors } = await read(`{ orderGroup(by: {platformOrderNo: "${platformOrderNo}"}) { members { vendor
    packages { id trackingNo trackingUrl trace { sources events { message place } } } } } }`);
  expect(errors).toEqual([]);
  const { packages } = data.orderGroup.members.find(({ vendor }: { vendor: string }) => vendor === 'BABYCARE');
  const borrowed = packages.find((one: { trackingNo: string }) => one.trackingNo === trackingNo);
  expect(JSON.stringify(borrowed.trace)).toMatch(/孙\*\*/);
  expect(JSON.stringify(data)).not.toMatch(/不见|样例弄/);
  const alone = await read('query ($id: ID!) { trace(package: {id: $id}) { events { message place } } }', {
    id: borrowed.id,
  });
  expect(JSON.stringify(alone.data)).toMatch(/孙\*\*/);
  expect(JSON.stringify(alone.data)).not.toMatch(/不见|样例弄/);
});

describe('what belongs to an order hides its people, wherever it is asked for', () => {
  it('the reason of an after-sale case', async () => {
    const sold = { ...orderOf(showcase), recvName: '李不见', recvNameView: '李**', recvMobile: '13933334444' };
    const lineNos = showcase.lines.slice(0, 1).map(({ no }) => no);
    const after = { kind: 'returnAndRefund', progress: 'applied', lineNos, whole: false } as const;
    await push('/push/yuanshu/order-sync', JSON.stringify(sold));
    const bill = { ...afterSaleOf({ ...showcase, after }), reasonCodeDes: '李不见不要了' };
    await push('/push/yuanshu/after-sale', JSON.stringify([bill]));
    const { data } = await read(
      `{ order(by: {vendorId: {vendor: YUANSHU, nativeId: "${orderNo(showcase.index)}"}}) { returns { id reason } } }`,
    );
    const [{ id, reason }] = data.order.returns;
    const listed = await read(
      `query ($id: ID!) { node(id: $id) { ... on ReturnCase { reason } }
        returns(first: 100, filter: {vendors: [YUANSHU]}) { nodes { id reason } } }`,
      { id },
    );
    const inList = listed.data.returns.nodes.find((one: { id: string }) => one.id === id);
    for (const one of [reason, listed.data.node.reason, inList.reason]) expect(one).toBe('李**不要了');
  });

  it('the answer to a reminder', async () => {
    const { data } = await read('{ reminders(states: [NOT_REPLIED], first: 1) { nodes { id order { nativeId } } } }');
    const [{ id, order }] = data.reminders.nodes;
    const stored = world.facade.soms.book.find(order.nativeId);
    if (!stored) throw new Error('a reminder is of an order');
    const contact = { name: '周不见', mobile: '13944445555' };
    world.facade.soms.book.replace({ ...stored.order, customer: { id: '1', contact } });
    const replied = await reveal(
      `mutation ($id: ID!) { reminderReply(reminderId: $id, content: "已告知周不见", options: {idempotencyKey: "m-1", operator: "客服13944445555"}) {
        userErrors { message } } }`,
      { id },
    );
    expect(replied.data.reminderReply.userErrors).toEqual([]);
    const asked = '{ reply { content operator } }';
    const said = await read(
      `query ($id: ID!) { reminder(id: $id) ${asked} reminders(states: [REPLIED], first: 100) { nodes { id reply { content operator } } } }`,
      { id },
    );
    const listed = said.data.reminders.nodes.find((one: { id: string }) => one.id === id);
    for (const one of [said.data.reminder, listed])
      expect(one.reply).toEqual({ content: '已告知周**', operator: '客服139****5555' });
  });

  it('a member number that is a name', async () => {
    await push('/push/ezr/2001', ezrOrder('E-member', { VipCode: '吴不见', BuyerNick: '吴不见', BuyerCode: null }));
    const { data } = await read(ezr('E-member', 'buyer { memberId nickname }'));
    expect(data.order.buyer).toEqual({ memberId: '吴**', nickname: '吴**' });
  });

  it('a region with a house in it', async () => {
    const people = { RecvCounty: '滨江区样例街9号13955556666', RecvCity: '杭州市', RecvAddress: '样例街9号' };
    await push('/push/ezr/2001', ezrOrder('E-region', people));
    const { data } = await read(ezr('E-region', 'recipient { province city district address }'));
    expect(JSON.stringify(data)).not.toMatch(/样例街|13955556666/);
    expect(data.order.recipient).toMatchObject({ city: '杭州市', address: expect.stringMatching(/杭州市\*\*\*$/) });
  });
});

it('a code that no table lists shows nobody, in the answer, in the log and in the metrics', async () => {
  lines.length = 0;
  await push('/push/ezr/2001', ezrOrder('E-code', { OrderStatus: '郑不见 13966667777', RecvConsignee: '郑不见' }));
  const { data } = await read(ezr('E-code', 'statusRule statusNative { field code label }'));
  expect(data.order.statusNative[0].code).toBe('郑** 139****7777');
  expect(data.order.statusRule).not.toMatch(/不见|13966667777/);
  await push('/push/ezr/2001', ezrOrder('E-code', { OrderStatus: 'NEW_STATE' }));
  await read(ezr('E-code', 'status'));
  expect(lines.join('')).not.toMatch(/不见|13966667777/);
  expect(logged('no table lists').map(({ code }) => code)).toEqual(
    expect.arrayContaining(['(a text of 15 characters)', 'NEW_STATE']),
  );
});

describe('a dry run', () => {
  const dry = `mutation ($nativeId: String!, $input: TrackingChangeInput!) { trackingChange(order: {vendorId: {vendor: YUANSHU, nativeId: $nativeId}},
    input: $input, options: {idempotencyKey: "dry", dryRun: true}) { operation { vendorRequest } userErrors { message } } }`;
  const input = { newTrackingNo: 'SF1', newCarrierCode: '0030', oldTrackingNo: 'SF0', oldCarrierCode: 'JD' };

  it("shows no phone that the order has, and the client's own", async () => {
    const variables = { nativeId: orderNo(showcase.index), input };
    const stored = await reveal(dry, variables);
    expect(stored.data.trackingChange.userErrors).toEqual([]);
    const url = new URL(stored.data.trackingChange.operation.vendorRequest.url);
    expect(JSON.parse(url.searchParams.get('param') ?? '')).toMatchObject({
      mobileTelephone: expect.stringMatching(/^1\d\d\*{4}\d{4}$/),
      newTrackingNumber: 'SF1',
      billCode: orderNo(showcase.index),
    });
    const own = await reveal(dry, { ...variables, input: { ...input, phone: '13977778888' } });
    expect(decodeURIComponent(own.data.trackingChange.operation.vendorRequest.url)).toContain('13977778888');
  });
});

describe('a client that may write and not read', () => {
  const noteSet = `mutation ($id: String!, $dryRun: Boolean!) { orderNoteSet(order: {vendorId: {vendor: SOMS, nativeId: $id}},
    buyerNote: "请轻放", options: {idempotencyKey: "robot", dryRun: $dryRun}) {
    order { recipient { name } items { nodes { title } } } operation { state vendorRequest } userErrors { code } } }`;

  it('is told what became of its write, and nothing of the order', async () => {
    const variables = { id: world.facade.showcase.somsOrderId, dryRun: false };
    const { data, errors } = await world.ask('robot', noteSet, variables);
    expect(data.orderNoteSet).toEqual({
      order: null,
      operation: { state: 'SUCCEEDED', vendorRequest: null },
      userErrors: [],
    });
    expect(errors.map(({ path, extensions }) => `${String(path?.at(-1))} ${String(extensions['code'])}`)).toEqual([
      'order FORBIDDEN',
      'vendorRequest FORBIDDEN',
    ]);
  });

  it('is told so of each order of a batch', async () => {
    const { data, errors } = await world.ask(
      'robot',
      `mutation ($id: String!) { ordersReassignStore(input: [{order: {vendorId: {vendor: SOMS, nativeId: $id}}, storeId: "0001"}],
        options: {idempotencyKey: "robots", dryRun: true}) { orders { id } succeeded operation { state } userErrors { code } } }`,
      { id: world.facade.showcase.somsOrderId },
    );
    expect(data.ordersReassignStore).toMatchObject({ orders: [null], operation: { state: 'PENDING' }, userErrors: [] });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

it('looking for somebody by name or phone is noted, and not what was looked for', async () => {
  const looks: readonly (readonly [string, string])[] = [
    ['query by_name { orders(first: 1, filter: {recipientName: "吴不在"}) { nodes { id } } }', 'recipientName'],
    [
      'query by_end { orders(first: 1, filter: {not: {recipientPhoneSuffix: "7654"}}) { nodes { id } } }',
      'recipientPhoneSuffix',
    ],
    [
      'query by_stats { orderStats(groupBy: [VENDOR], filter: {recipientPhoneSuffix: "7654"}) { asOf } }',
      'recipientPhoneSuffix',
    ],
    ['query by_cases { returns(first: 1, filter: {recipientName: "吴不在"}) { nodes { id } } }', 'recipientName'],
    ['query by_digits { lookup(text: "7654") { exact } }', 'PHONE_SUFFIX'],
  ];
  for (const [query, by] of looks) {
    lines.length = 0;
    await reveal(query);
    expect(logged('"audit":"SEARCH"')).toMatchObject([
      { client: 'staff', operation: /query (\w+)/.exec(query)?.[1], by: [by] },
    ]);
    expect(lines.join('')).not.toMatch(/吴不在|7654/);
  }
  lines.length = 0;
  await reveal('{ orders(first: 1, filter: {trackingNo: "SF1"}) { nodes { id } } lookup(text: "SF1") { exact } }');
  expect(logged('"audit":"SEARCH"')).toEqual([]);
});
