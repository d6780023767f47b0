/** SOMS traces → one timeline per tracking number. The events are Chinese texts without codes; they come from 快递100. */
import { courierInstant, promisedWindow } from '../../values/time.ts';
import { sealed } from '../../values/cipher.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { classify } from '../../domain/code-table.ts';
import { timeline, traceOf } from '../../domain/trace.ts';
import { courierMeaning } from '../../domain/courier/classify.ts';
import type { CodeSystem } from '../../domain/courier/codes.ts';
import { stateOf } from '../../domain/courier/state-words.ts';
import type { Carrier, Courier, Trace, TraceEvent } from '../../model.ts';
import type { PackageStatus, TraceSource, TraceStatus } from '../../vocabulary.ts';
import type { Fetched } from '../transport.ts';
import { carrierStateTable } from '../tables.ts';
import type { SomsDeliveryTrace, SomsKdTrace, SomsTraceDetail } from '../wire.ts';

export function mapDeliveryTrace({ wire, fetchedAt }: Fetched<SomsDeliveryTrace>, asked: string | null): Trace {
  const events = eventsOf(wire.traces, {
    source: 'SOMS_DELIVERY',
    field: 'traces[].status',
    carrier: null,
    codes: null,
  });
  return {
    ...traceOf(events, { trackingNo: wire.waybill_id ?? asked, sources: ['SOMS_DELIVERY'], fetchedAt }),
    estimatedDelivery: promisedWindow(wire.pre_delivery_time),
    trackingUrl: wire.trace_url,
    courier: courierOf(wire),
  };
}

export function mapKdTrace({ wire, fetchedAt }: Fetched<SomsKdTrace>, asked: string | null): Trace {
  const carrier = carrierOf(wire);
  const known = carrier?.normalizedCode ?? carrier?.name ?? null;
  // The document says that this trace is 快递100's.
  const events = eventsOf(wire.details, {
    source: 'SOMS_EXPRESS',
    field: 'details[].status',
    carrier: known,
    codes: 'KUAIDI100',
  });
  const head = classify(carrierStateTable, wire.state, () => true);
  const told = traceOf(events, { trackingNo: wire.waybill_id ?? asked, sources: ['SOMS_EXPRESS'], fetchedAt });
  return {
    ...told,
    carrier,
    // The state of the whole trace is used only where there are no events.
    status: events.length > 0 || wire.state === null ? told.status : headStatuses[head.target],
  };
}

/** The carrier's state of a whole express trace, as a trace status. */
const headStatuses: Record<PackageStatus, TraceStatus> = {
  PENDING: 'INFO_RECEIVED',
  LABEL_CREATED: 'INFO_RECEIVED',
  CREATE_FAILED: 'EXCEPTION',
  COURIER_ASSIGNED: 'COURIER_ASSIGNED',
  COURIER_AT_ORIGIN: 'COURIER_AT_ORIGIN',
  PICKUP_FAILED: 'EXCEPTION',
  PICKED_UP: 'PICKED_UP',
  SHIPPED: 'IN_TRANSIT',
  IN_TRANSIT: 'IN_TRANSIT',
  OUT_FOR_DELIVERY: 'OUT_FOR_DELIVERY',
  AVAILABLE_FOR_PICKUP: 'AVAILABLE_FOR_PICKUP',
  ATTEMPT_FAILED: 'ATTEMPT_FAILED',
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  RETURNING: 'RETURNING',
  RETURNED: 'RETURNED',
  CANCELLED: 'CANCELLED',
  EXCEPTION: 'EXCEPTION',
  UNKNOWN: 'UNKNOWN',
};

interface Telling {
  readonly source: TraceSource;
  readonly field: string;
  readonly carrier: string | null;
  readonly codes: CodeSystem | null;
}
function eventsOf(
  details: readonly SomsTraceDetail[] | null,
  { source, field, carrier, codes }: Telling,
): readonly TraceEvent[] {
  return timeline(
    (details ?? []).map(({ time, address, message, status }) => ({
      at: time === null ? null : courierInstant(time),
      atRaw: time ?? '',
      ...courierMeaning({ status, message: message ?? '', carrier, codes }),
      message: message ?? '',
      place: address,
      native: { field, code: status, label: null, documented: stateOf(status) !== null },
      setAside: null,
      source,
    })),
  );
}

function carrierOf({ carrier }: SomsKdTrace): Carrier | null {
  if (!carrier || (carrier.id ?? carrier.name) === null) return null;
  const { id, name } = carrier;
  return { code: id, name, normalizedCode: normalizedCarrier(id, name), mode: 'EXPRESS' };
}

function courierOf({ deliveryman, deliveryman_phone: phone, latitude, longitude }: SomsDeliveryTrace): Courier | null {
  if (deliveryman === null && phone === null && latitude === null && longitude === null) return null;
  // The document's own example is 355.5 degrees, which is on no map.
  const onMap = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    name: sealed(deliveryman),
    phone: sealed(phone),
    latitude: onMap ? latitude : null,
    longitude: onMap ? longitude : null,
  };
}
