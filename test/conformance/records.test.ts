/** Of every vendor's orders: unknown codes are shown and told of, and numbers and times are exactly what was written. */
import fc from '../property.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { type NativeCode, type Order, orderParts } from '../../sources/model.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { fixtures } from './fixtures.ts';
import { ways } from './ways.ts';
import { calling, leaves, sound, startWorld, type World } from './world.ts';

const worlds = await Array.fromAsync(vendors, startWorld);
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const isNative = (value: unknown): value is NativeCode =>
  typeof value === 'object' && value !== null && 'documented' in value;
const nativesOf = (records: unknown): readonly NativeCode[] =>
  [...leaves(records)].flatMap(([, value]) => (isNative(value) ? [value] : []));

/** Each text of an order by its path, but for what the vendor wrote itself. */
function textsOf(order: Order): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) if (name !== 'raw') walk(one, `${path}.${name}`);
  };
  walk(order, '');
  return found;
}

const nameOf = ({ field, code }: Pick<NativeCode, 'field' | 'code'>): string => `${field} ${code}`;

/** Everything of the world's orders, by a source that tells what it hears. */
async function readAll(world: World) {
  const unmapped: NativeCode[] = [];
  const deviations: string[] = [];
  const source = world.connect({
    onUnmapped: (native) => void unmapped.push(native),
    onDeviation: (path, reason) => void deviations.push(`${path}: ${reason}`),
  });
  const { call } = calling();
  const keys = world.orders.map(({ key }) => key);
  const orders = (await source.orders(keys, new Set(orderParts), call)).map(sound).flatMap((one) => one ?? []);
  const packages = (await source.packagesOf?.(orders, call))?.map(sound) ?? [];
  const parcels = source.tracesOf ? await ways.tracesOf.questions(world) : null;
  const traces = (await parcels?.ask(source, [...Array(parcels.known).keys()], call))?.map(sound) ?? [];
  return { orders, packages, traces, unmapped, deviations };
}

describe.each(worlds)('$vendor', (world) => {
  const { vendor, definition } = world;
  const { statusField, codesElsewhere, codesBeside } = fixtures[vendor];
  const codedFields = [...new Set(world.source.mappings.map(({ field }) => field))];

  it('an unlisted status is UNKNOWN with its code beside it, and is told of each time that it is read', async () => {
    const code = '98765';
    const told: NativeCode[] = [];
    const source = world.connect({ onUnmapped: (native) => void told.push(native) });
    const order = await world.told({ status: code }, source);
    const native = { field: statusField, code, label: null, documented: false };
    expect(order.status).toBe('UNKNOWN');
    expect(order.statusNative).toContainEqual(native);
    expect(told).toEqual([native]);
    await world.told({ status: code }, source);
    expect(told).toEqual([native, native]);
  });

  it.each(codedFields)('an unlisted code of %s is told of, and what it would decide is UNKNOWN', async (field) => {
    const told: string[] = [];
    const source = world.connect({
      onUnmapped: (native) => void told.push(nameOf(native)),
      onDeviation: (path) => void told.push(`${path} 98765`),
    });
    const unlisted = textsOf(await world.told({}, source, { [field]: '98765' }));
    const isTold = told.includes(`${field.replace(/ \(.*\)$/, '')} 98765`);
    expect(isTold).toBe(!codesElsewhere.includes(field));
    const decided: string[] = [];
    for (const { code, target } of world.source.mappings.filter((row) => row.field === field)) {
      const listed = textsOf(await world.told({}, source, { [field]: code }));
      decided.push(
        ...[...listed].flatMap(([path, text]) => (text === target && unlisted.get(path) === 'UNKNOWN' ? path : [])),
      );
    }
    expect(decided.length > 0).toBe(![...codesElsewhere, ...codesBeside].includes(field));
  });

  it('what its simulator shows is read with nothing set aside, and with every unlisted code told of', async () => {
    const { orders, packages, unmapped, deviations } = await readAll(world);
    expect(deviations).toEqual([]);
    const shown = nativesOf([orders.map(({ statusNative, items }) => [statusNative, items]), packages]);
    const unlisted = shown.filter(({ documented, code }) => !documented && code !== null).map(nameOf);
    expect(unmapped.length).toBeGreaterThan(0);
    expect(unmapped.filter(({ documented }) => documented)).toEqual([]);
    expect(unmapped.map(nameOf)).toEqual(expect.arrayContaining([...new Set(unlisted)]));
  });

  it('a code of a field that statusMappings lists is documented exactly where it has a row', async () => {
    const { mappings } = world.source;
    const [fields, rows] = [new Set(mappings.map(({ field }) => field)), new Set(mappings.map(nameOf))];
    const { orders, packages } = await readAll(world);
    const shown = nativesOf([orders, packages]).filter(({ field, code }) => code !== null && fields.has(field));
    expect(shown.length).toBeGreaterThan(0);
    const wrong = shown.filter((native) => rows.has(nameOf(native)) !== native.documented);
    expect([...new Set(wrong.map(nameOf))]).toEqual([]);
    expect(new Set(mappings.map((row) => JSON.stringify(row))).size).toBe(mappings.length);
    expect(new Set(mappings.map((row) => row.vendor))).toEqual(new Set([vendor]));
  });

  it('every digit of an id, an amount and a quantity is kept', async () => {
    const large = fc.bigInt({ min: 1n, max: 10n ** 18n });
    await fc.assert(
      fc.asyncProperty(large, large, large, async (id, cents, quantity) => {
        const payable = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        const order = await world.told({ id: String(id), payable, quantity: String(quantity) });
        expect(order.key.nativeId).toBe(String(id));
        expect(order.amounts.payable?.amount).toBe(payable);
        expect(order.items.map((item) => item.quantity)).toEqual([String(quantity)]);
      }),
      { numRuns: 25 },
    );
  });

  it('every digit of a price, a discount and a freight is kept, in its own unit', async () => {
    const [unitPrice, discount, freight] = ['9007199254740993.31', '9007199254740993.33', '9007199254740993.37'];
    const { items, amounts } = await world.told({ unitPrice, discount, freight });
    expect(items.map((item) => item.unitPrice?.amount)).toEqual([unitPrice]);
    expect([amounts.discountTotal?.amount, amounts.shipping]).toEqual([
      discount,
      expect.objectContaining({ amount: freight, currency: 'CNY' }),
    ]);
  });

  it('times are those of China', async () => {
    const order = await world.told({ placedAt: '2026-02-28 23:59:58', paidAt: '2026-03-01 00:00:07' });
    expect([order.placedAt, order.paidAt]).toEqual(['2026-02-28T23:59:58+08:00', '2026-03-01T00:00:07+08:00']);
  });

  it('no time is without its offset', async () => {
    const { orders, packages, traces } = await readAll(world);
    const times = [...leaves([orders, packages, traces])].filter(
      ([name, value]) =>
        name !== 'text' && name !== 'atRaw' && typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value),
    );
    expect(times.length).toBeGreaterThan(world.orders.length);
    expect(times.filter(([, value]) => !/(?:Z|[+-]\d\d:\d\d)$/.test(String(value)))).toEqual([]);
  });

  it('no number is a double, but for the coordinates of a courier', () => {
    const numbers = [...leaves(world.orders)].filter(([, value]) => typeof value === 'number');
    expect(numbers.filter(([name]) => name !== 'latitude' && name !== 'longitude')).toEqual([]);
  });

  it('is of its vendor, wherever it names one', () => {
    const named = [...leaves(world.orders)].filter(([name]) => name === 'vendor');
    expect(new Set(named.map(([, value]) => value))).toEqual(new Set([vendor]));
    expect(definition.vendor).toBe(vendor);
    expect(world.source.vendor).toBe(vendor);
  });
});
