/** Lists of orders as resolvers see them. */
import { SourceFault } from '../fault.ts';
import type { FilterSupport } from '../ports/filter-support.ts';
import type { Filter, OrderListReader, Sort } from '../ports/lists.ts';
import type { Vendor } from '../vocabulary.ts';
import { merged } from './filter.ts';
import { type PageDependencies, type Page, type PageQuestion, readPage } from './read-page.ts';
import { tellable } from './tellable.ts';
import type { CallContext } from '../ports/calls.ts';
import type { EpochSeconds } from '../values/time.ts';

/** PLACED_AT is the only time with the same meaning in all systems. */
export const newestFirst: Sort = { key: 'PLACED_AT', direction: 'DESC' };

export interface VendorCount {
  readonly vendor: Vendor;
  /** null where the vendor cannot count, or could not be asked. */
  readonly count: number | null;
  readonly exact: boolean;
}
export interface ListQuestion extends Omit<PageQuestion, 'asOf' | 'headersSince'> {
  /**
   * Nothing but headers is wanted, which may be so many seconds old; null: as many as is usual. Absent: more is wanted,
   * and everything is read now.
   */
  readonly headersWithin?: EpochSeconds | null;
}
export interface OrderLists {
  page(question: ListQuestion, dependencies: PageDependencies): Promise<Page>;
  count(filter: Filter, call: CallContext): Promise<readonly VendorCount[]>;
  /** The same lists over what `view` makes of each list reader; null leaves the vendor out, as if it was not connected. */
  within(view: (vendor: Vendor, listReader: OrderListReader) => OrderListReader | null): OrderLists;
}
export interface OrderListsOptions {
  readonly listReaders: ReadonlyMap<Vendor, OrderListReader>;
  /** Which conditions each vendor can answer. */
  readonly filters: (vendor: Vendor) => FilterSupport;
  /** A walk begins so many seconds ago, since what is younger may not be visible everywhere yet. */
  readonly settleSeconds: number;
  /** How old headers may be where a question does not say it; 0: they are always read now. */
  readonly freshSeconds: number;
}

export function createOrderLists(options: OrderListsOptions): OrderLists {
  const { listReaders, filters, settleSeconds, freshSeconds } = options;
  const asked = (filter: Filter): readonly Vendor[] =>
    merged(filter)?.vendors ?? filter.vendors ?? [...listReaders.keys()];
  return {
    within: (view) => {
      const seen = [...listReaders].map(([vendor, listReader]) => [vendor, view(vendor, listReader)] as const);
      const kept = seen.flatMap(([vendor, listReader]) => (listReader ? [[vendor, listReader] as const] : []));
      return createOrderLists({ ...options, listReaders: new Map(kept) });
    },
    page: ({ headersWithin, ...question }, dependencies) => {
      const now = dependencies.now();
      const age = headersWithin === undefined ? 0 : (headersWithin ?? freshSeconds);
      return readPage(
        asked(question.filter).map((vendor) => ({
          vendor,
          listReader: listReaders.get(vendor) ?? null,
          told: tellable(question.filter, filters(vendor), 'listed'),
        })),
        {
          ...question,
          asOf: Math.floor(now / 1000) - settleSeconds,
          headersSince: age === 0 ? null : now - age * 1000,
        },
        dependencies,
      );
    },
    count: (filter, call) =>
      Promise.all(
        asked(filter).map(async (vendor) => {
          const listReader = listReaders.get(vendor);
          if (merged(filter) === null) return { vendor, count: 0, exact: true };
          const told = tellable(filter, filters(vendor), 'listed');
          const counted = listReader && told.coverage !== 'NONE' ? await counting(listReader, told.filter, call) : null;
          const exact = counted?.exact === true && told.coverage === 'COMPLETE';
          return { vendor, count: counted?.count ?? null, exact };
        }),
      ),
  };
}

/** null for a vendor that cannot be asked now; the report of the page says why. */
function counting(
  listReader: OrderListReader,
  filter: Filter,
  call: CallContext,
): ReturnType<OrderListReader['count']> {
  return listReader.count(filter, call).catch((error: unknown) => {
    if (error instanceof SourceFault) return null;
    throw error;
  });
}
