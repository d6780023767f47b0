/** One SOMS order out of one sale, or out of a part of it, as the document's section 2.40 describes it. */
import { money, product, quantityText, sumOf, units } from '../sales/amount.ts';
import type { SalePart } from '../sales/parts.ts';
import { choice } from '../sales/random.ts';
import type { Sale } from '../sales/sale.ts';
import { codesOf, orderTypes, unlistedCode } from './codes.ts';
import { contactOf, deliveryOf, onlyOnOrder, waybillIds } from './order-delivery.ts';
import { cancelOf, exceptionsOf, logsOf, rarities, suspensionOf } from './order-extras.ts';
import { itemOf } from './order-items.ts';
import { invoiceOf, paymentOf } from './order-money.ts';
import { time } from '../sales/time.ts';
import { idName, number, orderId, put, saleOrderNo, unset } from './wire.ts';
import type { Wire } from '../server/wire.ts';

export function orderOf(sale: Sale, part: SalePart, tenantId: string): Wire {
  const id = orderId(sale.index, part.no);
  const codes = codesOf(sale);
  const blank = unset(sale);
  const ids = waybillIds(part.parcels);
  const order = {
    id,
    created: time(sale.receivedAt),
    modified: time(sale.modifiedAt),
    creator: 'system',
    modifier: 'system',
    shop: idName(sale.shop),
    source: choice(['小程序', 'APP', '平台'], sale.salt, 20),
    state: codes.state,
    approve_state: codes.approve,
    wrh_state: codes.warehouse,
    customer: { id: sale.member.id, contact: contactOf(sale) },
    member_info: { member_id: sale.member.id, mobile: sale.receiver.mobile, card_no: `K${sale.member.id}` },
    order_store: sale.from === 'store' ? idName(sale.store) : undefined,
    front: frontOf(sale),
    payment: paymentOf(sale, part),
    invoice: invoiceOf(sale, part),
    delivery: deliveryOf(sale, part, codes),
    items: part.lines.map((line) => itemOf(sale, line)),
    ...totalsOf(sale, part),
    ...cancelOf(sale, blank),
    ...exceptionsOf(sale, id),
    suspend_info: suspensionOf(sale, blank),
    customer_note: sale.buyerNote ?? blank,
    seller_note: sale.sellerNote ?? blank,
    ...kinshipOf(sale, part),
    waybill_id: onlyOnOrder(sale, ids) ? ids[0] : blank,
    wrh_id: sale.from === 'warehouse' ? sale.warehouse.id : undefined,
    is_private: true,
    user_number: sale.handover === 'rider' ? 2 : undefined,
    tags: sale.tags.map((name) => ({ name })),
    promotion: promotionOf(sale),
    logs: logsOf(sale, id, tenantId),
    ...rarities(sale, part),
    calc_data: true,
  };
  if (!sale.unlistedCodes) return order;
  const [path, code] = unlistedCode(sale, part.parcels);
  return put(order, { [path]: code });
}

function frontOf(sale: Sale): Wire {
  const [id, name] = orderTypes[sale.kind];
  const blank = unset(sale);
  return {
    platform: idName(sale.platform),
    app: { id: `${sale.platform.id}-app`, name: sale.platform.name },
    order_id: sale.platformOrderNo,
    main_order_id: sale.mainOrderNo ?? blank,
    third_order_id: sale.salt % 3 === 0 ? `T${sale.platformOrderNo}` : blank,
    inner_order_id: sale.salt % 4 === 1 ? `N${sale.platformOrderNo}` : undefined,
    created: time(sale.placedAt),
    modified: time(sale.modifiedAt),
    finished_time: sale.finishedAt === null ? blank : time(sale.finishedAt),
    state: sale.payment.state === 'paid' ? '已付款' : '待付款',
    order_type: { id, name },
    station_id: `P${sale.store.id}`,
    station_name: sale.store.name,
    station_order_no: sale.from === 'store' ? String((sale.index % 90) + 1) : undefined,
  };
}

function totalsOf({ arithmeticBroken }: Sale, { lines, amounts }: SalePart): Wire {
  const { orderDiscounts, goodsTotal, goodsPayable, settlement, commission, freight } = amounts;
  const shopAmount = money(units(goodsTotal) - units(amounts.lineDiscounts));
  return {
    item_count: lines.length,
    sku_quantity: number(quantityText(sumOf(lines.map(({ quantity }) => units(quantity))))),
    weight: number(
      quantityText(sumOf(lines.map((line) => product(BigInt(line.grams) * 10_000n, units(line.quantity))))),
    ),
    orig_total: number(goodsTotal),
    // In a marked sale nothing adds up, as in the document's own samples.
    real_total: number(arithmeticBroken ? money(units(goodsPayable) + 100n) : goodsPayable),
    shop_amount: number(shopAmount),
    settle_amount: number(settlement),
    settle_commission: number(commission),
    selttle_commission: number(commission),
    performance_service_fee: number('0.00'),
    settle_freight: number(freight),
    freight_discount: number('0.00'),
    package_discount: number(orderDiscounts === '0.00' ? '0.00' : '0.5000'),
  };
}

/** The number of the sale, and the order that this one was split from or is a reissue of. */
function kinshipOf(sale: Sale, part: SalePart): Wire {
  const blank = unset(sale);
  const source = sale.follows ? orderId(sale.follows.index, 0) : part.no > 0 ? orderId(sale.index, 0) : undefined;
  return {
    sale_order_id: saleOrderNo(sale.index),
    source_order_id: source ?? blank,
    reissue_reason: sale.follows ? sale.follows.reason : blank,
    responsible_party: sale.follows ? '仓库' : undefined,
  };
}

function promotionOf(sale: Sale): Wire | undefined {
  if (units(sale.amounts.orderDiscounts) === 0n) return undefined;
  return {
    favs: [{ id: `YH${sale.index}`, name: '满减', type: 'orderDiscount', amount: number(sale.amounts.orderDiscounts) }],
  };
}
