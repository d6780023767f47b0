/** What is remembered of parcels: bounded, and never in the way of what is told now. */
import { describe, expect, it } from 'vitest';
import { traceMemory } from '../../server/trace-memory.ts';
import { traceOf } from '../../sources/domain/trace.ts';
import type { TraceEvent } from '../../sources/model.ts';
import type { KeptEvents, TraceEvents } from '../../sources/ports/traces.ts';
import { instantAt } from '../../sources/values/time.ts';
import { bareKey, bareOrder } from '../domain/bare-order.ts';
import { describeEngines } from '../store/stores.ts';

const now = Date.parse('2026-06-20T12:00:00+08:00');
const order = { ...bareOrder(bareKey('SOMS', '1')), placedAt: instantAt(Date.parse('2026-06-01T08:00:00+08:00')) };
const event = (minute: number): TraceEvent => ({
  at: instantAt(Date.parse('2026-06-01T09:00:00+08:00') + minute * 60_000),
  atRaw: String(minute),
  status: 'IN_TRANSIT',
  message: `运输中 ${minute}`,
  place: null,
  native: { field: 'status', code: null, label: null, documented: false },
  classifiedBy: 'RULE',
  evidence: '运输中',
  retracts: false,
  leg: null,
  setAside: null,
  source: 'SOMS_DELIVERY',
});
const told = (events: readonly TraceEvent[]) => ({
  order,
  trackingNos: ['W1'],
  traces: [traceOf(events, { trackingNo: 'W1', sources: ['SOMS_DELIVERY'], fetchedAt: instantAt(now) })],
});
const many = (from: number, count: number): readonly TraceEvent[] =>
  Array.from({ length: count }, (_, n) => event(from + n));

describeEngines('the memory of a parcel', (bed) => {
  it('keeps each event once, and 300 of them', async () => {
    const store = await bed.open();
    const memory = traceMemory(
      store,
      () => now,
      (error) => expect.unreachable(String(error)),
    );
    for (const events of [many(0, 200), many(100, 200), many(0, 500)]) await memory.joined([told(events)]);
    const [kept] = await store.traceEvents([{ order: order.key, trackingNo: 'W1' }]);
    expect(kept?.events.length).toBe(300);
    const [[trace] = []] = await memory.joined([told(many(490, 10))]);
    expect(trace?.events.length).toBe(310);
    expect(await store.traceEvents([{ order: bareKey('SOMS', '2'), trackingNo: 'W1' }])).toEqual([null]);
    // However the number is written.
    expect(await memory.kept([{ order, trackingNo: ' w1 ' }])).toMatchObject([{ status: 'IN_TRANSIT' }]);
  });
});

describe('a store that is away', () => {
  it('takes nothing from what is told now, and is told of', async () => {
    const failures: unknown[] = [];
    const away: TraceEvents = {
      traceEvents: (): Promise<readonly (KeptEvents | null)[]> => Promise.reject(new Error('away')),
      keepTraceEvents: () => Promise.reject(new Error('away')),
    };
    const memory = traceMemory(
      away,
      () => now,
      (error) => void failures.push(error),
    );
    const [[trace] = []] = await memory.joined([told(many(0, 2))]);
    expect(trace?.events.length).toBe(2);
    expect(failures.length).toBe(2);
  });
});
