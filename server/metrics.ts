/** Counters for operators, in Prometheus' text form. No label ever holds a vendor's free text or anything personal. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { VendorCall } from '../sources/kit/http.ts';

export interface Metrics {
  readonly vendorCall: (call: VendorCall) => void;
  readonly push: (vendor: string, path: string, outcome: string) => void;
  readonly unmapped: (vendor: string, field: string) => void;
  readonly deviation: (vendor: string, path: string) => void;
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
  return {
    vendorCall: ({ vendor, operation, outcome, latencyMs }) =>
      calls.observe({ vendor, operation, outcome }, latencyMs / 1000),
    push: (vendor, path, outcome) => pushes.inc({ vendor, path, outcome }),
    unmapped: (vendor, field) => unmapped.inc({ vendor, field }),
    deviation: (vendor, path) => deviations.inc({ vendor, path }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
