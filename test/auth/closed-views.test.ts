/** What a restricted client is shown names its members: what a port, a source or a store gains is closed until it is opened. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesWithin } from '../../server/auth/client-scope.ts';
import { orderListsOf } from '../../server/list-readers.ts';
import { readModelOf } from '../../server/read-model.ts';
import { cursorCodec } from '../../sources/lists/cursor.ts';
import { createOrderCache } from '../../sources/loading/order-cache.ts';
import type { Order } from '../../sources/model.ts';
import type { Source } from '../../sources/ports/source.ts';
import type { Registry } from '../../sources/registry.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

/** A capability that nobody has thought of when views are made. */
const grown = { ordersOfEverybody: (): readonly Order[] => [] };

let facade: Facade;
let services: Parameters<typeof servicesWithin>[0];
beforeAll(async () => {
  facade = await startForTest();
  const { store } = facade;
  const grow = (source: Source): Source => {
    const { listReader } = source;
    return { ...source, ...grown, ...(listReader ? { listReader: { ...listReader, ...grown } } : {}) };
  };
  const sources = facade.registry.sources.map(grow);
  const registry: Registry = {
    ...facade.registry,
    ...grown,
    sources,
    source: (vendor) => sources.find((source) => source.vendor === vendor),
  };
  const pushing = new Set(registry.discovered('PUSHED'));
  const cache = createOrderCache({ now: Date.now, pushing, restMs: 0 });
  services = {
    registry,
    readModel: { ...readModelOf(store, [...pushing]), ...grown },
    orderLists: {
      ...orderListsOf({ registry, store, cache, onGone: () => undefined, pushing, settleSeconds: 0, freshSeconds: 0 }),
      ...grown,
    },
    cache: { ...cache, ...grown, since: (notBefore) => ({ ...cache.since(notBefore), ...grown }) },
    ledger: store,
    manualLinks: store,
    cursors: cursorCodec(new Uint8Array(32)),
    now: Date.now,
  };
});
afterAll(() => facade.close());

const parts = (of: typeof services): readonly (readonly [string, object | undefined])[] => [
  ['the services', of],
  ['the registry', of.registry],
  ...vendors.map((vendor) => [vendor, of.registry.source(vendor)] as const),
  ['the list reader of SOMS', of.registry.source('SOMS')?.listReader],
  ['the read model', of.readModel],
  ['the lists', of.orderLists],
  ['the cache', of.cache],
  ['the recall of the cache', of.cache.since(0)],
];
const open = (of: typeof services): readonly string[] =>
  parts(of).flatMap(([name, part]) => (part && 'ordersOfEverybody' in part ? [name] : []));

describe('a client of some shops', () => {
  const ofShops = { vendors: null, shops: new Set(['0001']) };

  it('is shown no capability that its views do not name, whatever it is added to', () => {
    services = { ...services, ...grown };
    expect(open(services)).toEqual(parts(services).map(([name]) => name));
    expect(open(servicesWithin(services, ofShops))).toEqual([]);
  });

  it('is shown what its views name, as far as the vendor has it', () => {
    const view = servicesWithin(services, ofShops);
    for (const source of services.registry.sources) {
      const seen = view.registry.source(source.vendor);
      const has = (of: object | undefined): readonly string[] =>
        Object.entries(of ?? {}).flatMap(([name, member]) => (member === undefined ? [] : [name]));
      expect(new Set(has(seen))).toEqual(new Set(has(source).filter((name) => name !== 'ordersOfEverybody')));
    }
  });

  it('has a view that does not compile while a capability is missing from it', () => {
    interface GrownSource extends Source {
      readonly ordersOfEverybody?: (() => readonly Order[]) | undefined;
    }
    const named = (view: Required<Source>): Required<Source> => view;
    // @ts-expect-error The view of a source that has gained a capability has to say what becomes of it.
    const forgotten: (view: Required<Source>) => Required<GrownSource> = named;
    expect(forgotten).toBe(named);
  });
});
