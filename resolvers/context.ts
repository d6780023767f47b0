import type { GraphQLResolveInfo } from 'graphql';
import type { CursorCodec } from '../sources/lists/cursor.ts';
import type { OrderLists } from '../sources/lists/order-lists.ts';
import type { LinkLoaders } from '../sources/loading/link-loaders.ts';
import type { Loaders } from '../sources/loading/loaders.ts';
import type { Recall } from '../sources/loading/order-cache.ts';
import type { OrderKey, Package, Trace } from '../sources/model.ts';
import type { CallContext } from '../sources/ports/calls.ts';
import type { ReadModel } from '../sources/ports/changes.ts';
import type { Ledger } from '../sources/ports/ledger.ts';
import type { ManualLinks } from '../sources/ports/links.ts';
import type { Registry } from '../sources/registry.ts';
import type { WriteService } from '../sources/writes/perform.ts';
import type { Client } from './client.ts';
import type { Belongings } from './services/belongings.ts';
import type { RateLimitOf } from './models.ts';
import type { Clock, EpochMs } from '../sources/values/time.ts';

/** What answers are made of: the part of the server's services that resolvers see, and that a client may be shown less of. */
export interface ClientServices {
  readonly registry: Registry;
  /** Lists of orders over all vendors. */
  readonly orderLists: OrderLists;
  /** What the store knows of orders and changes. */
  readonly readModel: ReadModel;
  /** The writes that were asked for. */
  readonly ledger: Ledger;
  /** Takes a person's word on two orders. */
  readonly manualLinks: ManualLinks;
  readonly cursors: CursorCodec;
  readonly now: Clock;
}

/** How old the data of an answer may be. */
export interface Staleness {
  readonly seconds: number;
  /** What was read before it is too old. */
  readonly notBefore: EpochMs;
  readonly recall: Recall;
}

/** What every resolver is given: one for each request, and one of its own for each field that accepts older data. */
export interface Context extends ClientServices {
  readonly client: Client;
  readonly loaders: Loaders;
  /** The traces that were asked for, by their parcels. */
  readonly traces: WeakMap<Package, Promise<Trace | null>>;
  /** What the store knows of orders that belong together. */
  readonly links: LinkLoaders;
  readonly writes: WriteService;
  /** For calls that are asked once a request and therefore need no loader. */
  readonly call: CallContext;
  /** For writes: a client that goes away does not break them off. */
  readonly writeCall: CallContext;
  /** Reads orders again that a write may have changed, and notes what is new of them. */
  readonly refresh: (keys: readonly OrderKey[]) => Promise<void>;
  /** What the request may spend, and has spent by now. */
  readonly spent: () => RateLimitOf;
  /** null: everything that can be asked is asked now. */
  readonly staleness: Staleness | null;
  /** What differs for a field whose data may have been read so many seconds ago. */
  readonly withStaleness: (seconds: number) => Pick<Context, 'loaders' | 'staleness'>;
  /** The contexts of such fields by their names in the answer; see directives/staleness.ts. */
  readonly stalenessContexts: Map<string | number, Context>;
  /** Whose the records of the answer are: who is hidden in its texts. */
  readonly belongings: Belongings;
  /** Notes that personal data of this order was shown in clear; `field` says which, and no value goes with it. */
  readonly disclosed: (order: OrderKey | null, field: string) => void;
  /** Notes that somebody was looked for by personal data; `by` names the argument, and no value goes with it. */
  readonly searched: (by: string) => void;
  /** Notes that the answer leaves out what could not be asked without an entry in `errors`: it is not to be kept. */
  readonly incomplete: () => void;
  /** Puts an entry into `errors` for what could not be asked, while the rest of the field is answered. */
  readonly report: (fault: Error, at: GraphQLResolveInfo['path']) => void;
}
