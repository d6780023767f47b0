/**
 * What the suite cannot find out by itself: how a vendor writes down an order. A new vendor gives this one function; the
 * rest follows from the registry and from what its simulator answers.
 */

/** Facts of one order with one line. Ids, codes and numbers are digits, to be written as the vendor may send them. */
export interface WireValues {
  readonly id: string;
  readonly platformOrderNo: string;
  /** The code that `Order.status` is made of; null: any that the vendor's document lists. */
  readonly status: string | null;
  /** 元 with two decimals. */
  readonly payable: string;
  /** Of the line. */
  readonly quantity: string;
  /** 元 with two decimals: of one piece of the line, the discount on the whole order, and the freight. */
  readonly unitPrice: string;
  readonly discount: string;
  readonly freight: string;
  /** Like `placedAt`. */
  readonly paidAt: string;
  /** `yyyy-MM-dd HH:mm:ss` in China. */
  readonly placedAt: string;
}
/** The JSON text in which the vendor tells of the order: the answer to an operation, or a push to a path. */
export type OrderOnTheWire =
  | { readonly operation: string; readonly body: string }
  | { readonly path: string; readonly body: string };

export interface ConformanceFixture {
  /** The least that the vendor can say of an order; by an operation, the one that asks by platform order number. */
  readonly order: (values: WireValues) => OrderOnTheWire;
  /** The field that carries the status code, as `statusNative` names it. */
  readonly statusField: string;
  /**
   * Fields of its records that people write texts into, and those that look personal and are not. All others that tell who
   * somebody is stand in the definition's personalFields.
   */
  readonly texts: readonly string[];
  /** Where the order stands in the body, as `data.orderList.0`; '' where it is the body itself. */
  readonly recordAt: string;
  /** Fields of `statusMappings` that stand in other records than the order. */
  readonly codesElsewhere: readonly string[];
  /** Fields that are told of, but by whose code alone no word of the order is decided. */
  readonly codesBeside: readonly string[];
}
