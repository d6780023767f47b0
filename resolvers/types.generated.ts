import type { Instant } from '../sources/values/time.ts';
import type { Decimal } from '../sources/values/decimal.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AnyNode as AnyNodeModel, AmountsOf as AmountsOfModel, ContentOf as ContentOfModel, ReturnItemOf as ReturnItemOfModel, StatRowOf as StatRowOfModel, Hit as HitModel, Reach as ReachModel, OrderPage as OrderPageModel, ReturnPage as ReturnPageModel, RateLimitOf as RateLimitModel, ReportOf as ReportOfModel, SourceOf as SourceOfModel, OperationOf as OperationModel, PayloadOf as OrderPayloadModel, PayloadOf as ReturnPayloadModel, PayloadOf as ReminderPayloadModel, PayloadOf as BatchPayloadModel, PayloadOf as StockPayloadModel } from './models.ts';
import type { NativeCode as NativeCodeModel, Money as MoneyModel, Points as PointsModel, Weight as WeightModel, TimeWindow as TimeWindowModel, Freshness as FreshnessModel, Identifier as IdentifierModel, Party as PartyModel, Order as OrderModel, OrderException as OrderExceptionModel, AmountLine as AmountLineModel, Payment as PaymentModel, OrderItem as OrderItemModel, Sku as SkuModel, TraceCode as TraceCodeModel, Package as PackageModel, Carrier as CarrierModel, Courier as CourierModel, Trace as TraceModel, TraceEvent as TraceEventModel, ReturnCase as ReturnCaseModel, Reminder as ReminderModel, ReminderReply as ReminderReplyModel, Invoice as InvoiceModel, Buyer as BuyerModel, Recipient as RecipientModel, OrderNotes as OrderNotesModel, OrderLogEntry as OrderLogEntryModel, OrderGroup as OrderGroupModel, OrderLink as OrderLinkModel, Check as CheckModel, DeliveryQuote as DeliveryQuoteModel, PickupCheck as PickupCheckModel } from '../sources/model.ts';
import type { Relation as RelationModel } from '../sources/domain/relations.ts';
import type { Capability as CapabilityModel, MappingRow as MappingRowModel } from '../sources/ports/source.ts';
import type { RecordedChange as RecordedChangeModel } from '../sources/ports/changes.ts';
import type { UserError as UserErrorModel } from '../sources/ports/writes.ts';
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
  BigInt: { input: string; output: string; }
  CurrencyCode: { input: string; output: string; }
  DateTime: { input: Instant; output: Instant; }
  Decimal: { input: Decimal; output: Decimal; }
  JSON: { input: unknown; output: unknown; }
  LocalDate: { input: string; output: string; }
  federation__Scope: { input: string; output: string; }
};

export type AmountLine = {
  readonly charge: Charge;
  readonly code: Scalars['String']['output'];
  readonly nativeField: Scalars['String']['output'];
};

export type BabycareLineInput = {
  readonly actualPrice?: InputMaybe<Scalars['Decimal']['input']>;
  readonly discount?: InputMaybe<Scalars['Decimal']['input']>;
  readonly payment?: InputMaybe<Scalars['Decimal']['input']>;
  readonly platformLineNo: Scalars['String']['input'];
  readonly price?: InputMaybe<Scalars['Decimal']['input']>;
  readonly quantity: Scalars['Int']['input'];
  readonly settlementFee: Scalars['Decimal']['input'];
  readonly settlementPrice: Scalars['Decimal']['input'];
  readonly skuCode: Scalars['String']['input'];
  readonly total?: InputMaybe<Scalars['Decimal']['input']>;
};

export type BabycareOrderInput = {
  readonly buyerNote?: InputMaybe<Scalars['String']['input']>;
  readonly lines: ReadonlyArray<BabycareLineInput>;
  readonly memberName: Scalars['String']['input'];
  readonly paidAt: Scalars['DateTime']['input'];
  readonly placedAt: Scalars['DateTime']['input'];
  readonly platformOrderNo: Scalars['String']['input'];
  readonly platformStatus?: InputMaybe<Scalars['String']['input']>;
  readonly recipient: RecipientInput;
  readonly reissue: Scalars['Boolean']['input'];
  readonly reissueReason?: InputMaybe<Scalars['String']['input']>;
  readonly sellerNote?: InputMaybe<Scalars['String']['input']>;
  readonly shipping?: InputMaybe<Scalars['Decimal']['input']>;
  readonly storeCode: Scalars['String']['input'];
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type BatchPayload = OperationPayload & {
  readonly operation?: Maybe<Operation>;
  readonly orders: ReadonlyArray<Maybe<Order>>;
  readonly succeeded: ReadonlyArray<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Buyer = {
  readonly memberId?: Maybe<Scalars['String']['output']>;
  readonly nickname?: Maybe<Scalars['String']['output']>;
  readonly phone?: Maybe<Scalars['String']['output']>;
};


export type BuyerMemberIdArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type BuyerNicknameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type BuyerPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CancelType =
  | 'CUSTOMER_CANCELLED'
  | 'CUSTOMER_REFUSED'
  | 'STORE_REFUSED';

export type Capability = {
  readonly name: Scalars['String']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly support: Coverage;
};

export type Carrier = {
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly mode: CarrierMode;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly normalizedCode?: Maybe<Scalars['String']['output']>;
};

export type CarrierAssignInput = {
  readonly carrierId: Scalars['String']['input'];
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  readonly courierName?: InputMaybe<Scalars['String']['input']>;
  readonly courierPhone?: InputMaybe<Scalars['String']['input']>;
  readonly freight?: InputMaybe<Scalars['Decimal']['input']>;
  readonly mode: CarrierMode;
  readonly skipStateCheck: Scalars['Boolean']['input'];
  readonly state?: InputMaybe<PackageStatus>;
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type CarrierMode =
  | 'CROWDSOURCED'
  | 'EXPRESS'
  | 'PLATFORM'
  | 'SELF'
  | 'UNKNOWN';

export type ChangeConnection = {
  readonly edges: ReadonlyArray<ChangeEdge>;
  readonly pageInfo: PageInfo;
};

export type ChangeEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: OrderChange;
};

export type ChangeKind =
  | 'CREATED'
  | 'DELETED'
  | 'STATUS_CHANGED'
  | 'UPDATED';

export type Charge = Money | Points;

export type CheckOutcome =
  | 'FAIL'
  | 'NOT_APPLICABLE'
  | 'PASS';

export type ClassifiedBy =
  | 'CODE'
  | 'DICTIONARY'
  | 'NONE'
  | 'RULE';

export type CountPrecision =
  | 'AT_LEAST'
  | 'EXACT'
  | 'UNKNOWN';

export type CountResult = {
  readonly bySource: ReadonlyArray<SourceCount>;
  readonly count: Scalars['Int']['output'];
  readonly precision: CountPrecision;
};

export type Courier = {
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly phone?: Maybe<Scalars['String']['output']>;
};


export type CourierNameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type CourierPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Coverage =
  | 'COMPLETE'
  | 'NONE'
  | 'PARTIAL';

export type DataOrigin =
  | 'CACHE'
  | 'LIVE'
  | 'PUSHED';

export type Deadline = {
  readonly at: Scalars['DateTime']['output'];
  readonly field: Scalars['String']['output'];
};

export type DeliveryMethod =
  | 'EXPRESS'
  | 'STORE_DELIVERY'
  | 'STORE_PICKUP'
  | 'UNKNOWN'
  | 'VENDOR_DIRECT';

export type DeliveryQuote = {
  readonly deliverable: Scalars['Boolean']['output'];
  readonly distanceMeters?: Maybe<Scalars['Decimal']['output']>;
  readonly freight?: Maybe<Money>;
  readonly minutes?: Maybe<Scalars['Decimal']['output']>;
  readonly native: NativeCode;
  readonly promised?: Maybe<TimeWindow>;
  readonly suggestedCarrier?: Maybe<Party>;
};

export type DeliveryQuoteInput = {
  readonly addressText?: InputMaybe<Scalars['String']['input']>;
  readonly kind: DeliveryQuoteKind;
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  readonly orderRef?: InputMaybe<OrderRef>;
  readonly storeId?: InputMaybe<Scalars['String']['input']>;
  readonly weightGrams?: InputMaybe<Scalars['Decimal']['input']>;
};

export type DeliveryQuoteKind =
  | 'ADDRESS'
  | 'DELIVERABLE'
  | 'PRICE';

export type DeliveryState =
  | 'NONE'
  | 'REDELIVER'
  | 'REFUSED'
  | 'SHIPPED'
  | 'SIGNED';

export type DeliveryStatusInput = {
  readonly carrierId?: InputMaybe<Scalars['String']['input']>;
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly shippedAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly state: DeliveryState;
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type ErrorCode =
  | 'ALREADY_DONE'
  | 'AMBIGUOUS_REFERENCE'
  | 'AMOUNT_EXCEEDS'
  | 'DUPLICATE'
  | 'FORBIDDEN_FIELD'
  | 'IDEMPOTENCY_MISMATCH'
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'OUTCOME_UNKNOWN'
  | 'QUANTITY_EXCEEDS'
  | 'REQUIRED'
  | 'STALE_VERSION'
  | 'STATE_CONFLICT'
  | 'TOO_MANY'
  | 'UNSUPPORTED_BY_VENDOR'
  | 'VENDOR_AUTH_FAILED'
  | 'VENDOR_RATE_LIMITED'
  | 'VENDOR_REJECTED'
  | 'VENDOR_TIMEOUT'
  | 'VENDOR_UNAVAILABLE';

export type ExchangeCreateInput = {
  readonly exchangeCode?: InputMaybe<Scalars['String']['input']>;
  readonly in: ReadonlyArray<ReturnItemInput>;
  readonly inbound?: InputMaybe<InboundInput>;
  readonly out: ReadonlyArray<ReissueItemInput>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly recipient?: InputMaybe<RecipientInput>;
  readonly shipFirst: Scalars['Boolean']['input'];
  readonly ticket: TicketInput;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type FindReach =
  | 'KNOWN_HERE'
  | 'LIVE'
  | 'NOT_ASKED';

export type FindResult = {
  readonly complete: Scalars['Boolean']['output'];
  readonly hits: ReadonlyArray<LookupHit>;
  readonly sources: ReadonlyArray<FindSource>;
};

export type FindSource = {
  readonly asked: FindReach;
  readonly namespace: IdNamespace;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly vendor: Vendor;
};

export type FlowReportInput = {
  readonly at: Scalars['DateTime']['input'];
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly node: Scalars['String']['input'];
  readonly parcels?: InputMaybe<ReadonlyArray<ParcelInput>>;
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
  readonly source: Scalars['String']['input'];
};

export type Freshness = {
  readonly ageSeconds: Scalars['Int']['output'];
  readonly fetchedAt: Scalars['DateTime']['output'];
  readonly origin: DataOrigin;
  readonly sourceModifiedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly stale: Scalars['Boolean']['output'];
};

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'DELIVERED'
  | 'FAILED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'PARTIALLY_SHIPPED'
  | 'READY'
  | 'REFUSED'
  | 'SHIPPED'
  | 'UNFULFILLED'
  | 'UNKNOWN';

export type IdNamespace =
  | 'EXCHANGE'
  | 'EXTERNAL'
  | 'LINE'
  | 'PARENT'
  | 'PAYMENT'
  | 'PHONE_SUFFIX'
  | 'PICKUP_CODE'
  | 'PLATFORM_INNER'
  | 'PLATFORM_MAIN_ORDER'
  | 'PLATFORM_ORDER'
  | 'RETURN'
  | 'SALE_ORDER'
  | 'SOURCE_ORDER'
  | 'STORE_SEQUENCE'
  | 'THIRD_PARTY'
  | 'VENDOR_CODE'
  | 'VENDOR_ID'
  | 'WAYBILL';

export type Identifier = {
  readonly field: Scalars['String']['output'];
  readonly namespace: IdNamespace;
  readonly value: Scalars['String']['output'];
};

export type InboundInput = {
  readonly carrierCode?: InputMaybe<Scalars['String']['input']>;
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
};

export type Invoice = {
  readonly amount?: Maybe<Money>;
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly required?: Maybe<Scalars['Boolean']['output']>;
  readonly result?: Maybe<Scalars['String']['output']>;
  readonly serialNo?: Maybe<Scalars['String']['output']>;
  readonly taxId?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly url?: Maybe<Scalars['String']['output']>;
};


export type InvoiceTaxIdArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type InvoiceTitleArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type InvoiceUrlArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type InvoiceInput = {
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  readonly printNumber?: InputMaybe<Scalars['String']['input']>;
  readonly required: Scalars['Boolean']['input'];
  readonly taxId?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type InvoiceResultInput = {
  readonly errorReason?: InputMaybe<Scalars['String']['input']>;
  readonly issuedAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly serialNo?: InputMaybe<Scalars['String']['input']>;
  readonly success: Scalars['Boolean']['input'];
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type ItemsSubstituteInput = {
  readonly changes: ReadonlyArray<SubstituteInput>;
  readonly reapportion: Scalars['Boolean']['input'];
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type LineKind =
  | 'ADD_IN'
  | 'ADD_ON_PURCHASE'
  | 'BUNDLE'
  | 'BUNDLE_COMPONENT'
  | 'GIFT'
  | 'MAIN'
  | 'UNKNOWN';

export type LinkConfidence =
  | 'EXACT'
  | 'MANUAL'
  | 'STRONG'
  | 'WEAK';

export type LookupHit = {
  readonly exact: Scalars['Boolean']['output'];
  readonly matchedNamespace: IdNamespace;
  readonly node: Node;
};

export type Money = {
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
  readonly currencyAssumed: Scalars['Boolean']['output'];
  readonly minorUnits?: Maybe<Scalars['BigInt']['output']>;
};

export type Mutation = {
  readonly carrierAssign: OrderPayload;
  readonly carrierChange: OrderPayload;
  readonly carrierDispatchCancel: OrderPayload;
  readonly deliveryStatusSet: OrderPayload;
  readonly exchangeCreate: ReturnPayload;
  readonly flowReport: OrderPayload;
  readonly invoiceResultRecord: OrderPayload;
  readonly invoiceSet: OrderPayload;
  readonly orderCancel: OrderPayload;
  readonly orderCreate: OrderPayload;
  readonly orderItemsSubstitute: OrderPayload;
  readonly orderLink: OrderPayload;
  readonly orderNoteSet: OrderPayload;
  readonly orderPay: OrderPayload;
  readonly orderRefresh: OrderPayload;
  readonly orderTagsUpdate: OrderPayload;
  readonly orderUnlink: OrderPayload;
  readonly ordersReassignStore: BatchPayload;
  readonly parcelAdd: OrderPayload;
  readonly pickInfoSet: OrderPayload;
  readonly pickupConfirm: OrderPayload;
  readonly refundPaymentNotify: ReturnPayload;
  readonly reissueCreate: ReturnPayload;
  readonly reminderReply: ReminderPayload;
  readonly returnCreate: ReturnPayload;
  readonly returnStockIn: ReturnPayload;
  readonly shipmentNotify: OrderPayload;
  readonly stockSync: StockPayload;
  readonly storeOperationRecord: OrderPayload;
  readonly traceCodesSet: OrderPayload;
  readonly trackingChange: OrderPayload;
};


export type MutationCarrierAssignArgs = {
  input: CarrierAssignInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationCarrierChangeArgs = {
  input: CarrierAssignInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationCarrierDispatchCancelArgs = {
  carrierId: Scalars['String']['input'];
  options: WriteOptions;
  order: OrderRef;
  reason?: InputMaybe<Scalars['String']['input']>;
  redispatch: Scalars['Boolean']['input'];
};


export type MutationDeliveryStatusSetArgs = {
  input: DeliveryStatusInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationExchangeCreateArgs = {
  input: ExchangeCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationFlowReportArgs = {
  input: FlowReportInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationInvoiceResultRecordArgs = {
  input: InvoiceResultInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationInvoiceSetArgs = {
  input: InvoiceInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationOrderCancelArgs = {
  input: OrderCancelInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationOrderCreateArgs = {
  input: OrderCreateInput;
  options: WriteOptions;
};


export type MutationOrderItemsSubstituteArgs = {
  input: ItemsSubstituteInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationOrderLinkArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
  options: WriteOptions;
};


export type MutationOrderNoteSetArgs = {
  buyerNote: Scalars['String']['input'];
  options: WriteOptions;
  order: OrderRef;
};


export type MutationOrderPayArgs = {
  input: OrderPayInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationOrderRefreshArgs = {
  order: OrderRef;
};


export type MutationOrderTagsUpdateArgs = {
  add?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  options: WriteOptions;
  order: OrderRef;
  remove?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type MutationOrderUnlinkArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
  options: WriteOptions;
};


export type MutationOrdersReassignStoreArgs = {
  input: ReadonlyArray<ReassignStoreInput>;
  options: WriteOptions;
};


export type MutationParcelAddArgs = {
  input: ParcelAddInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationPickInfoSetArgs = {
  input: PickInfoInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationPickupConfirmArgs = {
  options: WriteOptions;
  order: OrderRef;
  platformId?: InputMaybe<Scalars['String']['input']>;
  qrCode?: InputMaybe<Scalars['String']['input']>;
  storeId?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRefundPaymentNotifyArgs = {
  input: RefundPaymentInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationReissueCreateArgs = {
  input: ReissueCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationReminderReplyArgs = {
  content: Scalars['String']['input'];
  options: WriteOptions;
  reminderId: Scalars['ID']['input'];
};


export type MutationReturnCreateArgs = {
  input: ReturnCreateInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationReturnStockInArgs = {
  input: ReturnStockInInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationShipmentNotifyArgs = {
  input: ShipmentNotifyInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationStockSyncArgs = {
  input: StockSyncInput;
  options: WriteOptions;
};


export type MutationStoreOperationRecordArgs = {
  input: StoreOperationInput;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationTraceCodesSetArgs = {
  input: ReadonlyArray<TraceCodesInput>;
  options: WriteOptions;
  order: OrderRef;
};


export type MutationTrackingChangeArgs = {
  input: TrackingChangeInput;
  options: WriteOptions;
  order: OrderRef;
};

export type NativeCode = {
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly documented: Scalars['Boolean']['output'];
  readonly field: Scalars['String']['output'];
  readonly label?: Maybe<Scalars['String']['output']>;
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type Operation = Node & {
  readonly client: Scalars['String']['output'];
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly idempotencyKey: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly operator?: Maybe<Scalars['String']['output']>;
  readonly orderIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: OperationState;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly vendor: Vendor;
  readonly vendorRef?: Maybe<Scalars['String']['output']>;
  readonly vendorRequest?: Maybe<Scalars['JSON']['output']>;
};

export type OperationConnection = {
  readonly edges: ReadonlyArray<OperationEdge>;
  readonly nodes: ReadonlyArray<Operation>;
  readonly pageInfo: PageInfo;
};

export type OperationEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Operation;
};

export type OperationPayload = {
  readonly operation?: Maybe<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type OperationState =
  | 'FAILED'
  | 'PARTIAL'
  | 'PENDING'
  | 'SUCCEEDED'
  | 'UNCERTAIN';

export type Order = Node & {
  readonly amounts: OrderAmounts;
  readonly buyer?: Maybe<Buyer>;
  readonly confirmDeadline?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly deliverBy?: Maybe<Deadline>;
  readonly deliveryMethod: DeliveryMethod;
  readonly exceptions: ReadonlyArray<OrderException>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly freshness: Freshness;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly group: OrderGroup;
  readonly holdReason?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly identifiers: ReadonlyArray<Identifier>;
  readonly invoice?: Maybe<Invoice>;
  readonly isFinal: Scalars['Boolean']['output'];
  readonly items: OrderItemConnection;
  readonly kind: OrderKind;
  readonly logs?: Maybe<ReadonlyArray<OrderLogEntry>>;
  readonly modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly nativeId: Scalars['String']['output'];
  readonly notes?: Maybe<OrderNotes>;
  readonly onHold?: Maybe<Scalars['Boolean']['output']>;
  readonly packages?: Maybe<ReadonlyArray<Package>>;
  readonly paidAt?: Maybe<Scalars['DateTime']['output']>;
  readonly paymentStatus: PaymentStatus;
  readonly payments?: Maybe<ReadonlyArray<Payment>>;
  readonly placedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly platform?: Maybe<Party>;
  readonly platformOrderNo?: Maybe<Scalars['String']['output']>;
  readonly platformStatus?: Maybe<NativeCode>;
  readonly promisedDelivery?: Maybe<TimeWindow>;
  readonly raw?: Maybe<Scalars['JSON']['output']>;
  readonly recipient?: Maybe<Recipient>;
  readonly reconciliation: Reconciliation;
  readonly relations: ReadonlyArray<OrderRelation>;
  readonly reminders?: Maybe<ReadonlyArray<Reminder>>;
  readonly returnStatus?: Maybe<ReturnStatus>;
  readonly returns?: Maybe<ReadonlyArray<ReturnCase>>;
  readonly reviewStatus: ReviewStatus;
  readonly shipBy?: Maybe<Deadline>;
  readonly shop?: Maybe<Party>;
  readonly status: OrderStatus;
  readonly statusNative: ReadonlyArray<NativeCode>;
  readonly statusRule: Scalars['String']['output'];
  readonly store?: Maybe<Party>;
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly tenantId?: Maybe<Scalars['String']['output']>;
  readonly vendor: Vendor;
  readonly warehouse?: Maybe<Party>;
};


export type OrderHoldReasonArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OrderRawArgs = {
  path?: InputMaybe<Scalars['String']['input']>;
};


export type OrderTagsArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderAmounts = {
  readonly breakdown: ReadonlyArray<AmountLine>;
  readonly commission?: Maybe<Money>;
  readonly discountTotal?: Maybe<Money>;
  readonly goodsPayable?: Maybe<Money>;
  readonly goodsTotal?: Maybe<Money>;
  readonly otherFees?: Maybe<Money>;
  readonly packaging?: Maybe<Money>;
  readonly paid?: Maybe<Money>;
  readonly payable?: Maybe<Money>;
  readonly refunded?: Maybe<Money>;
  readonly settlement?: Maybe<Money>;
  readonly shipping?: Maybe<Charge>;
};

export type OrderCancelInput = {
  readonly platformReturnNo?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<CancelType>;
};

export type OrderChange = {
  readonly at: Scalars['DateTime']['output'];
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  readonly kind: ChangeKind;
  readonly order?: Maybe<Order>;
  readonly seq: Scalars['BigInt']['output'];
};

export type OrderConnection = {
  readonly asOf: Scalars['DateTime']['output'];
  readonly complete: Scalars['Boolean']['output'];
  readonly edges: ReadonlyArray<OrderEdge>;
  readonly nodes: ReadonlyArray<Order>;
  readonly pageInfo: PageInfo;
  readonly scanLimited: Scalars['Boolean']['output'];
  readonly sources: ReadonlyArray<SourceReport>;
  readonly totalCount?: Maybe<CountResult>;
};

export type OrderCreateInput =
  { readonly babycare: BabycareOrderInput; readonly soms?: never; }
  |  { readonly babycare?: never; readonly soms: Scalars['JSON']['input']; };

export type OrderEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Order;
};

export type OrderException = {
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  readonly code: Scalars['String']['output'];
  readonly operator?: Maybe<Scalars['String']['output']>;
  readonly remark?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
};


export type OrderExceptionOperatorArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderExceptionRemarkArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderExceptionTitleArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderFilter = {
  readonly and?: InputMaybe<ReadonlyArray<OrderFilter>>;
  readonly createdAt?: InputMaybe<TimeRange>;
  readonly deliverBy?: InputMaybe<TimeRange>;
  readonly deliveredAt?: InputMaybe<TimeRange>;
  readonly deliveryMethod?: InputMaybe<ReadonlyArray<DeliveryMethod>>;
  readonly fulfillmentStatus?: InputMaybe<ReadonlyArray<FulfillmentStatus>>;
  readonly hasException?: InputMaybe<Scalars['Boolean']['input']>;
  readonly hasInvoice?: InputMaybe<Scalars['Boolean']['input']>;
  readonly hasReturn?: InputMaybe<Scalars['Boolean']['input']>;
  readonly hasUnmappedStatus?: InputMaybe<Scalars['Boolean']['input']>;
  readonly kind?: InputMaybe<ReadonlyArray<OrderKind>>;
  readonly modifiedAt?: InputMaybe<TimeRange>;
  readonly nativeStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly not?: InputMaybe<OrderFilter>;
  readonly onHold?: InputMaybe<Scalars['Boolean']['input']>;
  readonly paymentStatus?: InputMaybe<ReadonlyArray<PaymentStatus>>;
  readonly placedAt?: InputMaybe<TimeRange>;
  readonly platformIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly platformOrderNos?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly productText?: InputMaybe<Scalars['String']['input']>;
  readonly recipientName?: InputMaybe<Scalars['String']['input']>;
  readonly recipientPhoneSuffix?: InputMaybe<Scalars['String']['input']>;
  readonly returnStatus?: InputMaybe<ReadonlyArray<ReturnStatus>>;
  readonly shipBy?: InputMaybe<TimeRange>;
  readonly shopIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly skuCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ReadonlyArray<OrderStatus>>;
  readonly storeIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly trackingNo?: InputMaybe<Scalars['String']['input']>;
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
  readonly warehouseIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type OrderGroup = Node & {
  readonly canonical: Order;
  readonly id: Scalars['ID']['output'];
  readonly links: ReadonlyArray<OrderLink>;
  readonly members: ReadonlyArray<Order>;
  readonly platformOrderNo?: Maybe<Scalars['String']['output']>;
};

export type OrderGroupRef =
  { readonly id: Scalars['ID']['input']; readonly orderId?: never; readonly platformOrderNo?: never; }
  |  { readonly id?: never; readonly orderId: Scalars['ID']['input']; readonly platformOrderNo?: never; }
  |  { readonly id?: never; readonly orderId?: never; readonly platformOrderNo: Scalars['String']['input']; };

export type OrderItem = Node & {
  readonly components?: Maybe<ReadonlyArray<OrderItem>>;
  readonly discount?: Maybe<Money>;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly id: Scalars['ID']['output'];
  readonly kind: LineKind;
  readonly lineNo?: Maybe<Scalars['String']['output']>;
  readonly order: Order;
  readonly packages?: Maybe<ReadonlyArray<Package>>;
  readonly parent?: Maybe<OrderItem>;
  readonly payable?: Maybe<Money>;
  readonly pickedQuantity?: Maybe<Scalars['Decimal']['output']>;
  readonly platformLineNo?: Maybe<Scalars['String']['output']>;
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  readonly returnedQuantity?: Maybe<Scalars['Decimal']['output']>;
  readonly shippedQuantity?: Maybe<Scalars['Decimal']['output']>;
  readonly sku: Sku;
  readonly status?: Maybe<NativeCode>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly total?: Maybe<Money>;
  readonly traceCodes?: Maybe<ReadonlyArray<TraceCode>>;
  readonly unitPrice?: Maybe<Money>;
  readonly weight?: Maybe<Weight>;
};

export type OrderItemConnection = {
  readonly edges: ReadonlyArray<OrderItemEdge>;
  readonly nodes: ReadonlyArray<OrderItem>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type OrderItemEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: OrderItem;
};

export type OrderKind =
  | 'COMPENSATION'
  | 'EXCHANGE'
  | 'GROUP_BUY'
  | 'POINTS'
  | 'PREPAID'
  | 'PRESALE'
  | 'REISSUE'
  | 'SALE'
  | 'UNKNOWN';

export type OrderLink = {
  readonly confidence: LinkConfidence;
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly from: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
};

export type OrderLogEntry = {
  readonly action: Scalars['String']['output'];
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  readonly caption?: Maybe<Scalars['String']['output']>;
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly operator?: Maybe<Scalars['String']['output']>;
  readonly returnNo?: Maybe<Scalars['String']['output']>;
};


export type OrderLogEntryCaptionArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderLogEntryMessageArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderLogEntryOperatorArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderNotes = {
  readonly buyer?: Maybe<Scalars['String']['output']>;
  readonly seller?: Maybe<Scalars['String']['output']>;
  readonly service?: Maybe<Scalars['String']['output']>;
};


export type OrderNotesBuyerArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderNotesSellerArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type OrderNotesServiceArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderPayInput = {
  readonly billNo?: InputMaybe<Scalars['String']['input']>;
  readonly details: ReadonlyArray<PaymentDetailInput>;
  readonly paidAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly state: PaymentStatus;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type OrderPayload = OperationPayload & {
  readonly operation?: Maybe<Operation>;
  readonly order?: Maybe<Order>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type OrderRef =
  { readonly id: Scalars['ID']['input']; readonly pickupCode?: never; readonly saleOrderNo?: never; readonly vendorId?: never; }
  |  { readonly id?: never; readonly pickupCode: PickupCodeInput; readonly saleOrderNo?: never; readonly vendorId?: never; }
  |  { readonly id?: never; readonly pickupCode?: never; readonly saleOrderNo: Scalars['String']['input']; readonly vendorId?: never; }
  |  { readonly id?: never; readonly pickupCode?: never; readonly saleOrderNo?: never; readonly vendorId: VendorIdInput; };

export type OrderRelation = {
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
  readonly from: Scalars['ID']['output'];
  readonly kind: OrderRelationKind;
  readonly order?: Maybe<Order>;
  readonly role: OrderRelationRole;
  readonly to: Scalars['ID']['output'];
};

export type OrderRelationKind =
  | 'EXCHANGE'
  | 'REISSUE'
  | 'SPLIT';

export type OrderRelationRole =
  | 'ORIGINAL'
  | 'RESULT'
  | 'SIBLING';

export type OrderSort = {
  readonly direction: SortDirection;
  readonly key: OrderSortKey;
};

export type OrderSortKey =
  | 'CREATED_AT'
  | 'MODIFIED_AT'
  | 'PLACED_AT';

export type OrderStatField =
  | 'CARRIER'
  | 'DAY'
  | 'FULFILLMENT_STATUS'
  | 'PAYMENT_STATUS'
  | 'PLATFORM'
  | 'SHOP'
  | 'STATUS'
  | 'STORE'
  | 'VENDOR';

export type OrderStatRow = {
  readonly distinctGroups?: Maybe<Scalars['Int']['output']>;
  readonly keys: ReadonlyArray<StatKey>;
  readonly orders: Scalars['Int']['output'];
  readonly payable?: Maybe<Money>;
  readonly refunded?: Maybe<Money>;
  readonly sales?: Maybe<Scalars['Int']['output']>;
  readonly salesPayable?: Maybe<Money>;
};

export type OrderStats = {
  readonly asOf: Scalars['DateTime']['output'];
  readonly precision: CountPrecision;
  readonly rows: ReadonlyArray<OrderStatRow>;
  readonly sources: ReadonlyArray<SourceReport>;
};

export type OrderStatus =
  | 'AWAITING_PICKUP'
  | 'AWAITING_SHIPMENT'
  | 'CANCELLED'
  | 'CLOSED'
  | 'COMPLETED'
  | 'DELIVERED'
  | 'EXCEPTION'
  | 'PENDING_PAYMENT'
  | 'PENDING_REVIEW'
  | 'PROCESSING'
  | 'SHIPPED'
  | 'UNKNOWN'
  | 'VOIDED';

export type Package = Node & {
  readonly carrier?: Maybe<Carrier>;
  readonly contents?: Maybe<ReadonlyArray<PackageContent>>;
  readonly courier?: Maybe<Courier>;
  readonly deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  readonly direction: PackageDirection;
  readonly estimatedDelivery?: Maybe<TimeWindow>;
  readonly freight?: Maybe<Money>;
  readonly freshness: Freshness;
  readonly id: Scalars['ID']['output'];
  readonly order: Order;
  readonly shippedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly status: PackageStatus;
  readonly statusDerived: Scalars['Boolean']['output'];
  readonly statusNative: ReadonlyArray<NativeCode>;
  readonly trace?: Maybe<Trace>;
  readonly trackingNo?: Maybe<Scalars['String']['output']>;
  readonly trackingUrl?: Maybe<Scalars['String']['output']>;
  readonly weight?: Maybe<Weight>;
};


export type PackageTrackingUrlArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PackageContent = {
  readonly item?: Maybe<OrderItem>;
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  readonly sku: Sku;
};

export type PackageDirection =
  | 'INBOUND'
  | 'OUTBOUND';

export type PackageRef =
  { readonly id: Scalars['ID']['input']; readonly tracking?: never; }
  |  { readonly id?: never; readonly tracking: TrackingInput; };

export type PackageStatus =
  | 'ATTEMPT_FAILED'
  | 'AVAILABLE_FOR_PICKUP'
  | 'CANCELLED'
  | 'COURIER_ASSIGNED'
  | 'COURIER_AT_ORIGIN'
  | 'CREATE_FAILED'
  | 'DELIVERED'
  | 'EXCEPTION'
  | 'IN_TRANSIT'
  | 'LABEL_CREATED'
  | 'OUT_FOR_DELIVERY'
  | 'PENDING'
  | 'PICKED_UP'
  | 'PICKUP_FAILED'
  | 'REFUSED'
  | 'RETURNED'
  | 'RETURNING'
  | 'SHIPPED'
  | 'UNKNOWN';

export type PageInfo = {
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type ParcelAddInput = {
  readonly at: Scalars['DateTime']['input'];
  readonly parcels: ReadonlyArray<ParcelInput>;
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
  readonly source: Scalars['String']['input'];
};

export type ParcelContentInput = {
  readonly itemId: Scalars['ID']['input'];
  readonly quantity: Scalars['Decimal']['input'];
};

export type ParcelInput = {
  readonly carrierCode: Scalars['String']['input'];
  readonly carrierName?: InputMaybe<Scalars['String']['input']>;
  readonly contents?: InputMaybe<ReadonlyArray<ParcelContentInput>>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly trackingNo: Scalars['String']['input'];
};

export type Party = {
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly id?: Maybe<Scalars['String']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
};

export type Payment = {
  readonly amount: Money;
  readonly externalPaymentId?: Maybe<Scalars['String']['output']>;
  readonly method?: Maybe<Scalars['String']['output']>;
  readonly nativeMethod?: Maybe<NativeCode>;
  readonly paidAt?: Maybe<Scalars['DateTime']['output']>;
};

export type PaymentDetailInput = {
  readonly amount: Scalars['Decimal']['input'];
  readonly externalPaymentId?: InputMaybe<Scalars['String']['input']>;
  readonly method: Scalars['String']['input'];
};

export type PaymentStatus =
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'REFUNDING'
  | 'UNKNOWN'
  | 'UNPAID';

export type PickInfoInput = {
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly autoFinish?: InputMaybe<Scalars['Boolean']['input']>;
  readonly operatorId?: InputMaybe<Scalars['String']['input']>;
  readonly operatorName?: InputMaybe<Scalars['String']['input']>;
  readonly source?: InputMaybe<Scalars['String']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type PickupCheck = {
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly native: NativeCode;
  readonly ok: Scalars['Boolean']['output'];
  readonly order?: Maybe<Order>;
};

export type PickupCodeInput = {
  readonly code: Scalars['String']['input'];
  readonly platformId?: InputMaybe<Scalars['String']['input']>;
  readonly storeId: Scalars['String']['input'];
};

export type Points = {
  readonly points: Scalars['Decimal']['output'];
};

export type Query = {
  readonly changes: ChangeConnection;
  readonly deliveryQuote?: Maybe<DeliveryQuote>;
  readonly find: FindResult;
  readonly lookup: ReadonlyArray<LookupHit>;
  readonly node?: Maybe<Node>;
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  readonly operation?: Maybe<Operation>;
  readonly operations: OperationConnection;
  readonly order?: Maybe<Order>;
  readonly orderGroup?: Maybe<OrderGroup>;
  readonly orderStats: OrderStats;
  readonly orders: OrderConnection;
  readonly package?: Maybe<Package>;
  readonly packages: ReadonlyArray<Package>;
  readonly pickupCheck?: Maybe<PickupCheck>;
  readonly rateLimit: RateLimit;
  readonly reminder?: Maybe<Reminder>;
  readonly reminders: ReminderConnection;
  readonly returns: ReturnConnection;
  readonly sources: ReadonlyArray<VendorSource>;
  readonly statusMappings: ReadonlyArray<StatusMapping>;
  readonly trace?: Maybe<Trace>;
};


export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};


export type QueryDeliveryQuoteArgs = {
  input: DeliveryQuoteInput;
};


export type QueryFindArgs = {
  namespaces?: InputMaybe<ReadonlyArray<IdNamespace>>;
  text: Scalars['String']['input'];
};


export type QueryLookupArgs = {
  namespaces?: InputMaybe<ReadonlyArray<IdNamespace>>;
  text: Scalars['String']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  states?: InputMaybe<ReadonlyArray<OperationState>>;
};


export type QueryOrderArgs = {
  by: OrderRef;
};


export type QueryOrderGroupArgs = {
  by: OrderGroupRef;
};


export type QueryOrderStatsArgs = {
  filter?: InputMaybe<OrderFilter>;
  groupBy: ReadonlyArray<OrderStatField>;
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  maxStalenessSeconds?: InputMaybe<Scalars['Int']['input']>;
  onSourceError: SourceErrorPolicy;
  sort?: InputMaybe<OrderSort>;
};


export type QueryPackageArgs = {
  by: PackageRef;
};


export type QueryPackagesArgs = {
  carrierCode?: InputMaybe<Scalars['String']['input']>;
  trackingNo: Scalars['String']['input'];
};


export type QueryPickupCheckArgs = {
  by: PickupCodeInput;
};


export type QueryReminderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRemindersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  states?: InputMaybe<ReadonlyArray<ReminderState>>;
  storeId?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReturnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  finishedAt?: InputMaybe<TimeRange>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<ReturnKind>>;
  requestedAt?: InputMaybe<TimeRange>;
  status?: InputMaybe<ReadonlyArray<ReturnStatus>>;
};


export type QueryStatusMappingsArgs = {
  vendor?: InputMaybe<Vendor>;
};


export type QueryTraceArgs = {
  package: PackageRef;
  refresh?: InputMaybe<Scalars['Boolean']['input']>;
};

export type RateLimit = {
  readonly cost: Scalars['Int']['output'];
  readonly limit: Scalars['Int']['output'];
  readonly nodeCount: Scalars['Int']['output'];
  readonly remaining: Scalars['Int']['output'];
  readonly resetAt: Scalars['DateTime']['output'];
  readonly vendorCallBudget: Scalars['Int']['output'];
  readonly vendorCallsUsed: Scalars['Int']['output'];
};

export type ReassignStoreInput = {
  readonly order: OrderRef;
  readonly storeId: Scalars['String']['input'];
  readonly storeName?: InputMaybe<Scalars['String']['input']>;
};

export type Recipient = {
  readonly address?: Maybe<Scalars['String']['output']>;
  readonly city?: Maybe<Scalars['String']['output']>;
  readonly district?: Maybe<Scalars['String']['output']>;
  readonly encrypted: Scalars['Boolean']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly province?: Maybe<Scalars['String']['output']>;
};


export type RecipientAddressArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type RecipientDistrictArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type RecipientNameArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type RecipientPhoneArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type RecipientInput = {
  readonly address?: InputMaybe<Scalars['String']['input']>;
  readonly city?: InputMaybe<Scalars['String']['input']>;
  readonly copyFromOriginal?: InputMaybe<Scalars['Boolean']['input']>;
  readonly country?: InputMaybe<Scalars['String']['input']>;
  readonly district?: InputMaybe<Scalars['String']['input']>;
  readonly mobile?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly province?: InputMaybe<Scalars['String']['input']>;
};

export type Reconciliation = {
  readonly checks: ReadonlyArray<ReconciliationCheck>;
  readonly ok: Scalars['Boolean']['output'];
};

export type ReconciliationCheck = {
  readonly actual?: Maybe<Scalars['Decimal']['output']>;
  readonly code: Scalars['String']['output'];
  readonly difference?: Maybe<Scalars['Decimal']['output']>;
  readonly expected?: Maybe<Scalars['Decimal']['output']>;
  readonly formula: Scalars['String']['output'];
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly outcome: CheckOutcome;
};

export type RefundPaymentDetailInput = {
  readonly amount: Scalars['Decimal']['input'];
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly detailNo: Scalars['String']['input'];
  readonly methodCode: Scalars['Int']['input'];
  readonly methodName: Scalars['String']['input'];
};

export type RefundPaymentInput = {
  readonly amount: Scalars['Decimal']['input'];
  readonly details: ReadonlyArray<RefundPaymentDetailInput>;
  readonly refundPaymentNo: Scalars['String']['input'];
  readonly returnNo: Scalars['String']['input'];
  readonly state: RefundPaymentState;
};

export type RefundPaymentState =
  | 'CLOSED'
  | 'NOT_REFUNDED'
  | 'PAID'
  | 'PAYING'
  | 'PAY_FAILED'
  | 'REFUNDED'
  | 'REFUNDING'
  | 'REFUND_FAILED'
  | 'UNPAID';

export type ReissueCreateInput = {
  readonly items: ReadonlyArray<ReissueItemInput>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly recipient?: InputMaybe<RecipientInput>;
  readonly responsibleParty?: InputMaybe<Scalars['String']['input']>;
  readonly sellerNote?: InputMaybe<Scalars['String']['input']>;
  readonly ticket?: InputMaybe<TicketInput>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type ReissueItemInput = {
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  readonly platformLineNo?: InputMaybe<Scalars['String']['input']>;
  readonly productCode?: InputMaybe<Scalars['String']['input']>;
  readonly productName?: InputMaybe<Scalars['String']['input']>;
  readonly quantity: Scalars['Decimal']['input'];
  readonly settlementFee?: InputMaybe<Scalars['Decimal']['input']>;
  readonly settlementPrice?: InputMaybe<Scalars['Decimal']['input']>;
  readonly skuCode: Scalars['String']['input'];
  readonly skuName?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
  readonly typeCode?: InputMaybe<Scalars['String']['input']>;
};

export type Reminder = Node & {
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly order: Order;
  readonly platformReminderId?: Maybe<Scalars['String']['output']>;
  readonly remindedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly reply?: Maybe<ReminderReply>;
  readonly state: ReminderState;
};

export type ReminderConnection = {
  readonly edges: ReadonlyArray<ReminderEdge>;
  readonly nodes: ReadonlyArray<Reminder>;
  readonly pageInfo: PageInfo;
  readonly sources: ReadonlyArray<SourceReport>;
};

export type ReminderEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Reminder;
};

export type ReminderPayload = OperationPayload & {
  readonly operation?: Maybe<Operation>;
  readonly reminder?: Maybe<Reminder>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ReminderReply = {
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  readonly content?: Maybe<Scalars['String']['output']>;
  readonly operator?: Maybe<Scalars['String']['output']>;
};


export type ReminderReplyContentArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type ReminderReplyOperatorArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ReminderState =
  | 'INVALID'
  | 'NOT_REPLIED'
  | 'REPLIED'
  | 'UNKNOWN';

export type ReturnCase = Node & {
  readonly cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  readonly derivedFrom: Scalars['String']['output'];
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly inboundPackage?: Maybe<Package>;
  readonly items: ReadonlyArray<ReturnItem>;
  readonly kind: ReturnKind;
  readonly order: Order;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly refund?: Maybe<Money>;
  readonly replacementOrder?: Maybe<Order>;
  readonly requestedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly returnNo?: Maybe<Scalars['String']['output']>;
  readonly reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly status: ReturnStatus;
  readonly statusNative: ReadonlyArray<NativeCode>;
};


export type ReturnCaseReasonArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ReturnConnection = {
  readonly edges: ReadonlyArray<ReturnEdge>;
  readonly nodes: ReadonlyArray<ReturnCase>;
  readonly pageInfo: PageInfo;
  readonly sources: ReadonlyArray<SourceReport>;
};

export type ReturnCreateInput = {
  readonly approval?: InputMaybe<ReviewStatus>;
  readonly freight?: InputMaybe<Scalars['Decimal']['input']>;
  readonly inbound?: InputMaybe<InboundInput>;
  readonly items: ReadonlyArray<ReturnItemInput>;
  readonly kind: ReturnKind;
  readonly platformReturnNo?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly scope?: InputMaybe<ReturnScope>;
  readonly ticket?: InputMaybe<TicketInput>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type ReturnEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: ReturnCase;
};

export type ReturnItem = {
  readonly item?: Maybe<OrderItem>;
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  readonly refund?: Maybe<Money>;
  readonly sku?: Maybe<Sku>;
};

export type ReturnItemInput = {
  readonly itemId: Scalars['ID']['input'];
  readonly quantity: Scalars['Decimal']['input'];
  readonly refund?: InputMaybe<Scalars['Decimal']['input']>;
  readonly shortageGrams?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
};

export type ReturnKind =
  | 'EXCHANGE'
  | 'REFUND_ONLY'
  | 'REISSUE'
  | 'RETURN_AND_REFUND'
  | 'UNKNOWN';

export type ReturnPayload = OperationPayload & {
  readonly operation?: Maybe<Operation>;
  readonly order?: Maybe<Order>;
  readonly returns?: Maybe<ReadonlyArray<ReturnCase>>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ReturnScope =
  | 'ALL'
  | 'AMOUNT'
  | 'FREIGHT'
  | 'OUT_OF_STOCK'
  | 'PART'
  | 'WEIGHT_SHORTAGE';

export type ReturnStatus =
  | 'APPROVED'
  | 'CANCELLED'
  | 'COMPLETED'
  | 'IN_TRANSIT'
  | 'PENDING_REVIEW'
  | 'RECEIVED'
  | 'REFUNDED'
  | 'REFUNDING'
  | 'REJECTED'
  | 'REQUESTED'
  | 'UNKNOWN';

export type ReturnStockInInput = {
  readonly accepted: Scalars['Boolean']['input'];
  readonly extension?: InputMaybe<Scalars['JSON']['input']>;
  readonly goods: ReadonlyArray<ReturnedGoodsInput>;
  readonly refundFreight: Scalars['Boolean']['input'];
  readonly remark?: InputMaybe<Scalars['String']['input']>;
  readonly returnNo: Scalars['String']['input'];
};

export type ReturnedGoodsInput = {
  readonly expiries?: InputMaybe<ReadonlyArray<Scalars['JSON']['input']>>;
  readonly extension?: InputMaybe<Scalars['JSON']['input']>;
  readonly lineNo: Scalars['String']['input'];
  readonly receivedCount: Scalars['Int']['input'];
  readonly refundable: Scalars['Decimal']['input'];
};

export type ReviewStatus =
  | 'APPROVED'
  | 'CARRIER_APPROVED'
  | 'FINANCE_APPROVED'
  | 'NOT_REVIEWED'
  | 'REJECTED'
  | 'SERVICE_APPROVED'
  | 'UNKNOWN'
  | 'WAREHOUSE_APPROVED';

export type ShipmentNotifyInput = {
  readonly memberId?: InputMaybe<Scalars['String']['input']>;
  readonly parcels: ReadonlyArray<ParcelInput>;
};

export type Sku = {
  readonly barcode?: Maybe<Scalars['String']['output']>;
  readonly code: Scalars['String']['output'];
  readonly imageUrl?: Maybe<Scalars['String']['output']>;
  readonly platformSkuId?: Maybe<Scalars['String']['output']>;
  readonly productCode?: Maybe<Scalars['String']['output']>;
  readonly spec?: Maybe<Scalars['String']['output']>;
  readonly vendor: Vendor;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type SourceCount = {
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly precision: CountPrecision;
  readonly vendor: Vendor;
};

export type SourceErrorPolicy =
  | 'FAIL'
  | 'PARTIAL';

export type SourceOutcome =
  | 'CIRCUIT_OPEN'
  | 'ERROR'
  | 'OK'
  | 'RATE_LIMITED'
  | 'SKIPPED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_FILTER';

export type SourceReport = {
  readonly coverage: Coverage;
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  readonly freshness?: Maybe<Freshness>;
  readonly gapFrom?: Maybe<Scalars['DateTime']['output']>;
  readonly gapTo?: Maybe<Scalars['DateTime']['output']>;
  readonly latencyMs?: Maybe<Scalars['Int']['output']>;
  readonly outcome: SourceOutcome;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
  readonly vendor: Vendor;
  readonly vendorCalls: Scalars['Int']['output'];
};

export type StatKey = {
  readonly field: OrderStatField;
  readonly value: Scalars['String']['output'];
};

export type StatusMapping = {
  readonly code: Scalars['String']['output'];
  readonly field: Scalars['String']['output'];
  readonly label?: Maybe<Scalars['String']['output']>;
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly target: Scalars['String']['output'];
  readonly vendor: Vendor;
  readonly version: Scalars['String']['output'];
};

export type StockPayload = OperationPayload & {
  readonly operation?: Maybe<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type StockRowInput = {
  readonly outSkuCode?: InputMaybe<Scalars['String']['input']>;
  readonly outWarehouseCode?: InputMaybe<Scalars['String']['input']>;
  readonly quantity: Scalars['Decimal']['input'];
  readonly skuCode?: InputMaybe<Scalars['String']['input']>;
  readonly warehouseCode?: InputMaybe<Scalars['String']['input']>;
};

export type StockSyncInput = {
  readonly asynchronous: Scalars['Boolean']['input'];
  readonly billNo?: InputMaybe<Scalars['String']['input']>;
  readonly increment: Scalars['Boolean']['input'];
  readonly rows: ReadonlyArray<StockRowInput>;
  readonly sourceFlag?: InputMaybe<Scalars['Int']['input']>;
  readonly syncedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type StoreOperation =
  | 'ACCEPT'
  | 'CANCEL_PICK'
  | 'HANDOVER'
  | 'PICK'
  | 'RECHECK';

export type StoreOperationInput = {
  readonly operation: StoreOperation;
  readonly pickInfo?: InputMaybe<PickInfoInput>;
  readonly storeId: Scalars['String']['input'];
  readonly voucherUrls?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type SubstituteInput = {
  readonly lineNo: Scalars['String']['input'];
  readonly quantity: Scalars['Decimal']['input'];
  readonly toQuantity: Scalars['Decimal']['input'];
  readonly toSku: Scalars['String']['input'];
  readonly toUnitPrice: Scalars['Decimal']['input'];
};

export type TicketInput = {
  readonly appId: Scalars['String']['input'];
  readonly projectId: Scalars['String']['input'];
  readonly taskId: Scalars['String']['input'];
  readonly userId: Scalars['String']['input'];
};

export type TimeRange = {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type TimeWindow = {
  readonly end?: Maybe<Scalars['DateTime']['output']>;
  readonly start?: Maybe<Scalars['DateTime']['output']>;
  readonly text?: Maybe<Scalars['String']['output']>;
};


export type TimeWindowTextArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Trace = {
  readonly events: ReadonlyArray<TraceEvent>;
  readonly freshness: Freshness;
  readonly sources: ReadonlyArray<TraceSource>;
  readonly stalledSince?: Maybe<Scalars['DateTime']['output']>;
  readonly status: TraceStatus;
};


export type TraceEventsArgs = {
  order?: InputMaybe<SortDirection>;
  setAside?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TraceCode = {
  readonly barcode?: Maybe<Scalars['String']['output']>;
  readonly batchNo?: Maybe<Scalars['String']['output']>;
  readonly code: Scalars['String']['output'];
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly productionDate?: Maybe<Scalars['LocalDate']['output']>;
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
  readonly validUntil?: Maybe<Scalars['LocalDate']['output']>;
};

export type TraceCodeInput = {
  readonly batchNo?: InputMaybe<Scalars['String']['input']>;
  readonly code: Scalars['String']['input'];
  readonly productionDate?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly quantity?: InputMaybe<Scalars['Decimal']['input']>;
  readonly validUntil?: InputMaybe<Scalars['LocalDate']['input']>;
  readonly vendorFields?: InputMaybe<Scalars['JSON']['input']>;
};

export type TraceCodesInput = {
  readonly codes: ReadonlyArray<TraceCodeInput>;
  readonly componentId?: InputMaybe<Scalars['String']['input']>;
  readonly lineNo: Scalars['String']['input'];
  readonly skuCode: Scalars['String']['input'];
};

export type TraceEvent = {
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  readonly atRaw: Scalars['String']['output'];
  readonly classifiedBy: ClassifiedBy;
  readonly evidence?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
  readonly native: NativeCode;
  readonly place?: Maybe<Scalars['String']['output']>;
  readonly setAside?: Maybe<Scalars['String']['output']>;
  readonly source: TraceSource;
  readonly status: TraceStatus;
};


export type TraceEventMessageArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};


export type TraceEventPlaceArgs = {
  reveal?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TraceSource =
  | 'SOMS_DELIVERY'
  | 'SOMS_EXPRESS'
  | 'YUANSHU_BTS';

export type TraceStatus =
  | 'ARRIVED'
  | 'ATTEMPT_FAILED'
  | 'AVAILABLE_FOR_PICKUP'
  | 'CANCELLED'
  | 'COURIER_ASSIGNED'
  | 'COURIER_AT_ORIGIN'
  | 'CUSTOMS'
  | 'DELIVERED'
  | 'DEPARTED'
  | 'EXCEPTION'
  | 'FORWARDED'
  | 'INFO_RECEIVED'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'PICKED_UP'
  | 'REFUSED'
  | 'RETURNED'
  | 'RETURNING'
  | 'UNKNOWN';

export type TrackingChangeInput = {
  readonly newCarrierCode: Scalars['String']['input'];
  readonly newTrackingNo: Scalars['String']['input'];
  readonly oldCarrierCode?: InputMaybe<Scalars['String']['input']>;
  readonly oldTrackingNo?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly returnNo?: InputMaybe<Scalars['String']['input']>;
};

export type TrackingInput = {
  readonly carrierCode?: InputMaybe<Scalars['String']['input']>;
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  readonly trackingNo: Scalars['String']['input'];
};

export type UserError = {
  readonly code: ErrorCode;
  readonly message: Scalars['String']['output'];
  readonly nativeCode?: Maybe<Scalars['String']['output']>;
  readonly nativeMessage?: Maybe<Scalars['String']['output']>;
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly retryable: Scalars['Boolean']['output'];
  readonly targetId?: Maybe<Scalars['ID']['output']>;
  readonly vendor?: Maybe<Vendor>;
};

export type Vendor =
  | 'BABYCARE'
  | 'EZR'
  | 'SOMS'
  | 'YUANSHU';

export type VendorIdInput = {
  readonly nativeId: Scalars['String']['input'];
  readonly vendor: Vendor;
};

export type VendorSource = {
  readonly capabilities: ReadonlyArray<Capability>;
  readonly health: Scalars['String']['output'];
  readonly ingestLagSeconds?: Maybe<Scalars['Int']['output']>;
  readonly knownOrders: Scalars['Int']['output'];
  readonly lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  readonly vendor: Vendor;
};

export type Weight = {
  readonly grams: Scalars['Decimal']['output'];
  readonly raw?: Maybe<Scalars['String']['output']>;
  readonly unitAssumed: Scalars['Boolean']['output'];
};

export type WriteOptions = {
  readonly dryRun: Scalars['Boolean']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
  readonly ifUnmodifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
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
  Deadline: ResolverTypeWrapper<Deadline>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeliveryMethod: DeliveryMethod;
  DeliveryQuote: ResolverTypeWrapper<DeliveryQuoteModel>;
  DeliveryQuoteInput: DeliveryQuoteInput;
  DeliveryQuoteKind: DeliveryQuoteKind;
  DeliveryState: DeliveryState;
  DeliveryStatusInput: DeliveryStatusInput;
  ErrorCode: ErrorCode;
  ExchangeCreateInput: ExchangeCreateInput;
  FindReach: FindReach;
  FindResult: ResolverTypeWrapper<Omit<FindResult, 'hits' | 'sources'> & { hits: ReadonlyArray<ResolversTypes['LookupHit']>, sources: ReadonlyArray<ResolversTypes['FindSource']> }>;
  FindSource: ResolverTypeWrapper<ReachModel>;
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
  OrderChange: ResolverTypeWrapper<RecordedChangeModel>;
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
  OrderRelation: ResolverTypeWrapper<RelationModel>;
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
  Deadline: Deadline;
  Decimal: Scalars['Decimal']['output'];
  DeliveryQuote: DeliveryQuoteModel;
  DeliveryQuoteInput: DeliveryQuoteInput;
  DeliveryStatusInput: DeliveryStatusInput;
  ExchangeCreateInput: ExchangeCreateInput;
  FindResult: Omit<FindResult, 'hits' | 'sources'> & { hits: ReadonlyArray<ResolversParentTypes['LookupHit']>, sources: ReadonlyArray<ResolversParentTypes['FindSource']> };
  FindSource: ReachModel;
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
  OrderChange: RecordedChangeModel;
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
  OrderRelation: RelationModel;
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

export type DeadlineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deadline'] = ResolversParentTypes['Deadline']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

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

export type FindResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindResult'] = ResolversParentTypes['FindResult']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hits?: Resolver<ReadonlyArray<ResolversTypes['LookupHit']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['FindSource']>, ParentType, ContextType>;
};

export type FindSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindSource'] = ResolversParentTypes['FindSource']> = {
  asked?: Resolver<ResolversTypes['FindReach'], ParentType, ContextType>;
  namespace?: Resolver<ResolversTypes['IdNamespace'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
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
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<InvoiceUrlArgs, 'reveal'>>;
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
  deliverBy?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
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
  shipBy?: Resolver<Maybe<ResolversTypes['Deadline']>, ParentType, ContextType>;
  shop?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  statusNative?: Resolver<ReadonlyArray<ResolversTypes['NativeCode']>, ParentType, ContextType>;
  statusRule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Party']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<OrderTagsArgs, 'reveal'>>;
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
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderExceptionOperatorArgs, 'reveal'>>;
  remark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderExceptionRemarkArgs, 'reveal'>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderExceptionTitleArgs, 'reveal'>>;
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
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
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
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderLogEntryCaptionArgs, 'reveal'>>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderLogEntryMessageArgs, 'reveal'>>;
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<OrderLogEntryOperatorArgs, 'reveal'>>;
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
  sales?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  salesPayable?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
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
  trackingUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<PackageTrackingUrlArgs, 'reveal'>>;
  weight?: Resolver<Maybe<ResolversTypes['Weight']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PackageContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PackageContent'] = ResolversParentTypes['PackageContent']> = {
  item?: Resolver<Maybe<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
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
  find?: Resolver<ResolversTypes['FindResult'], ParentType, ContextType, RequireFields<QueryFindArgs, 'text'>>;
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
  district?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<RecipientDistrictArgs, 'reveal'>>;
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
  operator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ReminderReplyOperatorArgs, 'reveal'>>;
};

export type ReturnCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnCase'] = ResolversParentTypes['ReturnCase']> = {
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  derivedFrom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inboundPackage?: Resolver<Maybe<ResolversTypes['Package']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ReturnItem']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReturnKind'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ReturnCaseReasonArgs, 'reveal'>>;
  refund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  replacementOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  requestedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returnNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
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
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<TimeWindowTextArgs, 'reveal'>>;
};

export type TraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['TraceEvent']>, ParentType, ContextType, RequireFields<TraceEventsArgs, 'order' | 'setAside'>>;
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
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<TraceEventMessageArgs, 'reveal'>>;
  native?: Resolver<ResolversTypes['NativeCode'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<TraceEventPlaceArgs, 'reveal'>>;
  setAside?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  Deadline?: DeadlineResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeliveryQuote?: DeliveryQuoteResolvers<ContextType>;
  FindResult?: FindResultResolvers<ContextType>;
  FindSource?: FindSourceResolvers<ContextType>;
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
