/** The two reads of a parcel's way: /delivery/trace for every carrier, /kd/trace for express parcels only. */
import type { SaleParcel } from '../sales/sale.ts';
import type { StoredOrder } from './book.ts';
import { at } from '../../sources/values/json.ts';
import { sampleDeliveryTrace, sampleKdTrace, sampleOrderId } from './samples.ts';
import { time } from '../sales/time.ts';
import { idName, number } from './wire.ts';
import { textAt } from './writes/request.ts';
import type { Wire } from '../server/wire.ts';

const refused = (code: string, message: string): Wire => ({ success: false, code, message });
const noWaybill = refused('NO_WAYBILL', '没有运单');

const isOut = ({ shippedAt, deliveredAt }: SaleParcel): boolean => shippedAt !== null && deliveredAt === null;

/** A parcel of the sale, a parcel that a write named, or both. */
interface Way {
  readonly waybillId: string;
  readonly parcel: SaleParcel | undefined;
  readonly told: readonly Wire[];
}

function wayOf({ order, source, told }: StoredOrder, asked: string | null): Way | undefined {
  const parcels = source?.parcels ?? [];
  const onOrder = textAt(order, 'delivery.waybill_id') ?? textAt(order, 'waybill_id');
  const written = parcels.some(({ trackingNo }) => trackingNo === onOrder) ? undefined : onOrder;
  const waybillId = asked ?? written ?? parcels[0]?.trackingNo;
  if (waybillId === undefined) return undefined;
  const parcel = parcels.find(({ trackingNo }) => trackingNo === waybillId);
  const steps = told.filter((step) => step.waybillId === waybillId);
  if (!parcel && waybillId !== written && steps.length === 0) return undefined;
  return { waybillId, parcel, told: steps.map(({ waybillId: _id, ...step }) => step) };
}

const isSample = ({ id, told }: StoredOrder): boolean => id === sampleOrderId && told.length === 0;

export function deliveryTrace(stored: StoredOrder, waybillId: string | null): Wire {
  if (isSample(stored)) return sampleDeliveryTrace;
  const way = wayOf(stored, waybillId);
  if (!way) return waybillId === null ? noWaybill : refused('NO_WAYBILL', '运单不存在');
  const salt = stored.source?.sale.salt ?? 1;
  return {
    success: true,
    code: '0',
    message: '成功',
    order_id: stored.id,
    waybill_id: way.waybillId,
    ...courierOf(way, stored),
    ...positionOf(way, stored),
    trace_url: `https://trace.example.test/${way.waybillId}`,
    ...promiseOf(way, stored),
    traces: linesOf(way, { newestFirst: salt % 2 === 0, spaced: false }),
  };
}

const courierOf = ({ parcel }: Way, { order }: StoredOrder): Wire => ({
  deliveryman: parcel?.courier.name ?? textAt(order, 'delivery.carrier.deliveryman.name'),
  deliveryman_phone: parcel?.courier.mobile ?? textAt(order, 'delivery.carrier.deliveryman_mobile'),
});

/** Riders are seen on the map while they are out. */
function positionOf({ parcel }: Way, { source }: StoredOrder): Wire {
  if (!source || !parcel || parcel.mode === 'express' || !isOut(parcel)) return {};
  const { longitude, latitude } = source.sale.receiver;
  return { longitude: number(longitude), latitude: number(latitude) };
}

const promiseOf = ({ parcel }: Way, { source }: StoredOrder): Wire =>
  source && parcel && isOut(parcel) ? { pre_delivery_time: time(source.sale.placedAt + 3600 * 72) } : {};

export function kdTrace(stored: StoredOrder): Wire {
  if (isSample(stored)) return sampleKdTrace;
  const { order } = stored;
  if (at(order, 'delivery.carrier.type') !== 'express') return refused('NOT_EXPRESS', '非快递订单');
  const salt = stored.source?.sale.salt ?? 1;
  const state = at(order, 'delivery.carrier.state') ?? 'initial';
  const way = wayOf(stored, null);
  // Without a parcel there are two answers, because both occur: a refusal, and an empty list.
  if (!way) return salt % 2 === 0 ? noWaybill : { success: true, code: '0', message: '成功', state, details: [] };
  return {
    success: true,
    code: '0',
    message: '成功',
    state,
    carrier: way.parcel ? idName(way.parcel.carrier) : at(order, 'delivery.carrier.carrier'),
    waybill_id: way.waybillId,
    details: linesOf(way, { newestFirst: salt % 3 === 0, spaced: salt % 4 === 0 }),
  };
}

/** The document does not say in which order the lines come, so both occur. `spaced` adds blanks to the texts. */
function linesOf({ parcel, told }: Way, { newestFirst, spaced }: { newestFirst: boolean; spaced: boolean }): Wire[] {
  const steps = (parcel?.trace ?? []).map(({ at: moment, address, message, status }) => ({
    time: time(moment),
    address,
    message: spaced ? ` ${message.replaceAll(' ', '  ')} ` : message,
    status,
  }));
  const lines = [...steps, ...told];
  return newestFirst ? lines.toReversed() : lines;
}
