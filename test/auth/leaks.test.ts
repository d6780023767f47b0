/** Every test file is searched at its end (test/setup.ts); these show that the search finds, and look where it is likely. */
import { createServer, type Server } from 'node:http';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { leaked, personalValues, watchedLog } from '../leaks.ts';

/** A vendor and a facade that say what they are told to. */
let stub: Server;
let answer = '';
const say = async (path: string, text: string, body = '{}'): Promise<void> => {
  answer = text;
  const address = stub.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await (await request(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })).body.dump();
};

let facade: Facade;
beforeAll(async () => {
  stub = createServer((req, res) => req.resume().once('end', () => res.end(answer)));
  await new Promise<void>((resolve) => {
    stub.listen(0, '127.0.0.1', resolve);
  });
  facade = await startForTest({}, { send: true });
}, 60_000);
afterAll(async () => {
  stub.close();
  await facade.close();
});
beforeEach(() => expect(leaked()).toEqual([]));

describe('who somebody is', () => {
  it.each([
    ['SOMS', { contact: { name: '李飞', mobile: '18938992889', private_name: '李*' } }, ['李飞', '18938992889']],
    ['SOMS', { address: { street: '样例路12号', city: '杭州市' } }, ['样例路12号']],
    ['Yuanshu', { recvName: '张三', recvMobile: '13800001111', nickName: '胡歌' }, ['张三', '13800001111', '胡歌']],
    ['EZR', { RecvConsignee: '李四', RecvTel: '', BuyerNick: 'Li*' }, ['李四']],
    ['Babycare', { receiver: '王五', mobile: '13800002222', name: null }, ['王五', '13800002222']],
    ['nobody', { name: '杭州仓', id: '12345678', shop: { name: '旗舰店' } }, []],
    ['what is in every text', { mobile: '12253', street: 'string', nickName: 'note' }, []],
  ])('is known from the records of %s: %o', (_vendor, record, values) => {
    expect([...personalValues([[record]])].toSorted()).toEqual(values.toSorted());
  });
});

describe('the search', () => {
  const [name, phone] = ['欧阳不存在', '13987654321'];
  const known = JSON.stringify({ recvName: name, recvMobile: phone });
  const cursor = Buffer.from(JSON.stringify(['orders', phone])).toString('base64url');
  it.each([
    ['a line of the log', () => Promise.resolve(watchedLog().info({ text: `to ${name}` }, 'asked'))],
    ['an error', () => say('/graphql', JSON.stringify({ errors: [{ message: `no ${phone}` }] }))],
    ['an error of a GET', () => say('/graphql?a=b', JSON.stringify({ errors: [{ extensions: { of: name } }] }))],
    ['a cursor, spelled otherwise', () => say('/graphql', JSON.stringify({ data: { endCursor: cursor } }))],
    ['a metric', () => say('/metrics', `calls{who="${phone}"} 1`)],
    ['the answer to a push', () => say('/push/ezr/2001', JSON.stringify({ Msg: `${name} is wrong` }))],
  ])('finds it in %s', async (_where, tell) => {
    await say('/vendor', known);
    expect(leaked()).toEqual([]);
    await tell();
    expect(leaked()).toHaveLength(1);
  });

  it('learns of people from what is pushed, too', async () => {
    await say('/push/yuanshu/order-sync', '{}', JSON.stringify({ recvName: '司马不存在' }));
    watchedLog().warn('司马不存在');
    expect(leaked()).toHaveLength(1);
  });

  it('takes no part of another number for a phone, and no data for a leak', async () => {
    await say('/vendor', known);
    await say('/graphql', JSON.stringify({ data: { phone }, errors: [{ message: `9${phone}` }] }));
    expect(leaked()).toEqual([]);
  });
});

describe('personal data', () => {
  it('does not get out when people are looked for by it, or are shown, or are written to', async () => {
    const shown = await facade.ask(
      `{ orders(first: 100) { edges { cursor node { id vendor
        recipient { phone(reveal: true) name(reveal: true) address(reveal: true) } } } } }`,
    );
    expect(shown.errors).toEqual([]);
    interface Shown {
      readonly id: string;
      readonly vendor: string;
      readonly recipient: { readonly phone: string | null; readonly name: string | null } | null;
    }
    const all: readonly Shown[] = shown.data.orders.edges.map(({ node }: { node: Shown }) => node);
    const orders = ['SOMS', 'YUANSHU', 'EZR'].flatMap((vendor) => {
      const found = all.find((one) => one.vendor === vendor && /^1\d{10}$/.test(one.recipient?.phone ?? ''));
      return found?.recipient?.phone ? [{ ...found, phone: found.recipient.phone, name: found.recipient.name }] : [];
    });
    expect(orders.map(({ vendor }) => vendor)).toEqual(['SOMS', 'YUANSHU', 'EZR']);
    for (const { phone, name } of orders) {
      const found = await facade.ask('query ($text: String!) { lookup(text: $text) { exact } }', { text: phone });
      expect(found.data.lookup.length).toBeGreaterThan(0);
      const filtered = await facade.ask(
        `query ($phone: String!, $name: String!) {
          a: orders(first: 5, filter: {recipientPhoneSuffix: $phone}) { pageInfo { endCursor } totalCount { count } }
          b: orders(first: 5, filter: {recipientName: $name}) { pageInfo { endCursor } } }`,
        { phone, name },
      );
      expect(filtered.errors.filter(({ extensions }) => extensions['code'] !== 'LOOKUP_UNSUPPORTED')).toEqual([]);
      for (const query of [
        'query ($of: ID!) { node(id: $of) { id } }',
        'query ($of: String!) { orders(after: $of) { nodes { id } } }',
        'query ($of: String!) { packages(trackingNo: $of) { id } }',
        'query ($of: String!) { order(by: {vendorId: {vendor: BABYCARE, nativeId: $of}}) { id } }',
      ])
        await facade.ask(query, { of: phone });
    }
  });

  it('is not repeated in what a vendor says to a write', async () => {
    const { somsOrderId } = facade.showcase;
    const by = `{vendorId: {vendor: SOMS, nativeId: "${somsOrderId}"}}`;
    const { data } = await facade.ask(`{ order(by: ${by}) { recipient { phone(reveal: true) name(reveal: true) } } }`);
    const { phone, name } = data.order.recipient;
    facade.soms.misbehave({
      kind: 'refuse',
      message: `收货人 ${name} ${phone} 不正确`,
      operation: 'updateCustomerNote',
      times: 1,
    });
    const refused = await facade.ask(
      `mutation ($note: String!) { orderNoteSet(order: ${by}, buyerNote: $note, options: {idempotencyKey: "leaks"}) {
        userErrors { nativeMessage } } }`,
      { note: `请打 ${phone}` },
    );
    const [{ nativeMessage }] = refused.data.orderNoteSet.userErrors;
    expect(nativeMessage).toContain('不正确');
    expect(nativeMessage).not.toContain(phone);
  });
});
