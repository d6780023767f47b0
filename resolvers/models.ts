/** What stands behind a GraphQL type where the record itself does not; codegen.yml names each. */
import type { StatField, StatRow } from '../sources/ports/changes.ts';
import type { Instant } from '../sources/values/time.ts';
import type { Filter } from '../sources/ports/lists.ts';
import type {
  Order,
  OrderAmounts,
  OrderKey,
  PackageContent,
  ReturnItem,
  ReturnCase,
  Freshness,
  OrderGroup,
  OrderItem,
  Package,
  Reminder,
} from '../sources/model.ts';
import type { Page } from '../sources/lists/read-page.ts';
import type { IdNamespace, Vendor, Coverage } from '../sources/vocabulary.ts';
import type { Operation } from '../sources/ports/ledger.ts';
import type { CasePage } from '../sources/lists/return-lists.ts';
import type { Source } from '../sources/ports/source.ts';
import type { ShownRequest } from '../sources/ports/calls.ts';
import type { Performed } from '../sources/writes/intent.ts';

/** The bookmarks of a page's first and last entry, null on an empty page, and whether there are more on either side. */
export interface PageInfoOf {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
export interface PageOf<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfoOf;
}

/** How asking one vendor ended, in the words of the schema's SourceOutcome. */
export type AskOutcome =
  | 'OK'
  | 'SKIPPED'
  | 'UNSUPPORTED_FILTER'
  | 'TIMEOUT'
  | 'ERROR'
  | 'RATE_LIMITED'
  | 'CIRCUIT_OPEN';

/** What a request may spend, and what it has spent by now. */
export interface RateLimitOf {
  readonly limit: number;
  readonly cost: number;
  readonly remaining: number;
  readonly resetAt: Instant;
  readonly nodeCount: number;
  readonly vendorCallBudget: number;
  readonly vendorCallsUsed: number;
}

/** A page with the filter that it was made for, by which it is counted when somebody wants to know. */
export interface OrderPage extends PageOf<Order> {
  readonly filter: Filter;
  readonly page: Page;
}

export interface Hit {
  readonly node: Order;
  readonly matchedNamespace: IdNamespace;
  readonly exact: boolean;
}

/** How far a vendor was searched by one kind of number. */
export interface Reach {
  readonly vendor: Vendor;
  readonly namespace: IdNamespace;
  readonly asked: 'LIVE' | 'KNOWN_HERE' | 'NOT_ASKED';
  readonly reason: string | null;
}

/** A write; `shown` is what a dry run would send. */
export interface OperationOf extends Operation {
  readonly shown: readonly ShownRequest[] | null;
}

/** Amounts with their order, since the sum of discounts needs the lines. */
export interface AmountsOf extends OrderAmounts {
  readonly order: Order;
}

export interface ContentOf extends PackageContent {
  readonly order: OrderKey;
}

export interface PayloadOf {
  readonly performed: Performed;
  /** The order to be shown. */
  readonly target: OrderKey | null;
  /** Of a batch, in the order in which they were named. */
  readonly batch: readonly OrderKey[];
  readonly reminder: { readonly vendor: Vendor; readonly reminderId: string } | null;
}

export interface ReturnItemOf extends ReturnItem {
  readonly order: OrderKey;
}

export interface ReturnPage extends PageOf<ReturnCase> {
  readonly reports: CasePage['reports'];
}

/** A vendor, connected or not. */
export interface SourceOf {
  readonly vendor: Vendor;
  readonly source: Source | null;
}

export interface ReportOf {
  readonly vendor: Vendor;
  readonly outcome: AskOutcome;
  readonly coverage: Coverage;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly retryAfterSeconds: number | null;
  readonly latencyMs: number | null;
  readonly vendorCalls: number;
  readonly gapFrom: Instant | null;
  readonly gapTo: Instant | null;
  readonly freshness: Freshness | null;
}

export interface StatRowOf extends StatRow {
  readonly fields: readonly StatField[];
}

/** Everything that has a global id. */
export type AnyNode = Order | OrderItem | Package | ReturnCase | Reminder | OrderGroup | OperationOf;
