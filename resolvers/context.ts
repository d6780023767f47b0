import type { GraphQLResolveInfo } from 'graphql';
import type { Knowledge } from '../sources/change-port.ts';
import type { CallContext } from '../sources/kit/http.ts';
import type { Loaders } from '../sources/loaders.ts';
import type { Listing } from '../sources/paging/listing.ts';
import type { TieLoaders } from '../sources/tie-loaders.ts';
import type { Registry } from '../sources/registry.ts';

/** What every resolver is given; one for each request. */
export interface Context {
  readonly registry: Registry;
  readonly loaders: Loaders;
  /** What the store knows of orders that belong together. */
  readonly ties: TieLoaders;
  /** Lists of orders over all vendors. */
  readonly listing: Listing;
  /** What the store has learned. */
  readonly knowledge: Knowledge;
  /** For calls that are asked once a request and therefore need no loader. */
  readonly call: CallContext;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Puts an entry into `errors` for what could not be asked, while the rest of the field is answered. */
  readonly report: (fault: Error, at: GraphQLResolveInfo['path']) => void;
}
