/**
 * Vendors that push: how a push becomes facts, what facts make of an order, and where a source reads them again. The
 * store keeps facts as the vendor wrote them and knows nothing of their meaning; the vendor's own mapping does.
 */
import type { LinkFacts } from './links.ts';
import type { IndexRow } from './lists.ts';
import type { IdNamespace, Vendor } from '../vocabulary.ts';
import type { EpochMs } from '../values/time.ts';

export type FactKind = 'ORDER' | 'CANCEL' | 'ADDRESS' | 'AFTER_SALE';

/** One accepted push, or one element of it. */
export interface Fact {
  readonly vendor: Vendor;
  /** Null where the push does not tell it, or the vendor has no tenants. */
  readonly tenantId: string | null;
  readonly kind: FactKind;
  /** The vendor's own number of the order that it is about. */
  readonly orderNo: string;
  /** The refund's number for AFTER_SALE, '' for the others. A newer fact replaces one of the same kind and key. */
  readonly key: string;
  /** The vendor's own modification time in milliseconds. Null where it sends none: then arrival decides. */
  readonly modifiedAt: EpochMs | null;
  /** The JSON text exactly as it came; for an element of an array, that of the element. */
  readonly body: string;
}
/** The facts of one order that are valid now. */
export interface OrderState {
  readonly vendor: Vendor;
  readonly tenantId: string | null;
  readonly orderNo: string;
  /** The newest order push. Null while only other facts have come. */
  readonly order: StoredFact | null;
  /** A cancellation is final, whatever arrives after it. */
  readonly cancel: StoredFact | null;
  /** The address change that is in force: it came after the newest order push, or before the first one. */
  readonly address: StoredFact | null;
  /** The newest fact of each refund, sorted by the refunds' first arrival. */
  readonly afterSales: readonly StoredFact[];
  readonly firstSeenAt: EpochMs;
  readonly updatedAt: EpochMs;
}
export interface StoredFact {
  readonly key: string;
  readonly body: string;
  readonly receivedAt: EpochMs;
  readonly modifiedAt: EpochMs | null;
}

/** A number by which an order is found, as its vendor writes it. */
export interface FoundNumber {
  readonly namespace: IdNamespace;
  readonly value: string;
}
/** What the graph shows of an order's state, computed by its vendor's own mapping. */
export interface Projection {
  /** Numbers by which it is found. */
  readonly numbers: readonly FoundNumber[];
  /** Kinds of numbers of which this reading may lack some, since a part was not read: those that are known stay. */
  readonly untold?: readonly IdNamespace[];
  /** Field of the graph → a text that changes when the field does, e.g. { status: 'SHIPPED', amounts: '<hash>' }. */
  readonly digest: Readonly<Record<string, string>>;
  /** Its row in lists and counts. Null while there is no order yet, only facts of one. */
  readonly row: IndexedOrder | null;
  /** What it can be filtered by and may have several of. */
  readonly attributes: Attributes;
  /** What it is compared by with other orders. Null while there is no order yet. */
  readonly link: LinkFacts | null;
  /** Some parts of the order were not read: what is known of them stays. */
  readonly partial?: boolean;
}
/** What lists and statistics need of an order. */
export interface IndexedOrder extends IndexRow {
  /** The currency of its amounts. Null without any. */
  readonly currency: string | null;
  /** A hash of the platform order number (null where it names nothing): sales are counted by it while the order is in no group. Null without one. */
  readonly groupKey: string | null;
}
/**
 * TITLE is searched for a part of it, in the form of `searchable`; the others are compared whole. PHONE is the last
 * four digits of the recipient's phone. Values are kept as hashes, and titles as texts too.
 */
export type AttributeKind =
  | 'NATIVE_STATUS'
  | 'PLATFORM'
  | 'SHOP'
  | 'STORE'
  | 'WAREHOUSE'
  | 'TAG'
  | 'SKU'
  | 'TITLE'
  | 'PHONE';
/**
 * A kind that is absent was not read, so its known values stay. Null among the values: the vendor does not tell all of
 * them, so that a value which is not among them may be one all the same.
 */
export type Attributes = Partial<Readonly<Record<AttributeKind, readonly (string | null)[]>>>;

/** Pure, never throws. Orders of vendors that do not push are projected when they are read. */
export interface Projector {
  (state: OrderState): Projection;
  /**
   * For a vendor that pushes for several tenants: the tenant that an order push names; null where it names none. Facts
   * whose tenant is not told belong to the only order of their number. Absent where all orders are of one tenant.
   */
  readonly tenantOf?: (orderBody: string) => string | null;
}

/** The pushed orders, which the store answers. */
export interface PushedOrders {
  states(vendor: Vendor, tenantId: string | null, orderNos: readonly string[]): Promise<readonly (OrderState | null)[]>;
  /** For each value the states of this vendor's orders that have this number. */
  statesByNumber(
    vendor: Vendor,
    namespace: IdNamespace,
    values: readonly string[],
  ): Promise<readonly (readonly OrderState[])[]>;
}

/** A push as it arrived: the body is decompressed, bounded and otherwise untouched. */
export interface PushRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark; '' when the URL has no query. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly receivedAt: EpochMs;
  /** The path's further segment, at endpoints that may have one (`takesSecret`). */
  readonly secret?: string;
  /** True: it was sent on this machine and for itself. What a proxy forwards never is. */
  readonly local?: boolean;
}
/** A push of which nothing but the head has been read. */
export type PushHead = Omit<PushRequest, 'body'>;
/** A signature's protection against replay: a push is refused when its nonce was seen before, until `until`. */
export interface Nonce {
  readonly scope: string;
  readonly value: string;
  readonly until: number;
}
/**
 * `verified`: the vendor's key proves who sent it; without that it is taken all the same, where that is allowed.
 * `reason`: the signature is missing, wrong or out of its time. The vendor gets 401, and nothing is kept.
 */
export type Verification = { readonly nonce: Nonce | null; readonly verified: boolean } | { readonly reason: string };
export const unsigned: Verification = { nonce: null, verified: false };
/** For a vendor that sends no nonce. */
export const verified: Verification = { nonce: null, verified: true };
export type PushReading =
  /** The body cannot be used: 400, its bytes go to quarantine. The reason names the field, never a personal value. */
  | { readonly kind: 'UNUSABLE'; readonly reason: string }
  | {
      readonly kind: 'FACTS';
      readonly facts: readonly Fact[];
      /** Elements of an array that cannot be used, each as its own JSON text. */
      readonly unusable: readonly { readonly reason: string; readonly body: string }[];
    }
  /** Names an order that its vendor has to be asked for again. The content is not trusted for more. */
  | { readonly kind: 'REFRESH'; readonly orderNos: readonly string[] };

export type PushOutcome =
  | { readonly kind: 'ACCEPTED'; readonly setAside: number }
  | {
      readonly kind: 'REFUSED';
      readonly status: 400 | 401 | 413 | 415 | 503;
      readonly reason: string;
      /** False: nobody knows who sent it, so that the answer says nothing that only the vendor may hear. */
      readonly verified: boolean;
    };
/** One URL that a vendor pushes to. */
export interface PushEndpoint {
  readonly vendor: Vendor;
  readonly path: string;
  /** True: one more segment may follow the path, by which the vendor proves itself. It is never logged. */
  readonly takesSecret: boolean;
  /** True: its pushes only name what is to be read again, so that one of nobody knows whom is not worth keeping. */
  readonly onlyHints: boolean;
  /** Why a push of this head cannot be verified, whatever its body is; null: the body is needed. Pure and never throws. */
  refusedByHead(push: PushHead): string | null;
  /** Pure and never throws. What it costs does not grow with what is in the body. */
  verify(push: PushRequest): Verification;
  /** Only for a push that is verified, now or when it arrived (replay from quarantine). Pure and never throws. */
  readVerified(push: PushRequest): PushReading;
  /** The vendor's own envelope, as the value to be sent as JSON. */
  answer(outcome: PushOutcome, at: number): unknown;
}
