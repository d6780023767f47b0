/**
 * Reads traces of parcels: the delivery's (配送踪迹), and the express company's (快递) where the delivery's has no events or
 * could not be asked. What failed is told with what the other tells (decision 0005).
 */
import { asFault, isRequestsEnd, SourceFault } from '../fault.ts';
import { mergeTraces, traceOf } from '../domain/trace.ts';
import type { Trace } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Outcome, Source, TraceQuestion } from '../ports/source.ts';
import { type Instant, instantAt, type Clock } from '../values/time.ts';
import type { SomsClient } from './client.ts';
import { mapDeliveryTrace, mapKdTrace } from './map/trace.ts';
import { fitsNoPath } from './transport.ts';

export const somsTraces =
  (client: SomsClient, now: Clock): NonNullable<Source['tracesOf']> =>
  (questions, call) =>
    Promise.all(
      questions.map((question): Promise<Outcome<readonly Trace[]>> =>
        tracesOf(client, question, { call, at: instantAt(now()) }).catch(asFault),
      ),
    );

interface Asking {
  readonly call: CallContext;
  readonly at: Instant;
}
async function tracesOf(client: SomsClient, question: TraceQuestion, { call, at }: Asking): Promise<readonly Trace[]> {
  const { order, trackingNos } = question;
  const id = order.key.nativeId;
  if (fitsNoPath(id)) return [];
  const deliveries = await Promise.all(
    trackingNos.map(async (trackingNo): Promise<ParcelAnswer> => {
      const answer = await client.getDeliveryTrace(id, trackingNo, call).catch(asFault);
      return answered(trackingNo, answer, (fetched) => mapDeliveryTrace(fetched, trackingNo));
    }),
  );
  const told = joinedTraces(deliveries, null, at);
  const isSilent = trackingNos.some(
    (number) => !number || !told.some((one) => one.trackingNo === number && one.events.length > 0),
  );
  const express = isSilent && mayBeExpress(question) ? await expressOf(client, question, call) : null;
  const traces = joinedTraces(deliveries, express, at);
  const [fault] = traces.flatMap(({ faults }) => faults);
  if (fault && !traces.some(isTold)) throw fault;
  return traces.filter((trace) => isTold(trace) || trace.faults.length > 0);
}

const isTold = ({ events, status, courier }: Trace): boolean =>
  events.length > 0 || status !== 'UNKNOWN' || courier !== null;

function joinedTraces(
  deliveries: readonly ParcelAnswer[],
  express: ParcelAnswer | null,
  at: Instant,
): readonly Trace[] {
  const traces = new Map<string, Trace>();
  for (const { trace } of express ? [...deliveries, express] : deliveries) if (trace) put(traces, trace);
  for (const { trackingNo, fault } of deliveries) {
    // The express trace was asked for the parcels of which the delivery's told nothing.
    const hasEvents = (traces.get(trackingNo ?? '')?.events.length ?? 0) > 0;
    const faults = [fault, hasEvents ? null : express?.fault].filter((one) => one instanceof SourceFault);
    if (faults.length > 0) put(traces, { ...traceOf([], { trackingNo, sources: [], fetchedAt: at }), faults });
  }
  return [...traces.values()];
}

/** One answer: a trace, none, or why nobody can tell. */
interface ParcelAnswer {
  readonly trackingNo: string | null;
  readonly trace: Trace | null;
  readonly fault: SourceFault | null;
}
function answered<T>(trackingNo: string | null, answer: Outcome<T | null>, map: (answer: T) => Trace): ParcelAnswer {
  // Another question would not be answered either.
  if (isRequestsEnd(answer)) throw answer;
  if (answer instanceof SourceFault) return { trackingNo, trace: null, fault: answer };
  return { trackingNo, trace: answer === null ? null : map(answer), fault: null };
}

async function expressOf(client: SomsClient, question: TraceQuestion, call: CallContext): Promise<ParcelAnswer> {
  const only = soleParcel(question);
  const answer = await client.getKdTrace(question.order.key.nativeId, call).catch(asFault);
  return answered(only, answer, (fetched) => mapKdTrace(fetched, only));
}

/** The tracking number where there is one parcel: then the express trace is about it, even where it names no waybill. */
function soleParcel({ order, trackingNos }: TraceQuestion): string | null {
  const [only = null, another] = trackingNos;
  return another === undefined && (order.packages?.length ?? 0) <= 1 ? only : null;
}

function put(traces: Map<string, Trace>, trace: Trace): void {
  const number = trace.trackingNo ?? '';
  const before = traces.get(number);
  traces.set(number, before ? mergeTraces(before, trace) : trace);
}

/** The express trace is for express orders (快递订单). Where SOMS does not say how an order is carried, it may be one. */
function mayBeExpress({ order }: TraceQuestion): boolean {
  const modes = new Set((order.packages ?? []).map(({ carrier }) => carrier?.mode ?? 'UNKNOWN'));
  return modes.size === 0 || modes.has('EXPRESS') || modes.has('UNKNOWN');
}
