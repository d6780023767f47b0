import { mergeTraces } from '../domain/trace.ts';
import type { Trace } from '../model.ts';
import type { Outcome, Outcomes, TraceQuestion } from '../ports/source.ts';
import { asFault } from '../fault.ts';
import { type SomsClient, unroutable } from './client.ts';
import { mapDeliveryTrace, mapKdTrace } from './map/trace.ts';
import type { CallContext } from '../ports/calls.ts';

export function somsTraces(client: SomsClient) {
  return (questions: readonly TraceQuestion[], call: CallContext): Outcomes<readonly Trace[]> =>
    Promise.all(
      questions.map((question): Promise<Outcome<readonly Trace[]>> => tracesOf(client, question, call).catch(asFault)),
    );
}

async function tracesOf(
  client: SomsClient,
  { order, trackingNos }: TraceQuestion,
  call: CallContext,
): Promise<readonly Trace[]> {
  const id = order.key.nativeId;
  if (unroutable.has(id) && id !== 'orders') return [];
  const told = await Promise.all(
    trackingNos.map(async (trackingNo) => {
      const answer = await client.getDeliveryTrace(id, trackingNo, call);
      return answer === null ? null : mapDeliveryTrace(answer, trackingNo);
    }),
  );
  const traces = new Map<string, Trace>();
  for (const trace of told) if (trace !== null) put(traces, trace);
  const silent = trackingNos.filter((trackingNo) => !trackingNo || (traces.get(trackingNo)?.events.length ?? 0) === 0);
  if (silent.length > 0 && mayBeExpress({ order, trackingNos })) {
    // With one parcel the express trace can only be about it, also where it names no waybill.
    const sole = trackingNos.length === 1 && (order.packages?.length ?? 0) <= 1 ? (trackingNos[0] ?? null) : null;
    const answer = await client.getKdTrace(id, call);
    if (answer !== null) put(traces, mapKdTrace(answer, sole));
  }
  return [...traces.values()].filter(
    (trace) => trace.events.length > 0 || trace.status !== 'UNKNOWN' || trace.courier !== null,
  );
}

function put(traces: Map<string, Trace>, trace: Trace): void {
  const number = trace.trackingNo ?? '';
  const before = traces.get(number);
  traces.set(number, before ? mergeTraces(before, trace) : trace);
}

/** The express trace is for express orders (快递订单); where SOMS does not say how an order travels, it may be one. */
function mayBeExpress({ order }: TraceQuestion): boolean {
  const modes = new Set((order.packages ?? []).map(({ carrier }) => carrier?.mode ?? 'UNKNOWN'));
  return modes.size === 0 || modes.has('EXPRESS') || modes.has('UNKNOWN');
}
