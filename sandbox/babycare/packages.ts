/** orderPackageList: one row per SKU and parcel; a row does not name its sales order. */
import { piecesIn } from '../sales/amount.ts';
import type { Sale } from '../sales/sale.ts';
import { timeOrNull } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';
import { goodsRows, productId, skuId } from './goods-rows.ts';
import { expressOf, imageOf, warehouseOf } from './lines.ts';

export function packageRowsOf(sale: Sale): Wire[] {
  const rows = sale.parcels
    .filter(({ shippedAt }) => shippedAt !== null)
    .flatMap((parcel) =>
      parcel.contents.flatMap(({ lineNo, quantity }) => {
        const line = sale.lines.find(({ no }) => no === lineNo);
        return (line ? goodsRows(line) : []).map(({ skuCode, skuName, ratio }) => ({
          platformOrderNo: sale.platformOrderNo,
          storeCode: sale.shop.id,
          storeName: sale.shop.name,
          ...warehouseOf(sale),
          ...expressOf(sale, sale.salt % 13 === 5 ? undefined : parcel),
          productId: line && productId(line.productCode),
          productCode: line?.productCode,
          productName: line?.title,
          skuId: skuId(skuCode),
          skuCode,
          skuName,
          deliveryTime: timeOrNull(parcel.shippedAt),
          quantity: piecesIn(quantity) * ratio,
          imgUrl: imageOf(skuCode),
        }));
      }),
    );
  // A part of the package lists lacks a line, as the document's own list lacks half of its order's lines.
  return sale.salt % 11 === 4 && rows.length > 1 ? rows.slice(0, -1) : rows;
}
