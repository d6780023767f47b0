/** Lists of orders as resolvers see them. */
import { SourceFault } from '../fault.ts';
import type { Filter, OrderListReader, Sort } from '../ports/lists.ts';
import type { Order } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { CursorCodec } from './cursor.ts';
import { merged } from './filter.ts';
import { type PageDependencies, type Page, type PageQuestion, readPage } from './read-page.ts';
import type { CallContext } from '../ports/calls.ts';

/** PLACED_AT is the only time with the same meaning in all systems. */
export const newestFirst: Sort = { key: 'PLACED_AT', direction: 'DESC' };

export interface VendorCount {
  readonly vendor: Vendor;
  /** null where the vendor cannot count, or could not be asked. */
  readonly count: number | null;
  readonly exact: boolean;
}
export interface OrderLists {
  readonly cursors: CursorCodec;
  page(question: Omit<PageQuestion, 'asOf'>, dependencies: PageDependencies): Promise<Page>;
  count(filter: Filter, call: CallContext): Promise<readonly VendorCount[]>;
  /** The same lists with the open vendors only, and only with orders that `only` lets through; null lets all through. */
  within(isOpen: (vendor: Vendor) => boolean, only: ListRestriction | null): OrderLists;
}
export interface ListRestriction {
  readonly filter: Filter;
  /** Evaluates the filter on an order, which may have changed since its place in the list was found. */
  readonly isVisible: (order: Order) => boolean;
}
export interface OrderListsOptions {
  readonly listReaders: ReadonlyMap<Vendor, OrderListReader>;
  readonly cursors: CursorCodec;
  /** A walk begins so many seconds ago, since what is younger may not be visible everywhere yet. */
  readonly settleSeconds: number;
  readonly only?: ListRestriction | null;
}

export function createOrderLists({ listReaders, cursors, settleSeconds, only = null }: OrderListsOptions): OrderLists {
  const narrowed = (filter: Filter): Filter =>
    only ? { ...filter, and: [...(filter.and ?? []), only.filter] } : filter;
  const asked = (filter: Filter): readonly Vendor[] =>
    merged(filter)?.vendors ?? filter.vendors ?? [...listReaders.keys()];
  return {
    cursors,
    within: (isOpen, other) =>
      createOrderLists({
        listReaders: new Map([...listReaders].filter(([vendor]) => isOpen(vendor))),
        cursors,
        settleSeconds,
        only: other,
      }),
    page: async (question, dependencies) => {
      const page = await readPage(
        asked(question.filter).map((vendor) => ({ vendor, listReader: listReaders.get(vendor) ?? null })),
        {
          ...question,
          filter: narrowed(question.filter),
          asOf: Math.floor(dependencies.now() / 1000) - settleSeconds,
        },
        dependencies,
      );
      return only ? { ...page, rows: page.rows.filter(({ order }) => only.isVisible(order)) } : page;
    },
    count: (wanted, call) => {
      const filter = narrowed(wanted);
      return Promise.all(
        asked(wanted).map(async (vendor) => {
          const listReader = listReaders.get(vendor);
          if (merged(filter) === null) return { vendor, count: 0, exact: true };
          const counted = listReader?.unsupported(filter) === null ? await counting(listReader, filter, call) : null;
          return { vendor, count: counted?.count ?? null, exact: counted?.exact ?? false };
        }),
      );
    },
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
