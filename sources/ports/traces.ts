/** What was once told of parcels, kept by the store: carriers' systems forget, and a parcel's way never goes back by that. */
import type { Order, OrderKey, Trace, TraceEvent } from '../model.ts';
import type { EpochMs } from '../values/time.ts';

/** A number within one order, since carriers use numbers again. */
export interface ParcelOfOrder {
  readonly order: OrderKey;
  readonly trackingNo: string;
}
export interface KeptEvents {
  readonly events: readonly TraceEvent[];
  /** When the last of them was first told. */
  readonly seenAt: EpochMs;
}
/** `key`: equal for one event that is told twice. */
interface KeyedEvent {
  readonly key: string;
  readonly event: TraceEvent;
}
export interface TraceEvents {
  /** For each parcel what is kept of it; null: nothing. */
  traceEvents(parcels: readonly ParcelOfOrder[]): Promise<readonly (KeptEvents | null)[]>;
  /** Adds events; those that are kept already stay as they are. */
  keepTraceEvents(
    parcels: readonly (ParcelOfOrder & { readonly events: readonly KeyedEvent[] })[],
    at: EpochMs,
  ): Promise<void>;
}

export interface TraceMemory {
  /** The traces of an order's parcels, with what was told before. It never throws: a store that is away remembers nothing. */
  joined(answers: readonly TracesOfOrder[]): Promise<readonly (readonly Trace[])[]>;
  /** What is kept of a parcel; null: nothing. */
  kept(parcels: readonly KeptParcel[]): Promise<readonly (Trace | null)[]>;
}
export interface KeptParcel {
  readonly order: Order;
  readonly trackingNo: string;
}
export interface TracesOfOrder {
  readonly order: Order;
  /** Those that were asked for. */
  readonly trackingNos: readonly (string | null)[];
  readonly traces: readonly Trace[];
}
