/** Lists of orders as resolvers see them. */
import { SourceFault } from '../fault.ts';
import type { Filter, OrderListReader, Sort } from '../ports/lists.ts';
import type { Order } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { CursorCodec } from './cursor.ts';
import { merged } from './filter.ts';
import { type PageDependencies, type Page, type PageQuestion, readPage } from './read-page.ts';
import type { CallContext } from '../ports/calls.ts';

/** By the one time that means the same in all systems. */
export const newestFirst: Sort = { key: 'PLACED_AT', direction: 'DESC' };

export interface VendorCount {
  readonly vendor: Vendor;
  /** null: it cannot be counted, or could not be asked. */
  readonly count: number | null;
  readonly exact: boolean;
}
export interface OrderLists {
  readonly cursors: CursorCodec;
  page(question: Omit<PageQuestion, 'asOf'>, means: PageDependencies): Promise<Page>;
  count(filter: Filter, call: CallContext): Promise<readonly VendorCount[]>;
  /** The same without some vendors, and without orders that do not fit; null: all of them do. */
  within(isOpen: (vendor: Vendor) => boolean, only: ListRestriction | null): OrderLists;
}
export interface ListRestriction {
  readonly filter: Filter;
  /** Judges as the filter does: an order may have changed since its place in the list was found. */
  readonly isVisible: (order: Order) => boolean;
}
export interface OrderListsOptions {
  readonly listReaders: ReadonlyMap<Vendor, OrderListReader>;
  readonly cursors: CursorCodec;
  /** A walk begins so many seconds ago: what is younger may not be visible everywhere yet. */
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
    page: async (question, means) => {
      const page = await readPage(
        asked(question.filter).map((vendor) => ({ vendor, listReader: listReaders.get(vendor) ?? null })),
        {
          ...question,
          filter: narrowed(question.filter),
          asOf: Math.floor(means.now() / 1000) - settleSeconds,
        },
        means,
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

/** A system that cannot be asked has no number; the page itself says why. */
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
