/** Loaders of parcels' ways: one question for each order, and what was told before. */
import DataLoader from 'dataloader';
import { SourceFault } from '../fault.ts';
import { type Order, type OrderKey, orderKeyText, type Package, type Trace } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Outcome, TraceQuestion } from '../ports/source.ts';
import type { KeptParcel, TraceMemory } from '../ports/traces.ts';
import type { Registry } from '../registry.ts';
import type { OrderCache } from './order-cache.ts';
import { distinct, perVendor } from './per-vendor.ts';

export type TellParcels = (key: OrderKey, answer: Outcome<readonly (Package | Trace)[]> | undefined) => void;
export interface TraceLoaderOptions {
  readonly cache?: OrderCache | undefined;
  readonly told: TellParcels;
  readonly traces?: TraceMemory | undefined;
}

export const keptTraceLoader = (traces: TraceMemory | undefined): DataLoader<KeptParcel, Trace | null, string> =>
  new DataLoader<KeptParcel, Trace | null, string>(
    (parcels) => traces?.kept(parcels) ?? Promise.resolve(parcels.map(() => null)),
    { cacheKeyFn: ({ order, trackingNo }) => JSON.stringify([orderKeyText(order.key), trackingNo]) },
  );

/** One question for each order, which names all of its parcels that are wanted now. */
export function traceLoader(registry: Registry, call: CallContext, { cache, told, traces }: TraceLoaderOptions) {
  interface ParcelKey {
    readonly order: Order;
    readonly trackingNo: string | null;
  }
  return new DataLoader<ParcelKey, readonly Trace[], string>(
    (keys) => {
      const parcels = keys.map((key) => ({ ...key, vendor: key.order.key.vendor }));
      return perVendor(registry, parcels, async (source, wanted) => {
        const { unique, place } = distinct(wanted, ({ order }) => orderKeyText(order.key));
        const questions = unique.map(({ order }, at) => ({
          order,
          trackingNos: wanted.flatMap(({ trackingNo }, i) => (place[i] === at ? [trackingNo] : [])),
        }));
        const live = await (source.tracesOf?.(questions, call) ?? Promise.resolve(questions.map(() => [])));
        const answers = traces ? await remembered(traces, questions, live) : live;
        questions.forEach(({ order, trackingNos }, i) => {
          if (isWhole(answers[i])) cache?.keepTraces(order.key, trackingNos, answers[i]);
        });
        questions.forEach(({ order }, i) => told(order.key, answers[i]));
        return place.map((at) => answers[at] ?? []);
      });
    },
    { cacheKeyFn: ({ order, trackingNo }) => JSON.stringify([orderKeyText(order.key), trackingNo]) },
  );
}

/** What could be asked in part only is asked again. */
const isWhole = (answer: Outcome<readonly Trace[]> | undefined): boolean =>
  answer instanceof SourceFault || answer === undefined || answer.every(({ faults }) => faults.length === 0);

/** The answers with what was told before; a vendor that could not be asked stays so. */
async function remembered(
  traces: TraceMemory,
  questions: readonly TraceQuestion[],
  live: readonly Outcome<readonly Trace[]>[],
): Promise<readonly Outcome<readonly Trace[]>[]> {
  const told = questions.flatMap((question, i) => {
    const answer = live[i];
    return answer === undefined || answer instanceof SourceFault ? [] : [{ ...question, traces: answer }];
  });
  const joined = (await traces.joined(told)).values();
  return live.map((answer) => (answer instanceof SourceFault ? answer : (joined.next().value ?? answer)));
}
