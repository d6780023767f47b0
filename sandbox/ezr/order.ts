/** One order of 2001-商城订单推送 out of one sale, or of two that were bought together. */
import { money, piecesIn, sumOf, units } from '../sales/amount.ts';
import { choice } from '../sales/random.ts';
import type { Sale, SaleAmounts, SaleLine } from '../sales/sale.ts';
import { activityOf, isOwnShop, originOf, statusOf, unlistedOf } from './codes.ts';
import type { Wire } from '../server/wire.ts';
import type { Bought } from './selection.ts';
import { flag, named, number, time, timeOrNot } from './wire.ts';

/** Twelve digits, made of the sale's index; in EZR's own malls the order's number is the mall's. */
export function codeOf(sale: Sale): string {
  if (isOwnShop(sale) && sale.follows === null) return sale.platformOrderNo;
  const digits = String(700_200_000_000 + sale.index * 10);
  return isNumeric(sale) ? digits : `EZ${digits}`;
}
/** Some codes come as JSON numbers, because a careless sender writes digits so. */
const isNumeric = ({ salt }: Sale): boolean => salt % 23 === 5;

export function orderOf(bought: Bought): Wire {
  const { sale } = bought;
  const code = codeOf(sale);
  const activity = activityOf(sale);
  return {
    Code: isNumeric(sale) && /^\d+$/.test(code) ? number(code) : code,
    ...placesOf(sale),
    ...moneyOf(bought),
    OrderTime: time(sale.placedAt, sale),
    OrderPreShipTime: sale.kind === 'presale' ? time(sale.placedAt + 15 * 86_400, sale) : null,
    IsPayed: flag(sale.payment.state === 'paid', sale),
    PayTime: timeOrNot(sale.payment.state === 'paid' ? sale.payment.paidAt : null, sale),
    IsCod: flag(sale.payment.type === 'cod', sale),
    ...peopleOf(sale),
    OrderStatus: statusOf(sale),
    BuyerRemark: sale.buyerNote ?? '',
    OrderRemark: sale.sellerNote,
    ActType: activity,
    ...exchangeOf(bought),
    DataOrigin: originOf(sale),
    ReturnQuantity: sumReturned(bought),
    TotalQty: sumPieces(bought),
    [named('Dtls', sale)]: linesOf(bought),
    ...unlistedOf(sale),
  };
}

/** Where StoreCode names the store, ShopCode names the warehouse. */
function placesOf({ from, shop, store, warehouse, handover, pickupCode, salt }: Sale): Wire {
  const several = from === 'store' && salt % 2 === 0;
  return {
    ShopCode: several ? warehouse.id : from === 'store' ? store.id : shop.id,
    StoreCode: several ? store.id : null,
    StoreType: salt % 6 === 1 ? 1 : 0,
    DelivType: handover === 'pickup' ? 1 : 0,
    DelivTypeDesc: handover === 'pickup' ? '自提' : '快递',
    SelfFetchShopCode: handover === 'pickup' ? store.id : null,
    DeliveryCode: pickupCode,
  };
}

function moneyOf({ sale, with: other }: Bought): Wire {
  const parts = other ? [sale, other] : [sale];
  const total = (field: keyof SaleAmounts): bigint => sumOf(parts.map(({ amounts }) => units(amounts[field])));
  const freight = total('freight');
  // The fee is paid in points only where it costs no money, so that PayAmount is what the other systems say.
  const inPoints = freight === 0n && sale.salt % 6 === 2;
  const card = sale.payment.details.find(({ code }) => code === 'card')?.amount ?? '0.00';
  const cod = sale.payment.type === 'cod';
  return {
    TotalMoney: number(money(total('goodsTotal'))),
    DiscountMoney: number('0.00'),
    DiscountAmount: number(money(total('lineDiscounts') + total('orderDiscounts'))),
    PayAmount: number(money(total('payable'))),
    ExpressFee: number(inPoints ? '200' : money(freight)),
    ExpressFeeType: inPoints ? 'BS' : 'MY',
    ExpressCost: number(money(freight / 2n - ((freight / 2n) % 100n))),
    CodServiceFee: number(cod ? '2.00' : '0.00'),
    RewardFee: number(money(total('commission'))),
    UseBonus: sale.kind === 'points' ? 1000 : 0,
    ...couponOf(sale),
    UsePrepaidCardAmount: number(card),
    UsePrepaidCardGiftAmount: number(card === '0.00' ? card : choice(['0.00', '5.00'], sale.salt, 7)),
  };
}

function couponOf(sale: Sale): Wire {
  if (sale.salt % 4 !== 0) return { UseCouponNo: '', UseCouponValue: number('0.00') };
  const [first, second] = [`Q${sale.index}1`, `Q${sale.index}2`];
  return { UseCouponNo: first, UseCouponValue: number('10.00'), [named('UseCouponNoList', sale)]: [first, second] };
}

/** Some members have no card number of their own, and then it is their mobile number. */
function peopleOf({ member, receiver, salt }: Sale): Wire {
  const { name, mobile, province, city, district, street } = receiver;
  return {
    BuyerCode: `V${member.id}`,
    VipCode: salt % 5 === 3 ? mobile : `K${member.id}`,
    BuyerNick: member.nickname,
    RecvConsignee: name,
    RecvMobile: salt % 11 === 4 ? null : mobile,
    RecvTel: salt % 11 === 4 ? mobile : '',
    RecvAddress: street,
    RecvProvince: province,
    RecvCity: city,
    RecvCounty: district,
  };
}

const returnNoOf = ({ index }: Sale): string => `TH${String(index).padStart(8, '0')}`;

function exchangeOf({ sale, exchangedBy, exchangeOf: original }: Bought): Wire {
  if (original)
    return {
      ExchangeType: 2,
      [named('ExchangeRelCode', sale)]: [codeOf(original)],
      RelExchangeReturnCode: returnNoOf(original),
    };
  const exchanged = sale.after?.kind === 'exchange' && sale.after.progress === 'done';
  if (!exchanged) return { ExchangeType: choice([0, null], sale.salt, 8) };
  return {
    ExchangeType: 1,
    [named('ExchangeRelCode', sale)]: exchangedBy ? [codeOf(exchangedBy)] : [],
    RelExchangeReturnCode: returnNoOf(sale),
  };
}

function linesOf({ sale, with: other }: Bought): readonly Wire[] {
  return [sale, ...(other ? [other] : [])].flatMap((one) => one.lines.map((line) => lineOf(one, line)));
}

function lineOf(sale: Sale, line: SaleLine): Wire {
  const isGift = line.kind === 'gift';
  const nowhere = (isOwnShop(sale) && sale.follows === null) || (isGift && sale.salt % 2 === 0);
  return {
    ItemNo: line.skuCode,
    BarCode: line.barcode,
    PriceOriginal: number(line.unitPrice),
    PriceSell: number(line.unitPrice),
    Quantity: pieces(line),
    Amount: number(line.total),
    DiscountMoney: number('0.00'),
    DiscountAmount: number(money(units(line.lineDiscount) + units(line.orderDiscount))),
    RewardFee: number('0.00'),
    UseBonus: 0,
    IsGift: flag(isGift, sale),
    ...cameBack(sale, line),
    OutOrderCode: nowhere ? choice([null, ''], sale.salt, 10) : sale.platformOrderNo,
    OrderCouponAmount: number('0.00'),
    VipDiscountAmount: number('0.00'),
    ShipType: choice([0, 0, 0, 1, 2, 3], sale.salt, 11),
  };
}

const allLines = ({ sale, with: other }: Bought): readonly SaleLine[] => [...sale.lines, ...(other?.lines ?? [])];
const sumPieces = (bought: Bought): number => allLines(bought).reduce((sum, line) => sum + pieces(line), 0);

/** Two sales bought together have no after-sale. */
function sumReturned({ sale: { after, lines } }: Bought): number {
  if (after?.progress !== 'done' || after.kind === 'refundOnly') return 0;
  return lines.filter(({ no }) => after.lineNos.includes(no)).reduce((sum, line) => sum + pieces(line), 0);
}

const pieces = ({ quantity }: SaleLine): number => piecesIn(quantity);

function cameBack({ after }: Sale, line: SaleLine): Wire {
  if (after?.progress !== 'done' || !after.lineNos.includes(line.no))
    return { ReturnQuantity: number('0'), ReturnPrice: number('0.00'), ReturnMoney: number('0.00') };
  return {
    ReturnQuantity: after.kind === 'refundOnly' ? number('0') : number(String(pieces(line))),
    ReturnPrice: number(line.actualPrice),
    // For an exchange no money goes back.
    ReturnMoney: number(after.kind === 'exchange' ? '0.00' : line.payable),
  };
}
