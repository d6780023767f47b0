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
import { z } from 'zod';
import { isStorable } from '../kit/push-body.ts';
import { isRecord } from '../values/json.ts';
import { type Instant, instant, isUnset } from '../values/time.ts';
import { decimalNumber, type Deviation, flag, listIn, maybe, read, type WireReading, text } from '../kit/wire.ts';

/** A text that is not blank. Half a surrogate pair cannot be written in an answer or an id, so it is replaced. */
const words = maybe(text.transform((value) => (value.trim() === '' ? null : value.toWellFormed())));

/** A code or number without the blanks around it. */
const code = maybe(text.transform((value) => value.trim().toWellFormed() || null));

/** A number by which an order is found. */
const number = maybe(
  text.transform((value, context) => {
    const trimmed = value.trim();
    if (isStorable(trimmed) && trimmed.length <= 128) return trimmed || null;
    context.addIssue({ code: 'custom', message: 'not a number of anything' });
    return z.NEVER;
  }),
);

/** No order has as many. What exceeds them stays in `raw` only, and is counted as a deviation. */
const maxLines = 10_000;
const maxNumbers = 1_000;

/** A list of numbers, or one number without a list. */
const numbers = maybe(
  z.unknown().transform((value): readonly string[] =>
    (listIn(value).elements ?? [value]).slice(0, maxNumbers).flatMap((element) => {
      const one = number.safeParse(element);
      return one.success ? (one.data ?? []) : [];
    }),
  ),
);

/** An empty text is an absent amount. */
const amount = maybe(z.union([z.literal('').transform(() => null), decimalNumber]));

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
const time = timeText.transform((value, context): Instant | null => {
  if (value === null) return null;
  const at = instant(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

const orderLine = z.object({
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

const orderHead = z.object({
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
});

export type EzrLine = z.infer<typeof orderLine>;
export type EzrOrder = z.infer<typeof orderHead> & { readonly lines: readonly EzrLine[] };

/**
 * Null when it is no object. Each line is read by itself, since the time to take broken lines out of one list would
 * grow with the square of their number.
 */
export function readOrder(raw: unknown): WireReading<EzrOrder> | null {
  if (!isRecord(raw)) return null;
  const head = read(orderHead, raw);
  if (!head) return null;
  const deviations: Deviation[] = [...head.deviations];
  const lines: EzrLine[] = [];
  for (const element of linesIn(raw, deviations)) {
    const line = isRecord(element) ? read(orderLine, element) : null;
    if (!line) {
      deviations.push({ path: 'Dtls.[]', reason: 'not an object' });
      continue;
    }
    lines.push(line.value);
    for (const { path, reason } of line.deviations) deviations.push({ path: `Dtls.[].${path}`, reason });
    if (line.value.Quantity === null) deviations.push({ path: 'Dtls.[].Quantity', reason: 'missing' });
  }
  return { value: { ...head.value, lines }, deviations };
}

/** The list under the first of the two names that has a line. */
function linesIn(raw: Readonly<Record<string, unknown>>, deviations: Deviation[]): readonly unknown[] {
  for (const name of ['Dtls', 'DtlsList']) {
    const { elements, reason } = listIn(raw[name]);
    if (reason !== null) deviations.push({ path: name, reason });
    if (elements === null || elements.length === 0) continue;
    if (elements.length > maxLines) deviations.push({ path: name, reason: `more than ${maxLines}` });
    return elements.slice(0, maxLines);
  }
  return [];
}
