/**
 * Lists over sources that cannot page stably (pagination.md): what a reader of one source gives, and what the store's
 * index of orders can be asked. Positions are whole seconds, the vendor's fixed rank and its id: a total order.
 */
import type { Order, OrderKey, OrderPart } from '../model.ts';
import type {
  DeliveryMethod,
  FulfillmentStatus,
  OrderKind,
  OrderStatus,
  PaymentStatus,
  ReturnStatus,
  Vendor,
} from '../vocabulary.ts';
import type { SourceFault } from '../fault.ts';
import type { CallContext } from './calls.ts';
import type { EpochMs, EpochSeconds, Instant } from '../values/time.ts';

export type SortKey = 'PLACED_AT' | 'CREATED_AT' | 'MODIFIED_AT';
export interface Sort {
  readonly key: SortKey;
  readonly direction: 'ASC' | 'DESC';
}
/** A null `t` sorts last in both directions. `rank`: the vendor's place in `vendors`. */
export interface Position {
  readonly t: EpochSeconds | null;
  readonly rank: number;
  readonly nativeId: string;
  /** '' where the vendor tells none. Absent: a cursor that was given out before tenants had a place in it. */
  readonly tenant?: string;
}
/** Where reading goes on. */
export interface Start extends Position {
  /** True: the order at this position is read again, since only a part of it was shown. */
  readonly held?: boolean;
}
export interface Range {
  /** `from` is included, `to` is not. */
  readonly from: EpochSeconds | null;
  readonly to: EpochSeconds | null;
}
/** OrderFilter of the contract with names resolved. A null is no condition. */
export interface Filter {
  readonly vendors: readonly Vendor[] | null;
  readonly status: readonly OrderStatus[] | null;
  readonly paymentStatus: readonly PaymentStatus[] | null;
  readonly fulfillmentStatus: readonly FulfillmentStatus[] | null;
  readonly returnStatus: readonly ReturnStatus[] | null;
  readonly nativeStatus: readonly string[] | null;
  readonly kind: readonly OrderKind[] | null;
  readonly deliveryMethod: readonly DeliveryMethod[] | null;
  readonly placedAt: Range | null;
  readonly createdAt: Range | null;
  readonly modifiedAt: Range | null;
  readonly deliveredAt: Range | null;
  readonly shipBy: Range | null;
  readonly deliverBy: Range | null;
  readonly platformOrderNos: readonly string[] | null;
  readonly platformIds: readonly string[] | null;
  readonly shopIds: readonly string[] | null;
  readonly storeIds: readonly string[] | null;
  readonly warehouseIds: readonly string[] | null;
  readonly trackingNo: string | null;
  readonly skuCodes: readonly string[] | null;
  readonly productText: string | null;
  readonly recipientPhoneSuffix: string | null;
  readonly recipientName: string | null;
  readonly tags: readonly string[] | null;
  readonly onHold: boolean | null;
  readonly hasException: boolean | null;
  readonly hasReturn: boolean | null;
  readonly hasInvoice: boolean | null;
  readonly hasUnmappedStatus: boolean | null;
  readonly and: readonly Filter[] | null;
  readonly not: Filter | null;
}
export type Conditions = Omit<Filter, 'and' | 'not'>;
export type Condition = keyof Conditions;

/** An order as the store's index keeps it: enough to sort, filter and count without mapping it again. */
export interface IndexRow {
  readonly key: OrderKey;
  readonly placedAt: EpochSeconds | null;
  readonly createdAt: number | null;
  readonly modifiedAt: EpochMs | null;
  readonly shipBy: EpochSeconds | null;
  readonly deliverBy: EpochSeconds | null;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly returnStatus: ReturnStatus | null;
  readonly kind: OrderKind;
  readonly deliveryMethod: DeliveryMethod;
  readonly onHold: boolean | null;
  /** Null: the exceptions were not read. */
  readonly hasException: boolean | null;
  readonly hasReturn: boolean | null;
  readonly hasInvoice: boolean | null;
  readonly hasUnmappedStatus: boolean;
  readonly platform: string | null;
  readonly shop: string | null;
  readonly store: string | null;
  readonly warehouse: string | null;
  readonly carrier: string | null;
  /** Exact decimal texts. */
  readonly payable: string | null;
  readonly refunded: string | null;
}

/** How a list is read. `sort` is the order that the client sees; `backward` reads it from its end to its start. */
export interface Reading {
  readonly sort: Sort;
  readonly backward: boolean;
}
/**
 * What the reader of stored orders asks. ASC sorts by (t, rank, nativeId bytewise), and DESC is its exact mirror, but
 * rows without t come last in both. `backward` is the exact mirror of the whole, so there rows without t come first.
 */
export interface IndexQuestion extends Reading {
  readonly vendors: readonly Vendor[];
  /**
   * Only rows after it in the direction of reading, and the row at it where it is `held`. Its rank may be that of
   * another vendor.
   */
  readonly after: Start | null;
  /** Rows with a later t are left out, rows without t are not. */
  readonly asOf: EpochSeconds;
  /** The index applies the conditions that it can tell for certain. It may return rows that do not fit; none is missing. */
  readonly filter: Filter;
  readonly limit: number;
}
/** The index of known orders, which the store answers. */
export interface OrderIndex {
  rows(question: IndexQuestion): Promise<{
    /** In the direction of reading. */
    readonly keys: readonly IndexRow[];
    /** Whether rows follow the last of `keys`. */
    readonly more: boolean;
    /** True: every row of `keys` fits the whole filter. False: each order has to be read and compared with it. */
    readonly exact: boolean;
  }>;
  /** Null when the index alone cannot tell some condition of the filter. */
  count(question: { readonly vendors: readonly Vendor[]; readonly filter: Filter }): Promise<number | null>;
}

/**
 * What lists show of an order first. It is kept of every order that its vendor must be asked for one by one, so that a
 * page of such orders costs no call while what is known of them is young enough.
 */
export interface OrderHeader
  extends
    Pick<Order, 'platformOrderNo' | 'status' | 'paymentStatus' | 'fulfillmentStatus'>,
    Pick<Order, 'placedAt' | 'createdAt' | 'modifiedAt' | 'shop' | 'store'> {
  readonly payable: Order['amounts']['payable'];
  /** When the vendor showed it. */
  readonly fetchedAt: Instant;
  readonly sourceModifiedAt: Instant | null;
}
/** The headers of orders that were read before, which the store keeps. */
export interface OrderHeaders {
  /** For each key its header, read at this moment or later. Null: the vendor has to be asked. */
  headers(keys: readonly OrderKey[], since: EpochMs): Promise<readonly (OrderHeader | null)[]>;
}

/** Orders that were read so recently that they need not be read again. */
export interface RecentOrders {
  /** The order with at least these parts. Null: it has to be read. */
  order(key: OrderKey, parts: ReadonlySet<OrderPart>): Order | null;
  /** All orders that the vendor has under a number. Null: the vendor has to be asked. */
  found(
    asked: { readonly vendor: Vendor; readonly namespace: 'PLATFORM_ORDER'; readonly number: string },
    parts: ReadonlySet<OrderPart>,
  ): readonly Order[] | null;
}

/** An order of a slice: its position, and the order itself where the reader has it. */
export interface SliceRow {
  readonly at: Position;
  readonly key: OrderKey;
  /** Null: `load` reads it, for the rows that reach the page. */
  readonly order: Order | null;
}
/** What one source can tell of a page. */
export interface Slice {
  /** In the direction of reading, after the question's position, none newer than `asOf`. */
  readonly rows: readonly SliceRow[];
  /** False when the source ended: nothing follows the last of `rows`. */
  readonly more: boolean;
  /** The last position that was read, when the scan budget ended before enough was found. */
  readonly scannedTo: Position | null;
  readonly coverage: 'COMPLETE' | 'PARTIAL' | 'NONE';
  /** For a person: why the coverage is not COMPLETE. */
  readonly reason: string | null;
  /** A time of which not all orders may be known. */
  readonly gap: Range | null;
}
export interface SliceQuestion extends Reading {
  readonly filter: Filter;
  readonly after: Start | null;
  /** Rows with a later time are not part of the list. */
  readonly asOf: EpochSeconds;
  /** At least this many rows, if there are. */
  readonly wanted: number;
  readonly parts: ReadonlySet<OrderPart>;
  /** Absent or null: everything is read now. */
  readonly recent?: RecentOrders | null;
  /** Nothing but headers is wanted, and those that were read at this moment or later will do. Absent or null: orders are. */
  readonly headersSince?: EpochMs | null;
}
/** A source that can be listed. */
export interface OrderListReader {
  slice(question: SliceQuestion, call: CallContext): Promise<Slice>;
  /** Reads the orders of rows that came without. Null: the order does not exist any more. */
  load(
    keys: readonly OrderKey[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Promise<readonly (Order | null | SourceFault)[]>;
  /** Null when it cannot be counted. */
  count(filter: Filter, call: CallContext): Promise<{ readonly count: number; readonly exact: boolean } | null>;
}
