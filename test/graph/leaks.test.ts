/** Every facade that a test starts is searched when it closes (test/harness.ts); these show that the search finds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { cursorsIn, leaks, personalValues } from '../leaks.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());

const persons = (): ReadonlySet<string> => personalValues(facade.soms.book.orders.map(({ order }) => order));

describe('personal data', () => {
  it('of the simulators is known: phones, addresses, names', () => {
    const all = [...persons()];
    expect(all.filter((value) => /^1\d{10}$/.test(value)).length).toBeGreaterThan(100);
    expect(all.filter((value) => /\p{Script=Han}/u.test(value)).length).toBeGreaterThan(100);
  });

  it('is found in a line, and in a cursor that spells it otherwise', () => {
    const phone = [...persons()].find((value) => /^1\d{10}$/.test(value)) ?? '';
    expect(leaks(['{"msg":"all is well"}'], persons())).toEqual([]);
    expect(leaks([`{"msg":"asked for ${phone}"}`], persons())).toHaveLength(1);
    const cursor = Buffer.from(JSON.stringify(['orders', phone])).toString('base64url');
    expect(leaks(cursorsIn({ pageInfo: { endCursor: cursor } }), persons())).toHaveLength(1);
  });

  it('does not get out when people are looked for by it, or are shown, or are written to', async () => {
    const phone = [...persons()].find((value) => /^1\d{10}$/.test(value)) ?? '';
    const shown = await facade.ask(
      '{ orders(first: 20, filter: {vendors: [SOMS]}) { edges { cursor node { id recipient { phone(reveal: true) name(reveal: true) address(reveal: true) } } } } }',
    );
    expect(shown.errors).toEqual([]);
    const found = await facade.ask('query ($text: String!) { lookup(text: $text) { exact } }', { text: phone });
    expect(found.data.lookup.length).toBeGreaterThan(0);
    const filtered = await facade.ask(
      'query ($end: String!) { orders(first: 5, filter: {recipientPhoneSuffix: $end}) { pageInfo { endCursor } totalCount { count } } }',
      { end: phone },
    );
    expect(filtered.errors).toEqual([]);
    const wrong = await facade.ask('query ($phone: ID!) { node(id: $phone) { id } }', { phone });
    expect(wrong.errors).toHaveLength(1);
    const { id } = shown.data.orders.edges[0].node;
    facade.soms.misbehave({
      kind: 'refuse',
      message: `收货人 ${phone} 不正确`,
      operation: 'updateCustomerNote',
      times: 1,
    });
    const refused = await facade.ask(
      'mutation ($id: ID!, $note: String!) { orderNoteSet(order: {id: $id}, buyerNote: $note, options: {idempotencyKey: "leaks"}) { userErrors { nativeMessage } } }',
      { id, note: `请打 ${phone}` },
    );
    expect(refused.data.orderNoteSet.userErrors[0].nativeMessage).not.toContain(phone);
  });
});
