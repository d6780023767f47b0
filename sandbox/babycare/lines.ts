/** orderDetailList: one row per SKU. */
import type { SalePart } from '../sales/parts.ts';
import { choice } from '../sales/random.ts';
import type { Sale, SaleAfter, SaleLine, SaleParcel } from '../sales/sale.ts';
import { time, timeOrNull } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';
import { expressCode, type OrderCodes, unlistedAt } from './codes.ts';
import { type GoodsRow, goodsRows, productId, skuId } from './goods-rows.ts';
import { number, salesOrderId } from './wire.ts';

export const imageOf = (skuCode: string): string => `https://img.example.test/${skuCode}.jpg`;

export const linesOf = (sale: Sale, part: SalePart, codes: OrderCodes): Wire[] => {
  const id = salesOrderId(sale.index, part.no);
  return part.lines.flatMap((line) => {
    const parcel = part.parcels.find(({ contents }) => contents.some(({ lineNo }) => lineNo === line.no));
    const isShipped = parcel !== undefined && parcel.shippedAt !== null;
    return goodsRows(line).map((row) => ({
      id: number(`${id}${row.no}`),
      platformNo: line.platformLineNo,
      salesOrderId: number(id),
      ...goodsOf(row),
      qty: row.qty,
      // In a partly shipped order the lines that still wait say so themselves.
      detailStatus: sale.stage === 'partlyShipped' && !isShipped ? 30 : codes.detailStatus,
      platformStatus: 20,
      ...refundOf(sale.after, line),
      ...moneyOf(row, line),
      ...flagsOf(sale, row),
      consignTime: timeOrNull(parcel?.shippedAt ?? null),
      presellDeliveryDate: sale.kind === 'presale' ? time(sale.placedAt + 86_400 * 15).slice(0, 10) : null,
      ...expressOf(sale, isShipped ? parcel : undefined),
      ...warehouseOf(sale),
      quantity: isShipped ? row.qty : 0,
      imgUrl: imageOf(row.skuCode),
      ...unlistedAt(sale, 'line'),
    }));
  });
};

export const warehouseOf = ({ from, store, warehouse }: Sale): Wire => {
  const { id, name } = from === 'store' ? store : warehouse;
  return { warehouseCode: id, warehouseName: name };
};

function goodsOf(row: GoodsRow): Wire {
  const { line, skuCode, skuName } = row;
  return {
    productId: productId(line.productCode),
    productCode: line.productCode,
    productName: line.title,
    skuId: skuId(skuCode),
    skuCode,
    skuName,
    platformOuterProductCode: line.productCode,
    platformOuterSkuCode: skuCode,
    platformProductId: null,
    platformProductCode: null,
    platformProductName: line.no === 1 ? line.title : null,
    platformSkuId: line.no === 1 ? `P${skuCode}` : null,
    platformSkuCode: null,
    platformSkuName: null,
  };
}

const moneyOf = (row: GoodsRow, line: SaleLine): Wire => ({
  price: number(row.price),
  totalFee: number(row.totalFee),
  actualPrice: number(row.actualPrice),
  payment: number(row.payment),
  discountFee: number(row.discountFee),
  adjustFee: number('0'),
  divideOrderFee: number(row.payment),
  partMjzDiscount: number(row.orderDiscount),
  settlementPrice: number(row.isComponent ? row.actualPrice : line.settlePrice),
  settlementFee: number(row.isComponent ? row.payment : line.settleTotal),
});

const refundTypes = { returnAndRefund: '0', refundOnly: '1', exchange: '2' } as const;
const refundStates = { applied: 10, goodsBack: 10, done: 20 } as const;

function refundOf(after: SaleAfter | null, line: SaleLine): Wire {
  if (!after?.lineNos.includes(line.no)) return { refundType: null, refundStatus: 0, isReturnGoods: null };
  const goodsCameBack = after.kind !== 'refundOnly' && after.progress !== 'applied';
  return {
    refundType: refundTypes[after.kind],
    refundStatus: refundStates[after.progress],
    isReturnGoods: goodsCameBack ? 1 : 0,
  };
}

function flagsOf({ salt, from, after }: Sale, { line, isComponent }: GoodsRow): Wire {
  const isGift = line.kind === 'gift';
  // A share of the orders leaves its flags null, as the sample does.
  const no = salt % 3 === 0 ? null : 0;
  return {
    isGift: isGift ? 1 : 0,
    giftType: isGift ? choice([1, 2, 3], salt, 5) : null,
    isSub: isComponent ? 1 : no,
    isBox: salt % 41 === 1 ? 1 : no,
    isSplit: salt % 43 === 1 ? 1 : no,
    isExchange: after?.kind === 'exchange' && after.lineNos.includes(line.no) ? 1 : no,
    detailType: choice([null, null, 0, 1], salt, 6),
    isDropShipping: from === 'vendor' ? 1 : no,
  };
}

/** Without a parcel the fields are null or absent. Some shipped lines have no number either. */
export function expressOf({ salt }: Pick<Sale, 'salt'>, parcel: SaleParcel | undefined): Wire {
  if (!parcel) return salt % 2 === 0 ? { expressNo: null, expressName: null, expressCode: null } : {};
  const { carrier, trackingNo } = parcel;
  return {
    expressNo: salt % 17 === 3 ? null : trackingNo,
    expressName: carrier.name,
    expressCode: expressCode(carrier.id),
  };
}
