/** The two reads of a parcel's way: /delivery/trace for every carrier, /kd/trace for express parcels only. */
import type { SaleParcel, TraceStep } from '../../kit/sales/sale.ts';
import type { StoredOrder } from './book.ts';
import { at } from '../../kit/json.ts';
import { carrierState } from './codes.ts';
import { sampleDeliveryTrace, sampleKdTrace } from './samples.ts';
import { idName, number, time } from './wire.ts';
import type { Wire } from './wire.ts';

const refused = (code: string, message: string): Wire => ({ success: false, code, message });
const noWaybill = refused('NO_WAYBILL', '没有运单');

/** The order of the lines is not said: carriers differ, and so do these. `spaced`: with the blanks of another reader. */
function linesOf(steps: readonly TraceStep[], newestFirst: boolean, spaced: boolean): Wire[] {
  const lines = steps.map(({ at: moment, address, message, status }) => ({
    time: time(moment),
    address,
    message: spaced ? ` ${message.replaceAll(' ', '  ')} ` : message,
    status,
  }));
  return newestFirst ? lines.toReversed() : lines;
}

const isOut = ({ shippedAt, deliveredAt }: SaleParcel): boolean => shippedAt !== null && deliveredAt === null;

export function deliveryTrace({ id, source }: StoredOrder, waybillId: string | null): Wire {
  if (!source) return sampleDeliveryTrace;
  const { sale, parcels } = source;
  const parcel = waybillId === null ? parcels[0] : parcels.find(({ trackingNo }) => trackingNo === waybillId);
  if (!parcel) return waybillId === null ? noWaybill : refused('NO_WAYBILL', '运单不存在');
  const { latitude, longitude } = sale.receiver;
  const isNear = parcel.mode !== 'express' && isOut(parcel);
  return {
    success: true,
    code: '0',
    message: '成功',
    order_id: id,
    waybill_id: parcel.trackingNo,
    deliveryman: parcel.courier.name,
    deliveryman_phone: parcel.courier.mobile,
    longitude: isNear ? number(longitude) : undefined,
    latitude: isNear ? number(latitude) : undefined,
    trace_url: `https://trace.example.test/${parcel.trackingNo}`,
    pre_delivery_time: isOut(parcel) ? time(sale.placedAt + 3600 * 72) : undefined,
    traces: linesOf(parcel.trace, sale.salt % 2 === 0, false),
  };
}

export function kdTrace({ order, source }: StoredOrder): Wire {
  if (!source) return sampleKdTrace;
  const { sale, parcels } = source;
  const [parcel] = parcels;
  if (sale.handover !== 'express') return refused('NOT_EXPRESS', '非快递订单');
  const state = at(order, 'delivery.carrier.state') ?? carrierState(sale, parcels);
  // Without a parcel both are possible: a refusal, and an answer that has nothing to tell.
  if (!parcel)
    return sale.salt % 2 === 0 ? noWaybill : { success: true, code: '0', message: '成功', state, details: [] };
  return {
    success: true,
    code: '0',
    message: '成功',
    state,
    carrier: idName(parcel.carrier),
    waybill_id: parcel.trackingNo,
    details: linesOf(parcel.trace, sale.salt % 3 === 0, sale.salt % 4 === 0),
  };
}
