/** Reads traces of parcels: the delivery's (配送踪迹), and the express company's (快递) where the delivery's has no events. */
import { asFault } from '../fault.ts';
import { mergeTraces } from '../domain/trace.ts';
import type { Trace } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Outcome, Source, TraceQuestion } from '../ports/source.ts';
import type { SomsClient } from './client.ts';
import { mapDeliveryTrace, mapKdTrace } from './map/trace.ts';
import { fitsNoPath } from './transport.ts';

export const somsTraces =
  (client: SomsClient): NonNullable<Source['tracesOf']> =>
  (questions, call) =>
    Promise.all(
      questions.map((question): Promise<Outcome<readonly Trace[]>> => tracesOf(client, question, call).catch(asFault)),
    );

async function tracesOf(client: SomsClient, question: TraceQuestion, call: CallContext): Promise<readonly Trace[]> {
  const { order, trackingNos } = question;
  const id = order.key.nativeId;
  if (fitsNoPath(id)) return [];
  const answers = await Promise.all(
    trackingNos.map(async (trackingNo) => {
      const answer = await client.getDeliveryTrace(id, trackingNo, call);
      return answer === null ? null : mapDeliveryTrace(answer, trackingNo);
    }),
  );
  const traces = new Map<string, Trace>();
  for (const trace of answers) if (trace !== null) put(traces, trace);
  const isSilent = trackingNos.some((trackingNo) => !trackingNo || !traces.get(trackingNo)?.events.length);
  if (isSilent && mayBeExpress(question)) {
    const answer = await client.getKdTrace(id, call);
    if (answer !== null) put(traces, mapKdTrace(answer, soleParcel(question)));
  }
  return [...traces.values()].filter(saysSomething);
}

/** The tracking number where there is one parcel: then the express trace is about it, even where it names no waybill. */
function soleParcel({ order, trackingNos }: TraceQuestion): string | null {
  const [only = null, another] = trackingNos;
  return another === undefined && (order.packages?.length ?? 0) <= 1 ? only : null;
}

const saysSomething = ({ events, status, courier }: Trace): boolean =>
  events.length > 0 || status !== 'UNKNOWN' || courier !== null;

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
