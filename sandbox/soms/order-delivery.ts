/** How a SOMS order reaches its buyer: receiver, carrier, waybills. */
import { choice } from '../sales/random.ts';
import type { Sale, SaleParcel } from '../sales/sale.ts';
import type { SalePart } from '../sales/parts.ts';
import { carrierState, carrierTypes, type OrderCodes, shipDeliveryMode, shipMode } from './codes.ts';
import { time } from '../sales/time.ts';
import { codeName, idName, number, unset, whole } from './wire.ts';
import type { Wire } from '../server/wire.ts';

export const waybillIds = (parcels: readonly SaleParcel[]): readonly string[] =>
  parcels.filter(({ onlyInTrace }) => !onlyInTrace).map(({ trackingNo }) => trackingNo);

/** The document does not say where an order names its only waybill, so all three places occur. */
export const onlyOnOrder = (sale: Sale, ids: readonly string[]): boolean => ids.length === 1 && sale.salt % 6 === 1;
const onlyOnDelivery = (sale: Sale, ids: readonly string[]): boolean => ids.length === 1 && sale.salt % 6 === 2;

export function contactOf({ receiver: { name, mobile } }: Sale): Wire {
  return {
    name,
    mobile,
    telephone: mobile,
    private_name: `${name.slice(0, 1)}**`,
    private_mobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
  };
}

function addressOf(sale: Sale): Wire {
  const { province, city, district, street, latitude, longitude } = sale.receiver;
  // The document's own samples put a sentence where the type is a number.
  const asWords = sale.index % 50 === 7;
  return {
    country: '中国',
    province,
    city,
    district,
    street,
    postcode: '000000',
    latitude: asWords ? `${latitude},范围0-90` : number(latitude),
    longtitude: asWords ? `${longitude},范围0-180` : number(longitude),
    coordinate_type: choice(['GCJ02', 'BD09', 'WGS84'], sale.salt, 7),
    private_street: '样例路****',
  };
}

export function deliveryOf(sale: Sale, part: SalePart, codes: OrderCodes): Wire {
  const ids = waybillIds(part.parcels);
  const blank = unset(sale);
  const isPickup = sale.handover === 'pickup';
  return {
    type: isPickup ? 'selftake' : 'deliver',
    state: codes.delivery,
    receiver: { contact: contactOf(sale), address: addressOf(sale) },
    station: idName(sale.store),
    vendor: sale.from === 'vendor' ? codeName(sale.warehouse) : undefined,
    wrh: sale.from === 'warehouse' ? codeName(sale.warehouse) : undefined,
    waybills: onlyOnOrder(sale, ids) || onlyOnDelivery(sale, ids) ? undefined : waybillsOf(sale, part),
    carrier: isPickup ? undefined : carrierOf(sale, part),
    remark: sale.salt % 8 === 1 ? '定时达' : undefined,
    operation_state: codes.work,
    ship_mode: shipMode(sale),
    ship_delivery_mode: shipDeliveryMode(sale),
    wrh_order_id: sale.from === 'warehouse' ? `CK${sale.index}` : undefined,
    waybill_id: onlyOnOrder(sale, ids) ? blank : (ids[0] ?? blank),
    pre_type: choice(['normal', 'normal', 'dsd', 'half_day'], sale.salt, 8),
    ...promiseOf(sale),
    ...pickupOf(sale),
    waybill_print_info:
      ids.length > 0
        ? {
            datas: [
              { type: 'request', data: '{}' },
              { type: 'response', data: '{}' },
            ],
          }
        : undefined,
  };
}

const promiseOf = (sale: Sale): Wire =>
  sale.handover === 'pickup'
    ? { pre_selftake_time: '03月05日 晚上' }
    : {
        pre_start_delivery_time: time(sale.placedAt + 3600 * 24),
        pre_end_delivery_time: time(sale.placedAt + 3600 * 26),
      };

function pickupOf(sale: Sale): Wire {
  if (sale.pickupCode === null) return { selftake_code: unset(sale) };
  return {
    selftake_code: sale.pickupCode,
    pickup_code: sale.pickupCode.slice(-4),
    selftake_confirmed: sale.deliveredAt !== null,
  };
}

const logisticsTypes = { express: 'express', rider: 'crowdsourcing', storeCourier: undefined } as const;
const merchant = { id: 'CYSJ01', name: '样例承运商家' };

function carrierOf(sale: Sale, part: SalePart): Wire {
  const [parcel] = part.parcels;
  const mode = parcel?.mode ?? (sale.handover === 'pickup' ? 'express' : sale.handover);
  return {
    state: carrierState(sale, part.parcels),
    type: carrierTypes[mode],
    expected_logistics_type: logisticsTypes[mode],
    ...(parcel && { carrier: idName(parcel.carrier), merchant, deliveryman: idName(parcel.courier) }),
    deliveryman_mobile: parcel?.courier.mobile,
    exception_reason: sale.stage === 'stuck' ? '运力不足' : undefined,
    ...(parcel && { delivery_id: `PS${sale.index}`, delivery_name: '样例配送活动' }),
  };
}

function waybillsOf(sale: Sale, part: SalePart): Wire[] | undefined {
  const named = part.parcels.filter(({ onlyInTrace }) => !onlyInTrace);
  if (named.length === 0) return undefined;
  return named.map((parcel) => ({
    waybill_id: parcel.trackingNo,
    carrier: idName(parcel.carrier),
    weight: { value: whole(parcel.grams), unit: 'g' },
    products: parcel.contents.map(({ lineNo, quantity }) => {
      const line = sale.lines.find(({ no }) => no === lineNo);
      return { quantity: number(quantity), sku_id: line?.skuCode, item_title: line?.title };
    }),
    expected_logistics_type: logisticsTypes[parcel.mode],
    freight: number(parcel.freight),
    deliveryman_id: parcel.courier.id,
    deliveryman: parcel.courier.name,
    deliveryman_mobile: parcel.courier.mobile,
    merchant_id: merchant.id,
    merchant_name: merchant.name,
  }));
}
