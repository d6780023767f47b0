/** Every connected vendor as a list: by its own reader where it offers one, else by what the store knows of it. */
import type { OrderIndex, OrderLister } from '../sources/list-port.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import { cursorCodec, type CursorSecret } from '../sources/paging/cursor.ts';
import { indexLister } from '../sources/paging/index-lister.ts';
import { createListing, type Listing } from '../sources/paging/listing.ts';
import type { Source } from '../sources/port.ts';
import type { Registry } from '../sources/registry.ts';

export interface ListingOptions {
  readonly registry: Registry;
  readonly index: OrderIndex;
  /** Vendors that push all their orders. */
  readonly pushing: ReadonlySet<Vendor>;
  readonly secret: CursorSecret;
  readonly settleSeconds: number;
}

/** Orders of one vendor that are read to judge one page: local ones cost little, others a call each. */
const judgedAtMost = { stored: 1_000, asked: 20 };

export async function listingOf({ registry, index, pushing, secret, settleSeconds }: ListingOptions): Promise<Listing> {
  const listerOf = (source: Source): OrderLister => {
    if (source.lister) return source.lister;
    const stored = pushing.has(source.vendor);
    return indexLister({
      source,
      index,
      knownOnly: stored
        ? null
        : `${source.vendor} offers no list: these are the orders that were seen here before. Ask for platformOrderNos to have it asked.`,
      judgedAtMost: stored ? judgedAtMost.stored : judgedAtMost.asked,
    });
  };
  return createListing({
    listers: new Map(registry.sources.map((source) => [source.vendor, listerOf(source)])),
    cursors: cursorCodec(await secret.secret()),
    settleSeconds,
  });
}
