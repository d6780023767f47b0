/**
 * What one client sees of everything: fewer vendors, and of their orders those of its shops. It is narrowed where orders
 * come in, so that nothing above has to think of it: an order of others is one that is not there. Every view names each
 * member of what it shows, so that a capability which a port gains later stays closed until it is opened here.
 */
import type { ClientServices } from '../../resolvers/context.ts';
import { SourceFault } from '../../sources/fault.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { OrderCache } from '../../sources/loading/order-cache.ts';
import type { Order, OrderKey, Party, Reminder } from '../../sources/model.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { ReadModel } from '../../sources/ports/changes.ts';
import type { Filter, OrderListReader } from '../../sources/ports/lists.ts';
import type { Outcome, Source } from '../../sources/ports/source.ts';
import type { Registry } from '../../sources/registry.ts';
import type { Vendor } from '../../sources/vocabulary.ts';

export interface Restriction {
  /** null: all. */
  readonly vendors: ReadonlySet<Vendor> | null;
  /** Ids or codes of shops and stores; null: all. */
  readonly shops: ReadonlySet<string> | null;
}
type Restricted = ClientServices & { readonly cache: OrderCache };

export function servicesWithin(services: Restricted, { vendors, shops }: Restriction): Restricted {
  const { registry, readModel, orderLists, cache, ledger, manualLinks, cursors, now } = services;
  // The ledger and manual links are asked for orders and operations that the resolvers have found to be the client's.
  const unrestricted = { registry, readModel, orderLists, cache, ledger, manualLinks, cursors, now };
  if (vendors === null && shops === null) return unrestricted;
  const isOpen = (vendor: Vendor): boolean => vendors?.has(vendor) ?? true;
  const only = shops && ordersOf(shops);
  return {
    ...unrestricted,
    registry: registryWithin(registry, isOpen, only),
    readModel: readModelWithin(readModel, vendors, only),
    orderLists: orderLists.within((vendor, reader) =>
      isOpen(vendor) ? (only ? listReaderWithin(reader, only) : reader) : null,
    ),
    cache: only ? cacheWithin(cache, only) : cache,
  };
}

/** The orders of some shops, as a condition to ask for and as a test of one order: both say the same. */
interface Only {
  readonly narrowed: (filter: Filter) => Filter;
  readonly isVisible: (order: Order) => boolean;
  readonly one: (answer: Outcome<Order | null>) => Outcome<Order | null>;
  readonly many: (answer: Outcome<readonly Order[]>) => Outcome<readonly Order[]>;
}
function ordersOf(shops: ReadonlySet<string>): Only {
  const names = [...shops];
  const neither = [
    { ...noFilter, not: { ...noFilter, shopIds: names } },
    { ...noFilter, not: { ...noFilter, storeIds: names } },
  ];
  // The shop or the store: conditions beside each other mean both.
  const either = { ...noFilter, not: { ...noFilter, and: neither } };
  const isOne = (party: Party | null): boolean =>
    [party?.id, party?.code].some((name) => typeof name === 'string' && shops.has(name));
  const isVisible = ({ shop, store }: Order): boolean => isOne(shop) || isOne(store);
  return {
    narrowed: (filter) => ({ ...filter, and: [...(filter.and ?? []), either] }),
    isVisible,
    one: (answer) => (answer === null || answer instanceof SourceFault || isVisible(answer) ? answer : null),
    many: (answer) => (answer instanceof SourceFault ? answer : answer.filter(isVisible)),
  };
}

function registryWithin(registry: Registry, isOpen: (vendor: Vendor) => boolean, only: Only | null): Registry {
  const sources = registry.sources
    .filter(({ vendor }) => isOpen(vendor))
    .map((source) => (only ? sourceWithin(source, only) : source));
  return {
    sources,
    modes: registry.modes,
    source: (vendor) => sources.find((source) => source.vendor === vendor),
    definition: registry.definition,
    discovered: registry.discovered,
    close: viewsOwnNothing,
  };
}
const viewsOwnNothing = (): Promise<void> => Promise.resolve();

function sourceWithin(source: Source, only: Only): Required<Source> {
  const { isVisible, one, many } = only;
  const { ordersBySaleNo, ordersByPickupCode, ordersByTrackingNo, ordersByNumber } = source;
  return {
    vendor: source.vendor,
    tenantId: source.tenantId,
    hasTenants: source.hasTenants,
    capabilities: source.capabilities,
    mappings: source.mappings,
    listReader: source.listReader && listReaderWithin(source.listReader, only),
    writes: source.writes,
    health: () => source.health(),
    close: viewsOwnNothing,
    orders: async (...asked) => (await source.orders(...asked)).map(one),
    ordersByPlatformNo: async (...asked) => (await source.ordersByPlatformNo(...asked)).map(many),
    keyOf: source.keyOf,
    ordersBySaleNo: ordersBySaleNo && (async (...asked) => (await ordersBySaleNo(...asked)).filter(isVisible)),
    ordersByPickupCode:
      ordersByPickupCode && (async (...asked) => (await ordersByPickupCode(...asked)).filter(isVisible)),
    ordersByTrackingNo: ordersByTrackingNo && (async (...asked) => (await ordersByTrackingNo(...asked)).map(many)),
    ordersByNumber:
      ordersByNumber &&
      Object.fromEntries(
        Object.entries(ordersByNumber).map(([namespace, ask]) => [
          namespace,
          async (...asked: Parameters<typeof ask>) => (await ask(...asked)).filter(isVisible),
        ]),
      ),
    // Asked for orders that the client was given.
    packagesOf: source.packagesOf,
    tracesOf: source.tracesOf,
    ...remindersWithin(source, only),
    // The resolvers see to it that the order is there for the client.
    deliveryQuote: source.deliveryQuote,
    pickupCheck: source.pickupCheck,
  };
}

type Reminders = Required<Pick<Source, 'reminders' | 'remindersOf' | 'remindersPage'>>;
function remindersWithin(source: Source, { one }: Only): Reminders {
  const { reminders, remindersOf, remindersPage } = source;
  /** Whether the client sees these orders, in their order. */
  const visible = async (keys: readonly OrderKey[], call: CallContext): Promise<readonly Outcome<boolean>[]> => {
    if (keys.length === 0) return [];
    const found = (await source.orders(keys, new Set(), call)).map(one);
    return keys.map((_, i) => {
      const order = found[i] ?? null;
      return order instanceof SourceFault ? order : order !== null;
    });
  };
  return {
    reminders:
      reminders &&
      (async (ids, call) => {
        const answers = await reminders(ids, call);
        const found = answers.flatMap((answer) => (answer === null || answer instanceof SourceFault ? [] : [answer]));
        const seen = await visible(
          found.map(({ order }) => order),
          call,
        );
        const verdicts = new Map<Outcome<Reminder | null>, Outcome<boolean>>(
          found.map((reminder, i) => [reminder, seen[i] ?? false]),
        );
        return answers.map((answer) => ifSeen(verdicts.get(answer) ?? true, answer, null));
      }),
    remindersOf:
      remindersOf &&
      (async (keys, call) => {
        const [seen, answers] = await Promise.all([visible(keys, call), remindersOf(keys, call)]);
        return keys.map((_, i) => ifSeen(seen[i] ?? false, answers[i] ?? [], []));
      }),
    remindersPage:
      remindersPage &&
      (async (query, call) => {
        const page = await remindersPage(query, call);
        const seen = await visible(
          page.rows.map(({ reminder }) => reminder.order),
          call,
        );
        const fault = seen.find((verdict) => verdict instanceof SourceFault);
        if (fault) throw fault;
        // The end is that of what was read, so that a page of nothing but others' reminders can be gone on from.
        const { end, more, reason } = page;
        return { rows: page.rows.filter((_, i) => seen[i] === true), end, more, reason };
      }),
  };
}
const ifSeen = <T>(verdict: Outcome<boolean>, answer: Outcome<T>, otherwise: T): Outcome<T> =>
  verdict instanceof SourceFault ? verdict : verdict ? answer : otherwise;

function listReaderWithin(reader: OrderListReader, { narrowed, isVisible, one }: Only): OrderListReader {
  return {
    async slice(question, call) {
      const slice = await reader.slice({ ...question, filter: narrowed(question.filter) }, call);
      // An order may have changed since its place in the list was found.
      return { ...slice, rows: slice.rows.filter(({ order }) => order === null || isVisible(order)) };
    },
    load: async (...asked) => (await reader.load(...asked)).map(one),
    count: (filter, call) => reader.count(narrowed(filter), call),
  };
}

function readModelWithin(readModel: ReadModel, vendors: ReadonlySet<Vendor> | null, only: Only | null): ReadModel {
  const stats: ReadModel['stats'] = (question) =>
    readModel.stats(
      only
        ? {
            ...question,
            filter: only.narrowed(question.filter),
            sales: question.sales ? only.narrowed(question.sales) : null,
          }
        : question,
    );
  return {
    pushing: readModel.pushing,
    stats,
    unanswerable: (filter) => readModel.unanswerable(filter),
    groupsOf: (keys) => readModel.groupsOf(keys),
    carriersOf: (questions) => readModel.carriersOf(questions),
    ordersByAnyNumber: (values, namespaces) => readModel.ordersByAnyNumber(values, namespaces),
    changes: async (query) => {
      const among = vendors ? [...vendors].filter((one) => query.vendors?.includes(one) ?? true) : query.vendors;
      return among?.length === 0 ? [] : readModel.changes({ ...query, vendors: among });
    },
    known: async (vendor) => {
      const { orders, lastArrivalAt } = await readModel.known(vendor);
      if (!only) return { orders, lastArrivalAt };
      const question = { vendors: [vendor], filter: noFilter, groupBy: [], distinctGroups: false, limit: 1 };
      return { orders: (await stats(question))?.[0]?.orders ?? 0, lastArrivalAt };
    },
    polled: (vendor) => readModel.polled(vendor),
  };
}

/** What this client was shown under a number is not all that is there, so that others must not be given it. */
function cacheWithin(cache: OrderCache, { isVisible }: Only): OrderCache {
  return {
    keepOrder: (answer) => cache.keepOrder(answer),
    keepFound: () => undefined,
    keepPackages: (order, answer) => cache.keepPackages(order, answer),
    keepTraces: (order, trackingNos, answer) => cache.keepTraces(order, trackingNos, answer),
    forget: (key) => cache.forget(key),
    size: () => cache.size(),
    since: (notBefore) => {
      const recall = cache.since(notBefore);
      return {
        order: (key, parts) => {
          const order = recall.order(key, parts);
          return order && isVisible(order) ? order : null;
        },
        found: (asked, parts) => recall.found(asked, parts)?.filter(isVisible) ?? null,
        packages: (order) => recall.packages(order),
        traces: (order, trackingNo) => recall.traces(order, trackingNo),
        shown: (freshness) => recall.shown(freshness),
        oldest: () => recall.oldest(),
      };
    },
  };
}
