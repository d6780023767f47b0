/** Every connected vendor as a list: by its own list reader where it has one, else by what the store knows of it. */
import type { OrderHeaders, OrderIndex, OrderListReader } from '../sources/ports/lists.ts';
import type { OrderKey } from '../sources/model.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import { indexReader } from '../sources/lists/index-reader.ts';
import { createOrderLists, type OrderLists } from '../sources/lists/order-lists.ts';
import type { OrderCache } from '../sources/loading/order-cache.ts';
import type { Source } from '../sources/ports/source.ts';
import type { Registry } from '../sources/registry.ts';

export interface ListReadersOptions {
  readonly registry: Registry;
  readonly store: OrderIndex & OrderHeaders;
  readonly cache: OrderCache;
  /** Is told of every order that its vendor does not have any more. */
  readonly onGone: (keys: readonly OrderKey[]) => void;
  /** Vendors that push all their orders. */
  readonly pushing: ReadonlySet<Vendor>;
  readonly settleSeconds: number;
  readonly freshSeconds: number;
}

/** Orders of one vendor that may be read to evaluate a filter for one page: stored ones cost little, others a call each. */
const readAtMost = { stored: 1_000, asked: 20 };

export function orderListsOf(options: ListReadersOptions): OrderLists {
  const { registry, store, pushing, settleSeconds, freshSeconds } = options;
  const listReaderOf = (source: Source): OrderListReader => {
    if (source.listReader) return source.listReader;
    const stored = pushing.has(source.vendor);
    return indexReader({
      source: keeping(source, options),
      index: store,
      headers: stored ? undefined : store,
      knownOnly: stored
        ? null
        : `${source.vendor} offers no list: these are the orders that were seen here before. Ask for platformOrderNos to have it asked.`,
      readAtMost: stored ? readAtMost.stored : readAtMost.asked,
    });
  };
  return createOrderLists({
    listReaders: new Map(registry.sources.map((source) => [source.vendor, listReaderOf(source)])),
    filters: (vendor) => registry.definition(vendor).filters,
    settleSeconds,
    freshSeconds,
  });
}

/** Keeps in the cache what was read to evaluate the filter and to fill a page, whether it is shown or not. */
function keeping(source: Source, { cache, onGone }: ListReadersOptions): Source {
  return {
    ...source,
    async orders(keys, parts, call) {
      const answers = await source.orders(keys, parts, call);
      answers.forEach(cache.keepOrder);
      onGone(keys.filter((_key, i) => answers[i] === null));
      return answers;
    },
    async ordersByPlatformNo(numbers, parts, call) {
      const answers = await source.ordersByPlatformNo(numbers, parts, call);
      const asked = { vendor: source.vendor, namespace: 'PLATFORM_ORDER' } as const;
      numbers.forEach((number, i) => cache.keepFound({ ...asked, number }, answers[i]));
      return answers;
    },
  };
}
