/** The amounts, places and people of a Babycare order. Pure. */
import { type Decimal, sum } from '../../values/decimal.ts';
import { emptyAmounts } from '../../domain/empty.ts';
import { nobody, personal } from '../../domain/personal/mask.ts';
import type { Order, OrderAmounts, Party } from '../../model.ts';
import type { ToMoney } from './line.ts';
import type { SalesOrder, SalesOrderDetail } from '../wire.ts';

/** The document lists no codes for `currency`. What is no ISO code is taken for CNY, in which the shops sell. */
export function moneyIn(said: string | null): ToMoney {
  const currency = said?.trim().toUpperCase() ?? '';
  const known = currency === 'RMB' || currency === '人民币' ? 'CNY' : currency;
  const stated = /^[A-Z]{3}$/.test(known);
  return (amount) => (amount === null ? null : { amount, currency: stated ? known : 'CNY', currencyAssumed: !stated });
}

/** postFee and payment are the order's own amounts. The others are sums over its lines. */
export function amountsOf({ orderExt, orderDetailList }: SalesOrder, money: ToMoney): OrderAmounts {
  const total = (pick: (line: SalesOrderDetail) => Decimal | null) => money(sum(orderDetailList.map(pick)));
  const payable = money(orderExt.payment);
  return {
    ...emptyAmounts,
    goodsTotal: total(({ totalFee }) => totalFee),
    discountTotal: total(({ discountFee }) => discountFee),
    goodsPayable: total(({ payment }) => payment),
    shipping: money(orderExt.postFee),
    payable,
    paid: orderExt.platformPayTime === null ? null : payable,
    settlement: total(({ settlementFee }) => settlementFee),
  };
}

/** The warehouse of the lines, where those that name one agree. */
export function warehouseOf(lines: readonly SalesOrderDetail[]): Party | null {
  const named = lines.filter(({ warehouseCode, warehouseName }) => (warehouseCode ?? warehouseName) !== null);
  const [first] = named;
  const agree = new Set(named.map(({ warehouseCode, warehouseName }) => warehouseCode ?? warehouseName)).size === 1;
  return first && agree ? { id: null, code: first.warehouseCode, name: first.warehouseName } : null;
}

export function party(value: Party): Party | null {
  return (value.id ?? value.code ?? value.name) === null ? null : value;
}

export function peopleOf(wire: SalesOrder): Pick<Order, 'buyer' | 'recipient' | 'notes'> {
  const { province, city, district, remark: service, orderExt: ext } = wire;
  const { memberId, memberName: nickname, buyerMemo: buyer, sellerMemo: seller } = ext;
  return {
    buyer: (memberId ?? nickname) === null ? null : { memberId, nickname: personal(nickname), phone: nobody },
    // The vendor tells the region and no person.
    recipient:
      (province ?? city ?? district) === null
        ? null
        : { name: nobody, phone: nobody, address: nobody, province, city, district, encrypted: false },
    notes: (buyer ?? seller ?? service) === null ? null : { buyer, seller, service },
  };
}
