import type { GraphQLResolveInfo } from 'graphql';
import type { ReadModel } from '../sources/ports/changes.ts';
import type { Ledger } from '../sources/ports/ledger.ts';
import type { Client } from './client.ts';
import type { ManualLinks } from '../sources/ports/links.ts';
import type { Loaders } from '../sources/loading/loaders.ts';
import type { Recall } from '../sources/loading/order-cache.ts';
import type { OrderLists } from '../sources/lists/order-lists.ts';
import type { OrderKey } from '../sources/model.ts';
import type { LinkLoaders } from '../sources/loading/link-loaders.ts';
import type { Registry } from '../sources/registry.ts';
import type { WriteService } from '../sources/writes/perform.ts';
import type { RateLimitOf } from './models.ts';
import type { CallContext } from '../sources/ports/calls.ts';

/** How old the data of an answer may be. */
export interface Staleness {
  /** So old. */
  readonly seconds: number;
  /** Milliseconds since 1970: nothing that was read before it needs to do. */
  readonly notBefore: number;
  readonly recall: Recall;
}

/** What every resolver is given; one for each request, and one of its own for each field that tolerates age. */
export interface Context {
  readonly registry: Registry;
  readonly loaders: Loaders;
  /** What the store knows of orders that belong together. */
  readonly links: LinkLoaders;
  /** Lists of orders over all vendors. */
  readonly orderLists: OrderLists;
  /** What the store has learned. */
  readonly readModel: ReadModel;
  readonly writes: WriteService;
  /** Takes a person's word on two orders. */
  readonly manualLinks: ManualLinks;
  /** The writes that were asked for. */
  readonly ledger: Ledger;
  readonly client: Client;
  /** Notes that personal data of this order was shown in clear; `field` says which, and no value goes with it. */
  readonly disclosed: (order: OrderKey | null, field: string) => void;
  /** What the request may spend, and has spent by now. */
  readonly spent: () => RateLimitOf;
  /** For writes: a client that goes away does not break them off. */
  readonly writeCall: CallContext;
  /** Reads orders again that a write may have changed, and notes what is new of them. */
  readonly refresh: (keys: readonly OrderKey[]) => Promise<void>;
  /** null: everything that can be asked is asked now. */
  readonly staleness: Staleness | null;
  /** What differs for a field whose data may have been read so many seconds ago. */
  readonly withStaleness: (seconds: number) => Pick<Context, 'loaders' | 'staleness'>;
  /** The contexts of such fields; see scope.ts. */
  readonly stalenessContexts: Map<string | number, Context>;
  /** For calls that are asked once a request and therefore need no loader. */
  readonly call: CallContext;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Notes that the answer leaves out what could not be asked without an entry in `errors`: it is not to be kept. */
  readonly incomplete: () => void;
  /** Puts an entry into `errors` for what could not be asked, while the rest of the field is answered. */
  readonly report: (fault: Error, at: GraphQLResolveInfo['path']) => void;
}
