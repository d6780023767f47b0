/** Of every vendor: its rule of relations says what the numbers of its orders say, followed from one order to another. */
import { afterAll, describe, expect, it } from 'vitest';
import { generateSales, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { ordersNamedBy, relationFrom, relationTo } from '../../sources/domain/relations.ts';
import type { Identifier, Order } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { calling, numbersOfSales, sound, startWorld, type World } from './world.ts';

const worlds = await Array.fromAsync(vendors, startWorld);
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const sales = generateSales({ ...usualSales, until: usualUntil() });
const numbersOfFollowing = sales
  .filter(({ follows }) => follows !== null)
  .slice(0, 100)
  .flatMap(({ platformOrderNo, follows }) => [
    platformOrderNo,
    ...sales.filter(({ index }) => index === follows?.index).map((sale) => sale.platformOrderNo),
  ]);
const numbers = [...new Set([...numbersOfSales, ...numbersOfFollowing])];

async function ordersOf({ source }: World): Promise<readonly Order[]> {
  const found = (await source.ordersByPlatformNo(numbers, new Set(), calling().call)).flatMap(sound);
  return [...new Map(found.map((order) => [order.key.nativeId, order])).values()];
}

/** The numbers that are an order's own, and so those by which another one can name it. */
const isOwn = ({ namespace }: Identifier): boolean => namespace === 'VENDOR_ID' || namespace === 'VENDOR_CODE';
/** Which fields of orders have a number of another order, and which of its numbers that is. */
function namingsIn(orders: readonly Order[]): ReadonlySet<string> {
  const owners = Map.groupBy(
    orders.flatMap(({ key, identifiers }) =>
      identifiers.filter(isOwn).map(({ namespace, value }) => ({ namespace, value, key })),
    ),
    ({ value }) => value,
  );
  const found = orders.flatMap(({ key, identifiers }) =>
    identifiers
      .filter((one) => !isOwn(one))
      .flatMap(({ namespace, field, value }) =>
        (owners.get(value) ?? [])
          .filter((owner) => owner.key.nativeId !== key.nativeId)
          .map((owner) => `${namespace} ${field} names ${owner.namespace}`),
      ),
  );
  return new Set(found);
}
/** The fields in which several orders have the same sale order number. */
function sharedIn(orders: readonly Order[]): readonly string[] {
  const sharing = orders.flatMap(({ identifiers }) =>
    identifiers.filter(({ namespace }) => namespace === 'SALE_ORDER'),
  );
  return [...Map.groupBy(sharing, ({ value }) => value).values()]
    .filter((same) => same.length > 1)
    .flatMap((same) => same.map(({ namespace, field }) => `${namespace} ${field}`));
}

const isMade = ({ kind }: Order): boolean => kind === 'EXCHANGE' || kind === 'REISSUE';
/** What came of an order is of the kind that says so; where neither is, the one that names the other is a part of it. */
const meaningOf = (namer: Order, named: Order) =>
  isMade(named) && !isMade(namer)
    ? { kind: named.kind, role: 'ORIGINAL' }
    : { kind: isMade(namer) ? namer.kind : 'SPLIT', role: 'RESULT' };

describe.each(worlds)('$vendor', (world) => {
  const { namings, shared } = world.definition.relations;

  it('has a naming for each field in which its orders name another, and says as which number', async () => {
    const seen = namingsIn(await ordersOf(world));
    const said = new Set(namings.map(({ namespace, field, names }) => `${namespace} ${field} names ${names}`));
    expect(seen.difference(said)).toEqual(new Set());
    // A field that names orders in one way is not said to name them in another as well.
    const fieldOf = (naming: string): string => naming.replace(/ names .*/, '');
    const seenFields = new Set([...seen].map(fieldOf));
    expect([...said.difference(seen)].filter((naming) => seenFields.has(fieldOf(naming)))).toEqual([]);
  });

  it('has each number that it says in some order', () => {
    const shown = new Set(
      world.orders.flatMap(({ identifiers }) => identifiers.map(({ namespace, field }) => `${namespace} ${field}`)),
    );
    const rules = [...namings, ...(shared ? [shared] : [])].map(({ namespace, field }) => `${namespace} ${field}`);
    expect(rules.filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it('says by which number the parts of one sale order are known, where they have one', async () => {
    const seen = sharedIn(await ordersOf(world));
    if (seen.length > 0) expect(new Set(seen)).toEqual(new Set([shared && `${shared.namespace} ${shared.field}`]));
    else expect(shared?.namespace).not.toBe('SALE_ORDER');
  });

  it('says what came of what, the same from both sides', async () => {
    const orders = await ordersOf(world);
    const rule = world.definition.relations;
    const pairs = orders.flatMap((namer) =>
      ordersNamedBy(namer, rule).flatMap(({ question, evidence }) =>
        orders
          .filter(({ identifiers }) =>
            identifiers.some(({ namespace, value }) => namespace === question.namespace && value === question.value),
          )
          .map((named) => ({ namer, named, evidence })),
      ),
    );
    if (namingsIn(orders).size > 0) expect(pairs.length).toBeGreaterThan(5);
    for (const { namer, named, evidence } of pairs) {
      const told = { rule, evidence };
      const forth = relationTo(named.key, namer, told);
      const back = relationFrom({ key: namer.key, kind: namer.kind }, named, told);
      expect(forth && { kind: forth.kind, role: forth.role }, evidence).toEqual(meaningOf(namer, named));
      expect(back && [back.kind, back.from, back.to]).toEqual(forth && [forth.kind, forth.from, forth.to]);
    }
  });
});
