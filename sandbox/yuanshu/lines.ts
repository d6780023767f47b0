/** The lines (商品信息节点) of an order. */
import { piecesIn } from '../sales/amount.ts';
import { choice } from '../sales/random.ts';
import type { Sale, SaleLine } from '../sales/sale.ts';
import type { Wire } from '../server/wire.ts';
import { fen, isWholeFen, lineNo, orderNo, tenthGrams } from './wire.ts';

const tradingTypes: Readonly<Record<SaleLine['kind'], string>> = { main: '0', bundle: '0', gift: '1', addIn: '2' };

export function linesOf(sale: Sale): readonly Wire[] {
  return sale.lines.map((line, index) => lineOf(sale, line, index));
}

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
    buyNum: piecesIn(line.quantity),
    buyWeight: measure === '0' ? 0 : tenthGrams(line.grams) * piecesIn(line.quantity),
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
    // It is a field of the line in the table and of specInfo in the message, so both occur.
    ...(sale.salt % 5 === 0 ? { specModel: line.spec } : {}),
    specInfo: {
      specModel: sale.salt % 5 === 0 ? '' : line.spec,
      weight: tenthGrams(line.grams),
      unitName: line.unit,
      skuImgUrl: null,
    },
    subGoodsList: line.components.length > 0 ? subGoodsOf(sale, line) : null,
  };
}

function goods(sale: Sale, line: Pick<SaleLine, 'skuCode' | 'title' | 'productCode'>): Wire {
  const own = orderNo(sale.index);
  // The table and the message spell the name differently.
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

const subGoodsOf = (sale: Sale, { no, components }: SaleLine): readonly Wire[] =>
  components.map(({ skuCode, title, quantity, payable, ratio }, nth) => {
    const each = fen(payable) / quantity;
    return {
      ...goods(sale, { skuCode, title, productCode: skuCode }),
      orderLineNo: `${lineNo(no)}${nth + 1}`,
      parentOrderLineNo: lineNo(no),
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
  });
