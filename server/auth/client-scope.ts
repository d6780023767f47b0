/**
 * What one client sees of everything: fewer vendors, and of their orders those of its shops. It is narrowed where orders
 * come in, so that nothing above has to think of it: an order of others is one that is not there.
 */
import type { ReadModel } from '../../sources/ports/changes.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, OrderKey, Party, Reminder } from '../../sources/model.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { OrderLists, ListRestriction } from '../../sources/lists/order-lists.ts';
import type { Outcome, Outcomes, Source } from '../../sources/ports/source.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { CallContext } from '../../sources/ports/calls.ts';

export interface Restriction {
  /** null: all. */
  readonly vendors: ReadonlySet<Vendor> | null;
  /** Ids or codes of shops and stores; null: all. */
  readonly shops: ReadonlySet<string> | null;
}
export interface World {
  readonly registry: Registry;
  readonly readModel: ReadModel;
  readonly orderLists: OrderLists;
  readonly cache: OrderCache;
}

export function worldWithin(world: World, { vendors, shops }: Restriction): World {
  if (vendors === null && shops === null) return world;
  const isOpen = (vendor: Vendor): boolean => vendors?.has(vendor) ?? true;
  const only = shops && ofShops(shops);
  return {
    registry: registryWithin(world.registry, isOpen, only),
    readModel: readModelWithin(world.readModel, vendors, only),
    orderLists: world.orderLists.within(isOpen, only),
    cache: only ? cacheWithin(world.cache, only) : world.cache,
  };
}

/** Orders of some shops, as a condition to ask for and as one to judge by: both say the same. */
type Only = ListRestriction;
function ofShops(shops: ReadonlySet<string>): Only {
  const names = [...shops];
  const neither = [
    { ...noFilter, not: { ...noFilter, shopIds: names } },
    { ...noFilter, not: { ...noFilter, storeIds: names } },
  ];
  const isOne = (party: Party | null): boolean =>
    [party?.id, party?.code].some((name) => typeof name === 'string' && shops.has(name));
  return {
    // The shop or the store: conditions beside each other mean both.
    filter: { ...noFilter, not: { ...noFilter, and: neither } },
    isVisible: ({ shop, store }) => isOne(shop) || isOne(store),
  };
}

function registryWithin(registry: Registry, isOpen: (vendor: Vendor) => boolean, only: Only | null): Registry {
  const sources = registry.sources
    .filter(({ vendor }) => isOpen(vendor))
    .map((source) => (only ? sourceWithin(source, only) : source));
  return {
    ...registry,
    sources,
    source: (vendor) => sources.find((source) => source.vendor === vendor),
    // A view owns nothing.
    close: () => Promise.resolve(),
  };
}

function sourceWithin(source: Source, { isVisible }: Only): Source {
  const one = (answer: Outcome<Order | null>): Outcome<Order | null> =>
    answer === null || answer instanceof SourceFault || isVisible(answer) ? answer : null;
  const many = (answer: Outcome<readonly Order[]>): Outcome<readonly Order[]> =>
    answer instanceof SourceFault ? answer : answer.filter(isVisible);
  /** For each key whether its order is there for this client, or why that could not be asked. */
  const visible = async (keys: readonly OrderKey[], call: CallContext): Outcomes<boolean> => {
    if (keys.length === 0) return [];
    const found = (await source.orders(keys, new Set(), call)).map(one);
    return keys.map((_, i) => {
      const order = found[i] ?? null;
      return order instanceof SourceFault ? order : order !== null;
    });
  };
  const { ordersBySaleNo, ordersByPickupCode, ordersByTrackingNo, reminders, remindersOf, remindersPage } = source;
  return {
    ...source,
    orders: async (...asked) => (await source.orders(...asked)).map(one),
    ordersByPlatformNo: async (...asked) => (await source.ordersByPlatformNo(...asked)).map(many),
    ...(ordersBySaleNo && {
      ordersBySaleNo: async (...asked: Parameters<typeof ordersBySaleNo>) =>
        (await ordersBySaleNo(...asked)).filter(isVisible),
    }),
    ...(ordersByPickupCode && {
      ordersByPickupCode: async (...asked: Parameters<typeof ordersByPickupCode>) =>
        (await ordersByPickupCode(...asked)).filter(isVisible),
    }),
    ...(ordersByTrackingNo && {
      ordersByTrackingNo: async (...asked: Parameters<typeof ordersByTrackingNo>) =>
        (await ordersByTrackingNo(...asked)).map(many),
    }),
    ...(reminders && {
      reminders: async (ids: readonly string[], call: CallContext): Outcomes<Reminder | null> => {
        const answers = await reminders(ids, call);
        const found = answers.flatMap((answer) => (answer === null || answer instanceof SourceFault ? [] : [answer]));
        const seen = await visible(
          found.map(({ order }) => order),
          call,
        );
        const verdicts = new Map(found.map((reminder, i) => [reminder, seen[i] ?? false]));
        return answers.map((answer) => {
          if (answer === null || answer instanceof SourceFault) return answer;
          const verdict = verdicts.get(answer) ?? false;
          return verdict instanceof SourceFault ? verdict : verdict ? answer : null;
        });
      },
    }),
    ...(remindersOf && {
      remindersOf: async (keys: readonly OrderKey[], call: CallContext): Outcomes<readonly Reminder[]> => {
        const [seen, answers] = await Promise.all([visible(keys, call), remindersOf(keys, call)]);
        return keys.map((_, i) => {
          const verdict = seen[i] ?? false;
          return verdict instanceof SourceFault ? verdict : verdict ? (answers[i] ?? []) : [];
        });
      },
    }),
    ...(remindersPage && {
      remindersPage: async (...[query, call]: Parameters<typeof remindersPage>) => {
        const page = await remindersPage(query, call);
        const seen = await visible(
          page.rows.map(({ reminder }) => reminder.order),
          call,
        );
        const fault = seen.find((verdict) => verdict instanceof SourceFault);
        if (fault) throw fault;
        return { ...page, rows: page.rows.filter((_, i) => seen[i] === true) };
      },
    }),
  };
}

function readModelWithin(readModel: ReadModel, vendors: ReadonlySet<Vendor> | null, only: Only | null): ReadModel {
  const stats: ReadModel['stats'] = (question) => {
    if (!only) return readModel.stats(question);
    const { filter } = question;
    return readModel.stats({ ...question, filter: { ...filter, and: [...(filter.and ?? []), only.filter] } });
  };
  return {
    ...readModel,
    stats,
    changes: async (query) => {
      const among = vendors ? [...vendors].filter((one) => query.vendors?.includes(one) ?? true) : query.vendors;
      return among?.length === 0 ? [] : readModel.changes({ ...query, vendors: among });
    },
    known: async (vendor) => {
      const all = await readModel.known(vendor);
      if (!only) return all;
      const counted = await stats({
        vendors: [vendor],
        filter: noFilter,
        groupBy: [],
        distinctGroups: false,
        limit: 1,
      });
      return { ...all, orders: counted?.[0]?.orders ?? 0 };
    },
  };
}

/** What this client was shown under a number is not all that is there, so that others must not be given it. */
function cacheWithin(cache: OrderCache, { isVisible }: Only): OrderCache {
  return {
    ...cache,
    keepFound: () => undefined,
    since: (notBefore) => {
      const recall = cache.since(notBefore);
      return {
        ...recall,
        order: (key, parts) => {
          const order = recall.order(key, parts);
          return order && isVisible(order) ? order : null;
        },
        found: (asked, parts) => recall.found(asked, parts)?.filter(isVisible) ?? null,
      };
    },
  };
}
