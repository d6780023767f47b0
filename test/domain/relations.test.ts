/** What it means that an order names another, vendor by vendor. */
import { describe, expect, test } from 'vitest';
import {
  merged,
  ordersNamedBy,
  ordersNaming,
  relationFrom,
  relationTo,
  siblingRelation,
  siblingsOf,
} from '../../sources/domain/relations.ts';
import type { Identifier, Order } from '../../sources/model.ts';
import type { IdNamespace, OrderKind, RelationKind, RelationRole, Vendor } from '../../sources/vocabulary.ts';
import { definitionOf } from '../../server/vendors.ts';
import { order } from './bare-order.ts';

const ruleOf = (vendor: Vendor) => definitionOf(vendor).relations;

const number = (namespace: IdNamespace, field: string, value: string): Identifier => ({ namespace, field, value });
const of = (vendor: Vendor, kind: OrderKind, ...identifiers: readonly Identifier[]): Order => ({
  ...order({ id: '2', vendor }),
  kind,
  identifiers: [number('VENDOR_ID', 'id', '2'), ...identifiers],
});
const first = order({ id: '1' });
const keyOf = (vendor: Vendor, nativeId: string) => ({ ...first.key, vendor, nativeId });

type Seen = readonly [RelationKind, RelationRole, RelationRole] | null;
describe('an order that names another one', () => {
  test.each<[Vendor, OrderKind, Seen]>([
    ['BABYCARE', 'EXCHANGE', ['EXCHANGE', 'RESULT', 'ORIGINAL']],
    ['BABYCARE', 'REISSUE', ['REISSUE', 'RESULT', 'ORIGINAL']],
    ['BABYCARE', 'SALE', ['SPLIT', 'RESULT', 'ORIGINAL']],
    ['BABYCARE', 'UNKNOWN', null],
    ['SOMS', 'REISSUE', ['REISSUE', 'RESULT', 'ORIGINAL']],
    ['SOMS', 'PRESALE', ['SPLIT', 'RESULT', 'ORIGINAL']],
    ['YUANSHU', 'UNKNOWN', ['SPLIT', 'RESULT', 'ORIGINAL']],
    ['EZR', 'EXCHANGE', ['EXCHANGE', 'RESULT', 'ORIGINAL']],
    ['EZR', 'SALE', ['EXCHANGE', 'ORIGINAL', 'RESULT']],
    ['EZR', 'UNKNOWN', null],
  ])('%s %s: %s', (vendor, kind, seen) => {
    const namer = of(vendor, kind);
    const named = keyOf(vendor, '1');
    const [own, others] = [
      relationTo(named, namer, { rule: ruleOf(vendor), evidence: 'e' }),
      relationFrom({ key: namer.key, kind }, { ...first, key: named }, { rule: ruleOf(vendor), evidence: 'names 1' }),
    ];
    expect(own && [own.kind, own.role]).toEqual(seen && [seen[0], seen[1]]);
    expect(others && [others.kind, others.role]).toEqual(seen && [seen[0], seen[2]]);
    // It is the same edge from both sides.
    expect(own && [own.from, own.to]).toEqual(others && [others.from, others.to]);
    expect(others?.evidence ?? ['2 names 1']).toEqual(['2 names 1']);
  });

  test('by a kind that is not known says nothing', () => {
    expect(
      relationFrom({ key: keyOf('SOMS', '2'), kind: null }, first, { rule: ruleOf('SOMS'), evidence: '' }),
    ).toBeNull();
  });
});

describe('the numbers', () => {
  test('of an order itself name no other one', () => {
    expect(ordersNamedBy(of('YUANSHU', 'SALE', number('PARENT', 'parentOrderNo', '2')), ruleOf('YUANSHU'))).toEqual([]);
    expect(ordersNamedBy(of('YUANSHU', 'SALE', number('PARENT', 'busOrderId', '1')), ruleOf('YUANSHU'))).toEqual([]);
  });

  test('are those by which others are found, and name this one', () => {
    const babycare = of(
      'BABYCARE',
      'REISSUE',
      number('SOURCE_ORDER', 'originalOrderId', '1'),
      number('SOURCE_ORDER', 'originalOrderCode', 'C1'),
      number('VENDOR_CODE', 'salesOrderCode', 'C2'),
    );
    const asked = (found: ReturnType<typeof ordersNaming>) =>
      found.map(({ question }) => `${question.vendor} ${question.namespace} ${question.value}`);
    expect(asked(ordersNamedBy(babycare, ruleOf('BABYCARE')))).toEqual([
      'BABYCARE VENDOR_ID 1',
      'BABYCARE VENDOR_CODE C1',
    ]);
    expect(asked(ordersNaming(babycare, ruleOf('BABYCARE')))).toEqual([
      'BABYCARE SOURCE_ORDER 2',
      'BABYCARE SOURCE_ORDER C2',
    ]);
  });
});

describe('siblings of a SOMS sales order', () => {
  const rule = ruleOf('SOMS');
  const by = (evidence: string) => ({ rule, evidence });
  const part = of('SOMS', 'SALE', number('SALE_ORDER', 'sale_order_id', 'SO1'));
  test('have the same two ends from both sides', () => {
    const other = { key: keyOf('SOMS', '1'), kind: 'SALE' } as const;
    const mirrored = siblingRelation({ key: part.key, kind: 'SALE' }, { ...first, key: other.key }, by('e'));
    const relation = siblingRelation(other, part, by('e'));
    expect(relation).toMatchObject({ kind: 'SPLIT', role: 'SIBLING', other: other.key });
    expect([relation?.from, relation?.to]).toEqual([mirrored?.from, mirrored?.to]);
  });

  test('are none where one was sent again, in another system, or where more is known of them', () => {
    expect(siblingsOf(part, rule)).toHaveLength(1);
    expect(siblingsOf({ ...part, kind: 'REISSUE' }, rule)).toEqual([]);
    expect(siblingsOf({ ...part, key: keyOf('EZR', '2') }, ruleOf('EZR'))).toEqual([]);
    expect(siblingRelation({ key: keyOf('SOMS', '1'), kind: 'REISSUE' }, part, by('e'))).toBeNull();
    const sibling = siblingRelation({ key: keyOf('SOMS', '1'), kind: 'SALE' }, part, by('e'));
    const source = relationTo(keyOf('SOMS', '1'), part, by('a'));
    const again = relationTo(keyOf('SOMS', '1'), part, by('b'));
    const all = [sibling, source, again].filter((one) => one !== null);
    expect(merged(all)).toEqual([{ ...source, evidence: ['a', 'b'] }]);
  });
});
