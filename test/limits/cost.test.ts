/** What an operation can cost, by the directives of the schema. */
import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleTabs } from '../../graphiql/examples.ts';
import { createSchema } from '../../server/graphql/engine.ts';
import { costModel } from '../../server/limits/cost.ts';

describe('what an operation can cost', () => {
  const model = costModel(createSchema());
  const measured = (query: string, variables: Record<string, unknown> = {}) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('one operation');
    return model.measure(document, operation, variables);
  };
  it.each([
    ['{ __typename }', {}, 0, 0],
    ['{ order(by: {id: "1"}) { id } }', {}, 2, 1],
    ['{ order(by: {id: "1"}) { id raw } }', {}, 12, 1],
    // 5 for the list, 20 orders at 2.
    ['{ orders { nodes { id } } }', {}, 45, 21],
    ['{ orders(first: 100) { nodes { id } pageInfo { endCursor } } }', {}, 206, 102],
    ['query ($n: Int = 3) { orders(first: $n) { edges { node { id } } } }', {}, 14, 7],
    ['query ($n: Int) { orders(last: $n) { edges { node { id } } } }', { n: 2 }, 11, 5],
    ['query ($n: Int) { reminders(first: $n) { nodes { id } } }', {}, 21, 21],
    ['{ orders(first: 0) { nodes { id } } }', {}, 5, 1],
    ['{ orders(first: 2000000000) { nodes { id } } }', {}, 1_005, 501],
    // An order has few lines, whatever length a page of them may have.
    ['{ order(by: {id: "1"}) { items { nodes { id } } } }', {}, 7, 6],
    ['{ order(by: {id: "1"}) { items(first: 500) { nodes { id } } } }', {}, 7, 6],
    ['{ order(by: {id: "1"}) { items(first: 2) { nodes { id } } } }', {}, 5, 4],
    ['{ order(by: {id: "1"}) { packages { id } } }', {}, 5, 4],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 6, 3],
    ['{ orderStats(groupBy: [DAY]) { asOf } }', {}, 20, 1],
    ['query ($no: Boolean!) { order(by: {id: "1"}) { id raw @include(if: $no) } }', { no: false }, 2, 1],
    ['{ order(by: {id: "1"}) { ...P ...P } } fragment P on Order { packages { id } }', {}, 8, 7],
    ['{ orders(first: 3) { ...C } } fragment C on OrderConnection { nodes { id } }', {}, 11, 4],
    [
      '{ a: orders(first: 3) { ...C } b: orders(first: 10) { ...C } } fragment C on OrderConnection { nodes { id } }',
      {},
      36,
      15,
    ],
    ['mutation { orderRefresh(order: {id: "1"}) { order { id } } }', {}, 13, 2],
  ])('%s %o', (query, variables, cost, nodes) => {
    expect(measured(query, variables)).toMatchObject({ cost, nodes });
  });

  it('names what costs most', () => {
    expect(
      measured('{ orders(first: 10) { nodes { items(first: 20) { nodes { sku { code } } } } } }')?.mostExpensive,
    ).toEqual({
      path: 'orders.nodes.items.nodes',
      cost: 40,
    });
  });

  it('leaves room for every example', () => {
    const showcase = { platformOrderNo: '1', somsOrderId: '1', trackingNo: '1', pickup: { storeId: '1', code: '1' } };
    const costs = exampleTabs({ ...showcase, storeId: '1' }, Date.now()).map(
      ({ query, variables = '{}' }) => measured(query, JSON.parse(variables))?.cost ?? Infinity,
    );
    expect(Math.max(...costs)).toBeLessThan(1_000);
  });
});
