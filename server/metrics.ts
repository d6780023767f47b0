/** Counters for operators, in Prometheus' text form. No label ever holds a vendor's free text or anything personal. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Operation } from '../sources/ports/ledger.ts';
import type { VendorCall } from '../sources/ports/calls.ts';

export interface PollLag {
  readonly vendor: string;
  readonly seconds: number;
}
export interface Metrics {
  readonly vendorCall: (call: VendorCall) => void;
  readonly push: (vendor: string, path: string, outcome: string) => void;
  readonly unmapped: (vendor: string, field: string) => void;
  readonly deviation: (vendor: string, path: string) => void;
  readonly write: (operation: Pick<Operation, 'name' | 'vendor' | 'state'>) => void;
  /** Counts an operation that ran; the name is that of a listed one, or "unlisted". */
  readonly operation: (client: string, operation: string, listed: boolean) => void;
  /** Counts what a limit refused or, in measure mode, would have refused. */
  readonly limit: (limit: string, mode: string) => void;
  /** Counts gaps of a vendor that the poller gave up. */
  readonly pollGap: (vendor: string) => void;
  /** `lags` is called at each scrape: how many seconds each vendor's changes are behind. */
  watchPolls(lags: () => Promise<readonly PollLag[]>): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'ordergraph_vendor_call_seconds',
    help: 'Calls to vendors by operation and outcome',
    labelNames: ['vendor', 'operation', 'outcome'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const counter = (name: string, help: string, labelNames: readonly string[]): Counter =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  const pushes = counter('ordergraph_pushes_total', 'Pushes by endpoint and outcome', ['vendor', 'path', 'outcome']);
  const unmapped = counter('ordergraph_unmapped_codes_total', 'Codes that no table lists', ['vendor', 'field']);
  const deviations = counter('ordergraph_deviations_total', 'Values of another shape than documented', [
    'vendor',
    'path',
  ]);
  const writes = counter('ordergraph_writes_total', 'Writes by how they ended', ['name', 'vendor', 'state']);
  const operations = counter('ordergraph_operations_total', 'Operations that ran', ['client', 'operation', 'listed']);
  const limits = counter('ordergraph_limits_total', 'Requests that went over a limit', ['limit', 'mode']);
  const pollGaps = counter('ordergraph_poll_gaps_total', 'Spans of changes that were given up', ['vendor']);
  return {
    vendorCall: ({ vendor, operation, outcome, latencyMs }) =>
      calls.observe({ vendor, operation, outcome }, latencyMs / 1000),
    push: (vendor, path, outcome) => pushes.inc({ vendor, path, outcome }),
    unmapped: (vendor, field) => unmapped.inc({ vendor, field }),
    deviation: (vendor, path) => deviations.inc({ vendor, path }),
    write: ({ name, vendor, state }) => writes.inc({ name, vendor, state }),
    operation: (client, operation, listed) => operations.inc({ client, operation, listed: String(listed) }),
    limit: (limit, mode) => limits.inc({ limit, mode }),
    pollGap: (vendor) => pollGaps.inc({ vendor }),
    watchPolls: (lags) => {
      registry.registerMetric(
        new Gauge({
          name: 'ordergraph_poll_lag_seconds',
          help: 'Changes up to so many seconds ago are known',
          labelNames: ['vendor'],
          registers: [],
          async collect() {
            this.reset();
            for (const { vendor, seconds } of await lags()) this.set({ vendor }, seconds);
          },
        }),
      );
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
