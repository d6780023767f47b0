/** The amounts, places and people of an EZR order. Pure. */
import { both, type Decimal, subtract, sum } from '../../values/decimal.ts';
import { emptyAmounts } from '../../domain/empty.ts';
import { cny } from '../../domain/money.ts';
import { isSealed } from '../../values/cipher.ts';
import { nobody, personal } from '../../domain/personal/mask.ts';
import { classify } from '../../domain/code-table.ts';
import type { AmountLine, Charge, Order, OrderAmounts, Party } from '../../model.ts';
import { returnedMoney } from './line.ts';
import { dataOriginTable, expressFeeTable } from '../tables.ts';
import type { EzrOrder } from '../wire.ts';

const points = (value: Decimal | null): Charge | null => (value === null ? null : { points: value });

export function amountsOf(wire: EzrOrder): OrderAmounts {
  const inPoints = classify(expressFeeTable, wire.ExpressFeeType).target === 'POINTS';
  return {
    ...emptyAmounts,
    goodsTotal: cny(wire.TotalMoney),
    discountTotal: cny(wire.DiscountAmount),
    // PayAmount includes the freight, which can be subtracted only where it is money.
    goodsPayable: inPoints ? null : cny(both(wire.PayAmount, wire.ExpressFee, subtract)),
    shipping: inPoints ? points(wire.ExpressFee) : cny(wire.ExpressFee),
    otherFees: cny(wire.CodServiceFee),
    payable: cny(wire.PayAmount),
    paid: wire.IsPayed === true ? cny(wire.PayAmount) : null,
    refunded: cny(sum(returnedMoney(wire.lines))),
    commission: cny(wire.RewardFee),
    breakdown: breakdownOf(wire),
  };
}

/** Every other amount of the order, under its native name. */
function breakdownOf(wire: EzrOrder): readonly AmountLine[] {
  const rows: readonly (readonly [string, string, Charge | null])[] = [
    ['DISCOUNT_MONEY', 'DiscountMoney', cny(wire.DiscountMoney)],
    ['USE_COUPON_VALUE', 'UseCouponValue', cny(wire.UseCouponValue)],
    ['USE_BONUS', 'UseBonus', points(wire.UseBonus)],
    ['EXPRESS_COST', 'ExpressCost', cny(wire.ExpressCost)],
    ['USE_PREPAID_CARD_AMOUNT', 'UsePrepaidCardAmount', cny(wire.UsePrepaidCardAmount)],
    ['USE_PREPAID_CARD_GIFT_AMOUNT', 'UsePrepaidCardGiftAmount', cny(wire.UsePrepaidCardGiftAmount)],
  ];
  return rows.flatMap(([code, nativeField, charge]) => (charge ? [{ code, nativeField, charge }] : []));
}

const codeParty = (code: string | null): Party | null => (code === null ? null : { id: null, code, name: null });

/** With several stores (多门店), StoreCode is the store and ShopCode the warehouse; else ShopCode is the store. */
export function partiesOf(wire: EzrOrder): Pick<Order, 'platform' | 'store' | 'warehouse'> {
  const origin = classify(dataOriginTable, wire.DataOrigin).native;
  return {
    // A code and never an id: no other system knows it, and different ids of platforms would keep one sale apart.
    platform: origin.code === null ? null : { id: null, code: origin.code, name: origin.label },
    store: codeParty(wire.StoreCode ?? wire.ShopCode),
    warehouse: wire.StoreCode === null ? null : codeParty(wire.ShopCode),
  };
}

export function peopleOf(wire: EzrOrder): Pick<Order, 'buyer' | 'recipient' | 'notes'> {
  const { RecvProvince: province, RecvCity: city, RecvCounty: district } = wire;
  const phone = wire.RecvMobile ?? wire.RecvTel;
  const toWhom = wire.RecvConsignee ?? phone ?? wire.RecvAddress;
  return {
    buyer: buyerOf(wire),
    recipient:
      (toWhom ?? province ?? city ?? district) === null
        ? null
        : {
            name: personal(wire.RecvConsignee),
            phone: personal(phone),
            address: personal(wire.RecvAddress),
            province,
            city,
            district,
            encrypted: [wire.RecvConsignee, phone, wire.RecvAddress].some((value) => isSealed(value)),
          },
    notes:
      (wire.BuyerRemark ?? wire.OrderRemark) === null
        ? null
        : { buyer: wire.BuyerRemark, seller: wire.OrderRemark, service: null },
  };
}

const mobile = /^1\d{10}$/;
/** Member ids are shown to everyone, but many shops use the buyer's mobile number or email address as one. */
const isPersonal = (id: string): boolean => mobile.test(id) || id.includes('@');

function buyerOf({ VipCode, BuyerCode, BuyerNick }: EzrOrder): Order['buyer'] {
  const ids = [VipCode, BuyerCode].flatMap((id) => id?.trim() ?? []);
  if (ids.length === 0 && BuyerNick === null) return null;
  const phone = ids.find((id) => mobile.test(id)) ?? null;
  return {
    memberId: ids.find((id) => !isPersonal(id)) ?? null,
    nickname: personal(BuyerNick),
    phone: phone === null ? nobody : personal(phone),
  };
}
