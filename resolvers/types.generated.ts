import type { Instant } from '../sources/values/time.ts';
import type { Decimal } from '../sources/values/decimal.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AnyNode as AnyNodeModel, AmountsOf as AmountsOfModel, ContentOf as ContentOfModel, ReturnItemOf as ReturnItemOfModel, RelationOf as RelationOfModel, ChangeOf as ChangeOfModel, StatRowOf as StatRowOfModel, Hit as HitModel, OrderPage as OrderPageModel, ReturnPage as ReturnPageModel, RateLimitOf as RateLimitModel, ReportOf as ReportOfModel, SourceOf as SourceOfModel, UserErrorOf as UserErrorModel, OperationOf as OperationModel, PayloadOf as OrderPayloadModel, PayloadOf as ReturnPayloadModel, PayloadOf as ReminderPayloadModel, PayloadOf as BatchPayloadModel, PayloadOf as StockPayloadModel } from './models.ts';
import type { NativeCode as NativeCodeModel, Money as MoneyModel, Points as PointsModel, Weight as WeightModel, TimeWindow as TimeWindowModel, Freshness as FreshnessModel, Identifier as IdentifierModel, Party as PartyModel, Order as OrderModel, OrderException as OrderExceptionModel, AmountLine as AmountLineModel, Payment as PaymentModel, OrderItem as OrderItemModel, Sku as SkuModel, TraceCode as TraceCodeModel, Package as PackageModel, Carrier as CarrierModel, Courier as CourierModel, Trace as TraceModel, TraceEvent as TraceEventModel, ReturnCase as ReturnCaseModel, Reminder as ReminderModel, ReminderReply as ReminderReplyModel, Invoice as InvoiceModel, Buyer as BuyerModel, Recipient as RecipientModel, OrderNotes as OrderNotesModel, OrderLogEntry as OrderLogEntryModel, OrderGroup as OrderGroupModel, OrderLink as OrderLinkModel, Check as CheckModel, DeliveryQuote as DeliveryQuoteModel, PickupCheck as PickupCheckModel } from '../sources/model.ts';
import type { Capability as CapabilityModel, MappingRow as MappingRowModel } from '../sources/ports/source.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number of any size as text, so that long numbers keep every digit. */
  BigInt: { input: string; output: string; }
  /** A currency in three letters as in ISO 4217, e.g. "CNY" for yuan (人民币). */
  CurrencyCode: { input: string; output: string; }
  /**
   * A point in time with its offset, e.g. "2026-03-01T09:30:00+08:00". Vendor times that name no zone are read as China
   * time (+08:00).
   */
  DateTime: { input: Instant; output: Instant; }
  /** An exact number as text, e.g. "122.2222"; never rounded, so amounts add up to the last digit. */
  Decimal: { input: Decimal; output: Decimal; }
  /** Any JSON value as the vendor sent it: text, number, list or object. */
  JSON: { input: unknown; output: unknown; }
  /** A calendar day without a time, e.g. "2026-03-01". */
  LocalDate: { input: string; output: string; }
  /** The name of a permission that a client has, e.g. orders:read. */
  federation__Scope: { input: string; output: string; }
};

/** One further amount of an order. */
export type AmountLine = {
  /** How much it is. */
  readonly charge: Charge;
  /** A short name for the amount, stable for one vendor. */
  readonly code: Scalars['String']['output'];
  /** The vendor's field that it was read from, e.g. "freight_discount". */
  readonly nativeField: Scalars['String']['output'];
};

/** One line of an order for Babycare. */
export type BabycareLineInput = {
  /** What one piece was sold for, in yuan (成交单价). */
  readonly actualPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** What was taken off, in yuan (优惠金额). */
  readonly discount?: InputMaybe<Scalars['Decimal']['input']>;
  /** What the line was sold for, in yuan (成交金额). */
  readonly payment?: InputMaybe<Scalars['Decimal']['input']>;
  /** The line number of the platform (子订单号). */
  readonly platformLineNo: Scalars['String']['input'];
  /** The list price of one piece, in yuan (销售单价). */
  readonly price?: InputMaybe<Scalars['Decimal']['input']>;
  /** How many pieces (数量), at least 1. */
  readonly quantity: Scalars['Int']['input'];
  /** What the shop is credited for the line, in yuan (结算金额). */
  readonly settlementFee: Scalars['Decimal']['input'];
  /** What the shop is credited for one piece, in yuan (结算价). */
  readonly settlementPrice: Scalars['Decimal']['input'];
  /** The goods (规格编码). */
  readonly skuCode: Scalars['String']['input'];
  /** The list price of the line, in yuan (应付金额). */
  readonly total?: InputMaybe<Scalars['Decimal']['input']>;
};

/** An order for Babycare (交易订单创建). */
export type BabycareOrderInput = {
  /** What the buyer wrote (买家备注). */
  readonly buyerNote?: InputMaybe<Scalars['String']['input']>;
  /** The goods, line by line (订单明细). */
  readonly lines: ReadonlyArray<BabycareLineInput>;
  /** The buyer's nickname (会员昵称). */
  readonly memberName: Scalars['String']['input'];
  /** When the buyer paid (支付时间). */
  readonly paidAt: Scalars['DateTime']['input'];
  /** When the buyer placed it (下单时间). */
  readonly placedAt: Scalars['DateTime']['input'];
  /** The order number of the sales platform (平台交易号). */
  readonly platformOrderNo: Scalars['String']['input'];
  /** The status at the platform (平台订单状态), e.g. WAIT_SELLER_SEND_GOODS. */
  readonly platformStatus?: InputMaybe<Scalars['String']['input']>;
  /** Who receives it; name, mobile, phone and the whole address are needed. */
  readonly recipient: RecipientInput;
  /** True: goods are sent again (补发订单) instead of a sale. */
  readonly reissue?: Scalars['Boolean']['input'];
  /** Why goods are sent again (补发原因). */
  readonly reissueReason?: InputMaybe<Scalars['String']['input']>;
  /** What the shop wrote (客服备注). */
  readonly sellerNote?: InputMaybe<Scalars['String']['input']>;
  /** What the delivery costs in yuan (快递费). */
  readonly shipping?: InputMaybe<Scalars['Decimal']['input']>;
  /** The shop (店铺编码). */
  readonly storeCode: Scalars['String']['input'];
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** The answer of a write on many orders. */
export type BatchPayload = OperationPayload & {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /** All orders that were named, in their order, read again after the write; null for those that could not be read. */
  readonly orders: ReadonlyArray<Maybe<Order>>;
  /** The orders that were changed, by their ids. */
  readonly succeeded: ReadonlyArray<Scalars['ID']['output']>;
  /** One entry for each order that was refused; empty when all were done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who bought (买家). Personal data is masked unless reveal is true; null in a field: the vendor does not say. */
export type Buyer = {
  /**
   * The buyer's number as a member (会员ID, 会员卡号). Many shops use the buyer's phone number or mail address for one: such a
   * number is masked unless reveal is true.
   */
  readonly memberId?: Maybe<Scalars['String']['output']>;
  /** The buyer's name on the platform (会员名称), masked to its first character unless reveal is true. */
  readonly nickname?: Maybe<Scalars['String']['output']>;
  /** The buyer's phone number, masked (138****0000) unless reveal is true; Babycare sends none. */
  readonly phone?: Maybe<Scalars['String']['output']>;
};


/** Who bought (买家). Personal data is masked unless reveal is true; null in a field: the vendor does not say. */
export type BuyerMemberIdArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Who bought (买家). Personal data is masked unless reveal is true; null in a field: the vendor does not say. */
export type BuyerNicknameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Who bought (买家). Personal data is masked unless reveal is true; null in a field: the vendor does not say. */
export type BuyerPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** By whom an order is cancelled (取消类型). */
export type CancelType =
  /** The buyer has changed their mind (客户取消). */
  | 'CUSTOMER_CANCELLED'
  /** The buyer did not accept the goods (客户拒收). */
  | 'CUSTOMER_REFUSED'
  /** The store does not take it (门店拒接). */
  | 'STORE_REFUSED';

/** One thing that a vendor can tell or be asked for. */
export type Capability = {
  /** What it is about, e.g. reminders or a search by tracking number. */
  readonly name: Scalars['String']['output'];
  /** What to know about it, e.g. what it cannot do. null: there is nothing to say. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** How much of it the vendor can give. */
  readonly support: Coverage;
};

/** The company or service that carries a parcel (承运商). */
export type Carrier = {
  /** The vendor's own code for it, e.g. ZT at Babycare or 0030 at Yuanshu (快递编码). null: the vendor sends none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Who runs the delivery: the store, the platform, a parcel carrier or hired riders. */
  readonly mode: CarrierMode;
  /** The name as the vendor writes it, e.g. 中通, or our name for a code of Yuanshu. null: none is known. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** One code for the same carrier whichever vendor names it. null: the carrier is not in our table. */
  readonly normalizedCode?: Maybe<Scalars['String']['output']>;
};

/** Who carries an order. */
export type CarrierAssignInput = {
  /** The carrier (承运平台), by its number. */
  readonly carrierId: Scalars['String']['input'];
  /** What the carrier calls itself (承运商名称). */
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  /** The name of the courier (送货员). */
  readonly courierName?: InputMaybe<Scalars['String']['input']>;
  /** The phone number of the courier. */
  readonly courierPhone?: InputMaybe<Scalars['String']['input']>;
  /** What the carrier costs, in yuan (运费). */
  readonly freight?: InputMaybe<Scalars['Decimal']['input']>;
  /** How it is carried: SELF, PLATFORM, EXPRESS or CROWDSOURCED. */
  readonly mode: CarrierMode;
  /** True: SOMS does not check whether the state may follow the one before (忽略校验承运状态). */
  readonly skipStateCheck?: Scalars['Boolean']['input'];
  /** How far the carrier is (承运状态), where it has a code for it. */
  readonly state?: InputMaybe<PackageStatus>;
  /** The tracking number (运单号). */
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** Who runs the delivery. */
export type CarrierMode =
  /** Riders hired from a delivery service on demand (众包), e.g. Meituan (美团) or Dada (达达). */
  | 'CROWDSOURCED'
  /** A parcel carrier (快递, 物流配送). */
  | 'EXPRESS'
  /** The riders of the sales platform (平台配送). */
  | 'PLATFORM'
  /** The store's own people (门店自送). */
  | 'SELF'
  /** The vendor does not say, or sent a code that is not in our table. */
  | 'UNKNOWN';

/** One page of changes. */
export type ChangeConnection = {
  /** The changes of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** Whether more changes follow, and where to go on; endCursor is kept even when the page is empty. */
  readonly pageInfo: PageInfo;
};

/** One change together with its bookmark in the list. */
export type ChangeEdge = {
  /** The bookmark of this change, to be given as after. */
  readonly cursor: Scalars['String']['output'];
  /** The change itself. */
  readonly node: OrderChange;
};

/** What kind of change was learned. */
export type ChangeKind =
  /** The order was not known before. */
  | 'CREATED'
  /** The vendor no longer has the order. */
  | 'DELETED'
  /** The status changed (订单状态); other fields may have changed with it. */
  | 'STATUS_CHANGED'
  /** Something other than the status changed. */
  | 'UPDATED';

/** What is charged for something: nearly always money; EZR can charge freight in points (积分). */
export type Charge = Money | Points;

/** How a check ended. */
export type CheckOutcome =
  /** They do not agree; worth a look, and nothing is blocked. */
  | 'FAIL'
  /** It could not be checked, e.g. because the vendor sent no such amount, as always E3. */
  | 'NOT_APPLICABLE'
  /** The numbers or statuses agree. */
  | 'PASS';

/** How the meaning of an event was found. */
export type ClassifiedBy =
  /** The status code says it, e.g. 1 for picked up (揽收) at Yuanshu; a guess of ours where native.documented is false. */
  | 'CODE'
  /** The vendor's status word is in our word list, e.g. 在途. */
  | 'DICTIONARY'
  /** Nothing fitted, so the status is UNKNOWN. */
  | 'NONE'
  /** A rule found telling words in the message, e.g. 快递柜. */
  | 'RULE';

/** How far a number can be trusted. */
export type CountPrecision =
  /** It is so many or more. */
  | 'AT_LEAST'
  /** It is exactly so many. */
  | 'EXACT'
  /** Nothing could be counted. */
  | 'UNKNOWN';

/** A number of orders, and how far it can be trusted. */
export type CountResult = {
  /** The number of each system by itself. */
  readonly bySource: ReadonlyArray<SourceCount>;
  /** The orders that could be counted, all systems together. */
  readonly count: Scalars['Int']['output'];
  /** How far the number can be trusted. */
  readonly precision: CountPrecision;
};

/** The person who brings the goods (配送员). null in a field: the vendor does not say. */
export type Courier = {
  /** Where the courier was last seen, in degrees north (纬度). */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** Where the courier was last seen, in degrees east (经度). */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** The courier's name, masked (张**) unless reveal is true. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The courier's phone number, masked (138****0000) unless reveal is true. */
  readonly phone?: Maybe<Scalars['String']['output']>;
};


/** The person who brings the goods (配送员). null in a field: the vendor does not say. */
export type CourierNameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The person who brings the goods (配送员). null in a field: the vendor does not say. */
export type CourierPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How much of something a vendor can give, or did give. */
export type Coverage =
  /** All of it. */
  | 'COMPLETE'
  /** Nothing of it. */
  | 'NONE'
  /** Some of it; more may exist than is shown. */
  | 'PARTIAL';

/** Where the data of an answer came from. */
export type DataOrigin =
  /**
   * Asked from the vendor for an earlier answer and shown again, because the question allows for data of that age; see
   * fetchedAt for when it was asked.
   */
  | 'CACHE'
  /** Asked from the vendor for this very answer. */
  | 'LIVE'
  /** As the vendor last pushed it to us (推送); see fetchedAt for when that was. */
  | 'PUSHED';

/** How the goods get to the buyer. */
export type DeliveryMethod =
  /** By parcel carrier from a warehouse or store (快递配送). */
  | 'EXPRESS'
  /** By the store itself or a local rider (门店配送, 小时达). */
  | 'STORE_DELIVERY'
  /** The buyer collects the goods at a store (到店自提). */
  | 'STORE_PICKUP'
  /** The vendor does not say, or sent a code that is not in our table. */
  | 'UNKNOWN'
  /** Straight from the supplier (供应商发货, 代发, 厂商直发). */
  | 'VENDOR_DIRECT';

/** The vendor's answer to a delivery check. null in a field: the vendor does not say. */
export type DeliveryQuote = {
  /** True: the vendor would deliver there. */
  readonly deliverable: Scalars['Boolean']['output'];
  /** How far it is, in metres (送货距离). */
  readonly distanceMeters?: Maybe<Scalars['Decimal']['output']>;
  /** What the delivery would cost (送货运费). */
  readonly freight?: Maybe<Money>;
  /** How long the delivery would take, in minutes (配送时长). */
  readonly minutes?: Maybe<Scalars['Decimal']['output']>;
  /** The code of the vendor's answer, with its own words as the label. */
  readonly native: NativeCode;
  /** When the goods would arrive (预计送达时间). */
  readonly promised?: Maybe<TimeWindow>;
  /** The carrier that the vendor would choose (建议承运商). */
  readonly suggestedCarrier?: Maybe<Party>;
};

/** What should be delivered, from where and to where. */
export type DeliveryQuoteInput = {
  /** The address as the buyer writes it (收货地址); may be left out where the order names it. */
  readonly addressText?: InputMaybe<Scalars['String']['input']>;
  /** What is to be found out. */
  readonly kind: DeliveryQuoteKind;
  /** The place of delivery in degrees north (纬度); give it together with longitude. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  /** The place of delivery in degrees east (经度); give it together with latitude. */
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  /** An order to take address, weight and goods from; may be left out if they are given here. */
  readonly orderRef?: InputMaybe<OrderRef>;
  /** The store that would deliver (门店), by its number in SOMS; may be left out where the order names it. */
  readonly storeId?: InputMaybe<Scalars['String']['input']>;
  /** The weight of all goods together, in grams (克). */
  readonly weightGrams?: InputMaybe<Scalars['Decimal']['input']>;
};

/** What a delivery check is to find out. */
export type DeliveryQuoteKind =
  /** Whether the address can be found and served at all (地址检测). */
  | 'ADDRESS'
  /** Whether these goods can be delivered there (配送检测). */
  | 'DELIVERABLE'
  /** What the delivery costs and how long it takes (配送计算). */
  | 'PRICE';

/** The states of a delivery at SOMS (配送状态). */
export type DeliveryState =
  /** It has not begun (未配送). */
  | 'NONE'
  /** They are brought once more (重投). */
  | 'REDELIVER'
  /** The buyer did not take them (已拒收). */
  | 'REFUSED'
  /** The goods have left (已发货). */
  | 'SHIPPED'
  /** The buyer has signed for them (已妥投). */
  | 'SIGNED';

/** How far a delivery is. */
export type DeliveryStatusInput = {
  /** The carrier (承运商), by its number. */
  readonly carrierId?: InputMaybe<Scalars['String']['input']>;
  /** What the carrier notes (承运商备注). */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** When the goods left (发货时间). */
  readonly shippedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The state that it has reached (配送状态). */
  readonly state: DeliveryState;
  /** The tracking number (承运单号). */
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** Why a write was not done. */
export type ErrorCode =
  /** The order is that way already. */
  | 'ALREADY_DONE'
  /** The reference names several orders; ask for one of them by its id. */
  | 'AMBIGUOUS_REFERENCE'
  /** More money than was paid. */
  | 'AMOUNT_EXCEEDS'
  /** There is one already. */
  | 'DUPLICATE'
  /** You may not set this. */
  | 'FORBIDDEN_FIELD'
  /** This idempotencyKey was used for another write. */
  | 'IDEMPOTENCY_MISMATCH'
  /** A value that cannot be used; path leads to it. */
  | 'INVALID_INPUT'
  /** There is no such order, line or reminder. */
  | 'NOT_FOUND'
  /** The vendor may or may not have done it; see the operation's state. */
  | 'OUTCOME_UNKNOWN'
  /** More than was bought. */
  | 'QUANTITY_EXCEEDS'
  /** Something that this vendor needs is missing; path leads to it. */
  | 'REQUIRED'
  /** The order was changed after ifUnmodifiedSince; read it again. */
  | 'STALE_VERSION'
  /** The order is in a state in which this cannot be done. */
  | 'STATE_CONFLICT'
  /** More than the vendor takes at once. */
  | 'TOO_MANY'
  /** The vendor of this order offers no such write. */
  | 'UNSUPPORTED_BY_VENDOR'
  /** The vendor did not accept our credentials: an operator has to check them. */
  | 'VENDOR_AUTH_FAILED'
  /** The vendor asks us to slow down, and nothing was done. */
  | 'VENDOR_RATE_LIMITED'
  /** The vendor understood and said no; nativeCode and nativeMessage have its words. */
  | 'VENDOR_REJECTED'
  /** No connection to the vendor came about in time, and nothing was done. */
  | 'VENDOR_TIMEOUT'
  /** The vendor could not be reached, and nothing was done. */
  | 'VENDOR_UNAVAILABLE';

/** An exchange of goods to be opened (换货申请). */
export type ExchangeCreateInput = {
  /** The number of the exchange (换货单号). */
  readonly exchangeCode?: InputMaybe<Scalars['String']['input']>;
  /** What comes back. */
  readonly in: ReadonlyArray<ReturnItemInput>;
  /** The parcel that brings the goods back. */
  readonly inbound?: InputMaybe<InboundInput>;
  /** What goes out. */
  readonly out: ReadonlyArray<ReissueItemInput>;
  /** Why, in words (换货原因). */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Who receives the new goods; the buyer of the original order if left out. */
  readonly recipient?: InputMaybe<RecipientInput>;
  /** True: the new goods go out before the old ones are back (优先换). */
  readonly shipFirst?: Scalars['Boolean']['input'];
  /** The ticket that it belongs to. */
  readonly ticket: TicketInput;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** A step of an order, for Yuanshu's trace system. */
export type FlowReportInput = {
  /** When it was (操作时间). */
  readonly at: Scalars['DateTime']['input'];
  /** What the buyer is told (uploadMessage). */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** The step (节点), by its code, e.g. 1203; the codes are handed out by Yuanshu. */
  readonly node: Scalars['String']['input'];
  /** Parcels that belong to the step. */
  readonly parcels?: InputMaybe<ReadonlyArray<ParcelInput>>;
  /** The after-sale case that the step belongs to; the order itself if left out. */
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
  /** Who reports it (source), as agreed with Yuanshu. */
  readonly source: Scalars['String']['input'];
};

/** How recent the data of an answer is. */
export type Freshness = {
  /** How many seconds ago we got the data. */
  readonly ageSeconds: Scalars['Int']['output'];
  /** When we got the data from the vendor. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Where the data came from: asked for this answer, kept from an earlier one, or pushed to us. */
  readonly origin: DataOrigin;
  /** When the vendor last changed the record (最后修改时间). null: the vendor does not say. */
  readonly sourceModifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * True: the data is older than the maxStalenessSeconds that was asked for, and its vendor cannot be asked for it again: so
   * with orders that were pushed longer ago. False: it is recent enough, or the question did not say how old it may be.
   */
  readonly stale: Scalars['Boolean']['output'];
};

/** How far the store or warehouse has got with the goods. */
export type FulfillmentStatus =
  /** Nothing more will be shipped (已取消, 已作废, 已关闭). */
  | 'CANCELLED'
  /** The buyer has the goods (已妥投, 交易成功). */
  | 'DELIVERED'
  /** The order could not be passed to the warehouse (推送失败). */
  | 'FAILED'
  /** The store or warehouse has taken it on and is working (已接单). */
  | 'IN_PROGRESS'
  /** The work was stopped on purpose, e.g. while a pick list is being withdrawn (配货单取消中). */
  | 'ON_HOLD'
  /** Some of the goods have left (部分发货). */
  | 'PARTIALLY_SHIPPED'
  /** Picked and ready (已拣货, 拣货完成), checked (已复核) or handed to the courier (已交接), but not yet reported as shipped. */
  | 'READY'
  /** The buyer did not accept the goods (已拒收). */
  | 'REFUSED'
  /** All of the goods have left (已发货, 已出库); Yuanshu and EZR have no code for only some of them. */
  | 'SHIPPED'
  /** Nobody has started on it (未配送, 待推送, 待拣货). */
  | 'UNFULFILLED'
  /** The vendor sent no code, or one that is not in our table; statusNative shows what came. */
  | 'UNKNOWN';

/** The kinds of numbers that an order, line or parcel can carry. */
export type IdNamespace =
  /** The number of an exchange (换货单号); at EZR the number of the other order in it (换货关联单号). */
  | 'EXCHANGE'
  /** A number that some other outside system gave to the order (外部单号). */
  | 'EXTERNAL'
  /** The number of one line of the order (订单行号, 子单号). */
  | 'LINE'
  /**
   * The order that this one was split off from (父订单号); at Yuanshu also its busOrderId, whose meaning is not
   * documented.
   */
  | 'PARENT'
  /** A number of the payment (支付账单号, 支付流水号). */
  | 'PAYMENT'
  /**
   * The last digits of the recipient's phone number (收件人手机尾号), in lookup alone: no order lists it among its
   * identifiers. It needs the scope pii:reveal.
   */
  | 'PHONE_SUFFIX'
  /** The code that the buyer shows, or the courier gives, to collect the goods (自提码, 取件码). */
  | 'PICKUP_CODE'
  /** The number that the platform uses only inside (平台内部单号). */
  | 'PLATFORM_INNER'
  /** The platform's main order number when the platform itself split the order (平台主订单号). */
  | 'PLATFORM_MAIN_ORDER'
  /**
   * The order number of the sales platform (平台订单号), the one that the buyer sees; an EZR order can carry several, one
   * per line.
   */
  | 'PLATFORM_ORDER'
  /** The number of a return or refund (退货单号), e.g. RelExchangeReturnCode at EZR. */
  | 'RETURN'
  /** The sales order number (销售订单号) at SOMS; one can cover several orders. */
  | 'SALE_ORDER'
  /** The earlier order that this one comes from (来源订单号, 原始订单号), e.g. after an exchange or a reissue. */
  | 'SOURCE_ORDER'
  /** The running number of the order at its store (门店订单序号, 订单小号), used when the rider collects it. */
  | 'STORE_SEQUENCE'
  /** The number given by a third party between platform and vendor (第三方订单号). */
  | 'THIRD_PARTY'
  /** The vendor's readable order code (OMS订单编号), e.g. salesOrderCode at Babycare. */
  | 'VENDOR_CODE'
  /** The vendor's own internal number for the order: id at SOMS, salesOrderId at Babycare, orderNo at Yuanshu, Code at EZR. */
  | 'VENDOR_ID'
  /** The tracking number of a parcel (运单号); carriers use numbers again, so it alone does not name a parcel. */
  | 'WAYBILL';

/** One of the numbers under which an order, line or parcel is known somewhere. */
export type Identifier = {
  /** The vendor's field that it was read from, e.g. "front.order_id". */
  readonly field: Scalars['String']['output'];
  /** Whose number it is; two numbers mean the same only if this agrees. */
  readonly namespace: IdNamespace;
  /** The number itself, always as text, so that long numbers keep every digit. */
  readonly value: Scalars['String']['output'];
};

/** A parcel that brings goods back. */
export type InboundInput = {
  /** The carrier (快递编码), by its code. */
  readonly carrierCode?: InputMaybe<Scalars['String']['input']>;
  /** What the carrier calls itself (承运商名称). */
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  /** The tracking number (退入快递单号). */
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
};

/** The invoice that goes with an order (发票); SOMS. null in a field: the vendor does not say. */
export type Invoice = {
  /** How much the invoice is about (发票金额). */
  readonly amount?: Maybe<Money>;
  /** The form of the invoice as the vendor writes it: e-invoice (电子) or paper (纸质). */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** True: the buyer wants an invoice. */
  readonly required?: Maybe<Scalars['Boolean']['output']>;
  /** What came of it, in the vendor's words: 开票成功 (issued) or 开票失败 (failed). null: not asked for yet. */
  readonly result?: Maybe<Scalars['String']['output']>;
  /** The running number of the invoice (流水号). */
  readonly serialNo?: Maybe<Scalars['String']['output']>;
  /** The buyer's tax number (纳税人识别号); a person's identity number is masked unless reveal is true. */
  readonly taxId?: Maybe<Scalars['String']['output']>;
  /** To whom it is made out (发票抬头); a person's name is masked to its first character unless reveal is true. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Where to find the electronic invoice. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** The invoice that goes with an order (发票); SOMS. null in a field: the vendor does not say. */
export type InvoiceTaxIdArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The invoice that goes with an order (发票); SOMS. null in a field: the vendor does not say. */
export type InvoiceTitleArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an invoice shall say (发票信息). */
export type InvoiceInput = {
  /** Over how much, in yuan (发票金额); what the order costs if left out. */
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Where it is sent (邮箱). */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Electronic (e-invoice) or on paper (paper). */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** The number of the print job (打印单号); SOMS needs it where an invoice is wanted. */
  readonly printNumber?: InputMaybe<Scalars['String']['input']>;
  /** Whether the buyer wants one. */
  readonly required: Scalars['Boolean']['input'];
  /** Their taxpayer number (纳税人识别号). */
  readonly taxId?: InputMaybe<Scalars['String']['input']>;
  /** Who it is made out to (抬头). */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** An ordinary one (plain) or a special VAT one (VAT). */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** What became of an invoice. */
export type InvoiceResultInput = {
  /** Why it was not issued (开票失败原因). */
  readonly errorReason?: InputMaybe<Scalars['String']['input']>;
  /** When it was issued (开票日期). */
  readonly issuedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Its serial number (流水号). */
  readonly serialNo?: InputMaybe<Scalars['String']['input']>;
  /** True: issued (开票成功); false: not (开票失败). */
  readonly success: Scalars['Boolean']['input'];
  /** Where it can be fetched (电子发票图片地址). */
  readonly url?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** Which goods are given instead of others. */
export type ItemsSubstituteInput = {
  /** The exchanges, line by line. */
  readonly changes: ReadonlyArray<SubstituteInput>;
  /** True: amounts are spread over the lines again (分摊反算金额). */
  readonly reapportion?: Scalars['Boolean']['input'];
  /** Why, in words (原因). */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** What role a line plays in its order. */
export type LineKind =
  /** An extra for another line, e.g. pearls for a milk tea (加料, 搭配商品). */
  | 'ADD_IN'
  /** Goods at a special price together with another purchase (换购, 加价购). */
  | 'ADD_ON_PURCHASE'
  /** A set that is sold as one and consists of several goods (组合商品). */
  | 'BUNDLE'
  /** One of the goods that a set consists of (组合商品明细). */
  | 'BUNDLE_COMPONENT'
  /** A free gift (赠品). */
  | 'GIFT'
  /** Goods that the buyer chose and pays for (主商品). */
  | 'MAIN'
  /** The vendor does not say what the line is, or says it in a way that is not in our table. */
  | 'UNKNOWN';

/** How sure it is that two orders stem from the same sale. */
export type LinkConfidence =
  /** The same platform and the same platform order number. */
  | 'EXACT'
  /** A person has said that the two belong together, whatever the numbers are. */
  | 'MANUAL'
  /**
   * The same order number; one side names no platform, or only by a code of its own, but shop, amount or time of placing
   * (within 48 hours) agrees.
   */
  | 'STRONG'
  /** Only the number is the same: shown as a hint, and never enough to put the orders in one group. */
  | 'WEAK';

/** An order that carries the number that was looked up. */
export type LookupHit = {
  /**
   * False: it matches only when blanks, hyphens and the case of letters are put aside; of a phone number, it is its end
   * only, or the whole is not shown.
   */
  readonly exact: Scalars['Boolean']['output'];
  /** As what kind of number the order carries it. */
  readonly matchedNamespace: IdNamespace;
  /** What was found: the order. */
  readonly node: Node;
};

/** An amount of money. */
export type Money = {
  /**
   * The amount in whole units of the currency (元, not 分), e.g. "122.2222", as exact as the vendor sent it; Yuanshu's 分
   * are turned into 元.
   */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount; CNY where the vendor names none. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** True: the vendor names no currency and yuan (人民币) was taken for granted. */
  readonly currencyAssumed: Scalars['Boolean']['output'];
  /** The amount in hundredths (分). null: it has more than two decimals, as settlement prices at SOMS do. */
  readonly minorUnits?: Maybe<Scalars['BigInt']['output']>;
};

/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type Mutation = {
  /** Notes the carrier's side: who carries it and how far they are (更新订单承运信息): SOMS. */
  readonly carrierAssign: OrderPayload;
  /** Gives the order to another carrier (更换承运商): SOMS. */
  readonly carrierChange: OrderPayload;
  /** Takes back a request to a carrier (取消承运商配送申请): SOMS. */
  readonly carrierDispatchCancel: OrderPayload;
  /** Notes how far the delivery is: shipped, signed for, refused (更新订单配送状态): SOMS. */
  readonly deliveryStatusSet: OrderPayload;
  /** Opens an exchange of goods (换货): Babycare. */
  readonly exchangeCreate: ReturnPayload;
  /** Reports a step of an order to Yuanshu's trace system (流水上报): Yuanshu BTS. */
  readonly flowReport: OrderPayload;
  /** Notes whether the invoice was issued (更新开票结果): SOMS. */
  readonly invoiceResultRecord: OrderPayload;
  /** Replaces what the invoice shall say (更新开票): SOMS. */
  readonly invoiceSet: OrderPayload;
  /**
   * Cancels an order (取消订单): SOMS, Babycare. At SOMS a cancellation after shipping becomes a return (退货订单), and the
   * order changes when the goods are back.
   */
  readonly orderCancel: OrderPayload;
  /** Creates an order (提交订单, 交易订单创建): at SOMS or at Babycare. */
  readonly orderCreate: OrderPayload;
  /** Gives other goods instead of bought ones (商品调换): SOMS. */
  readonly orderItemsSubstitute: OrderPayload;
  /**
   * Says that two orders are one sale, whatever their numbers say; noted in Ordergraph only. A later orderUnlink takes it
   * back.
   */
  readonly orderLink: OrderPayload;
  /** Replaces the buyer's note (更新订单客户备注): SOMS. */
  readonly orderNoteSet: OrderPayload;
  /** Notes a payment (订单付款): SOMS. */
  readonly orderPay: OrderPayload;
  /**
   * Reads the order from its system again, now; nothing is changed there. What is new is told in changes. A system that
   * only pushes (EZR, Yuanshu) cannot be asked: UNSUPPORTED_BY_VENDOR.
   */
  readonly orderRefresh: OrderPayload;
  /** Adds and removes tags (更新订单标签): SOMS. */
  readonly orderTagsUpdate: OrderPayload;
  /**
   * Says that two orders are not one sale, whatever their numbers say; noted in Ordergraph only. A later orderLink takes
   * it back.
   */
  readonly orderUnlink: OrderPayload;
  /** Moves orders to other stores (批量修改订单下单门店): SOMS. Any number up to 1,000; they are sent 100 at a time. */
  readonly ordersReassignStore: BatchPayload;
  /** Adds parcels to an order in Yuanshu's trace system (追加包裹单): Yuanshu BTS. */
  readonly parcelAdd: OrderPayload;
  /** Notes who picked the goods, and when (更新订单拣货信息): SOMS. */
  readonly pickInfoSet: OrderPayload;
  /** Confirms that the buyer has collected the goods (确认自提): SOMS. */
  readonly pickupConfirm: OrderPayload;
  /** Tells Yuanshu what became of a refund's payment (退单支付回调): Yuanshu. */
  readonly refundPaymentNotify: ReturnPayload;
  /** Sends goods again (补发): SOMS, Babycare. The new order is in relations of the old one. */
  readonly reissueCreate: ReturnPayload;
  /** Answers a reminder (催单回复): SOMS. */
  readonly reminderReply: ReminderPayload;
  /** Opens a refund or a return (商家主动发起退款, 退货): SOMS, Babycare. */
  readonly returnCreate: ReturnPayload;
  /** Tells Yuanshu that returned goods have arrived at the warehouse (售后入库): Yuanshu. */
  readonly returnStockIn: ReturnPayload;
  /** Tells Yuanshu that an order was shipped, with all its parcels (订单发货同步-多包裹): Yuanshu. */
  readonly shipmentNotify: OrderPayload;
  /** Tells Yuanshu how much there is in stock (erp库存同步): Yuanshu. */
  readonly stockSync: StockPayload;
  /** Notes a step of the store's work (门店作业): SOMS. */
  readonly storeOperationRecord: OrderPayload;
  /** Replaces the trace codes of lines (修改订单的溯源码信息): SOMS. */
  readonly traceCodesSet: OrderPayload;
  /** Corrects a parcel's tracking number in Yuanshu's trace system (物流单变更): Yuanshu BTS. */
  readonly trackingChange: OrderPayload;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationCarrierAssignArgs = {
  input: CarrierAssignInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationCarrierChangeArgs = {
  input: CarrierAssignInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationCarrierDispatchCancelArgs = {
  carrierId: Scalars['String']['input'];
  options: WriteOptions;
  order: OrderRef;
  reason?: InputMaybe<Scalars['String']['input']>;
  redispatch?: Scalars['Boolean']['input'];
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationDeliveryStatusSetArgs = {
  input: DeliveryStatusInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationExchangeCreateArgs = {
  input: ExchangeCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationFlowReportArgs = {
  input: FlowReportInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationInvoiceResultRecordArgs = {
  input: InvoiceResultInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationInvoiceSetArgs = {
  input: InvoiceInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderCancelArgs = {
  input: OrderCancelInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderCreateArgs = {
  input: OrderCreateInput;
  options: WriteOptions;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderItemsSubstituteArgs = {
  input: ItemsSubstituteInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderLinkArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
  options: WriteOptions;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderNoteSetArgs = {
  buyerNote: Scalars['String']['input'];
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderPayArgs = {
  input: OrderPayInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderRefreshArgs = {
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderTagsUpdateArgs = {
  add?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  options: WriteOptions;
  order: OrderRef;
  remove?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrderUnlinkArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
  options: WriteOptions;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationOrdersReassignStoreArgs = {
  input: ReadonlyArray<ReassignStoreInput>;
  options: WriteOptions;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationParcelAddArgs = {
  input: ParcelAddInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationPickInfoSetArgs = {
  input: PickInfoInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationPickupConfirmArgs = {
  options: WriteOptions;
  order: OrderRef;
  platformId?: InputMaybe<Scalars['String']['input']>;
  qrCode?: InputMaybe<Scalars['String']['input']>;
  storeId?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationRefundPaymentNotifyArgs = {
  input: RefundPaymentInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationReissueCreateArgs = {
  input: ReissueCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationReminderReplyArgs = {
  content: Scalars['String']['input'];
  options: WriteOptions;
  reminderId: Scalars['ID']['input'];
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationReturnCreateArgs = {
  input: ReturnCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationReturnStockInArgs = {
  input: ReturnStockInInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationShipmentNotifyArgs = {
  input: ShipmentNotifyInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationStockSyncArgs = {
  input: StockSyncInput;
  options: WriteOptions;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationStoreOperationRecordArgs = {
  input: StoreOperationInput;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationTraceCodesSetArgs = {
  input: ReadonlyArray<TraceCodesInput>;
  options: WriteOptions;
  order: OrderRef;
};


/**
 * Everything that can be changed. Each write goes to the system that its order lives in, at most once, and its outcome is
 * one of: done, refused with a reason, or not known yet (UNCERTAIN). A system that offers no such write says
 * UNSUPPORTED_BY_VENDOR; see sources.capabilities.
 */
export type MutationTrackingChangeArgs = {
  input: TrackingChangeInput;
  options: WriteOptions;
  order: OrderRef;
};

/** A vendor's own code, kept beside the value that we made of it, so that nothing is lost in translation. */
export type NativeCode = {
  /** The code as it was received, always as text. null: the vendor sent nothing. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /**
   * False: the code is not in the vendor's list. The value that we made of it is then UNKNOWN, unless the words of a
   * parcel's event or a guess gave it.
   */
  readonly documented: Scalars['Boolean']['output'];
  /** The vendor's name for the field, e.g. "delivery.carrier.state". */
  readonly field: Scalars['String']['output'];
  /** The vendor's own wording for the code, e.g. 已审核. null: its document gives none. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** Anything that has an id of its own and can be asked for again by that id. */
export type Node = {
  /** The id across all vendors. Copy it whole and do not read meaning into it; it holds no personal data. */
  readonly id: Scalars['ID']['output'];
};

/** One write as the ledger has it. */
export type Operation = Node & {
  /** The client that asked for it. */
  readonly client: Scalars['String']['output'];
  /** When its outcome was known. null: it is not known yet. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The operation's id; keep it to ask what became of the write. */
  readonly id: Scalars['ID']['output'];
  /** The key that the client gave it. */
  readonly idempotencyKey: Scalars['String']['output'];
  /** The mutation, e.g. "orderCancel". */
  readonly name: Scalars['String']['output'];
  /** Who did it, as the vendor was told (操作人). null: the name in Ordergraph's settings. */
  readonly operator?: Maybe<Scalars['String']['output']>;
  /** The orders that it is about, by their ids. */
  readonly orderIds: ReadonlyArray<Scalars['ID']['output']>;
  /** When it was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** How far it has come. */
  readonly state: OperationState;
  /** Why it, or a part of it, was not done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The system that was, or would be, written to. */
  readonly vendor: Vendor;
  /** The vendor's own number for what was made, e.g. of a new order. null: it gave none. */
  readonly vendorRef?: Maybe<Scalars['String']['output']>;
  /**
   * Of a dry run: what would be sent, as method, url, headers and body, with secrets masked. null otherwise: what was
   * sent may hold personal data and is not kept.
   */
  readonly vendorRequest?: Maybe<Scalars['JSON']['output']>;
};

/** One page of the ledger. */
export type OperationConnection = {
  /** The writes of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** The writes of this page without bookmarks. */
  readonly nodes: ReadonlyArray<Operation>;
  /** Whether older writes follow, and where to go on. */
  readonly pageInfo: PageInfo;
};

/** One write together with its bookmark in the ledger. */
export type OperationEdge = {
  /** The bookmark of this write, to be given as after. */
  readonly cursor: Scalars['String']['output'];
  /** The write itself. */
  readonly node: Operation;
};

/** What every write answers. */
export type OperationPayload = {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it, or a part of it, was not done; empty when all was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of a write. */
export type OperationState =
  /** It was not done; userErrors say why. */
  | 'FAILED'
  /** Of a batch, some orders were done and others refused; userErrors name the refused ones. */
  | 'PARTIAL'
  /** It has been begun and nobody has said yet how it ended; a dry run stays so, since nothing is sent. */
  | 'PENDING'
  /** The vendor said that it is done. */
  | 'SUCCEEDED'
  /**
   * The vendor was asked and gave no answer that can be read: it may or may not have been done. Ordergraph goes on
   * looking where the vendor's records can tell; ask for the operation again before you repeat it.
   */
  | 'UNCERTAIN';

/**
 * One order as one vendor holds it. Where a field can be null, null means that the vendor does not say; an empty list
 * means that there is none.
 */
export type Order = Node & {
  /** The money side of the order, every amount where the vendor states it. */
  readonly amounts: OrderAmounts;
  /** Who bought (买家). null: the vendor does not say. */
  readonly buyer?: Maybe<Buyer>;
  /**
   * Yuanshu only: while the goods wait for the buyer, until when they must be fetched (核销超时时间); once shipped, when
   * receipt is confirmed by itself (自动确认收货时间). null: the vendor does not say.
   */
  readonly confirmDeadline?: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor's system got the order, often later than placedAt; SOMS. null: the vendor does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the goods get to the buyer (交付方式). */
  readonly deliveryMethod: DeliveryMethod;
  /**
   * What went wrong and needs a person (异常); an empty list if nothing did, and always at Yuanshu and EZR, which tell of
   * none.
   */
  readonly exceptions: ReadonlyArray<OrderException>;
  /** When the platform closed the sale as finished (完成时间); SOMS. null: not finished, or the vendor does not say. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How recent this data is. */
  readonly freshness: Freshness;
  /** How far the store or warehouse has got with the goods (发货状态). */
  readonly fulfillmentStatus: FulfillmentStatus;
  /** All orders that stem from the same sale, in whichever system; this order is always one of them. */
  readonly group: OrderGroup;
  /**
   * Why the order is on hold (挂起原因), in the vendor's words, with phone numbers and names masked unless reveal is true;
   * SOMS only. null: not on hold, or no reason given.
   */
  readonly holdReason?: Maybe<Scalars['String']['output']>;
  /** The order's id across all vendors; keep it to ask for the same order again. */
  readonly id: Scalars['ID']['output'];
  /** Every number under which the order is known, each with the kind of number it is. */
  readonly identifiers: ReadonlyArray<Identifier>;
  /** What the buyer wants as an invoice and what came of it (发票); SOMS. null: the vendor does not say. */
  readonly invoice?: Maybe<Invoice>;
  /** True: the order is over (COMPLETED, CANCELLED, CLOSED or VOIDED) and its status should not change any more. */
  readonly isFinal: Scalars['Boolean']['output'];
  /** The goods lines of the order (商品明细), page by page. */
  readonly items: OrderItemConnection;
  /** What kind of order it is, e.g. sale, exchange or reissue (订单类型). */
  readonly kind: OrderKind;
  /**
   * Who did what with the order, and when (订单日志). SOMS only, and it costs one more vendor call per order, so select it
   * for few orders. null: the vendor keeps no log that can be read.
   */
  readonly logs?: Maybe<ReadonlyArray<OrderLogEntry>>;
  /** When the vendor last changed the order (最后修改时间); SOMS. null: the vendor does not say. */
  readonly modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The vendor's own number for the order: id at SOMS, salesOrderId at Babycare, orderNo at Yuanshu, Code at EZR. */
  readonly nativeId: Scalars['String']['output'];
  /** What buyer and staff wrote on the order (备注). null: the vendor sends no note fields. */
  readonly notes?: Maybe<OrderNotes>;
  /**
   * True: somebody put the order on hold (挂起, 留单); this can happen at any status. null: the vendor sends no hold
   * fields for this order, as Yuanshu and EZR never do.
   */
  readonly onHold?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The parcels of the order (包裹): one per tracking number, at Babycare put together from rows of single goods, at
   * Yuanshu with those that bring goods back. A SOMS parcel that only the courier's trace names is listed when trace is
   * selected with the packages. null: the vendor does not say; [] means none, as always at EZR, which names no parcels.
   */
  readonly packages?: Maybe<ReadonlyArray<Package>>;
  /** When the buyer paid (付款时间). null: not paid, or the vendor does not say. */
  readonly paidAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far the buyer has paid (付款状态). SOMS does not show refunds here; at EZR they are worked out from the lines. */
  readonly paymentStatus: PaymentStatus;
  /** The single payments that the buyer made (支付明细); SOMS and Yuanshu. null: the vendor does not list them. */
  readonly payments?: Maybe<ReadonlyArray<Payment>>;
  /** When the buyer placed the order (下单时间). */
  readonly placedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The sales platform that the order came from (平台), e.g. an online marketplace. null: the vendor names none, as
   * Babycare.
   */
  readonly platform?: Maybe<Party>;
  /**
   * The order number of the sales platform, the one that the buyer sees (平台订单号). null: the vendor names none, or its
   * lines name several, as can be at EZR; identifiers lists them.
   */
  readonly platformOrderNo?: Maybe<Scalars['String']['output']>;
  /**
   * The status on the sales platform, as the vendor passes it on (平台订单状态). null: the vendor passes none on, as
   * Yuanshu and EZR.
   */
  readonly platformStatus?: Maybe<NativeCode>;
  /**
   * When the buyer was told to expect the goods, or to collect them (预计送达, 预计自提); at EZR when a presale order will
   * be sent (预售发货时间). null: the vendor does not say, as Babycare.
   */
  readonly promisedDelivery?: Maybe<TimeWindow>;
  /**
   * The vendor's own record as it was received, with personal data unmasked; for Yuanshu the order alone, without later
   * cancellations, addresses and after-sale. null: there is nothing at that path.
   */
  readonly raw?: Maybe<Scalars['JSON']['output']>;
  /** Who receives the goods, and where (收货人). null: the vendor does not say. */
  readonly recipient?: Maybe<Recipient>;
  /** The sums and counts of the order, calculated again. A failed check is a hint and never stops anything. */
  readonly reconciliation: Reconciliation;
  /**
   * Orders of the same vendor that this one came of, and those that came of it: exchanges (换货), reissues (补发) and splits
   * (拆单). What came of an order is shown as far as it was read or pushed before.
   */
  readonly relations: ReadonlyArray<OrderRelation>;
  /** The buyer's reminders to hurry up (催单); SOMS only. null: the vendor knows no reminders. */
  readonly reminders?: Maybe<ReadonlyArray<Reminder>>;
  /**
   * The least advanced after-sale case that is still open, else the latest closed one (售后状态); where Yuanshu's payment
   * code says 退款中 or 已退款, that decides. null: there is no case, or the vendor does not say, as at SOMS.
   */
  readonly returnStatus?: Maybe<ReturnStatus>;
  /**
   * The after-sale cases of the order (售后): as pushed by Yuanshu; at Babycare and EZR worked out from the lines. null:
   * the vendor does not say, as at SOMS; [] means none.
   */
  readonly returns?: Maybe<ReadonlyArray<ReturnCase>>;
  /** How far the vendor's staff have approved the order (审核状态); SOMS, and Yuanshu's risk review (风控审核). */
  readonly reviewStatus: ReviewStatus;
  /** The selling account on the platform (店铺), not a physical store. null: the vendor names none, as Yuanshu and EZR. */
  readonly shop?: Maybe<Party>;
  /** Where the order stands as a whole (订单状态), in words that mean the same for every vendor. */
  readonly status: OrderStatus;
  /** The vendor's own codes that the statuses were worked out from. */
  readonly statusNative: ReadonlyArray<NativeCode>;
  /** Which rule, in which version of the table, gave the status; look it up in statusMappings. */
  readonly statusRule: Scalars['String']['output'];
  /** The physical store that the order belongs to (门店). null: the vendor names none, as Babycare. */
  readonly store?: Maybe<Party>;
  /** The labels that staff put on the order (订单标签); SOMS. null: the vendor has no labels. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /**
   * The merchant account inside the vendor's system (租户); SOMS, and Yuanshu where one is set up here. null: the vendor
   * has no such thing.
   */
  readonly tenantId?: Maybe<Scalars['String']['output']>;
  /** The order system that holds this order. */
  readonly vendor: Vendor;
  /** The warehouse that ships (发货仓库). null: none named, or the lines of the order name different ones. */
  readonly warehouse?: Maybe<Party>;
};


/**
 * One order as one vendor holds it. Where a field can be null, null means that the vendor does not say; an empty list
 * means that there is none.
 */
export type OrderHoldReasonArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * One order as one vendor holds it. Where a field can be null, null means that the vendor does not say; an empty list
 * means that there is none.
 */
export type OrderItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * One order as one vendor holds it. Where a field can be null, null means that the vendor does not say; an empty list
 * means that there is none.
 */
export type OrderRawArgs = {
  path?: InputMaybe<Scalars['String']['input']>;
};

/** The amounts of an order. null in a field: the vendor has no such amount. */
export type OrderAmounts = {
  /** Every further amount that the vendor sends, in money or points, under the vendor's own name. */
  readonly breakdown: ReadonlyArray<AmountLine>;
  /** What the platform keeps for its service (平台佣金) at SOMS; what resellers get (分销佣金) at EZR. */
  readonly commission?: Maybe<Money>;
  /** What was taken off the goods (优惠合计). */
  readonly discountTotal?: Maybe<Money>;
  /** What the goods cost after discount, before freight (商品实付). null at EZR where the freight is charged in points. */
  readonly goodsPayable?: Maybe<Money>;
  /** List price times quantity, before any discount (商品原价合计). */
  readonly goodsTotal?: Maybe<Money>;
  /** Further charges to the buyer (其他费用); SOMS, and at EZR the fee for cash on delivery (货到付款服务费). */
  readonly otherFees?: Maybe<Money>;
  /** The charge for packaging (包装费); SOMS. */
  readonly packaging?: Maybe<Money>;
  /** What the buyer has paid (已付金额). null: not paid, or the vendor does not say. */
  readonly paid?: Maybe<Money>;
  /** What the buyer owes in all, freight included (应付总额). */
  readonly payable?: Maybe<Money>;
  /**
   * What has been paid back to the buyer (已退金额); EZR, and Yuanshu, where refunds that are still open count too. null:
   * nothing, or the vendor does not say.
   */
  readonly refunded?: Maybe<Money>;
  /** What is settled with the seller for this order (结算金额); SOMS and Babycare. */
  readonly settlement?: Maybe<Money>;
  /** The freight that the buyer is charged (运费, 邮费); EZR can charge it in points (积分). */
  readonly shipping?: Maybe<Charge>;
};

/** Why an order is cancelled. */
export type OrderCancelInput = {
  /** The number of the return at the platform (平台退单号); SOMS only. */
  readonly platformReturnNo?: InputMaybe<Scalars['String']['input']>;
  /** Why, in words (取消原因). */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** By whom; SOMS only. */
  readonly type?: InputMaybe<CancelType>;
};

/** Something that was learned about an order. */
export type OrderChange = {
  /** When we learned it. */
  readonly at: Scalars['DateTime']['output'];
  /** Which fields of the order differ from before, by their names in this API. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** What kind of change it is. */
  readonly kind: ChangeKind;
  /** The order as it is now. null: its vendor has it no more. */
  readonly order?: Maybe<Order>;
  /** The number of the change: 1, 2, 3 and so on, without a gap. */
  readonly seq: Scalars['BigInt']['output'];
};

/** One page of orders. */
export type OrderConnection = {
  /** The moment that the list shows: what came later is not in it. The same for all pages. */
  readonly asOf: Scalars['DateTime']['output'];
  /** True: nothing is missing from this page and those before it. */
  readonly complete: Scalars['Boolean']['output'];
  /** The orders of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The orders of this page without bookmarks. */
  readonly nodes: ReadonlyArray<Order>;
  /** Whether more orders follow, and where to go on. A page can be empty and still have a next one; see scanLimited. */
  readonly pageInfo: PageInfo;
  /** True: the page is short because finding the orders took too many calls; go on with endCursor. */
  readonly scanLimited: Scalars['Boolean']['output'];
  /** One row per system: how it answered, and whether anything is missing from this page or an earlier one. */
  readonly sources: ReadonlyArray<SourceReport>;
  /** How many orders meet the filter, as far as the systems can count. Costs a call for each; ask only when you need it. */
  readonly totalCount?: Maybe<CountResult>;
};

/** A new order, in the words of the system that it shall live in. */
export type OrderCreateInput =
  /** An order for Babycare (交易订单创建). */
  { readonly babycare: BabycareOrderInput; readonly soms?: never; }
  |  /** An order for SOMS (提交订单), by the names of its document, checked against it before anything is sent; numbers may be written as texts. */
  { readonly babycare?: never; readonly soms: Scalars['JSON']['input']; };

/** One order together with its bookmark in the list. */
export type OrderEdge = {
  /** The bookmark of this order, to be given as after or before with the same filter and sort. */
  readonly cursor: Scalars['String']['output'];
  /** The order itself. */
  readonly node: Order;
};

/** Something that went wrong with an order and needs a person (异常). */
export type OrderException = {
  /** When it happened (异常时间). null: the vendor does not say. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong, as a short code, e.g. amount at SOMS or ALLOCATION for a stock shortage at Babycare. */
  readonly code: Scalars['String']['output'];
  /** Who reported it (操作人). null: the vendor does not say. */
  readonly operator?: Maybe<Scalars['String']['output']>;
  /**
   * What staff or system noted on it (异常说明), with phone numbers and names masked unless reveal is true. null: nothing
   * noted.
   */
  readonly remark?: Maybe<Scalars['String']['output']>;
  /** The heading that the vendor shows for it (异常标题). null: the vendor gives none. */
  readonly title?: Maybe<Scalars['String']['output']>;
};


/** Something that went wrong with an order and needs a person (异常). */
export type OrderExceptionRemarkArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Which orders a list should show. All conditions must be met; of a list of values any one is enough, and an empty list is
 * no condition. An order of which its system does not say what a condition asks for does not meet it.
 */
export type OrderFilter = {
  /** Further filters that must be met too. */
  readonly and?: InputMaybe<ReadonlyArray<OrderFilter>>;
  /** Only orders that entered their system in this span of time (创建时间). */
  readonly createdAt?: InputMaybe<TimeRange>;
  /** Only orders that were received in this span of time (妥投时间). Only SOMS can tell; the others are left out. */
  readonly deliveredAt?: InputMaybe<TimeRange>;
  /** Only orders that reach the buyer in one of these ways (配送方式). */
  readonly deliveryMethod?: InputMaybe<ReadonlyArray<DeliveryMethod>>;
  /** Only orders whose goods have come so far (发货状态). */
  readonly fulfillmentStatus?: InputMaybe<ReadonlyArray<FulfillmentStatus>>;
  /** True: only orders that something went wrong with (异常订单). */
  readonly hasException?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only orders that an invoice is wanted for (发票). */
  readonly hasInvoice?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only orders with an after-sale case (售后); at SOMS one whose goods have not come back yet. */
  readonly hasReturn?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only orders with a code that is not in our tables, so that a state may be UNKNOWN. */
  readonly hasUnmappedStatus?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only these kinds of orders, e.g. reissues (补发). */
  readonly kind?: InputMaybe<ReadonlyArray<OrderKind>>;
  /** Only orders that were last changed in this span of time (修改时间). */
  readonly modifiedAt?: InputMaybe<TimeRange>;
  /** Only orders that carry one of these codes of their own system, as statusNative shows them. */
  readonly nativeStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Leaves out the orders that meet this filter. */
  readonly not?: InputMaybe<OrderFilter>;
  /** True: only orders that are put on hold (挂起); false: only those of which it is said that they are not. */
  readonly onHold?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only orders that are paid for so far (付款状态). */
  readonly paymentStatus?: InputMaybe<ReadonlyArray<PaymentStatus>>;
  /** Only orders that the buyer placed in this span of time (下单时间). */
  readonly placedAt?: InputMaybe<TimeRange>;
  /** Only orders of these sales platforms, by id or code as platform shows them. */
  readonly platformIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with one of these platform order numbers (平台订单号), 1,000 at most. */
  readonly platformOrderNos?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with a line that has this text in its title (商品名称). */
  readonly productText?: InputMaybe<Scalars['String']['input']>;
  /** Only orders for a recipient of exactly this name (收货人). Needs the scope pii:reveal. */
  readonly recipientName?: InputMaybe<Scalars['String']['input']>;
  /** Only orders whose recipient's phone number ends so (手机尾号); four digits or more are found fastest. Needs pii:reveal. */
  readonly recipientPhoneSuffix?: InputMaybe<Scalars['String']['input']>;
  /** Only orders whose after-sale case is so far (售后状态). SOMS does not tell and is left out. */
  readonly returnStatus?: InputMaybe<ReadonlyArray<ReturnStatus>>;
  /** Only orders of these selling accounts (店铺), by id or code as shop shows them. */
  readonly shopIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with a line of one of these SKU codes (商品编码); at SOMS not what is inside a bundle. */
  readonly skuCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders in one of these states (订单状态). */
  readonly status?: InputMaybe<ReadonlyArray<OrderStatus>>;
  /** Only orders of these stores (门店), by id or code; at SOMS the store that delivers. */
  readonly storeIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with one of these tags (标签). */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with a parcel of this tracking number (运单号). */
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  /** Only orders of these systems. */
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
  /** Only orders from these warehouses (仓库), by id or code as warehouse shows them. */
  readonly warehouseIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The orders of one sale: it may be split, exchanged, reissued or held in several systems. */
export type OrderGroup = Node & {
  /** The order that stands for the whole group: the one that was placed first. */
  readonly canonical: Order;
  /** The group's id; keep it to ask for the same group again. */
  readonly id: Scalars['ID']['output'];
  /** Which orders were linked to each other and why; WEAK links are listed too, though they join nothing. */
  readonly links: ReadonlyArray<OrderLink>;
  /**
   * The orders of the group, joined by EXACT, STRONG and MANUAL links; at least one. Two orders that a person has cut apart
   * are together only where others join them.
   */
  readonly members: ReadonlyArray<Order>;
  /**
   * The platform order number that the orders share (平台订单号). An EZR order can join the sales of several numbers: then one
   * of them. null: they share none.
   */
  readonly platformOrderNo?: Maybe<Scalars['String']['output']>;
};

/** One way to name a group of orders: fill in exactly one of the fields. */
export type OrderGroupRef =
  /** The group's id as an earlier answer gave it. */
  { readonly id: Scalars['ID']['input']; readonly orderId?: never; readonly platformOrderNo?: never; }
  |  /** The id of any order in the group. */
  { readonly id?: never; readonly orderId: Scalars['ID']['input']; readonly platformOrderNo?: never; }
  |  /**
   * The order number of the sales platform (平台订单号); every vendor is asked for it, Yuanshu and EZR among the orders
   * that they have pushed.
   */
  { readonly id?: never; readonly orderId?: never; readonly platformOrderNo: Scalars['String']['input']; };

/** One goods line of an order (商品行). null in a field: the vendor does not say. */
export type OrderItem = Node & {
  /**
   * What a set consists of; SOMS lists it as ingredients (原料商品), Yuanshu as sub goods (子商品). null: not a set, or
   * the vendor does not say.
   */
  readonly components?: Maybe<ReadonlyArray<OrderItem>>;
  /** What was taken off this line, its share of order-wide discounts included where the vendor says so (优惠金额). */
  readonly discount?: Maybe<Money>;
  /** How far this line has got on its way to the buyer; only Babycare says so per line, elsewhere it is that of the order. */
  readonly fulfillmentStatus: FulfillmentStatus;
  /** The line's id across all vendors. */
  readonly id: Scalars['ID']['output'];
  /** What role the line plays, e.g. main goods, gift or part of a set. */
  readonly kind: LineKind;
  /** The number of the line in the vendor's system (订单行号). null: the vendor sends none, as EZR. */
  readonly lineNo?: Maybe<Scalars['String']['output']>;
  /** The order that the line belongs to. */
  readonly order: Order;
  /** The parcels that hold goods of this line. null: the vendor does not say which line is in which parcel. */
  readonly packages?: Maybe<ReadonlyArray<Package>>;
  /** The line that this one belongs to, e.g. the set, or the drink that an extra goes into. null: it stands alone. */
  readonly parent?: Maybe<OrderItem>;
  /** What the buyer pays for this line after discount (实付金额). */
  readonly payable?: Maybe<Money>;
  /** How many were in fact picked (实际拣货数量); SOMS and Yuanshu. */
  readonly pickedQuantity?: Maybe<Scalars['Decimal']['output']>;
  /** The number of the line on the sales platform (平台子单号); SOMS and Babycare. */
  readonly platformLineNo?: Maybe<Scalars['String']['output']>;
  /** How many were ordered (数量), in the unit of sale; may have decimals for goods sold by weight. */
  readonly quantity: Scalars['Decimal']['output'];
  /** How many came back (退货数量); EZR. null: the vendor does not say. */
  readonly returnedQuantity?: Maybe<Scalars['Decimal']['output']>;
  /** How many have been shipped (发货数量); Babycare. */
  readonly shippedQuantity?: Maybe<Scalars['Decimal']['output']>;
  /** Which article it is. */
  readonly sku: Sku;
  /** The vendor's own status code of the line (明细状态); Babycare. null: the vendor has no status per line. */
  readonly status?: Maybe<NativeCode>;
  /** The name of the goods as sold (商品标题). null: the vendor sends codes only, as EZR. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /**
   * Unit price times quantity (商品金额), before discount except at Yuanshu. null: the vendor does not say, or at Yuanshu
   * the goods are not sold by the piece.
   */
  readonly total?: Maybe<Money>;
  /** The codes by which single pieces can be traced to their maker (溯源码); SOMS. */
  readonly traceCodes?: Maybe<ReadonlyArray<TraceCode>>;
  /** The price of one unit before vouchers (单价); at Yuanshu what is due for it (应付单价). */
  readonly unitPrice?: Maybe<Money>;
  /** The weight of one unit, not of the whole line; SOMS, and Yuanshu, whose unit is not certain. */
  readonly weight?: Maybe<Weight>;
};

/** One page of the goods lines of an order. */
export type OrderItemConnection = {
  /** The lines of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<OrderItemEdge>;
  /** The lines of this page without bookmarks. */
  readonly nodes: ReadonlyArray<OrderItem>;
  /** Whether more lines follow, and where to go on. */
  readonly pageInfo: PageInfo;
  /** How many lines the order has in all. null: not known. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One goods line together with its bookmark in the list. */
export type OrderItemEdge = {
  /** The bookmark of this line, to be given as after. */
  readonly cursor: Scalars['String']['output'];
  /** The goods line itself. */
  readonly node: OrderItem;
};

/** What kind of order it is. */
export type OrderKind =
  /** Sent to make up for a fault (赔付). */
  | 'COMPENSATION'
  /** Sent in exchange for goods that came back (换货订单). */
  | 'EXCHANGE'
  /** Bought together with others at a group price (拼团, 接龙). */
  | 'GROUP_BUY'
  /** Paid for with points or a booked entitlement (积分换购, 预约兑换). */
  | 'POINTS'
  /** Paid for in advance (预付订单). */
  | 'PREPAID'
  /** Sold before the goods are in stock (预售). */
  | 'PRESALE'
  /** Sent again because something was missing or broken (补发订单). */
  | 'REISSUE'
  /** An ordinary sale (普通订单); also taken where the vendor says nothing special. */
  | 'SALE'
  /**
   * The vendor sent a code that is not in our table or for which we have no kind, e.g. coupon redemption (券兑换) at
   * Yuanshu; statusNative shows it where it was sent.
   */
  | 'UNKNOWN';

/** A link between two orders that seem to stem from the same sale. */
export type OrderLink = {
  /** How sure the link is. */
  readonly confidence: LinkConfidence;
  /** What speaks for the link, e.g. the number that both orders carry, or who linked them and when. */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the one order. */
  readonly from: Scalars['ID']['output'];
  /** The id of the other order. */
  readonly to: Scalars['ID']['output'];
};

/** One entry of an order's log (订单日志); SOMS only. */
export type OrderLogEntry = {
  /** What was done, as the vendor's code (操作). */
  readonly action: Scalars['String']['output'];
  /** When it was done (操作时间). null: the vendor does not say. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** What was done, in the vendor's words (操作标题). null: the vendor gives none. */
  readonly caption?: Maybe<Scalars['String']['output']>;
  /** The details (操作说明), with phone numbers and names masked unless reveal is true. null: the vendor gives none. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Who did it (操作人). null: the vendor does not say. */
  readonly operator?: Maybe<Scalars['String']['output']>;
  /** The return or exchange that it was about (退换货单号). null: it was about none. */
  readonly returnNo?: Maybe<Scalars['String']['output']>;
};


/** One entry of an order's log (订单日志); SOMS only. */
export type OrderLogEntryMessageArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * What people wrote on an order (备注). Phone numbers, and the names and the address of the order's own people, are masked
 * unless reveal is true. null in a field: nothing written, or the vendor does not say.
 */
export type OrderNotes = {
  /** The buyer's wish or comment (客户备注, 买家备注). */
  readonly buyer?: Maybe<Scalars['String']['output']>;
  /** What the seller noted (商家备注, 卖家备注); Yuanshu sends none. */
  readonly seller?: Maybe<Scalars['String']['output']>;
  /** What customer service or the order system noted (备注, 客服备注); Babycare and Yuanshu. */
  readonly service?: Maybe<Scalars['String']['output']>;
};


/**
 * What people wrote on an order (备注). Phone numbers, and the names and the address of the order's own people, are masked
 * unless reveal is true. null in a field: nothing written, or the vendor does not say.
 */
export type OrderNotesBuyerArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * What people wrote on an order (备注). Phone numbers, and the names and the address of the order's own people, are masked
 * unless reveal is true. null in a field: nothing written, or the vendor does not say.
 */
export type OrderNotesSellerArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * What people wrote on an order (备注). Phone numbers, and the names and the address of the order's own people, are masked
 * unless reveal is true. null in a field: nothing written, or the vendor does not say.
 */
export type OrderNotesServiceArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What was paid for an order. */
export type OrderPayInput = {
  /** The number of the payment (支付账单号). */
  readonly billNo?: InputMaybe<Scalars['String']['input']>;
  /** How it was paid, way by way (支付方式详情). */
  readonly details: ReadonlyArray<PaymentDetailInput>;
  /** When it was paid (付款时间). */
  readonly paidAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How much of it is paid: UNPAID, PARTIALLY_PAID (已付定金) or PAID. */
  readonly state: PaymentStatus;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** The answer of a write on one order. */
export type OrderPayload = OperationPayload & {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /**
   * The order as its vendor shows it after the write, read again. null: there is none, it was not read because nothing was
   * sent, or it could not be read (then errors says so).
   */
  readonly order?: Maybe<Order>;
  /** Why it was not done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One way to name an order: fill in exactly one of the fields. */
export type OrderRef =
  /** The order's id as an earlier answer gave it; works for every vendor. */
  { readonly id: Scalars['ID']['input']; readonly pickupCode?: never; readonly saleOrderNo?: never; readonly vendorId?: never; }
  |  /** The code that the buyer shows at the store (自提码); SOMS only. */
  { readonly id?: never; readonly pickupCode: PickupCodeInput; readonly saleOrderNo?: never; readonly vendorId?: never; }
  |  /**
   * The sales order number (销售订单号) at SOMS. Where it covers several orders, the answer is null with the error
   * AMBIGUOUS_REFERENCE, which lists their ids.
   */
  { readonly id?: never; readonly pickupCode?: never; readonly saleOrderNo: Scalars['String']['input']; readonly vendorId?: never; }
  |  /**
   * The vendor and its own order number. Works for every vendor but Babycare, which can be asked by platform order number
   * only (use orderGroup); Yuanshu and EZR orders are known once they were pushed.
   */
  { readonly id?: never; readonly pickupCode?: never; readonly saleOrderNo?: never; readonly vendorId: VendorIdInput; };

/**
 * Two orders of one vendor of which one came of the other. They are kept apart: a relation makes no group, though the orders
 * of one sale may be in a group for other reasons.
 */
export type OrderRelation = {
  /** What speaks for it, e.g. the number by which one order names the other. */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the earlier order: the one that was exchanged, sent again or split. Of siblings, any of the two. */
  readonly from: Scalars['ID']['output'];
  /** What came of what. */
  readonly kind: OrderRelationKind;
  /**
   * The order on the other side; selecting it can cost a vendor call, which from and to do not. null: its vendor has no such
   * order, or for Yuanshu and EZR has not pushed it yet.
   */
  readonly order?: Maybe<Order>;
  /** What the order that you asked about is in this relation. */
  readonly role: OrderRelationRole;
  /** The id of the order that came of it. Of siblings, the other one of the two. */
  readonly to: Scalars['ID']['output'];
};

/** How one order came of another. */
export type OrderRelationKind =
  /** Goods that came back were replaced by others (换货). */
  | 'EXCHANGE'
  /** Something was missing or broken and was sent again (补发). */
  | 'REISSUE'
  /** One order was divided into several (拆单). */
  | 'SPLIT';

/** What an order is in a relation. */
export type OrderRelationRole =
  /** The earlier order of the two. */
  | 'ORIGINAL'
  /** The order that came of the other one. */
  | 'RESULT'
  /** Both are parts of the same split, and nothing says which was first. */
  | 'SIBLING';

/** By what a list of orders is sorted; orders without that time come last, whichever way. */
export type OrderSort = {
  /** Newest or oldest first. */
  readonly direction?: SortDirection;
  /** The time that counts. */
  readonly key?: OrderSortKey;
};

/** The times by which orders can be sorted. */
export type OrderSortKey =
  /** When the order entered its system (创建时间). */
  | 'CREATED_AT'
  /** When the order was last changed (修改时间); an order that changes meanwhile may leave the list. */
  | 'MODIFIED_AT'
  /** When the buyer placed the order (下单时间): the one that means the same in all systems. */
  | 'PLACED_AT';

/** What orders can be counted by. */
export type OrderStatField =
  /** The carrier of the first parcel that goes out (承运商), where the order's own record names it. */
  | 'CARRIER'
  /** The day in China on which they were placed (下单日期), e.g. 2026-11-22. */
  | 'DAY'
  /** How far their goods have come (发货状态). */
  | 'FULFILLMENT_STATUS'
  /** How far they are paid for (付款状态). */
  | 'PAYMENT_STATUS'
  /** The sales platform (平台), by its code, else id, else name. */
  | 'PLATFORM'
  /** The selling account (店铺), by its code, else id, else name. */
  | 'SHOP'
  /** How far they are (订单状态). */
  | 'STATUS'
  /** The store (门店), by its code, else id, else name. */
  | 'STORE'
  /** The order system that holds them. */
  | 'VENDOR';

/** One row of counts. */
export type OrderStatRow = {
  /** How many different platform order numbers they carry, so that a sale in two systems counts once. null: none. */
  readonly distinctGroups?: Maybe<Scalars['Int']['output']>;
  /** What the orders of this row have in common, in the order of groupBy. */
  readonly keys: ReadonlyArray<StatKey>;
  /** How many orders there are. */
  readonly orders: Scalars['Int']['output'];
  /** What buyers have to pay for them altogether (应付金额). null: none of them says, or they are in several currencies. */
  readonly payable?: Maybe<Money>;
  /** What was given back altogether (退款金额). null: none of them says, or they are in several currencies. */
  readonly refunded?: Maybe<Money>;
};

/** Counts of orders, all taken at one moment. */
export type OrderStats = {
  /** The moment of counting. */
  readonly asOf: Scalars['DateTime']['output'];
  /** EXACT: all orders of the systems within the filter are known here. AT_LEAST: there may be more. */
  readonly precision: CountPrecision;
  /** One row for each combination of values that occurs, sorted by them. */
  readonly rows: ReadonlyArray<OrderStatRow>;
  /** One row for each order system within the filter: how much of it was counted. */
  readonly sources: ReadonlyArray<SourceReport>;
};

/** Where an order stands as a whole. */
export type OrderStatus =
  /** Waiting for the buyer to collect it at a store (待自提, 待核销). */
  | 'AWAITING_PICKUP'
  /** Cleared, and still to be handed to a carrier (待发货, 待出库). */
  | 'AWAITING_SHIPMENT'
  /** Ended without a sale by the buyer, the shop or the store, or because time ran out (已取消). */
  | 'CANCELLED'
  /** Ended without a sale by the platform or through a refund (已关闭). */
  | 'CLOSED'
  /** Finished for good (已完成, 交易完成). */
  | 'COMPLETED'
  /** The buyer has received it; returns are still possible (配送完成, 交易成功). */
  | 'DELIVERED'
  /** Stopped until a person acts (异常), e.g. because stock could not be reserved. */
  | 'EXCEPTION'
  /** Waiting for the buyer's payment (待付款, 待支付). */
  | 'PENDING_PAYMENT'
  /** In the order system, but not yet cleared for work (待审核). */
  | 'PENDING_REVIEW'
  /** Stock is being assigned or the goods are being picked (配货中, 拣货中). */
  | 'PROCESSING'
  /** Has left the store or warehouse (已发货, 已出库). */
  | 'SHIPPED'
  /** The vendor sent no code, or one that is not in our table; statusNative shows what came. */
  | 'UNKNOWN'
  /** Annulled inside the order system (已作废). */
  | 'VOIDED';

/** One parcel or one rider's trip (包裹, 运单). null in a field: the vendor does not say. */
export type Package = Node & {
  /** Who carries it (承运商). */
  readonly carrier?: Maybe<Carrier>;
  /** Which goods are in it, and how many. null: the vendor does not say. */
  readonly contents?: Maybe<ReadonlyArray<PackageContent>>;
  /** The person who brings it (配送员); SOMS. */
  readonly courier?: Maybe<Courier>;
  /** When the buyer got it (签收时间), as its trace tells. null: not yet, or no trace tells. */
  readonly deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which way the parcel goes: to the buyer, or back to the seller in an after-sale case of Yuanshu. */
  readonly direction: PackageDirection;
  /** When it should arrive (预计送达时间), as the traces of SOMS tell. */
  readonly estimatedDelivery?: Maybe<TimeWindow>;
  /** What the delivery of this parcel costs (运费), not what the buyer was charged for it; SOMS. */
  readonly freight?: Maybe<Money>;
  /** How recent this data is. */
  readonly freshness: Freshness;
  /** The parcel's id across all vendors; better to keep than the tracking number, which carriers use again. */
  readonly id: Scalars['ID']['output'];
  /** The order that the parcel belongs to. */
  readonly order: Order;
  /**
   * When it left the store or warehouse, or the buyer if it comes back (发货时间); where the vendor does not say, when its
   * trace shows it picked up.
   */
  readonly shippedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the parcel stands (包裹状态), in words that mean the same for every vendor. */
  readonly status: PackageStatus;
  /**
   * True: the vendor sends no status for this parcel alone, and we worked it out from other data. Always so at Babycare
   * and Yuanshu, and at SOMS for one of several parcels or one that only the courier's trace names.
   */
  readonly statusDerived: Scalars['Boolean']['output'];
  /** The vendor's own codes that the status was worked out from. */
  readonly statusNative: ReadonlyArray<NativeCode>;
  /**
   * The parcel's way, event by event (物流轨迹), from SOMS and Yuanshu; selecting it can cost further vendor calls. A
   * Babycare parcel shows the trace of the same parcel in another system of the same sale; the trace's sources say whose.
   * null: no system tells its way.
   */
  readonly trace?: Maybe<Trace>;
  /** The carrier's number for the parcel (运单号, 快递单号). null: no number yet. */
  readonly trackingNo?: Maybe<Scalars['String']['output']>;
  /** A web page on which the delivery can be followed, as the traces of SOMS tell. */
  readonly trackingUrl?: Maybe<Scalars['String']['output']>;
  /** How heavy the whole parcel is (重量); SOMS. */
  readonly weight?: Maybe<Weight>;
};

/** One article in a parcel. */
export type PackageContent = {
  /** The line of the order that the goods belong to. null: it could not be told which line. */
  readonly item?: Maybe<OrderItem>;
  /** How many of it are in the parcel (发货数量). */
  readonly quantity: Scalars['Decimal']['output'];
  /** Which article it is. */
  readonly sku: Sku;
};

/** Which way a parcel goes. */
export type PackageDirection =
  /** From the buyer back to the seller (退货); only Yuanshu names such parcels. */
  | 'INBOUND'
  /** From the seller to the buyer (发货). */
  | 'OUTBOUND';

/** One way to name a parcel: fill in exactly one of the fields. */
export type PackageRef =
  /** The parcel's id as an earlier answer gave it; works for every vendor. */
  { readonly id: Scalars['ID']['input']; readonly tracking?: never; }
  |  /** The tracking number, with carrier or order where it is not clear without. */
  { readonly id?: never; readonly tracking: TrackingInput; };

/** Where a parcel stands. */
export type PackageStatus =
  /** The courier tried to deliver it without success and will try again (重投). */
  | 'ATTEMPT_FAILED'
  /** It waits for the buyer in a locker or at a collection point (快递柜, 驿站). */
  | 'AVAILABLE_FOR_PICKUP'
  /** The delivery was called off (已取消). */
  | 'CANCELLED'
  /** A courier has been named (已派单). */
  | 'COURIER_ASSIGNED'
  /** The rider is at the store to collect it (骑手已到店), not yet at the buyer. */
  | 'COURIER_AT_ORIGIN'
  /** The carrier did not take the order for it (下单失败). */
  | 'CREATE_FAILED'
  /** The buyer has it (已签收, 已妥投); for a parcel that comes back, the warehouse has it. */
  | 'DELIVERED'
  /** Something went wrong on the way, e.g. it is lost, damaged or the address is wrong (疑难件). */
  | 'EXCEPTION'
  /** On the road between two places (运输中). */
  | 'IN_TRANSIT'
  /** The carrier has got the order for it (已下单, 已下发), but not the goods. */
  | 'LABEL_CREATED'
  /** The courier is bringing it to the buyer (派送中). */
  | 'OUT_FOR_DELIVERY'
  /** Nothing has happened to it yet (初始状态). */
  | 'PENDING'
  /** The courier has the goods (已揽件). */
  | 'PICKED_UP'
  /** The courier did not get the goods at the store or warehouse (揽件失败). */
  | 'PICKUP_FAILED'
  /** The buyer did not accept it (已拒收). */
  | 'REFUSED'
  /** Back at the sender (已退回). */
  | 'RETURNED'
  /** On its way back to the sender (退回中). */
  | 'RETURNING'
  /** It has left; no more is known (已发货). The usual status at Babycare. */
  | 'SHIPPED'
  /** The vendor sent no code, or one that is not in our table, and nothing else tells; statusNative shows what came. */
  | 'UNKNOWN';

/** Where a page of a longer list stands, and whether more follows. */
export type PageInfo = {
  /** The bookmark of the last entry on this page, to be given as after. null: the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True: there are more entries; ask again with after set to endCursor. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True: there are entries before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The bookmark of the first entry on this page. null: the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Parcels to be added in Yuanshu's trace system. */
export type ParcelAddInput = {
  /** When they left (操作时间). */
  readonly at: Scalars['DateTime']['input'];
  /** The parcels to be added. */
  readonly parcels: ReadonlyArray<ParcelInput>;
  /** The after-sale case that they belong to; the order itself if left out. */
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
  /** Who reports it (source), as agreed with Yuanshu. */
  readonly source: Scalars['String']['input'];
};

/** Goods in a parcel. */
export type ParcelContentInput = {
  /** The line, by its id in the order's items. */
  readonly itemId: Scalars['ID']['input'];
  /** How many of it are in the parcel. */
  readonly quantity: Scalars['Decimal']['input'];
};

/** A parcel, as Yuanshu is told of it. */
export type ParcelInput = {
  /** The carrier (物流公司编码), by the code that Yuanshu knows, e.g. 0030. */
  readonly carrierCode: Scalars['String']['input'];
  /** The name of the carrier; a shipment notice needs it. */
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  /** What is in it; leave it out when that is not known. */
  readonly contents?: InputMaybe<ReadonlyArray<ParcelContentInput>>;
  /** The phone number that the carrier knows (手机号); trace system only. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The tracking number (快递单号). */
  readonly trackingNo: Scalars['String']['input'];
};

/** Someone or something that takes part in an order: a platform, a shop, a store, a warehouse or a carrier. */
export type Party = {
  /** What the vendor calls its code (编码). null: the vendor sends none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The number that the vendor calls its id. null: the vendor sends none. */
  readonly id?: Maybe<Scalars['String']['output']>;
  /** The name as the vendor writes it. null: the vendor sends none. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** One payment that the buyer made (支付明细). */
export type Payment = {
  /** How much was paid this way. */
  readonly amount: Money;
  /** The number of the payment at the payment service (第三方支付流水号); SOMS. null: the vendor sends none. */
  readonly externalPaymentId?: Maybe<Scalars['String']['output']>;
  /** How the buyer paid, in the vendor's words (支付方式). null: the vendor does not say. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** The vendor's code for the way of paying. null: the vendor sends none. */
  readonly nativeMethod?: Maybe<NativeCode>;
  /** When this payment was made. null: the vendor does not say. */
  readonly paidAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One way in which an order was paid. */
export type PaymentDetailInput = {
  /** How much, in yuan (金额). */
  readonly amount: Scalars['Decimal']['input'];
  /** The number at the payment service (第三方支付流水号). */
  readonly externalPaymentId?: InputMaybe<Scalars['String']['input']>;
  /** The way, by its name (支付方式名称), e.g. 支付宝. */
  readonly method: Scalars['String']['input'];
};

/** How far the buyer has paid, or got money back. */
export type PaymentStatus =
  /** Paid in full (已付全款). */
  | 'PAID'
  /** A deposit is paid, the rest is open (已付定金). */
  | 'PARTIALLY_PAID'
  /** Part of the money went back to the buyer (部分退款). */
  | 'PARTIALLY_REFUNDED'
  /** All of the money went back to the buyer (全部退款). */
  | 'REFUNDED'
  /** A refund is on its way to the buyer (退款中). */
  | 'REFUNDING'
  /** The vendor does not say, or sent a code that is not in our table; Babycare without a payment time is such a case. */
  | 'UNKNOWN'
  /** Nothing paid yet (未付款). */
  | 'UNPAID';

/** Who picked the goods, and when. */
export type PickInfoInput = {
  /** When they were picked (拣货时间). */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: the picking counts as finished by itself (自动拣货完成). */
  readonly autoFinish?: InputMaybe<Scalars['Boolean']['input']>;
  /** The picker (拣货员), by number. */
  readonly operatorId?: InputMaybe<Scalars['String']['input']>;
  /** The name of the picker. */
  readonly operatorName?: InputMaybe<Scalars['String']['input']>;
  /** Where the record comes from (记录来源). */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** The vendor's answer to a check of a pickup code. */
export type PickupCheck = {
  /** What the vendor says about it, e.g. why the code is not good. null: it says nothing. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The code of the vendor's answer. */
  readonly native: NativeCode;
  /** True: the code is good and the goods may be handed over at this store. */
  readonly ok: Scalars['Boolean']['output'];
  /** The order that the code belongs to. null: the vendor names none. */
  readonly order?: Maybe<Order>;
};

/** A buyer's pickup code together with the store where it is shown. */
export type PickupCodeInput = {
  /** The code that the buyer shows (自提码). */
  readonly code: Scalars['String']['input'];
  /** The number of the sales platform (平台) in SOMS, for when two platforms use the same code; may be left out. */
  readonly platformId?: InputMaybe<Scalars['String']['input']>;
  /** The number of the store (门店) in SOMS. */
  readonly storeId: Scalars['String']['input'];
};

/** A charge in loyalty points (积分) instead of money. */
export type Points = {
  /** How many points. */
  readonly points: Scalars['Decimal']['output'];
};

/** Everything that can be asked. Nothing here changes an order. */
export type Query = {
  /**
   * Everything that was learned about orders, oldest first and without a gap, from any point: for systems that keep a copy.
   * Go on with the endCursor of the page before; an order can be told of more than once.
   */
  readonly changes: ChangeConnection;
  /**
   * Asks whether goods can be delivered to a place, and at what price (订单检测); SOMS only. null with an error: the vendor
   * could not be asked.
   */
  readonly deliveryQuote?: Maybe<DeliveryQuote>;
  /**
   * Pastes any number from any label and finds the orders that it belongs to: order, platform, payment, tracking, pick-up,
   * line and return numbers. Every vendor that can be asked is asked, and everything that is kept here is searched. The
   * same order found by two kinds of numbers is listed twice. 4 to 11 digits are also looked for at the end of the
   * recipient's phone number (手机尾号): the newest 20 orders of each vendor, after those found by a number of their own. That
   * needs the scope pii:reveal; without it phones are left out, and asking for PHONE_SUFFIX by name is FORBIDDEN.
   */
  readonly lookup: ReadonlyArray<LookupHit>;
  /**
   * The record with this id, whatever its kind: order, line, parcel, after-sale case, reminder or order group. null
   * without an error: there is no such record.
   */
  readonly node?: Maybe<Node>;
  /** Several records by id in one go; the answer keeps the order of the ids, with null where there is no such record. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * One write as the ledger has it, with what became of it. null without an error: there is no such write, or it was
   * another client's.
   */
  readonly operation?: Maybe<Operation>;
  /**
   * The writes that were asked for, newest first: who, what, when, on which order, with which outcome (操作审计). A client
   * that is restricted to vendors or shops sees its own alone.
   */
  readonly operations: OperationConnection;
  /**
   * One order. null without an error: the vendor has no such order. null with an error: the vendor could not be asked, or
   * not in this way.
   */
  readonly order?: Maybe<Order>;
  /**
   * All orders that stem from one sale, in whichever system. This is the way to find an order by its platform order
   * number, and for Babycare the only one. null without an error: no vendor knows such an order.
   */
  readonly orderGroup?: Maybe<OrderGroup>;
  /**
   * Counts orders and adds up their amounts, e.g. by day and state. Counted are the orders that are known here: all that
   * Yuanshu and EZR have pushed; of SOMS and Babycare those that were read or told of before. precision says which it was.
   */
  readonly orderStats: OrderStats;
  /**
   * Orders of all systems as one list: in one order, page by page, each order once, however much changes meanwhile. Orders
   * that came in after the first page was asked for are not in it; ask for the first page again to see them.
   */
  readonly orders: OrderConnection;
  /**
   * One parcel. null without an error: there is no such parcel. null with an error: the vendor could not be asked, or
   * several parcels fit.
   */
  readonly package?: Maybe<Package>;
  /**
   * All parcels with this tracking number; more than one, because carriers use numbers again. Only SOMS can be searched by
   * tracking number: parcels of Babycare and Yuanshu are found through their order.
   */
  readonly packages: ReadonlyArray<Package>;
  /**
   * Asks whether a buyer's pickup code is good at a store (自提检查); SOMS only. Nothing is handed over by asking. null with
   * an error: the vendor could not be asked.
   */
  readonly pickupCheck?: Maybe<PickupCheck>;
  /**
   * What this request may spend and has spent: its cost points, and its calls to vendors. Each client has so many points a
   * minute; a query that would cost too much is refused before anything of it runs.
   */
  readonly rateLimit: RateLimit;
  /** One reminder (催单); SOMS only. null without an error: there is no such reminder. */
  readonly reminder?: Maybe<Reminder>;
  /** The buyers' reminders to hurry up (催单), page by page. SOMS only; other vendors know no reminders. */
  readonly reminders: ReminderConnection;
  /**
   * The after-sale cases (售后: 退货, 退款, 换货, 补发) of all systems as one list, page by page, each case once: those of the
   * newest placed order first, the cases of one order in their system's order. Look into sources before you take an empty
   * page for "no cases": SOMS shows none at all.
   */
  readonly returns: ReturnConnection;
  /** The order systems behind this service, what each can tell and whether it can be reached. */
  readonly sources: ReadonlyArray<VendorSource>;
  /** The table that turns vendors' codes into our statuses, row by row. */
  readonly statusMappings: ReadonlyArray<StatusMapping>;
  /**
   * The way of one parcel, event by event (物流轨迹); for a Babycare parcel, that of the same parcel in another system of
   * the same sale. It may be up to a minute old; its freshness says so. null without an error: there is no such parcel, or
   * no system tells its way.
   */
  readonly trace?: Maybe<Trace>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryDeliveryQuoteArgs = {
  input: DeliveryQuoteInput;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryLookupArgs = {
  namespaces?: InputMaybe<ReadonlyArray<IdNamespace>>;
  text: Scalars['String']['input'];
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  states?: InputMaybe<ReadonlyArray<OperationState>>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOrderArgs = {
  by: OrderRef;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOrderGroupArgs = {
  by: OrderGroupRef;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOrderStatsArgs = {
  filter?: InputMaybe<OrderFilter>;
  groupBy: ReadonlyArray<OrderStatField>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  maxStalenessSeconds?: InputMaybe<Scalars['Int']['input']>;
  onSourceError?: SourceErrorPolicy;
  sort?: InputMaybe<OrderSort>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryPackageArgs = {
  by: PackageRef;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryPackagesArgs = {
  carrierCode?: InputMaybe<Scalars['String']['input']>;
  trackingNo: Scalars['String']['input'];
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryPickupCheckArgs = {
  by: PickupCodeInput;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryReminderArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryRemindersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  states?: InputMaybe<ReadonlyArray<ReminderState>>;
  storeId?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryReturnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<ReturnKind>>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryStatusMappingsArgs = {
  vendor?: InputMaybe<Vendor>;
};


/** Everything that can be asked. Nothing here changes an order. */
export type QueryTraceArgs = {
  package: PackageRef;
  refresh?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The limits of the client that asks, and how much of them is used. */
export type RateLimit = {
  /**
   * The cost points of this request: 1 for being asked, and what its fields can cost at most, as their @cost and @listSize
   * say.
   */
  readonly cost: Scalars['Int']['output'];
  /** The cost points that this client has in a minute. */
  readonly limit: Scalars['Int']['output'];
  /** How many objects the answer can hold at most, as reckoned before it runs. */
  readonly nodeCount: Scalars['Int']['output'];
  /** The cost points that are left until resetAt, with this request paid. */
  readonly remaining: Scalars['Int']['output'];
  /** When the client has all its points again. */
  readonly resetAt: Scalars['DateTime']['output'];
  /**
   * How many times vendors may be called for this request. What would take more calls is null, with the error
   * VENDOR_CALL_BUDGET_EXCEEDED.
   */
  readonly vendorCallBudget: Scalars['Int']['output'];
  /**
   * How many times vendors have been called for this request up to the moment in which this field is answered. Fields of a
   * query are answered side by side: this is what the others have used so far, not what they will use.
   */
  readonly vendorCallsUsed: Scalars['Int']['output'];
};

/** An order and the store that it shall belong to. */
export type ReassignStoreInput = {
  /** The order to be moved. */
  readonly order: OrderRef;
  /** The new store (下单门店), by its number. */
  readonly storeId: Scalars['String']['input'];
  /** The name of the new store. */
  readonly storeName?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Who receives the goods, and where (收货人); at Yuanshu as last changed. Personal data is masked unless reveal is true;
 * what the vendor itself masked or encrypted stays as it came. null in a field: the vendor does not say; Babycare gives
 * province, city and district only.
 */
export type Recipient = {
  /** The full address (详细地址), cut off after the district unless reveal is true. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** The city or prefecture (市). */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** The district or county (区). */
  readonly district?: Maybe<Scalars['String']['output']>;
  /** True: the vendor holds name, phone or address encrypted (加密), so reveal cannot show them in clear. */
  readonly encrypted: Scalars['Boolean']['output'];
  /** The recipient's name (收货人姓名), masked to its first character unless reveal is true. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The recipient's phone number (手机号), masked (138****0000) unless reveal is true. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** The province (省). */
  readonly province?: Maybe<Scalars['String']['output']>;
};


/**
 * Who receives the goods, and where (收货人); at Yuanshu as last changed. Personal data is masked unless reveal is true;
 * what the vendor itself masked or encrypted stays as it came. null in a field: the vendor does not say; Babycare gives
 * province, city and district only.
 */
export type RecipientAddressArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Who receives the goods, and where (收货人); at Yuanshu as last changed. Personal data is masked unless reveal is true;
 * what the vendor itself masked or encrypted stays as it came. null in a field: the vendor does not say; Babycare gives
 * province, city and district only.
 */
export type RecipientNameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Who receives the goods, and where (收货人); at Yuanshu as last changed. Personal data is masked unless reveal is true;
 * what the vendor itself masked or encrypted stays as it came. null in a field: the vendor does not say; Babycare gives
 * province, city and district only.
 */
export type RecipientPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Who receives goods. It is sent to the vendor and not kept here. */
export type RecipientInput = {
  /** Street and house (详细地址). */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The city (市), by its name. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** True: as on the original order (自动填充地址); the other fields may then be left out. */
  readonly copyFromOriginal?: InputMaybe<Scalars['Boolean']['input']>;
  /** The country (国家), e.g. 中国. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** The district (区), by its name. */
  readonly district?: InputMaybe<Scalars['String']['input']>;
  /** The mobile number (手机). */
  readonly mobile?: InputMaybe<Scalars['String']['input']>;
  /** The name (收货人). */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Another phone number (电话). */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The province (省), by its name. */
  readonly province?: InputMaybe<Scalars['String']['input']>;
};

/**
 * The sums and counts of an order, calculated again (对账). Vendors' own samples fail some of these checks: a failed check
 * colours an order as worth a look and never blocks it.
 */
export type Reconciliation = {
  /** One row per check. */
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  /** True: no check failed; checks that do not apply count as nothing. */
  readonly ok: Scalars['Boolean']['output'];
};

/** One check of an order; for checks of lines, one row for all lines together. */
export type ReconciliationCheck = {
  /** The number that the vendor sent. null: the check is not about one number, or does not apply. */
  readonly actual?: Maybe<Scalars['Decimal']['output']>;
  /**
   * Which check: S1 to S5 the sums and counts of SOMS, B1 to B3 the sums of Babycare, Y1 to Y5 those of Yuanshu, E1 to E3
   * the sums and counts of EZR, X1 that the systems of a group agree on the amount payable, X2 and STATUS_AXES_DISAGREE
   * that statuses do not contradict each other between systems and within one order, PICKUP_WITHOUT_STORE_PICKUP that a
   * Yuanshu or EZR order to be fetched is meant for pickup at a store.
   */
  readonly code: Scalars['String']['output'];
  /** The number sent minus the number calculated. null: one of the two is missing. */
  readonly difference?: Maybe<Scalars['Decimal']['output']>;
  /** The number that came out of the calculation. null: the check is not about one number, or does not apply. */
  readonly expected?: Maybe<Scalars['Decimal']['output']>;
  /** What was calculated, e.g. "total = unit_price × quantity". */
  readonly formula: Scalars['String']['output'];
  /** What is wrong, with the lines that fail, or why the check does not apply. null: there is nothing to say. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Whether it holds; FAIL as soon as one line fails. */
  readonly outcome: CheckOutcome;
};

/** A part of a refund payment. */
export type RefundPaymentDetailInput = {
  /** How much, in yuan. */
  readonly amount: Scalars['Decimal']['input'];
  /** What it is for, in words. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its number (支付子单号). */
  readonly detailNo: Scalars['String']['input'];
  /** The way of payment (支付方式), by code; 1009 is offline (线下退款). */
  readonly methodCode?: Scalars['Int']['input'];
  /** The name of the way of payment. */
  readonly methodName?: Scalars['String']['input'];
};

/** What became of a refund's payment. */
export type RefundPaymentInput = {
  /** How much was really refunded, in yuan. */
  readonly amount: Scalars['Decimal']['input'];
  /** The payment, part by part. */
  readonly details: ReadonlyArray<RefundPaymentDetailInput>;
  /** The number of the refund payment (退款支付主单号). */
  readonly refundPaymentNo: Scalars['String']['input'];
  /** The after-sale case (售后单号). */
  readonly returnNo: Scalars['String']['input'];
  /** How far it is. */
  readonly state: RefundPaymentState;
};

/** How far a refund's payment is. */
export type RefundPaymentState =
  /** Closed without a payment (已关闭). */
  | 'CLOSED'
  /** Not refunded yet (未退款). */
  | 'NOT_REFUNDED'
  /** Has been paid (已支付). */
  | 'PAID'
  /** Being paid (支付中). */
  | 'PAYING'
  /** Could not be paid (支付失败). */
  | 'PAY_FAILED'
  /** Has been refunded (已退款). */
  | 'REFUNDED'
  /** Being refunded (退款中). */
  | 'REFUNDING'
  /** Could not be refunded (退款失败). */
  | 'REFUND_FAILED'
  /** Not paid yet (未支付). */
  | 'UNPAID';

/** Goods to be sent again (补发). */
export type ReissueCreateInput = {
  /** Which goods. */
  readonly items: ReadonlyArray<ReissueItemInput>;
  /** Why, in words (补发原因). */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Who receives them; the buyer of the original order if left out. */
  readonly recipient?: InputMaybe<RecipientInput>;
  /** Who is to blame (责任方), e.g. carrier; SOMS needs it. */
  readonly responsibleParty?: InputMaybe<Scalars['String']['input']>;
  /** What the shop notes (备注说明). */
  readonly sellerNote?: InputMaybe<Scalars['String']['input']>;
  /** The ticket that it belongs to; Babycare needs it. */
  readonly ticket?: InputMaybe<TicketInput>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** Goods that go out again or instead. */
export type ReissueItemInput = {
  /** The line that they replace, by its id in the order's items; SOMS needs it. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** The line number of the platform (子单号). */
  readonly platformLineNo?: InputMaybe<Scalars['String']['input']>;
  /** The product (商品编码). */
  readonly productCode?: InputMaybe<Scalars['String']['input']>;
  /** What the product is called (商品名称). */
  readonly productName?: InputMaybe<Scalars['String']['input']>;
  /** How many of them go out. */
  readonly quantity: Scalars['Decimal']['input'];
  /** What the shop is credited for them, in yuan (结算金额). */
  readonly settlementFee?: InputMaybe<Scalars['Decimal']['input']>;
  /** What the shop is credited for one, in yuan (结算单价). */
  readonly settlementPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** The goods (货号, SKU编码). */
  readonly skuCode: Scalars['String']['input'];
  /** Their name (SKU名称). */
  readonly skuName?: InputMaybe<Scalars['String']['input']>;
  /** The type (类型), as Babycare knows it. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** The code of the type (类型编码). */
  readonly typeCode?: InputMaybe<Scalars['String']['input']>;
};

/** A buyer's request, passed on by the platform, to hurry an order up (催单). */
export type Reminder = Node & {
  /** How many times the buyer has asked by now (平台催单次数). null: the vendor does not say. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** The reminder's id; keep it to ask for the same reminder again. */
  readonly id: Scalars['ID']['output'];
  /** The order that should be hurried up. */
  readonly order: Order;
  /** The platform's own number for it (平台催单号). null: the vendor sends none. */
  readonly platformReminderId?: Maybe<Scalars['String']['output']>;
  /** When the buyer sent it (催单时间). null: the vendor does not say. */
  readonly remindedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was answered (回复). null: nothing yet. */
  readonly reply?: Maybe<ReminderReply>;
  /** Whether it has been answered (回复状态). */
  readonly state: ReminderState;
};

/** One page of reminders. */
export type ReminderConnection = {
  /** The reminders of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<ReminderEdge>;
  /** The reminders of this page without bookmarks. */
  readonly nodes: ReadonlyArray<Reminder>;
  /** Whether more reminders follow, and where to go on. */
  readonly pageInfo: PageInfo;
  /** One row per vendor asked; look here before you take an empty page for "no reminders". */
  readonly sources: ReadonlyArray<SourceReport>;
};

/** One reminder together with its bookmark in the list. */
export type ReminderEdge = {
  /** The bookmark of this reminder, to be given as after. */
  readonly cursor: Scalars['String']['output'];
  /** The reminder itself. */
  readonly node: Reminder;
};

/** The answer of a write on a reminder (催单). */
export type ReminderPayload = OperationPayload & {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /** The reminder as its vendor shows it after the write, read again; null as in OrderPayload. */
  readonly reminder?: Maybe<Reminder>;
  /** Why it was not done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The answer to a reminder. */
export type ReminderReply = {
  /** When it was answered (回复时间). null: the vendor does not say. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** What was written to the buyer (回复内容), with phone numbers masked unless reveal is true. null: the vendor does not say. */
  readonly content?: Maybe<Scalars['String']['output']>;
  /** Who answered (回复人). null: the vendor does not say. */
  readonly operator?: Maybe<Scalars['String']['output']>;
};


/** The answer to a reminder. */
export type ReminderReplyContentArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Whether a reminder has been answered. */
export type ReminderState =
  /** It can no longer be answered (已失效). */
  | 'INVALID'
  /** Nobody has answered yet (未回复). */
  | 'NOT_REPLIED'
  /** It has been answered (已回复). */
  | 'REPLIED'
  /** The vendor sent no state, or one that is not in our table. */
  | 'UNKNOWN';

/**
 * One after-sale case: refund, return, exchange or reissue (售后). Yuanshu pushes its cases; Babycare and EZR give none
 * that can be read, so they are worked out from the order's lines; SOMS says nothing about after-sale.
 */
export type ReturnCase = Node & {
  /**
   * What data the case was worked out from, e.g. the refund codes of the order's lines at Babycare, or "after-sale push"
   * at Yuanshu.
   */
  readonly derivedFrom: Scalars['String']['output'];
  /** The case's id across all vendors. */
  readonly id: Scalars['ID']['output'];
  /**
   * The parcel that brings the goods back (退货包裹); Yuanshu, the first if there are several: all are in the order's
   * packages. null: none is known.
   */
  readonly inboundPackage?: Maybe<Package>;
  /** The goods that the case is about. An empty list: the vendor does not say which, as Yuanshu. */
  readonly items: ReadonlyArray<ReturnItem>;
  /** What the buyer gets: money, other goods or both (退款类型). */
  readonly kind: ReturnKind;
  /** The order that the case belongs to. */
  readonly order: Order;
  /**
   * Why the buyer sends it back, in the vendor's words (退货原因), with phone numbers masked unless reveal is true; Yuanshu.
   * null: the vendor does not say.
   */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** What is paid back in all (退款金额); Yuanshu and EZR. null: the vendor does not say. */
  readonly refund?: Maybe<Money>;
  /** The order by which other or missing goods are sent (换货订单, 补发订单). null: there is none, or none is known. */
  readonly replacementOrder?: Maybe<Order>;
  /** The vendor's number of the case (售后单号); Yuanshu, and EZR for an exchange. null: the vendor gives none. */
  readonly returnNo?: Maybe<Scalars['String']['output']>;
  /** Where the case stands (售后状态), in words that mean the same for every vendor. */
  readonly status: ReturnStatus;
  /** The vendor's own codes that kind and status were worked out from; an empty list at EZR, which sends none. */
  readonly statusNative: ReadonlyArray<NativeCode>;
};


/**
 * One after-sale case: refund, return, exchange or reissue (售后). Yuanshu pushes its cases; Babycare and EZR give none
 * that can be read, so they are worked out from the order's lines; SOMS says nothing about after-sale.
 */
export type ReturnCaseReasonArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One page of after-sale cases. */
export type ReturnConnection = {
  /** The cases of this page, each with its bookmark. */
  readonly edges: ReadonlyArray<ReturnEdge>;
  /** The cases of this page without bookmarks. */
  readonly nodes: ReadonlyArray<ReturnCase>;
  /**
   * Whether more cases follow, and where to go on. Where few orders have such cases, a page can be short or even empty and
   * still have a next one: go on with endCursor.
   */
  readonly pageInfo: PageInfo;
  /**
   * One row per system: how it answered, whether anything is missing from this page or an earlier one, and whether it shows
   * after-sale cases at all.
   */
  readonly sources: ReadonlyArray<SourceReport>;
};

/** A refund or a return to be opened. */
export type ReturnCreateInput = {
  /** How far it is approved (审批状态): NOT_REVIEWED, SERVICE_APPROVED, FINANCE_APPROVED, or REJECTED by the service; SOMS only, NOT_REVIEWED if left out. */
  readonly approval?: InputMaybe<ReviewStatus>;
  /** How much of the freight is refunded, in yuan (运费); SOMS only. */
  readonly freight?: InputMaybe<Scalars['Decimal']['input']>;
  /** The parcel that brings the goods back; Babycare needs it. */
  readonly inbound?: InputMaybe<InboundInput>;
  /** Which goods, and how much money. */
  readonly items: ReadonlyArray<ReturnItemInput>;
  /** REFUND_ONLY or RETURN_AND_REFUND. */
  readonly kind: ReturnKind;
  /** The number of the return at the platform (退单号, 平台退款单号); Babycare needs it. */
  readonly platformReturnNo?: InputMaybe<Scalars['String']['input']>;
  /** Why, in words (原因). */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What the refund is for (申请类型); SOMS only. */
  readonly scope?: InputMaybe<ReturnScope>;
  /** The ticket that it belongs to; Babycare needs it. */
  readonly ticket?: InputMaybe<TicketInput>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** One after-sale case together with its bookmark in the list. */
export type ReturnEdge = {
  /** The bookmark of this case, to be given as after with the same filter and kinds. */
  readonly cursor: Scalars['String']['output'];
  /** The case itself. */
  readonly node: ReturnCase;
};

/** One article of an after-sale case. */
export type ReturnItem = {
  /** The line of the order that it is about. null: it could not be told which line. */
  readonly item?: Maybe<OrderItem>;
  /** How many the case is about; 0 at EZR where only money was paid back. */
  readonly quantity: Scalars['Decimal']['output'];
  /** What is paid back for it (退款金额); EZR. null: the vendor does not say. */
  readonly refund?: Maybe<Money>;
  /** Which article it is. null: the vendor does not say. */
  readonly sku?: Maybe<Sku>;
};

/** A line, or a part of it, that comes back or is refunded. */
export type ReturnItemInput = {
  /** The line, by its id in the order's items. */
  readonly itemId: Scalars['ID']['input'];
  /** How much of it, at most what was bought. */
  readonly quantity: Scalars['Decimal']['input'];
  /** How much money, in yuan (退款金额). */
  readonly refund?: InputMaybe<Scalars['Decimal']['input']>;
  /** By how many grams each piece was too light (缺重重量); SOMS only. */
  readonly shortageGrams?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
};

/** What the buyer gets in an after-sale case. */
export type ReturnKind =
  /** Other goods for those sent back (换货). */
  | 'EXCHANGE'
  /** Money back, the goods stay with the buyer (仅退款). */
  | 'REFUND_ONLY'
  /** Goods sent again, nothing comes back (补发). */
  | 'REISSUE'
  /** Money back once the goods are sent back (退货退款). */
  | 'RETURN_AND_REFUND'
  /** The vendor does not say, or sent a code that is not in our table. */
  | 'UNKNOWN';

/** The answer of a write that opens or settles an after-sale case (售后). */
export type ReturnPayload = OperationPayload & {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /** The order as its vendor shows it after the write, read again; null as in OrderPayload. */
  readonly order?: Maybe<Order>;
  /** The order's after-sale cases as its vendor shows them after the write. null: the vendor shows none, or no order was read. */
  readonly returns?: Maybe<ReadonlyArray<ReturnCase>>;
  /** Why it was not done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a refund is for (申请类型). */
export type ReturnScope =
  /** All of the goods (整单退). */
  | 'ALL'
  /** A difference in money (补差). */
  | 'AMOUNT'
  /** The freight alone (仅退运费). */
  | 'FREIGHT'
  /** Goods were not there (缺货退款). */
  | 'OUT_OF_STOCK'
  /** Some of the goods (部分退). */
  | 'PART'
  /** Goods sold by weight weighed less (缺重退差). */
  | 'WEIGHT_SHORTAGE';

/** Where an after-sale case stands. */
export type ReturnStatus =
  /** The seller has agreed (已同意). */
  | 'APPROVED'
  /** The case was withdrawn (已取消). */
  | 'CANCELLED'
  /** The case is closed (已完成); always so at EZR, which tells only what has come back. */
  | 'COMPLETED'
  /** The goods are on their way back (退货中). */
  | 'IN_TRANSIT'
  /** The seller's staff have yet to decide (待审核). */
  | 'PENDING_REVIEW'
  /** The goods have come back, the money is still open (已退回货物). */
  | 'RECEIVED'
  /** The buyer has the money back (已退款). */
  | 'REFUNDED'
  /** The refund is on its way to the buyer (退款中). */
  | 'REFUNDING'
  /** The seller has said no (已拒绝). */
  | 'REJECTED'
  /** The buyer has asked for it (已申请). */
  | 'REQUESTED'
  /** The vendor sent no code, or one that is not in our table; statusNative shows what came. */
  | 'UNKNOWN';

/** Returned goods that have arrived. */
export type ReturnStockInInput = {
  /** True: the goods are accepted; false: they are turned away. */
  readonly accepted: Scalars['Boolean']['input'];
  /** Who bears the cost, as an object: supplierAssume, leaderAssume, memberAssume (refundExt). */
  readonly extension?: InputMaybe<Scalars['JSON']['input']>;
  /** The goods, line by line. */
  readonly goods: ReadonlyArray<ReturnedGoodsInput>;
  /** True: the freight is refunded as well (退运费). */
  readonly refundFreight?: Scalars['Boolean']['input'];
  /** A remark of at most 100 characters (备注). */
  readonly remark?: InputMaybe<Scalars['String']['input']>;
  /** The after-sale case (售后单号). */
  readonly returnNo: Scalars['String']['input'];
};

/** Returned goods of one line. */
export type ReturnedGoodsInput = {
  /** Of goods that expire: their dates, by Yuanshu's own names (goodsExpireInfoList). */
  readonly expiries?: InputMaybe<ReadonlyArray<Scalars['JSON']['input']>>;
  /** Who bears the cost, as an object (goodsExt). */
  readonly extension?: InputMaybe<Scalars['JSON']['input']>;
  /** The line of the after-sale case (售后行号). */
  readonly lineNo: Scalars['String']['input'];
  /** How many pieces have arrived (实际入库数量). */
  readonly receivedCount: Scalars['Int']['input'];
  /** How much of it may be refunded, in yuan. */
  readonly refundable: Scalars['Decimal']['input'];
};

/** How far the vendor's staff have approved an order; SOMS has several such steps, Yuanshu one (风控审核). */
export type ReviewStatus =
  /** Approved, at a vendor that knows only one step (审核通过), as Yuanshu. */
  | 'APPROVED'
  /** The carrier has approved it (承运商已审核). */
  | 'CARRIER_APPROVED'
  /** Finance has approved it (财务已审核). */
  | 'FINANCE_APPROVED'
  /** Nobody has looked at it yet (未审核, 风控待审核). */
  | 'NOT_REVIEWED'
  /** Turned down (已拒绝, 审核驳回). */
  | 'REJECTED'
  /** Customer service has approved it (客服已审核). */
  | 'SERVICE_APPROVED'
  /** The vendor says nothing about a review, as Babycare and EZR, or sent a code that is not in our table. */
  | 'UNKNOWN'
  /** Warehouse logistics have approved it (物流已审核). */
  | 'WAREHOUSE_APPROVED';

/** A shipment, as Yuanshu is told of it. */
export type ShipmentNotifyInput = {
  /** The buyer at Yuanshu (uid); as on the order if left out. */
  readonly memberId?: InputMaybe<Scalars['String']['input']>;
  /** All parcels of the order. */
  readonly parcels: ReadonlyArray<ParcelInput>;
};

/** The smallest thing that can be sold and stocked, one colour or size of a product (货号, 规格). */
export type Sku = {
  /** The barcode printed on the goods (条码). null: the vendor sends none. */
  readonly barcode?: Maybe<Scalars['String']['output']>;
  /** The vendor's article code: sku_id at SOMS (货号), skuCode at Babycare (规格编码) and Yuanshu, ItemNo at EZR (货号). */
  readonly code: Scalars['String']['output'];
  /** Where to find a picture of the goods (商品图片). null: the vendor sends none. */
  readonly imageUrl?: Maybe<Scalars['String']['output']>;
  /** The number of the article on the sales platform (平台规格). null: the vendor sends none. */
  readonly platformSkuId?: Maybe<Scalars['String']['output']>;
  /** The code of the product that this is a variant of (商品编码). null: the vendor sends none. */
  readonly productCode?: Maybe<Scalars['String']['output']>;
  /** The variant in words, e.g. size or colour (规格). null: the vendor sends none. */
  readonly spec?: Maybe<Scalars['String']['output']>;
  /** The vendor whose article code this is. */
  readonly vendor: Vendor;
};

/** Which way a list is sorted. */
export type SortDirection =
  /** Oldest first, or smallest first. */
  | 'ASC'
  /** Newest first, or largest first. */
  | 'DESC';

/** How many orders one system counts. */
export type SourceCount = {
  /** Its number. null: it cannot count by this filter, or did not answer. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** How far its number can be trusted. */
  readonly precision: CountPrecision;
  /** The order system that counted. */
  readonly vendor: Vendor;
};

/** What to do when one of several systems cannot be asked. */
export type SourceErrorPolicy =
  /** Show nothing and give an error; the same question can be asked again. */
  | 'FAIL'
  /** Show what the others have; sources tells what is missing. */
  | 'PARTIAL';

/** How a vendor answered. */
export type SourceOutcome =
  /** It was not asked, because its last answers failed; it is tried again after a short rest. */
  | 'CIRCUIT_OPEN'
  /** It answered with an error, or could not be reached. */
  | 'ERROR'
  /** It answered as it should. */
  | 'OK'
  /** It said that it is being asked too often. */
  | 'RATE_LIMITED'
  /** It was not asked, because it is not connected, shows nothing of the kind, or because nothing can meet the filter. */
  | 'SKIPPED'
  /** It did not answer in time. */
  | 'TIMEOUT'
  /** It was not asked, because a condition of the filter means nothing to it. */
  | 'UNSUPPORTED_FILTER';

/** How one vendor answered the question behind a list. */
export type SourceReport = {
  /** How much of what was asked for it gave. */
  readonly coverage: Coverage;
  /** The code of the error, e.g. SOURCE_UNAVAILABLE. null: there was none. */
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  /** How recent what was listed is. null: it differs from order to order. */
  readonly freshness?: Maybe<Freshness>;
  /**
   * Orders of the vendor are missing from this page or an earlier one: from this moment on. To have them, ask the same with
   * this vendor alone and the time from gapFrom to gapTo. null: none are missing, or those from the beginning of all time.
   */
  readonly gapFrom?: Maybe<Scalars['DateTime']['output']>;
  /** The end of what is missing, not itself part of it. null: nothing is missing. */
  readonly gapTo?: Maybe<Scalars['DateTime']['output']>;
  /** How long it took to answer, in thousandths of a second (毫秒). null: it was not asked. */
  readonly latencyMs?: Maybe<Scalars['Int']['output']>;
  /** How it answered. */
  readonly outcome: SourceOutcome;
  /** Why it gave less than all, in plain words. null: it gave all. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** After how many seconds it makes sense to ask again. null: not known, or not needed. */
  readonly retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** The order system that was asked. */
  readonly vendor: Vendor;
  /** How many calls to the vendor this took. */
  readonly vendorCalls: Scalars['Int']['output'];
};

/** One value that the orders of a row share. */
export type StatKey = {
  /** What the value is of. */
  readonly field: OrderStatField;
  /** The value; empty where the orders say nothing of it. */
  readonly value: Scalars['String']['output'];
};

/** One row of the table that turns vendors' codes into our statuses. */
export type StatusMapping = {
  /** The code as the vendor sends it. */
  readonly code: Scalars['String']['output'];
  /** The vendor's name for the field, e.g. "delivery.state". */
  readonly field: Scalars['String']['output'];
  /** The vendor's own wording for the code, e.g. 已发货. null: its document gives none. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Under what condition it holds, or that it is our reading and not the vendor's word. null: nothing to say. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What we make of it, e.g. SHIPPED. */
  readonly target: Scalars['String']['output'];
  /** The order system that the code belongs to. */
  readonly vendor: Vendor;
  /** The version of the table that the row belongs to; it changes whenever the table does. */
  readonly version: Scalars['String']['output'];
};

/** The answer of a stock notice (库存同步). */
export type StockPayload = OperationPayload & {
  /** The write as the ledger has it. null: it was refused before it was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it was not done; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The stock of one article in one warehouse. Own codes go together, outside codes go together. */
export type StockRowInput = {
  /** The article by your own code (outSkuCode). */
  readonly outSkuCode?: InputMaybe<Scalars['String']['input']>;
  /** The warehouse by your own code (outWarehouseCode). */
  readonly outWarehouseCode?: InputMaybe<Scalars['String']['input']>;
  /** How much there is (realNum). */
  readonly quantity: Scalars['Decimal']['input'];
  /** The article by Yuanshu's code (skuCode). */
  readonly skuCode?: InputMaybe<Scalars['String']['input']>;
  /** The warehouse by Yuanshu's code (warehouseCode). */
  readonly warehouseCode?: InputMaybe<Scalars['String']['input']>;
};

/** Stock to be told to Yuanshu. */
export type StockSyncInput = {
  /** True: Yuanshu works it off later (异步). */
  readonly asynchronous?: Scalars['Boolean']['input'];
  /** A number that names this change; needed for increments, so that none is added twice. */
  readonly billNo?: InputMaybe<Scalars['String']['input']>;
  /** True: the quantities are added; false: they replace what Yuanshu knows. */
  readonly increment?: Scalars['Boolean']['input'];
  /** The stock, at most 50 rows, or 200 when asynchronous. */
  readonly rows: ReadonlyArray<StockRowInput>;
  /** Where it comes from (srcFlag); 5 if left out. */
  readonly sourceFlag?: InputMaybe<Scalars['Int']['input']>;
  /** The moment that the stock is of; now if left out. */
  readonly syncedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The steps of a store's work (门店作业). */
export type StoreOperation =
  /** The store takes the order (接单). */
  | 'ACCEPT'
  /** The picking is taken back (取消集货). */
  | 'CANCEL_PICK'
  /** The goods are handed to the courier (交接). */
  | 'HANDOVER'
  /** The goods are picked (集货). */
  | 'PICK'
  /** The goods are checked again (复核). */
  | 'RECHECK';

/** A step of the store's work on an order. */
export type StoreOperationInput = {
  /** What the store did (作业动作). */
  readonly operation: StoreOperation;
  /** Who picked the goods, and when. */
  readonly pickInfo?: InputMaybe<PickInfoInput>;
  /** The store (门店), by its number. */
  readonly storeId: Scalars['String']['input'];
  /** Pictures that show the picked goods (拣货凭证). */
  readonly voucherUrls?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What is given instead of a line, or of a part of it. */
export type SubstituteInput = {
  /** The line (行号). */
  readonly lineNo: Scalars['String']['input'];
  /** How much of the line is exchanged. */
  readonly quantity: Scalars['Decimal']['input'];
  /** How much of them. */
  readonly toQuantity: Scalars['Decimal']['input'];
  /** The goods that are given instead (货号). */
  readonly toSku: Scalars['String']['input'];
  /** What one of them costs, in yuan (单价). */
  readonly toUnitPrice: Scalars['Decimal']['input'];
};

/** The service ticket (班牛) that an after-sale case belongs to. */
export type TicketInput = {
  /** The application (appId) in 班牛. */
  readonly appId: Scalars['String']['input'];
  /** The project (项目id) in 班牛. */
  readonly projectId: Scalars['String']['input'];
  /** The task (taskId) in 班牛. */
  readonly taskId: Scalars['String']['input'];
  /** The user (用户id) in 班牛. */
  readonly userId: Scalars['String']['input'];
};

/** A span of time with its beginning and without its end, so that spans that follow each other share no order. */
export type TimeRange = {
  /** The first moment that belongs to it; leave it out for no beginning. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The first moment that no longer belongs to it; leave it out for no end. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A span of time, as far as the vendor states it. */
export type TimeWindow = {
  /** The latest moment. null: the vendor gives none, or a single moment only. */
  readonly end?: Maybe<Scalars['DateTime']['output']>;
  /** The earliest moment. null: the vendor gives none that can be read as a time. */
  readonly start?: Maybe<Scalars['DateTime']['output']>;
  /** The vendor's own words for the time, e.g. a pickup time written as a sentence. null: it wrote none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** The way of one parcel (物流轨迹). */
export type Trace = {
  /** The events of the parcel, put together from all sources with repeats removed; an empty list if none is known. */
  readonly events: ReadonlyArray<TraceEvent>;
  /** How recent this data is. */
  readonly freshness: Freshness;
  /** Which services the events came from; for a Babycare parcel they belong to another system of the same sale. */
  readonly sources: ReadonlyArray<TraceSource>;
  /** Since when a parcel that should be moving has had no new event. null: it moves, or its way has ended. */
  readonly stalledSince?: Maybe<Scalars['DateTime']['output']>;
  /** Where the parcel stands: its last final event (e.g. delivered) if there is one, else its last event. */
  readonly status: TraceStatus;
};


/** The way of one parcel (物流轨迹). */
export type TraceEventsArgs = {
  order?: InputMaybe<SortDirection>;
};

/** A code by which one piece or batch can be traced to its maker (溯源码). null in a field: the vendor does not say. */
export type TraceCode = {
  /** The barcode of the goods (条码). */
  readonly barcode?: Maybe<Scalars['String']['output']>;
  /** The number of the production batch (批号). */
  readonly batchNo?: Maybe<Scalars['String']['output']>;
  /** The code as scanned (溯源码). */
  readonly code: Scalars['String']['output'];
  /** Which sort of code it is, as the vendor names it: normal (普通) or expDate (效期). */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** The day it was made (生产日期). */
  readonly productionDate?: Maybe<Scalars['LocalDate']['output']>;
  /** How many pieces the code stands for (数量). */
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  /** The last day it may be used (有效期). */
  readonly validUntil?: Maybe<Scalars['LocalDate']['output']>;
};

/** One trace code (溯源码). */
export type TraceCodeInput = {
  /** The batch (批号). */
  readonly batchNo?: InputMaybe<Scalars['String']['input']>;
  /** The code as it is printed. */
  readonly code: Scalars['String']['input'];
  /** When the goods were made (生产日期). */
  readonly productionDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** How many pieces it stands for. */
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  /** When they expire (有效期). */
  readonly validUntil?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Further fields by the vendor's own names, checked against its document before anything is sent; what the fields above say cannot be said again here. Numbers may be written as texts, so that they keep every digit. */
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

/** The trace codes of one line. */
export type TraceCodesInput = {
  /** The codes; they replace what the line had. */
  readonly codes: ReadonlyArray<TraceCodeInput>;
  /** The part of a bundle that the codes belong to (原料), by its number; leave it out for the line itself. */
  readonly componentId?: InputMaybe<Scalars['String']['input']>;
  /** The line (行号). */
  readonly lineNo: Scalars['String']['input'];
  /** The goods of the line (货号). */
  readonly skuCode: Scalars['String']['input'];
};

/** One event on a parcel's way. */
export type TraceEvent = {
  /** When it happened. null: the vendor's time could not be read; see atRaw. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** The time exactly as the vendor wrote it. */
  readonly atRaw: Scalars['String']['output'];
  /** How the meaning was found: by code, by word list, by rule or not at all. */
  readonly classifiedBy: ClassifiedBy;
  /**
   * The event's text as the carrier wrote it, mostly Chinese; phone numbers and the names of couriers and recipients in it
   * are masked unless reveal is true.
   */
  readonly message: Scalars['String']['output'];
  /** The vendor's own status word or code, e.g. 在途. */
  readonly native: NativeCode;
  /**
   * Where it happened (地点), in the carrier's words; the recipient's address is masked unless reveal is true. null: the
   * carrier does not say, as always at Yuanshu.
   */
  readonly place?: Maybe<Scalars['String']['output']>;
  /** Which service told of the event. */
  readonly source: TraceSource;
  /** What the event says, in words that mean the same for every carrier. */
  readonly status: TraceStatus;
};


/** One event on a parcel's way. */
export type TraceEventMessageArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


/** One event on a parcel's way. */
export type TraceEventPlaceArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which of the vendor's services told of an event. */
export type TraceSource =
  /** The delivery trace of SOMS, for riders and local delivery (订单配送踪迹). */
  | 'SOMS_DELIVERY'
  /** The express trace of SOMS, for parcel carriers (快递物流轨迹). */
  | 'SOMS_EXPRESS'
  /** The document tracking system of Yuanshu (东北虎 BTS). */
  | 'YUANSHU_BTS';

/** What one event says about a parcel. */
export type TraceStatus =
  /** Has reached a depot on the way (到达). */
  | 'ARRIVED'
  /** The courier tried to deliver it without success (派送失败). */
  | 'ATTEMPT_FAILED'
  /** Waits in a locker or at a collection point (快递柜, 驿站, 代收); not yet signed for. */
  | 'AVAILABLE_FOR_PICKUP'
  /** The delivery was called off (已取消). */
  | 'CANCELLED'
  /** A courier has been named (已派单). */
  | 'COURIER_ASSIGNED'
  /** The rider is at the store to collect it (骑手已到店). */
  | 'COURIER_AT_ORIGIN'
  /** At the customs office (清关). */
  | 'CUSTOMS'
  /** The buyer or someone for the buyer has signed for it (已签收). */
  | 'DELIVERED'
  /** Has left a depot on the way (离开, 发往). */
  | 'DEPARTED'
  /** Something went wrong, e.g. it is lost, damaged or the address is wrong (疑难). */
  | 'EXCEPTION'
  /** Passed on to another carrier or address (转投). */
  | 'FORWARDED'
  /** The carrier knows of the parcel but does not have it yet (已下单). */
  | 'INFO_RECEIVED'
  /** On the road (在途, 运输中). */
  | 'IN_TRANSIT'
  /** The courier is bringing it to the buyer (派件中). */
  | 'OUT_FOR_DELIVERY'
  /** The carrier has taken the goods (已揽收). */
  | 'PICKED_UP'
  /** The buyer did not accept it (拒签). */
  | 'REFUSED'
  /** Back at the sender (退签). */
  | 'RETURNED'
  /** On its way back to the sender (退回). */
  | 'RETURNING'
  /** The text of the event fits none of our words and rules; message shows it. */
  | 'UNKNOWN';

/** A corrected tracking number, for Yuanshu's trace system. */
export type TrackingChangeInput = {
  /** Its carrier, by the code that Yuanshu knows. */
  readonly newCarrierCode: Scalars['String']['input'];
  /** The right number. */
  readonly newTrackingNo: Scalars['String']['input'];
  /** The carrier of the wrong number; goes with oldTrackingNo. */
  readonly oldCarrierCode?: InputMaybe<Scalars['String']['input']>;
  /** The wrong number; leave it out only for an order with a single parcel. */
  readonly oldTrackingNo?: InputMaybe<Scalars['String']['input']>;
  /** The recipient's phone number (手机号); goes with oldTrackingNo. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The after-sale case that the parcel belongs to; the order itself if left out. */
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
};

/** A tracking number and what makes it clear. */
export type TrackingInput = {
  /** The vendor's code of the carrier (快递编码) or our normalizedCode; may be left out. */
  readonly carrierCode?: InputMaybe<Scalars['String']['input']>;
  /**
   * The id of the order that the parcel belongs to; needed for Babycare and Yuanshu, which cannot be searched by tracking
   * number.
   */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  /** The tracking number (运单号, 快递单号). */
  readonly trackingNo: Scalars['String']['input'];
};

/** A reason why a write, or a part of it, was not done. It is an answer, not a fault of the request. */
export type UserError = {
  /** What kind of reason it is. */
  readonly code: ErrorCode;
  /** What is wrong and what can be done about it, for the person who reads it. */
  readonly message: Scalars['String']['output'];
  /** The vendor's own code. null: it sent none. */
  readonly nativeCode?: Maybe<Scalars['String']['output']>;
  /** The vendor's own words, with long numbers hidden. null: it said nothing. */
  readonly nativeMessage?: Maybe<Scalars['String']['output']>;
  /** The way to the argument that is to blame, e.g. ["input", "items", "0", "quantity"]. null: none is. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** True: the same write can be tried again, with another idempotencyKey. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The order that it is about, by its id. null: no single order. */
  readonly targetId?: Maybe<Scalars['ID']['output']>;
  /** The vendor that it comes from. null: Ordergraph itself refused. */
  readonly vendor?: Maybe<Vendor>;
};

/** The order systems that orders come from. */
export type Vendor =
  /** The order system behind Babycare's open platform (Babycare 开放平台): orders can be asked by platform order number. */
  | 'BABYCARE'
  /** EZR (驿氪): pushes its mall orders (商城订单) to us and answers no questions. */
  | 'EZR'
  /** The SOMS order service (海鼎 鼎力云订单服务): store orders, picking, delivery and reminders. */
  | 'SOMS'
  /** Yuanshu (元数): pushes its orders to us and tells the way of their parcels when asked (东北虎 BTS). */
  | 'YUANSHU';

/** A vendor together with its own order number. */
export type VendorIdInput = {
  /**
   * The vendor's own order number: id at SOMS, orderNo at Yuanshu, Code at EZR. Babycare cannot be asked by its own
   * number.
   */
  readonly nativeId: Scalars['String']['input'];
  /** The system that the number belongs to. */
  readonly vendor: Vendor;
};

/** One order system behind this service. */
export type VendorSource = {
  /** What it can tell or be asked for, one row each. */
  readonly capabilities: ReadonlyArray<Capability>;
  /**
   * Whether it can be reached at present, in one word; for EZR, and for Yuanshu without its BTS, whether our own store of
   * its pushes can.
   */
  readonly health: Scalars['String']['output'];
  /**
   * How far behind changes may be, in seconds: how long ago the vendor last pushed something, or, where it is asked what
   * changed, up to when that is known. null: it pushes nothing, or nothing yet, and is not asked.
   */
  readonly ingestLagSeconds?: Maybe<Scalars['Int']['output']>;
  /** How many of its orders are kept here: pushed to us, told of by its messages, or asked for. */
  readonly knownOrders: Scalars['Int']['output'];
  /** When it, or for pushed orders our store, last gave a good answer. null: not since this service was started. */
  readonly lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** The order system that the row is about. */
  readonly vendor: Vendor;
};

/** A weight in one unit, whatever unit the vendor uses. */
export type Weight = {
  /** The weight in grams (克). */
  readonly grams: Scalars['Decimal']['output'];
  /** The weight as the vendor sent it, with its own unit if it names one. null: the vendor sent plain grams. */
  readonly raw?: Maybe<Scalars['String']['output']>;
  /** True: the vendor does not clearly say which unit it means, so the grams rest on a guess; always so at Yuanshu. */
  readonly unitAssumed: Scalars['Boolean']['output'];
};

/** Repeated on every write. */
export type WriteOptions = {
  /** True: nothing is sent or noted; operation.vendorRequest shows what would be sent. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /**
   * A text of your own, 1 to 128 characters, that names this very wish, e.g. a random UUID. The same key with the same
   * input gives the first outcome again and asks no vendor; with another input it is refused.
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Refuse when the order was changed after this moment (STALE_VERSION). Vendors that tell no time of change cannot be guarded so. */
  readonly ifUnmodifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Who does it (操作人), as the vendor shall note it; the name in Ordergraph's settings if left out. */
  readonly operator?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Charge:
    | ( MoneyModel )
    | ( PointsModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( OperationModel )
    | ( OrderModel )
    | ( OrderGroupModel )
    | ( OrderItemModel )
    | ( PackageModel )
    | ( ReminderModel )
    | ( ReturnCaseModel )
  ;
  OperationPayload:
    | ( BatchPayloadModel )
    | ( OrderPayloadModel )
    | ( ReminderPayloadModel )
    | ( ReturnPayloadModel )
    | ( StockPayloadModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AmountLine: ResolverTypeWrapper<AmountLineModel>;
  BabycareLineInput: BabycareLineInput;
  BabycareOrderInput: BabycareOrderInput;
  BatchPayload: ResolverTypeWrapper<BatchPayloadModel>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Buyer: ResolverTypeWrapper<BuyerModel>;
  CancelType: CancelType;
  Capability: ResolverTypeWrapper<CapabilityModel>;
  Carrier: ResolverTypeWrapper<CarrierModel>;
  CarrierAssignInput: CarrierAssignInput;
  CarrierMode: CarrierMode;
  ChangeConnection: ResolverTypeWrapper<Omit<ChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ChangeEdge']> }>;
  ChangeEdge: ResolverTypeWrapper<Omit<ChangeEdge, 'node'> & { node: ResolversTypes['OrderChange'] }>;
  ChangeKind: ChangeKind;
  Charge: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Charge']>;
  CheckOutcome: CheckOutcome;
  ClassifiedBy: ClassifiedBy;
  CountPrecision: CountPrecision;
  CountResult: ResolverTypeWrapper<CountResult>;
  Courier: ResolverTypeWrapper<CourierModel>;
  Coverage: Coverage;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DataOrigin: DataOrigin;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeliveryMethod: DeliveryMethod;
  DeliveryQuote: ResolverTypeWrapper<DeliveryQuoteModel>;
  DeliveryQuoteInput: DeliveryQuoteInput;
  DeliveryQuoteKind: DeliveryQuoteKind;
  DeliveryState: DeliveryState;
  DeliveryStatusInput: DeliveryStatusInput;
  ErrorCode: ErrorCode;
  ExchangeCreateInput: ExchangeCreateInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FlowReportInput: FlowReportInput;
  Freshness: ResolverTypeWrapper<FreshnessModel>;
  FulfillmentStatus: FulfillmentStatus;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdNamespace: IdNamespace;
  Identifier: ResolverTypeWrapper<IdentifierModel>;
  InboundInput: InboundInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceModel>;
  InvoiceInput: InvoiceInput;
  InvoiceResultInput: InvoiceResultInput;
  ItemsSubstituteInput: ItemsSubstituteInput;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LineKind: LineKind;
  LinkConfidence: LinkConfidence;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  LookupHit: ResolverTypeWrapper<HitModel>;
  Money: ResolverTypeWrapper<MoneyModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NativeCode: ResolverTypeWrapper<NativeCodeModel>;
  Node: ResolverTypeWrapper<AnyNodeModel>;
  Operation: ResolverTypeWrapper<OperationModel>;
  OperationConnection: ResolverTypeWrapper<Omit<OperationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OperationEdge']>, nodes: ReadonlyArray<ResolversTypes['Operation']> }>;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  OperationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['OperationPayload']>;
  OperationState: OperationState;
  Order: ResolverTypeWrapper<OrderModel>;
  OrderAmounts: ResolverTypeWrapper<AmountsOfModel>;
  OrderCancelInput: OrderCancelInput;
  OrderChange: ResolverTypeWrapper<ChangeOfModel>;
  OrderConnection: ResolverTypeWrapper<OrderPageModel>;
  OrderCreateInput: OrderCreateInput;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderException: ResolverTypeWrapper<OrderExceptionModel>;
  OrderFilter: OrderFilter;
  OrderGroup: ResolverTypeWrapper<OrderGroupModel>;
  OrderGroupRef: OrderGroupRef;
  OrderItem: ResolverTypeWrapper<OrderItemModel>;
  OrderItemConnection: ResolverTypeWrapper<Omit<OrderItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrderItemEdge']>, nodes: ReadonlyArray<ResolversTypes['OrderItem']> }>;
  OrderItemEdge: ResolverTypeWrapper<Omit<OrderItemEdge, 'node'> & { node: ResolversTypes['OrderItem'] }>;
  OrderKind: OrderKind;
  OrderLink: ResolverTypeWrapper<OrderLinkModel>;
  OrderLogEntry: ResolverTypeWrapper<OrderLogEntryModel>;
  OrderNotes: ResolverTypeWrapper<OrderNotesModel>;
  OrderPayInput: OrderPayInput;
  OrderPayload: ResolverTypeWrapper<OrderPayloadModel>;
  OrderRef: OrderRef;
  OrderRelation: ResolverTypeWrapper<RelationOfModel>;
  OrderRelationKind: OrderRelationKind;
  OrderRelationRole: OrderRelationRole;
  OrderSort: OrderSort;
  OrderSortKey: OrderSortKey;
  OrderStatField: OrderStatField;
  OrderStatRow: ResolverTypeWrapper<StatRowOfModel>;
  OrderStats: ResolverTypeWrapper<Omit<OrderStats, 'rows' | 'sources'> & { rows: ReadonlyArray<ResolversTypes['OrderStatRow']>, sources: ReadonlyArray<ResolversTypes['SourceReport']> }>;
  OrderStatus: OrderStatus;
  Package: ResolverTypeWrapper<PackageModel>;
  PackageContent: ResolverTypeWrapper<ContentOfModel>;
  PackageDirection: PackageDirection;
  PackageRef: PackageRef;
  PackageStatus: PackageStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParcelAddInput: ParcelAddInput;
  ParcelContentInput: ParcelContentInput;
  ParcelInput: ParcelInput;
  Party: ResolverTypeWrapper<PartyModel>;
  Payment: ResolverTypeWrapper<PaymentModel>;
  PaymentDetailInput: PaymentDetailInput;
  PaymentStatus: PaymentStatus;
  PickInfoInput: PickInfoInput;
  PickupCheck: ResolverTypeWrapper<PickupCheckModel>;
  PickupCodeInput: PickupCodeInput;
  Points: ResolverTypeWrapper<PointsModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimit: ResolverTypeWrapper<RateLimitModel>;
  ReassignStoreInput: ReassignStoreInput;
  Recipient: ResolverTypeWrapper<RecipientModel>;
  RecipientInput: RecipientInput;
  Reconciliation: ResolverTypeWrapper<Omit<Reconciliation, 'checks'> & { checks: ReadonlyArray<ResolversTypes['ReconciliationCheck']> }>;
  ReconciliationCheck: ResolverTypeWrapper<CheckModel>;
  RefundPaymentDetailInput: RefundPaymentDetailInput;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentState: RefundPaymentState;
  ReissueCreateInput: ReissueCreateInput;
  ReissueItemInput: ReissueItemInput;
  Reminder: ResolverTypeWrapper<ReminderModel>;
  ReminderConnection: ResolverTypeWrapper<Omit<ReminderConnection, 'edges' | 'nodes' | 'sources'> & { edges: ReadonlyArray<ResolversTypes['ReminderEdge']>, nodes: ReadonlyArray<ResolversTypes['Reminder']>, sources: ReadonlyArray<ResolversTypes['SourceReport']> }>;
  ReminderEdge: ResolverTypeWrapper<Omit<ReminderEdge, 'node'> & { node: ResolversTypes['Reminder'] }>;
  ReminderPayload: ResolverTypeWrapper<ReminderPayloadModel>;
  ReminderReply: ResolverTypeWrapper<ReminderReplyModel>;
  ReminderState: ReminderState;
  ReturnCase: ResolverTypeWrapper<ReturnCaseModel>;
  ReturnConnection: ResolverTypeWrapper<ReturnPageModel>;
  ReturnCreateInput: ReturnCreateInput;
  ReturnEdge: ResolverTypeWrapper<Omit<ReturnEdge, 'node'> & { node: ResolversTypes['ReturnCase'] }>;
  ReturnItem: ResolverTypeWrapper<ReturnItemOfModel>;
  ReturnItemInput: ReturnItemInput;
  ReturnKind: ReturnKind;
  ReturnPayload: ResolverTypeWrapper<ReturnPayloadModel>;
  ReturnScope: ReturnScope;
  ReturnStatus: ReturnStatus;
  ReturnStockInInput: ReturnStockInInput;
  ReturnedGoodsInput: ReturnedGoodsInput;
  ReviewStatus: ReviewStatus;
  ShipmentNotifyInput: ShipmentNotifyInput;
  Sku: ResolverTypeWrapper<SkuModel>;
  SortDirection: SortDirection;
  SourceCount: ResolverTypeWrapper<SourceCount>;
  SourceErrorPolicy: SourceErrorPolicy;
  SourceOutcome: SourceOutcome;
  SourceReport: ResolverTypeWrapper<ReportOfModel>;
  StatKey: ResolverTypeWrapper<StatKey>;
  StatusMapping: ResolverTypeWrapper<MappingRowModel>;
  StockPayload: ResolverTypeWrapper<StockPayloadModel>;
  StockRowInput: StockRowInput;
  StockSyncInput: StockSyncInput;
  StoreOperation: StoreOperation;
  StoreOperationInput: StoreOperationInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubstituteInput: SubstituteInput;
  TicketInput: TicketInput;
  TimeRange: TimeRange;
  TimeWindow: ResolverTypeWrapper<TimeWindowModel>;
  Trace: ResolverTypeWrapper<TraceModel>;
  TraceCode: ResolverTypeWrapper<TraceCodeModel>;
  TraceCodeInput: TraceCodeInput;
  TraceCodesInput: TraceCodesInput;
  TraceEvent: ResolverTypeWrapper<TraceEventModel>;
  TraceSource: TraceSource;
  TraceStatus: TraceStatus;
  TrackingChangeInput: TrackingChangeInput;
  TrackingInput: TrackingInput;
  UserError: ResolverTypeWrapper<UserErrorModel>;
  Vendor: Vendor;
  VendorIdInput: VendorIdInput;
  VendorSource: ResolverTypeWrapper<SourceOfModel>;
  Weight: ResolverTypeWrapper<WeightModel>;
  WriteOptions: WriteOptions;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AmountLine: AmountLineModel;
  BabycareLineInput: BabycareLineInput;
  BabycareOrderInput: BabycareOrderInput;
  BatchPayload: BatchPayloadModel;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  Buyer: BuyerModel;
  Capability: CapabilityModel;
  Carrier: CarrierModel;
  CarrierAssignInput: CarrierAssignInput;
  ChangeConnection: Omit<ChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ChangeEdge']> };
  ChangeEdge: Omit<ChangeEdge, 'node'> & { node: ResolversParentTypes['OrderChange'] };
  Charge: ResolversUnionTypes<ResolversParentTypes>['Charge'];
  CountResult: CountResult;
  Courier: CourierModel;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeliveryQuote: DeliveryQuoteModel;
  DeliveryQuoteInput: DeliveryQuoteInput;
  DeliveryStatusInput: DeliveryStatusInput;
  ExchangeCreateInput: ExchangeCreateInput;
  Float: Scalars['Float']['output'];
  FlowReportInput: FlowReportInput;
  Freshness: FreshnessModel;
  ID: Scalars['ID']['output'];
  Identifier: IdentifierModel;
  InboundInput: InboundInput;
  Int: Scalars['Int']['output'];
  Invoice: InvoiceModel;
  InvoiceInput: InvoiceInput;
  InvoiceResultInput: InvoiceResultInput;
  ItemsSubstituteInput: ItemsSubstituteInput;
  JSON: Scalars['JSON']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  LookupHit: HitModel;
  Money: MoneyModel;
  Mutation: Record<PropertyKey, never>;
  NativeCode: NativeCodeModel;
  Node: AnyNodeModel;
  Operation: OperationModel;
  OperationConnection: Omit<OperationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OperationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Operation']> };
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  OperationPayload: ResolversInterfaceTypes<ResolversParentTypes>['OperationPayload'];
  Order: OrderModel;
  OrderAmounts: AmountsOfModel;
  OrderCancelInput: OrderCancelInput;
  OrderChange: ChangeOfModel;
  OrderConnection: OrderPageModel;
  OrderCreateInput: OrderCreateInput;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderException: OrderExceptionModel;
  OrderFilter: OrderFilter;
  OrderGroup: OrderGroupModel;
  OrderGroupRef: OrderGroupRef;
  OrderItem: OrderItemModel;
  OrderItemConnection: Omit<OrderItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrderItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OrderItem']> };
  OrderItemEdge: Omit<OrderItemEdge, 'node'> & { node: ResolversParentTypes['OrderItem'] };
  OrderLink: OrderLinkModel;
  OrderLogEntry: OrderLogEntryModel;
  OrderNotes: OrderNotesModel;
  OrderPayInput: OrderPayInput;
  OrderPayload: OrderPayloadModel;
  OrderRef: OrderRef;
  OrderRelation: RelationOfModel;
  OrderSort: OrderSort;
  OrderStatRow: StatRowOfModel;
  OrderStats: Omit<OrderStats, 'rows' | 'sources'> & { rows: ReadonlyArray<ResolversParentTypes['OrderStatRow']>, sources: ReadonlyArray<ResolversParentTypes['SourceReport']> };
  Package: PackageModel;
  PackageContent: ContentOfModel;
  PackageRef: PackageRef;
  PageInfo: PageInfo;
  ParcelAddInput: ParcelAddInput;
  ParcelContentInput: ParcelContentInput;
  ParcelInput: ParcelInput;
  Party: PartyModel;
  Payment: PaymentModel;
  PaymentDetailInput: PaymentDetailInput;
  PickInfoInput: PickInfoInput;
  PickupCheck: PickupCheckModel;
  PickupCodeInput: PickupCodeInput;
  Points: PointsModel;
  Query: Record<PropertyKey, never>;
  RateLimit: RateLimitModel;
  ReassignStoreInput: ReassignStoreInput;
  Recipient: RecipientModel;
  RecipientInput: RecipientInput;
  Reconciliation: Omit<Reconciliation, 'checks'> & { checks: ReadonlyArray<ResolversParentTypes['ReconciliationCheck']> };
  ReconciliationCheck: CheckModel;
  RefundPaymentDetailInput: RefundPaymentDetailInput;
  RefundPaymentInput: RefundPaymentInput;
  ReissueCreateInput: ReissueCreateInput;
  ReissueItemInput: ReissueItemInput;
  Reminder: ReminderModel;
  ReminderConnection: Omit<ReminderConnection, 'edges' | 'nodes' | 'sources'> & { edges: ReadonlyArray<ResolversParentTypes['ReminderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Reminder']>, sources: ReadonlyArray<ResolversParentTypes['SourceReport']> };
  ReminderEdge: Omit<ReminderEdge, 'node'> & { node: ResolversParentTypes['Reminder'] };
  ReminderPayload: ReminderPayloadModel;
  ReminderReply: ReminderReplyModel;
  ReturnCase: ReturnCaseModel;
  ReturnConnection: ReturnPageModel;
  ReturnCreateInput: ReturnCreateInput;
  ReturnEdge: Omit<ReturnEdge, 'node'> & { node: ResolversParentTypes['ReturnCase'] };
  ReturnItem: ReturnItemOfModel;
  ReturnItemInput: ReturnItemInput;
  ReturnPayload: ReturnPayloadModel;
  ReturnStockInInput: ReturnStockInInput;
  ReturnedGoodsInput: ReturnedGoodsInput;
  ShipmentNotifyInput: ShipmentNotifyInput;
  Sku: SkuModel;
  SourceCount: SourceCount;
  SourceReport: ReportOfModel;
  StatKey: StatKey;
  StatusMapping: MappingRowModel;
  StockPayload: StockPayloadModel;
  StockRowInput: StockRowInput;
  StockSyncInput: StockSyncInput;
  StoreOperationInput: StoreOperationInput;
  String: Scalars['String']['output'];
  SubstituteInput: SubstituteInput;
  TicketInput: TicketInput;
  TimeRange: TimeRange;
  TimeWindow: TimeWindowModel;
  Trace: TraceModel;
  TraceCode: TraceCodeModel;
  TraceCodeInput: TraceCodeInput;
  TraceCodesInput: TraceCodesInput;
  TraceEvent: TraceEventModel;
  TrackingChangeInput: TrackingChangeInput;
  TrackingInput: TrackingInput;
  UserError: UserErrorModel;
  VendorIdInput: VendorIdInput;
  VendorSource: SourceOfModel;
  Weight: WeightModel;
  WriteOptions: WriteOptions;
  federation__Scope: Scalars['federation__Scope']['output'];
};

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AmountLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AmountLine'] = ResolversParentTypes['AmountLine']> = {
  charge?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeField?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BatchPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchPayload'] = ResolversParentTypes['BatchPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  orders?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Order']>>, ParentType, ContextType>;
  succeeded?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BuyerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Buyer'] = ResolversParentTypes['Buyer']> = {
  memberId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BuyerMemberIdArgs, 'reveal'>>;
  nickname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BuyerNicknameArgs, 'reveal'>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BuyerPhoneArgs, 'reveal'>>;
};

export type CapabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Capability'] = ResolversParentTypes['Capability']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  support?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type CarrierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Carrier'] = ResolversParentTypes['Carrier']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['CarrierMode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  normalizedCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderChange'], ParentType, ContextType>;
};

export type ChargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Charge'] = ResolversParentTypes['Charge']> = {
  __resolveType: TypeResolveFn<'Money' | 'Points', ParentType, ContextType>;
};

export type CountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountResult'] = ResolversParentTypes['CountResult']> = {
  bySource?: Resolver<ReadonlyArray<ResolversTypes['SourceCount']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['CountPrecision'], ParentType, ContextType>;
};

export type CourierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Courier'] = ResolversParentTypes['Courier']> = {
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<CourierNameArgs, 'reveal'>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<CourierPhoneArgs, 'reveal'>>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeliveryQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryQuote'] = ResolversParentTypes['DeliveryQuote']> = {
  deliverable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  distanceMeters?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  freight?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minutes?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  native?: Resolver<ResolversTypes['NativeCode'], ParentType, ContextType>;
  promised?: Resolver<Maybe<ResolversTypes['TimeWindow']>, ParentType, ContextType>;
  suggestedCarrier?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
};

export type FreshnessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Freshness'] = ResolversParentTypes['Freshness']> = {
  ageSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['DataOrigin'], ParentType, ContextType>;
  sourceModifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  namespace?: Resolver<ResolversTypes['IdNamespace'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<InvoiceTaxIdArgs, 'reveal'>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<InvoiceTitleArgs, 'reveal'>>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type LookupHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LookupHit'] = ResolversParentTypes['LookupHit']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  matchedNamespace?: Resolver<ResolversTypes['IdNamespace'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  currencyAssumed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minorUnits?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  carrierAssign?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationCarrierAssignArgs, 'input' | 'options' | 'order'>>;
  carrierChange?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationCarrierChangeArgs, 'input' | 'options' | 'order'>>;
  carrierDispatchCancel?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationCarrierDispatchCancelArgs, 'carrierId' | 'options' | 'order' | 'redispatch'>>;
  deliveryStatusSet?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationDeliveryStatusSetArgs, 'input' | 'options' | 'order'>>;
  exchangeCreate?: Resolver<ResolversTypes['ReturnPayload'], ParentType, ContextType, RequireFields<MutationExchangeCreateArgs, 'input' | 'options' | 'order'>>;
  flowReport?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationFlowReportArgs, 'input' | 'options' | 'order'>>;
  invoiceResultRecord?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationInvoiceResultRecordArgs, 'input' | 'options' | 'order'>>;
  invoiceSet?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationInvoiceSetArgs, 'input' | 'options' | 'order'>>;
  orderCancel?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderCancelArgs, 'input' | 'options' | 'order'>>;
  orderCreate?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderCreateArgs, 'input' | 'options'>>;
  orderItemsSubstitute?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderItemsSubstituteArgs, 'input' | 'options' | 'order'>>;
  orderLink?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderLinkArgs, 'a' | 'b' | 'options'>>;
  orderNoteSet?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderNoteSetArgs, 'buyerNote' | 'options' | 'order'>>;
  orderPay?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderPayArgs, 'input' | 'options' | 'order'>>;
  orderRefresh?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderRefreshArgs, 'order'>>;
  orderTagsUpdate?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderTagsUpdateArgs, 'options' | 'order'>>;
  orderUnlink?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationOrderUnlinkArgs, 'a' | 'b' | 'options'>>;
  ordersReassignStore?: Resolver<ResolversTypes['BatchPayload'], ParentType, ContextType, RequireFields<MutationOrdersReassignStoreArgs, 'input' | 'options'>>;
  parcelAdd?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationParcelAddArgs, 'input' | 'options' | 'order'>>;
  pickInfoSet?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationPickInfoSetArgs, 'input' | 'options' | 'order'>>;
  pickupConfirm?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationPickupConfirmArgs, 'options' | 'order'>>;
  refundPaymentNotify?: Resolver<ResolversTypes['ReturnPayload'], ParentType, ContextType, RequireFields<MutationRefundPaymentNotifyArgs, 'input' | 'options' | 'order'>>;
  reissueCreate?: Resolver<ResolversTypes['ReturnPayload'], ParentType, ContextType, RequireFields<MutationReissueCreateArgs, 'input' | 'options' | 'order'>>;
  reminderReply?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationReminderReplyArgs, 'content' | 'options' | 'reminderId'>>;
  returnCreate?: Resolver<ResolversTypes['ReturnPayload'], ParentType, ContextType, RequireFields<MutationReturnCreateArgs, 'input' | 'options' | 'order'>>;
  returnStockIn?: Resolver<ResolversTypes['ReturnPayload'], ParentType, ContextType, RequireFields<MutationReturnStockInArgs, 'input' | 'options' | 'order'>>;
  shipmentNotify?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationShipmentNotifyArgs, 'input' | 'options' | 'order'>>;
  stockSync?: Resolver<ResolversTypes['StockPayload'], ParentType, ContextType, RequireFields<MutationStockSyncArgs, 'input' | 'options'>>;
  storeOperationRecord?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationStoreOperationRecordArgs, 'input' | 'options' | 'order'>>;
  traceCodesSet?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationTraceCodesSetArgs, 'input' | 'options' | 'order'>>;
  trackingChange?: Resolver<ResolversTypes['OrderPayload'], ParentType, ContextType, RequireFields<MutationTrackingChangeArgs, 'input' | 'options' | 'order'>>;
};

export type NativeCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NativeCode'] = ResolversParentTypes['NativeCode']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documented?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Operation' | 'Order' | 'OrderGroup' | 'OrderItem' | 'Package' | 'Reminder' | 'ReturnCase', ParentType, ContextType>;
};

export type OperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OperationState'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  vendorRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorRequest?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type OperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationPayload'] = ResolversParentTypes['OperationPayload']> = {
  __resolveType: TypeResolveFn<'BatchPayload' | 'OrderPayload' | 'ReminderPayload' | 'ReturnPayload' | 'StockPayload', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  amounts?: Resolver<ResolversTypes['OrderAmounts'], ParentType, ContextType>;
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  confirmDeadline?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveryMethod?: Resolver<ResolversTypes['DeliveryMethod'], ParentType, ContextType>;
  exceptions?: Resolver<ReadonlyArray<ResolversTypes['OrderException']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  fulfillmentStatus?: Resolver<ResolversTypes['FulfillmentStatus'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['OrderGroup'], ParentType, ContextType>;
  holdReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderHoldReasonArgs, 'reveal'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['Identifier']>, ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['OrderItemConnection'], ParentType, ContextType, RequireFields<OrderItemsArgs, 'first'>>;
  kind?: Resolver<ResolversTypes['OrderKind'], ParentType, ContextType>;
  logs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderLogEntry']>>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['OrderNotes']>, ParentType, ContextType>;
  onHold?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  packages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Package']>>, ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  payments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Payment']>>, ParentType, ContextType>;
  placedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  platform?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  platformOrderNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platformStatus?: Resolver<Maybe<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  promisedDelivery?: Resolver<Maybe<ResolversTypes['TimeWindow']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, Partial<OrderRawArgs>>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType>;
  relations?: Resolver<ReadonlyArray<ResolversTypes['OrderRelation']>, ParentType, ContextType>;
  reminders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Reminder']>>, ParentType, ContextType>;
  returnStatus?: Resolver<Maybe<ResolversTypes['ReturnStatus']>, ParentType, ContextType>;
  returns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReturnCase']>>, ParentType, ContextType>;
  reviewStatus?: Resolver<ResolversTypes['ReviewStatus'], ParentType, ContextType>;
  shop?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  statusNative?: Resolver<ReadonlyArray<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  statusRule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderAmountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderAmounts'] = ResolversParentTypes['OrderAmounts']> = {
  breakdown?: Resolver<ReadonlyArray<ResolversTypes['AmountLine']>, ParentType, ContextType>;
  commission?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  discountTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  goodsPayable?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  goodsTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  otherFees?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  packaging?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  payable?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  shipping?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType>;
};

export type OrderChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderChange'] = ResolversParentTypes['OrderChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  scanLimited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceReport']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['CountResult']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderException'] = ResolversParentTypes['OrderException']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderExceptionRemarkArgs, 'reveal'>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderGroup'] = ResolversParentTypes['OrderGroup']> = {
  canonical?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['OrderLink']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  platformOrderNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItem'] = ResolversParentTypes['OrderItem']> = {
  components?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderItem']>>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  fulfillmentStatus?: Resolver<ResolversTypes['FulfillmentStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineKind'], ParentType, ContextType>;
  lineNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  packages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Package']>>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  payable?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  pickedQuantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  platformLineNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  returnedQuantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  shippedQuantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  traceCodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TraceCode']>>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Weight']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItemConnection'] = ResolversParentTypes['OrderItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItemEdge'] = ResolversParentTypes['OrderItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderItem'], ParentType, ContextType>;
};

export type OrderLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLink'] = ResolversParentTypes['OrderLink']> = {
  confidence?: Resolver<ResolversTypes['LinkConfidence'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLogEntry'] = ResolversParentTypes['OrderLogEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderLogEntryMessageArgs, 'reveal'>>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  returnNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderNotesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotes'] = ResolversParentTypes['OrderNotes']> = {
  buyer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderNotesBuyerArgs, 'reveal'>>;
  seller?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderNotesSellerArgs, 'reveal'>>;
  service?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderNotesServiceArgs, 'reveal'>>;
};

export type OrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderPayload'] = ResolversParentTypes['OrderPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderRelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderRelation'] = ResolversParentTypes['OrderRelation']> = {
  evidence?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderRelationKind'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['OrderRelationRole'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderStatRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatRow'] = ResolversParentTypes['OrderStatRow']> = {
  distinctGroups?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['StatKey']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payable?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStats'] = ResolversParentTypes['OrderStats']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['CountPrecision'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['OrderStatRow']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceReport']>, ParentType, ContextType>;
};

export type PackageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Package'] = ResolversParentTypes['Package']> = {
  carrier?: Resolver<Maybe<ResolversTypes['Carrier']>, ParentType, ContextType>;
  contents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PackageContent']>>, ParentType, ContextType>;
  courier?: Resolver<Maybe<ResolversTypes['Courier']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['PackageDirection'], ParentType, ContextType>;
  estimatedDelivery?: Resolver<Maybe<ResolversTypes['TimeWindow']>, ParentType, ContextType>;
  freight?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PackageStatus'], ParentType, ContextType>;
  statusDerived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  statusNative?: Resolver<ReadonlyArray<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  trace?: Resolver<Maybe<ResolversTypes['Trace']>, ParentType, ContextType>;
  trackingNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Weight']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PackageContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PackageContent'] = ResolversParentTypes['PackageContent']> = {
  item?: Resolver<Maybe<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Party'] = ResolversParentTypes['Party']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  externalPaymentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeMethod?: Resolver<Maybe<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PickupCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PickupCheck'] = ResolversParentTypes['PickupCheck']> = {
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  native?: Resolver<ResolversTypes['NativeCode'], ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type PointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Points'] = ResolversParentTypes['Points']> = {
  points?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  changes?: Resolver<ResolversTypes['ChangeConnection'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
  deliveryQuote?: Resolver<Maybe<ResolversTypes['DeliveryQuote']>, ParentType, ContextType, RequireFields<QueryDeliveryQuoteArgs, 'input'>>;
  lookup?: Resolver<ReadonlyArray<ResolversTypes['LookupHit']>, ParentType, ContextType, RequireFields<QueryLookupArgs, 'text'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, Partial<QueryOperationsArgs>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'by'>>;
  orderGroup?: Resolver<Maybe<ResolversTypes['OrderGroup']>, ParentType, ContextType, RequireFields<QueryOrderGroupArgs, 'by'>>;
  orderStats?: Resolver<ResolversTypes['OrderStats'], ParentType, ContextType, RequireFields<QueryOrderStatsArgs, 'groupBy'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryOrdersArgs, 'onSourceError'>>;
  package?: Resolver<Maybe<ResolversTypes['Package']>, ParentType, ContextType, RequireFields<QueryPackageArgs, 'by'>>;
  packages?: Resolver<ReadonlyArray<ResolversTypes['Package']>, ParentType, ContextType, RequireFields<QueryPackagesArgs, 'trackingNo'>>;
  pickupCheck?: Resolver<Maybe<ResolversTypes['PickupCheck']>, ParentType, ContextType, RequireFields<QueryPickupCheckArgs, 'by'>>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
  reminder?: Resolver<Maybe<ResolversTypes['Reminder']>, ParentType, ContextType, RequireFields<QueryReminderArgs, 'id'>>;
  reminders?: Resolver<ResolversTypes['ReminderConnection'], ParentType, ContextType, Partial<QueryRemindersArgs>>;
  returns?: Resolver<ResolversTypes['ReturnConnection'], ParentType, ContextType, Partial<QueryReturnsArgs>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['VendorSource']>, ParentType, ContextType>;
  statusMappings?: Resolver<ReadonlyArray<ResolversTypes['StatusMapping']>, ParentType, ContextType, Partial<QueryStatusMappingsArgs>>;
  trace?: Resolver<Maybe<ResolversTypes['Trace']>, ParentType, ContextType, RequireFields<QueryTraceArgs, 'package' | 'refresh'>>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  vendorCallBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vendorCallsUsed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecipientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recipient'] = ResolversParentTypes['Recipient']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RecipientAddressArgs, 'reveal'>>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  district?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  encrypted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RecipientNameArgs, 'reveal'>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RecipientPhoneArgs, 'reveal'>>;
  province?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  checks?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationCheck']>, ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReconciliationCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciliationCheck'] = ResolversParentTypes['ReconciliationCheck']> = {
  actual?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CheckOutcome'], ParentType, ContextType>;
};

export type ReminderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reminder'] = ResolversParentTypes['Reminder']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  platformReminderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remindedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reply?: Resolver<Maybe<ResolversTypes['ReminderReply']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReminderState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReminderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReminderConnection'] = ResolversParentTypes['ReminderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReminderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Reminder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceReport']>, ParentType, ContextType>;
};

export type ReminderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReminderEdge'] = ResolversParentTypes['ReminderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reminder'], ParentType, ContextType>;
};

export type ReminderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReminderPayload'] = ResolversParentTypes['ReminderPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  reminder?: Resolver<Maybe<ResolversTypes['Reminder']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReminderReplyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReminderReply'] = ResolversParentTypes['ReminderReply']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ReminderReplyContentArgs, 'reveal'>>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReturnCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnCase'] = ResolversParentTypes['ReturnCase']> = {
  derivedFrom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inboundPackage?: Resolver<Maybe<ResolversTypes['Package']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ReturnItem']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReturnKind'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ReturnCaseReasonArgs, 'reveal'>>;
  refund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  replacementOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  returnNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReturnStatus'], ParentType, ContextType>;
  statusNative?: Resolver<ReadonlyArray<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnConnection'] = ResolversParentTypes['ReturnConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReturnEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ReturnCase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceReport']>, ParentType, ContextType>;
};

export type ReturnEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnEdge'] = ResolversParentTypes['ReturnEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReturnCase'], ParentType, ContextType>;
};

export type ReturnItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnItem'] = ResolversParentTypes['ReturnItem']> = {
  item?: Resolver<Maybe<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
};

export type ReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnPayload'] = ResolversParentTypes['ReturnPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  returns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReturnCase']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku']> = {
  barcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platformSkuId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spec?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type SourceCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceCount'] = ResolversParentTypes['SourceCount']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['CountPrecision'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type SourceReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceReport'] = ResolversParentTypes['SourceReport']> = {
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freshness?: Resolver<Maybe<ResolversTypes['Freshness']>, ParentType, ContextType>;
  gapFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gapTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SourceOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  vendorCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatKey'] = ResolversParentTypes['StatKey']> = {
  field?: Resolver<ResolversTypes['OrderStatField'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StatusMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusMapping'] = ResolversParentTypes['StatusMapping']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockPayload'] = ResolversParentTypes['StockPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimeWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimeWindow'] = ResolversParentTypes['TimeWindow']> = {
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['TraceEvent']>, ParentType, ContextType, RequireFields<TraceEventsArgs, 'order'>>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['TraceSource']>, ParentType, ContextType>;
  stalledSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TraceStatus'], ParentType, ContextType>;
};

export type TraceCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceCode'] = ResolversParentTypes['TraceCode']> = {
  barcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  batchNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productionDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type TraceEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceEvent'] = ResolversParentTypes['TraceEvent']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  atRaw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  classifiedBy?: Resolver<ResolversTypes['ClassifiedBy'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<TraceEventMessageArgs, 'reveal'>>;
  native?: Resolver<ResolversTypes['NativeCode'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<TraceEventPlaceArgs, 'reveal'>>;
  source?: Resolver<ResolversTypes['TraceSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TraceStatus'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  targetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
};

export type VendorSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorSource'] = ResolversParentTypes['VendorSource']> = {
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['Capability']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ingestLagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  knownOrders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type WeightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitAssumed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export type Resolvers<ContextType = Context> = {
  AmountLine?: AmountLineResolvers<ContextType>;
  BatchPayload?: BatchPayloadResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Buyer?: BuyerResolvers<ContextType>;
  Capability?: CapabilityResolvers<ContextType>;
  Carrier?: CarrierResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  Charge?: ChargeResolvers<ContextType>;
  CountResult?: CountResultResolvers<ContextType>;
  Courier?: CourierResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeliveryQuote?: DeliveryQuoteResolvers<ContextType>;
  Freshness?: FreshnessResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  LookupHit?: LookupHitResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NativeCode?: NativeCodeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  OperationPayload?: OperationPayloadResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderAmounts?: OrderAmountsResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderException?: OrderExceptionResolvers<ContextType>;
  OrderGroup?: OrderGroupResolvers<ContextType>;
  OrderItem?: OrderItemResolvers<ContextType>;
  OrderItemConnection?: OrderItemConnectionResolvers<ContextType>;
  OrderItemEdge?: OrderItemEdgeResolvers<ContextType>;
  OrderLink?: OrderLinkResolvers<ContextType>;
  OrderLogEntry?: OrderLogEntryResolvers<ContextType>;
  OrderNotes?: OrderNotesResolvers<ContextType>;
  OrderPayload?: OrderPayloadResolvers<ContextType>;
  OrderRelation?: OrderRelationResolvers<ContextType>;
  OrderStatRow?: OrderStatRowResolvers<ContextType>;
  OrderStats?: OrderStatsResolvers<ContextType>;
  Package?: PackageResolvers<ContextType>;
  PackageContent?: PackageContentResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Party?: PartyResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PickupCheck?: PickupCheckResolvers<ContextType>;
  Points?: PointsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  Recipient?: RecipientResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  ReconciliationCheck?: ReconciliationCheckResolvers<ContextType>;
  Reminder?: ReminderResolvers<ContextType>;
  ReminderConnection?: ReminderConnectionResolvers<ContextType>;
  ReminderEdge?: ReminderEdgeResolvers<ContextType>;
  ReminderPayload?: ReminderPayloadResolvers<ContextType>;
  ReminderReply?: ReminderReplyResolvers<ContextType>;
  ReturnCase?: ReturnCaseResolvers<ContextType>;
  ReturnConnection?: ReturnConnectionResolvers<ContextType>;
  ReturnEdge?: ReturnEdgeResolvers<ContextType>;
  ReturnItem?: ReturnItemResolvers<ContextType>;
  ReturnPayload?: ReturnPayloadResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  SourceCount?: SourceCountResolvers<ContextType>;
  SourceReport?: SourceReportResolvers<ContextType>;
  StatKey?: StatKeyResolvers<ContextType>;
  StatusMapping?: StatusMappingResolvers<ContextType>;
  StockPayload?: StockPayloadResolvers<ContextType>;
  TimeWindow?: TimeWindowResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  TraceCode?: TraceCodeResolvers<ContextType>;
  TraceEvent?: TraceEventResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VendorSource?: VendorSourceResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  federation__Scope?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
