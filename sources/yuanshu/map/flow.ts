/** BTS answers → parcels and their traces. Pure. */
import { type Instant, milliseconds, toldInstant, vendorTime } from '../../values/time.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { classify, isUnlisted } from '../../domain/code-table.ts';
import { emptyPackage, emptySku } from '../../domain/empty.ts';
import { courierMeaning } from '../../domain/courier/classify.ts';
import type { CourierMeaning } from '../../domain/courier/meaning.ts';
import { journeyOf } from '../../domain/journey.ts';
import { packageStatusOf, timeline, traceOf } from '../../domain/trace.ts';
import type { Carrier, NativeCode, Order, Package, PackageContent, Trace, TraceEvent } from '../../model.ts';
import { goodsOf } from '../package-info.ts';
import { btsCarriers, expressStatusTable, guessedExpressStatusTable } from '../tables.ts';
import type { BtsEvent, BtsGoods, BtsParcel } from '../wire.ts';

interface Parcel {
  readonly key: readonly string[];
  readonly trackingNo: string | null;
  readonly carrier: Carrier | null;
  readonly events: readonly TraceEvent[];
  readonly goods: readonly BtsGoods[] | null;
}

export function mapPackages(parcels: readonly BtsParcel[], order: Order, fetchedAt: Instant): readonly Package[] {
  return grouped(parcels).map(({ key, trackingNo, carrier, events, goods }) => {
    const last = events.at(-1);
    const { status, pickedUpAt } = journeyOf(events);
    return {
      ...emptyPackage(order.key),
      packageKey: key,
      direction: 'OUTBOUND',
      trackingNo,
      carrier,
      status: packageStatusOf(status),
      statusNative: last && last.native.code !== null ? [last.native] : [],
      // The BTS tells events and no states of parcels.
      statusDerived: true,
      shippedAt: pickedUpAt,
      contents: goods?.map((one) => contentOf(one, order)) ?? null,
      freshness: { fetchedAt, sourceModifiedAt: last?.at ?? null, origin: 'LIVE' },
    };
  });
}

/** A parcel without events has no trace. */
export function mapTraces(parcels: readonly BtsParcel[], fetchedAt: Instant): readonly Trace[] {
  return grouped(parcels).flatMap(({ trackingNo, carrier, events }): readonly Trace[] => {
    if (events.length === 0) return [];
    return [{ ...traceOf(events, { trackingNo, sources: ['YUANSHU_BTS'], fetchedAt }), carrier }];
  });
}

/** The codes of the parcels' events that no table lists. */
export const unlistedEvents = (parcels: readonly BtsParcel[]): readonly NativeCode[] =>
  parcels.flatMap(({ flow }) => (flow ?? []).map((event) => mapEvent(event, null).native)).filter(isUnlisted);

/** Rows with the same carrier and number are one parcel. A row without a number is a parcel of its own. */
function grouped(parcels: readonly BtsParcel[]): readonly Parcel[] {
  const groups = Map.groupBy(
    parcels.map((wire, index) => ({ wire, index })),
    ({ wire, index }) => JSON.stringify(keyOf(wire, index)),
  );
  return [...groups.values()].flatMap((rows): readonly Parcel[] => {
    const [first] = rows;
    if (!first) return [];
    const { expressCmpCode, trackingNumber } = first.wire;
    return [
      {
        key: keyOf(first.wire, first.index),
        trackingNo: trackingNumber,
        carrier: carrierOf(expressCmpCode),
        events: timeline(
          ...rows.map(({ wire }) =>
            oldestFirst(wire.flow ?? []).map((event) => mapEvent(event, carrierOf(expressCmpCode))),
          ),
        ),
        goods: rows.map(({ wire }) => goodsOf(wire.packageInfo)).find((goods) => goods !== null) ?? null,
      },
    ];
  });
}

const keyOf = ({ expressCmpCode, trackingNumber }: BtsParcel, index: number): readonly string[] =>
  trackingNumber === null ? [expressCmpCode ?? '', `row:${index}`] : [expressCmpCode ?? '', trackingNumber];

/** The BTS writes the newest event first; turned around, events of the same second are in the right order. */
function oldestFirst(flow: readonly BtsEvent[]): readonly BtsEvent[] {
  const [first, last] = [flow[0], flow.at(-1)].map((event) => (event ? momentOf(event) : null));
  return first && last && milliseconds(first) >= milliseconds(last) ? flow.toReversed() : flow;
}

function carrierOf(code: string | null): Carrier | null {
  if (code === null) return null;
  const house = btsCarriers.get(code);
  return {
    code,
    name: house?.name ?? null,
    normalizedCode: house?.code ?? normalizedCarrier(code, null),
    mode: 'EXPRESS',
  };
}

/** As milliseconds a smaller number would lie in 1973, so it is seconds, which the BTS's introduction speaks of. */
const leastMilliseconds = 100_000_000_000;

/** The number is preferred to the text, which has no zone. Both are shown in China time. */
function momentOf({ transferTime, transferTimeFormat }: BtsEvent): Instant | null {
  const number = transferTime === null ? Number.NaN : Number(transferTime);
  const epochMs = number < leastMilliseconds ? number * 1000 : number;
  const told = Math.abs(epochMs) < 253_402_214_400_000 ? toldInstant(vendorTime(epochMs)) : null;
  return told ?? (transferTimeFormat === null ? null : toldInstant(transferTimeFormat));
}

function mapEvent(event: BtsEvent, carrier: Carrier | null): TraceEvent {
  const { expressStatus: code, expressStatusDesc: words } = event;
  const message = event.transferMessage ?? '';
  const known = classify(expressStatusTable, code);
  const native = { ...known.native, label: known.native.label ?? words };
  return {
    at: momentOf(event),
    atRaw: event.transferTimeFormat ?? event.transferTime ?? '',
    ...meaningOf(event, carrier),
    ...(known.native.documented ? { status: known.target, classifiedBy: 'CODE' as const, evidence: code } : {}),
    message,
    place: null,
    native,
    setAside: null,
    source: 'YUANSHU_BTS',
  };
}

/** The words of an event outweigh a code that no document lists. The guessed table is used where they say nothing. */
function meaningOf(event: BtsEvent, carrier: Carrier | null): CourierMeaning {
  const { expressStatus: code, expressStatusDesc: status, transferMessage } = event;
  const by = carrier?.normalizedCode ?? carrier?.name ?? null;
  const told = courierMeaning({ status, message: transferMessage ?? '', carrier: by });
  if (told.classifiedBy !== 'NONE') return told;
  const guessed = classify(guessedExpressStatusTable, code);
  return guessed.native.documented ? { ...told, status: guessed.target, classifiedBy: 'CODE', evidence: code } : told;
}

/** goodsId is a SKU's code, or a product's where no line has such a SKU. Other goods are shown by their goodsId. */
function contentOf({ goodsId, goodsNum }: BtsGoods, { items }: Order): PackageContent {
  const all = items.flatMap((item) => [item, ...(item.components ?? [])]);
  const item =
    all.find(({ sku }) => goodsId !== null && sku.code === goodsId) ??
    all.find(({ sku }) => goodsId !== null && sku.productCode === goodsId);
  return { itemKey: item?.itemKey ?? null, sku: item?.sku ?? emptySku('YUANSHU', goodsId ?? ''), quantity: goodsNum };
}
