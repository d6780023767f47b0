/** What Babycare counts as a line: a bundle comes as its components (组合商品拆分), everything else as itself. */
import { money, piecesIn, units } from '../sales/amount.ts';
import type { SaleLine } from '../sales/sale.ts';

export interface GoodsRow {
  readonly line: SaleLine;
  /** The number within the sale: line × 10 + component. */
  readonly no: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly isComponent: boolean;
  /** How many pieces of it are in one piece of the line. */
  readonly ratio: number;
  readonly qty: number;
  readonly price: string;
  readonly totalFee: string;
  readonly actualPrice: string;
  readonly payment: string;
  readonly discountFee: string;
  readonly orderDiscount: string;
}

export function goodsRows(line: SaleLine): readonly GoodsRow[] {
  if (line.components.length === 0) {
    const { skuCode, spec, unitPrice, total, actualPrice, payable, lineDiscount, orderDiscount } = line;
    const discountFee = money(units(lineDiscount) + units(orderDiscount));
    const amounts = { price: unitPrice, totalFee: total, actualPrice, payment: payable, discountFee, orderDiscount };
    const goods = { skuCode, skuName: spec, isComponent: false, ratio: 1, qty: piecesIn(line.quantity) };
    return [{ line, no: line.no * 10, ...goods, ...amounts }];
  }
  // The price of a bundle is divided after its discounts, so a component has none of its own.
  return line.components.map(({ skuCode, title, quantity, ratio, payable }, index) => {
    const each = quantity === 0 ? '0.00' : money(units(payable) / BigInt(quantity));
    const amounts = { price: each, totalFee: payable, actualPrice: each, payment: payable };
    const goods = { skuCode, skuName: title, isComponent: true, ratio, qty: quantity };
    return { line, no: line.no * 10 + index, ...goods, ...amounts, discountFee: '0.00', orderDiscount: '0.00' };
  });
}

/** Babycare's numbers of goods and their variants, made of the number at the end of their codes. */
export const productId = (productCode: string): number => 11_000 + Number(productCode.slice(-4));
export const skuId = (skuCode: string): number => 46_000 + Number(skuCode.slice(-4));
