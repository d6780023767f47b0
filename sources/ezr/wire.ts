/**
 * The fields that we use of what EZR pushes (2001-商城订单推送). No field is trusted to be there, since the document marks
 * none as required and prints no sample. Codes are text, so that an unlisted one does not hide the order, and a value
 * that does not fit is set aside (kit/wire.ts).
 *
 * Where the document leaves a choice:
 * - It runs names and types together: `ExchangeRelCodeList<string>` is read as `ExchangeRelCode`, `DtlsList<…>` as
 *   `Dtls`, and the longer names are taken too. `UseCouponNoListList<string>` has no place in the model: it stays raw.
 * - Times are "string" without a format. We take `yyyy-MM-dd HH:mm:ss`, ISO, what .NET writes in Chinese
 *   (`2024/6/7 16:04:53`) and EZR's own `yyyyMMddHHmmss`.
 */
import { isStorable } from '../kit/push-body.ts';
import { decimal } from '../values/decimal.ts';
import { JsonSpan } from '../values/json.ts';
import { instant, isUnset } from '../values/time.ts';
import {
  anything,
  type Deviation,
  flag,
  listIn,
  maybe,
  type Members,
  membersOf,
  type Read,
  read,
  record,
  text,
  type WireReading,
} from '../kit/wire.ts';

/** A text that is not blank. Half a surrogate pair cannot be written in an answer or an id, so it is replaced. */
const words = maybe(text.transform((value) => (value.trim() === '' ? null : value.toWellFormed())));

/** A code or number without the blanks around it. */
const code = maybe(text.transform((value) => value.trim().toWellFormed() || null));

/** A number by which an order is found. */
const number = maybe(
  text.transform((value) => {
    const trimmed = value.trim();
    return isStorable(trimmed) && trimmed.length <= 128 ? trimmed || null : undefined;
  }),
);

/** No order has as many. What exceeds them stays in `raw` only, and is counted as a deviation. */
const maxLines = 10_000;
const maxNumbers = 1_000;

/** A list of numbers, or one number without a list. */
const numbers = maybe(
  anything.transform((value): readonly string[] =>
    (listIn(value).elements ?? [value]).slice(0, maxNumbers).flatMap((element) => read(number, element)?.value ?? []),
  ),
);

/** An empty text is an absent amount. */
const amount = maybe(
  text.transform((value) => (value === '' ? null : (decimal(value.trim()) ?? undefined)), 'invalid_union'),
);

const slashed = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
const packed = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** The same time as `yyyy-MM-dd HH:mm:ss`. A text of another form stays as it came. */
function usualForm(value: string): string {
  const parts = slashed.exec(value) ?? packed.exec(value);
  if (!parts) return value;
  const [, year, month = '', day = '', hour, minute = '00', second = '00'] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return hour === undefined ? date : `${date} ${hour.padStart(2, '0')}:${minute}:${second}`;
}
const timeText = maybe(
  text.transform((value) => {
    const written = usualForm(value.trim());
    return isUnset(written) ? null : written.toWellFormed();
  }),
);
const time = timeText.transform((value) => (value === null ? null : (instant(value) ?? undefined)));

const orderLine = record({
  ItemNo: words,
  BarCode: words,
  PriceSell: amount,
  Quantity: amount,
  Amount: amount,
  DiscountAmount: amount,
  IsGift: maybe(flag),
  ReturnQuantity: amount,
  ReturnMoney: amount,
  OutOrderCode: number,
});

const orderHead = record({
  ShopCode: words,
  StoreCode: words,
  TotalQty: amount,
  TotalMoney: amount,
  DiscountMoney: amount,
  DiscountAmount: amount,
  ReturnQuantity: amount,
  OrderTime: time,
  /** Still a text, since it may be a day or prose. */
  OrderPreShipTime: timeText,
  IsPayed: maybe(flag),
  PayTime: time,
  PayAmount: amount,
  UseCouponValue: amount,
  RewardFee: amount,
  UseBonus: amount,
  ExpressFee: amount,
  ExpressFeeType: code,
  ExpressCost: amount,
  IsCod: maybe(flag),
  CodServiceFee: amount,
  BuyerCode: words,
  VipCode: words,
  BuyerNick: words,
  RecvConsignee: words,
  RecvMobile: words,
  RecvTel: words,
  RecvAddress: words,
  RecvProvince: words,
  RecvCity: words,
  RecvCounty: words,
  OrderStatus: code,
  BuyerRemark: words,
  OrderRemark: words,
  DelivType: code,
  SelfFetchShopCode: words,
  UsePrepaidCardAmount: amount,
  UsePrepaidCardGiftAmount: amount,
  ActType: code,
  ExchangeType: code,
  ExchangeRelCode: numbers,
  ExchangeRelCodeList: numbers,
  DeliveryCode: number,
  RelExchangeReturnCode: number,
  DataOrigin: code,
  Dtls: maybe(anything),
  DtlsList: maybe(anything),
});

export type EzrLine = Read<typeof orderLine>;
/** A copy of the head with the lines. */
export type EzrOrder = Members<Read<typeof orderHead>> & { readonly lines: readonly EzrLine[] };

/** Null when it is no object. */
export function readOrder(came: unknown): WireReading<EzrOrder> | null {
  const reading = read(orderHead, came instanceof JsonSpan ? came : JsonSpan.of(came));
  if (!reading) return null;
  const deviations: Deviation[] = [...reading.deviations];
  const lines: EzrLine[] = [];
  for (const element of linesIn(reading.value, deviations)) {
    const line = read(orderLine, element);
    if (!line) {
      deviations.push({ path: 'Dtls.[]', reason: 'not an object' });
      continue;
    }
    lines.push(line.value);
    for (const { path, reason } of line.deviations) deviations.push({ path: `Dtls.[].${path}`, reason });
    if (line.value.Quantity === null) deviations.push({ path: 'Dtls.[].Quantity', reason: 'missing' });
  }
  return { value: { ...membersOf(reading.value), lines }, deviations };
}

/** The list under the first of the two names that has a line. */
function linesIn(head: Read<typeof orderHead>, deviations: Deviation[]): readonly JsonSpan[] {
  for (const name of ['Dtls', 'DtlsList'] as const) {
    const { elements, reason } = listIn(head[name]);
    if (reason !== null) deviations.push({ path: name, reason });
    if (elements === null || elements.length === 0) continue;
    if (elements.length > maxLines) deviations.push({ path: name, reason: `more than ${maxLines}` });
    return elements.slice(0, maxLines);
  }
  return [];
}
