/** Parts that inputs of several writes have in common. */
import type { Decimal } from '../values/decimal.ts';
import type { Instant } from '../values/time.ts';
import type { CarrierMode, PackageStatus } from '../vocabulary.ts';

export type Maybe<T> = T | null | undefined;
export interface RecipientInput {
  readonly name?: Maybe<string>;
  readonly mobile?: Maybe<string>;
  readonly phone?: Maybe<string>;
  readonly country?: Maybe<string>;
  readonly province?: Maybe<string>;
  readonly city?: Maybe<string>;
  readonly district?: Maybe<string>;
  readonly address?: Maybe<string>;
  readonly copyFromOriginal?: Maybe<boolean>;
}
export interface BabycareOrderInput {
  readonly platformOrderNo: string;
  readonly platformStatus?: Maybe<string>;
  readonly storeCode: string;
  readonly reissue?: Maybe<boolean>;
  readonly memberName: string;
  readonly placedAt: Instant;
  readonly paidAt: Instant;
  readonly recipient: RecipientInput;
  readonly lines: readonly {
    readonly platformLineNo: string;
    readonly skuCode: string;
    readonly quantity: number;
    readonly settlementFee: Decimal;
    readonly settlementPrice: Decimal;
    readonly price?: Maybe<Decimal>;
    readonly actualPrice?: Maybe<Decimal>;
    readonly total?: Maybe<Decimal>;
    readonly payment?: Maybe<Decimal>;
    readonly discount?: Maybe<Decimal>;
  }[];
  readonly shipping?: Maybe<Decimal>;
  readonly reissueReason?: Maybe<string>;
  readonly buyerNote?: Maybe<string>;
  readonly sellerNote?: Maybe<string>;
  readonly vendorFields?: unknown;
}
export interface PickInfoInput {
  readonly operatorId?: Maybe<string>;
  readonly operatorName?: Maybe<string>;
  readonly at?: Maybe<Instant>;
  readonly source?: Maybe<string>;
  readonly autoFinish?: Maybe<boolean>;
  /** Fields of the vendor's record of the pick info itself. */
  readonly vendorFields?: unknown;
}
export interface CarrierInput {
  readonly carrierId: string;
  readonly carrierName?: Maybe<string>;
  readonly mode: CarrierMode;
  readonly state?: Maybe<PackageStatus>;
  readonly trackingNo?: Maybe<string>;
  readonly courierName?: Maybe<string>;
  readonly courierPhone?: Maybe<string>;
  readonly freight?: Maybe<Decimal>;
  readonly skipStateCheck: boolean;
  readonly vendorFields?: unknown;
}
export interface InboundInput {
  readonly carrierCode?: Maybe<string>;
  readonly carrierName?: Maybe<string>;
  readonly trackingNo?: Maybe<string>;
}
export interface TicketInput {
  readonly appId: string;
  readonly projectId: string;
  readonly taskId: string;
  readonly userId: string;
}
export interface ReturnLineInput {
  /** The key of the item within its order. */
  readonly itemKey: string;
  readonly quantity: Decimal;
  readonly refund?: Maybe<Decimal>;
  readonly shortageGrams?: Maybe<readonly Decimal[]>;
}
export interface ReissueLineInput {
  readonly itemKey: string | null;
  readonly platformLineNo?: Maybe<string>;
  readonly skuCode: string;
  readonly skuName?: Maybe<string>;
  readonly productCode?: Maybe<string>;
  readonly productName?: Maybe<string>;
  readonly type?: Maybe<string>;
  readonly typeCode?: Maybe<string>;
  readonly quantity: Decimal;
  readonly settlementFee?: Maybe<Decimal>;
  readonly settlementPrice?: Maybe<Decimal>;
}
export interface ParcelDetails {
  readonly trackingNo: string;
  readonly carrierCode: string;
  readonly carrierName?: Maybe<string>;
  readonly phone?: Maybe<string>;
  readonly contents?: Maybe<readonly { readonly itemKey: string; readonly quantity: Decimal }[]>;
}
