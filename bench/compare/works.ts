/** The questions that are measured, as every server of the comparison is asked them. */
import type { Questions } from './questions.ts';
import { idOf } from './rest.ts';

export interface Work {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  /** One for each client that asks at the same time. */
  readonly variables: readonly object[];
  readonly latencyMs: number;
}

const money = '{ amount currency }';
const list = (parcels: string): string => `query Orders($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Order {
      nativeId status placedAt
      amounts { goodsTotal ${money} discountTotal ${money} goodsPayable ${money} payable ${money} }
      items(first: 50) {
        nodes {
          lineNo title kind quantity sku { code spec }
          unitPrice ${money} total ${money} discount ${money} payable ${money}
        }
      }
      ${parcels}
    }
  }
}`;
const parcels = 'packages { trackingNo carrier { code name } trace { events { at status message place } } }';
const one = `query Order($id: String!) {
  order(by: { vendorId: { vendor: SOMS, nativeId: $id } }) {
    id nativeId platformOrderNo status placedAt amounts { payable ${money} }
  }
}`;

export function worksOf(questions: Questions, tenantId: string): readonly Work[] {
  const ids = (natives: readonly string[]): object => ({ ids: natives.map((native) => idOf(tenantId, native)) });
  const lists = questions.list.map(ids);
  const same = lists.map(() => lists[0] ?? {});
  const items = '20 orders with items';
  return [
    {
      name: 'one',
      title: 'one order, six fields',
      query: one,
      variables: questions.one.map((id) => ({ id })),
      latencyMs: 0,
    },
    { name: 'list', title: items, query: list(''), variables: lists, latencyMs: 0 },
    {
      name: 'full',
      title: `${items}, parcels and traces`,
      query: list(parcels),
      variables: questions.full.map(ids),
      latencyMs: 0,
    },
    {
      name: 'apart',
      title: `${items}, each client others, vendor at 20 ms`,
      query: list(''),
      variables: lists,
      latencyMs: 20,
    },
    {
      name: 'same',
      title: `${items}, all clients the same, vendor at 20 ms`,
      query: list(''),
      variables: same,
      latencyMs: 20,
    },
  ];
}
