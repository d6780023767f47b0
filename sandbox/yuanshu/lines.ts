/** The lines (商品信息节点) of an order. */
import { units } from '../sales/amount.ts';
import type { Sale, SaleComponent, SaleLine } from '../sales/sale.ts';
import { choice, fen, isWholeFen, lineNo, orderNo, tenthGrams, type Wire } from './wire.ts';

const tradingTypes: Readonly<Record<SaleLine['kind'], string>> = { main: '0', bundle: '0', gift: '1', addIn: '2' };

export function linesOf(sale: Sale): readonly Wire[] {
  return sale.lines.map((line, index) => lineOf(sale, line, index));
}

export const pieces = ({ quantity }: Pick<SaleLine, 'quantity'>): number => Number(units(quantity) / 10_000n);

function lineOf(sale: Sale, line: SaleLine, index: number): Wire {
  const payable = fen(line.payable);
  // A marked sale does not add up, as in other vendors' samples: one 分 too many on its first line.
  const shown = sale.arithmeticBroken && index === 0 ? payable + 1 : payable;
  const measure = choice(['0', '0', '0', '0', '1', '2'], sale.salt, 5 + index);
  const parent = line.parentNo === null ? null : lineNo(line.parentNo);
  return {
    ...goods(sale, line),
    orderLineNo: lineNo(line.no),
    parentOrderLineNo: parent,
    barCode: line.barcode,
    tradingType: sale.salt % 97 === 8 ? '9' : tradingTypes[line.kind],
    goodsType: line.kind === 'bundle' ? '3' : choice(['1', '2'], sale.salt, 6 + index),
    mesureProperty: measure,
    buyNum: pieces(line),
    buyWeight: measure === '0' ? 0 : tenthGrams(line.grams) * pieces(line),
    payablePrice: fen(line.actualPrice),
    payableAmt: shown,
    picUrl: `https://img.example.test/${line.skuCode}.jpg`,
    amountInfo: {
      retailTotalAmt: fen(line.total),
      salePrice: fen(line.unitPrice),
      saleTotalAmt: fen(line.total),
      singlePmDiscountAmt: fen(line.lineDiscount),
      discountTotalAmt: fen(line.lineDiscount) + fen(line.orderDiscount),
      payAmt: payable,
      payTotalAmt: payable,
      oneClickGiftDiscountAmt: null,
    },
    // A field of the line in the table, of specInfo in the message: both occur.
    ...(sale.salt % 5 === 0 ? { specModel: line.spec } : {}),
    specInfo: {
      specModel: sale.salt % 5 === 0 ? '' : line.spec,
      weight: tenthGrams(line.grams),
      unitName: line.unit,
      skuImgUrl: null,
    },
    subGoodsList: line.components.length > 0 ? line.components.map((one, nth) => subOf(sale, line, one, nth)) : null,
  };
}

function goods(sale: Sale, line: Pick<SaleLine, 'skuCode' | 'title' | 'productCode'>): Wire {
  const own = orderNo(sale.index);
  // The table's spelling and the message's.
  const external = sale.salt % 3 === 0 ? 'externalskuCode' : 'externalSkuCode';
  return {
    sequenceNo: line.skuCode,
    orderNo: own,
    parentOrderNo: own,
    outOrderNo: null,
    uid: sale.member.id,
    skuCode: line.skuCode,
    skuName: line.title,
    spuCode: line.productCode,
    goodsNo: '',
    [external]: sale.salt % 2 === 0 ? '' : `P${line.skuCode}`,
    isScore: '1',
    expirationFlag: '0',
    operationModel: choice(['1', '2', '7', '8', '9', '10', '12'], sale.salt, 8),
  };
}

function subOf(sale: Sale, line: SaleLine, component: SaleComponent, nth: number): Wire {
  const { skuCode, title, quantity, payable, ratio } = component;
  const each = fen(payable) / quantity;
  return {
    ...goods(sale, { skuCode, title, productCode: skuCode }),
    orderLineNo: `${lineNo(line.no)}${nth + 1}`,
    parentOrderLineNo: lineNo(line.no),
    barCode: skuCode,
    tradingType: '0',
    goodsType: '1',
    mesureProperty: '0',
    buyNum: quantity,
    buyWeight: 0,
    payablePrice: Number.isInteger(each) ? each : null,
    payableAmt: isWholeFen(payable) ? fen(payable) : null,
    amountInfo: {},
    specInfo: {},
    bindNum: ratio,
    shareRate: 0,
  };
}
