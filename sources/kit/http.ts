/**
 * Asking one vendor over HTTP: a deadline for each call, a circuit breaker, a count of every call, and the vendor's
 * health. Whatever goes wrong is a SourceFault.
 */
import { BrokenCircuitError, CircuitState, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { SourceFault } from '../fault.ts';
import { healthRecord } from '../health.ts';
import { exchange, type ExchangeOptions, isStale, toFault } from './exchange.ts';
import type {
  OnCircuit,
  VendorCall,
  CallContext,
  VendorRequest,
  ShownRequest,
  VendorAnswer,
  VendorHealth,
} from '../ports/calls.ts';

export interface VendorHttp {
  ask(request: VendorRequest, call: CallContext): Promise<VendorAnswer>;
  /**
   * For a vendor that also refuses with HTTP 200: `understand` reads the answer and throws a SourceFault for a refusal,
   * which then counts for the vendor's health like any other fault.
   */
  askFor<T>(request: VendorRequest, call: CallContext, understand: (answer: VendorAnswer) => T): Promise<T>;
  /** What `ask` would send; the vendor's own adapter masks what only it knows to be secret. */
  show(request: VendorRequest): ShownRequest;
  health(): VendorHealth;
  close(): Promise<void>;
}
export interface VendorHttpOptions extends ExchangeOptions {
  /** Failures in a row after which the vendor is left alone, and for how long. */
  /** Is told when the vendor begins to be left alone, and when it answers again. */
  readonly onCircuit?: OnCircuit | undefined;
  readonly breaker?: { readonly failures: number; readonly restMs: number };
}

const outages: ReadonlySet<SourceFault['kind']> = new Set(['TIMEOUT', 'UNREACHABLE', 'SERVER_ERROR']);

export function vendorHttp(options: VendorHttpOptions): VendorHttp {
  const { vendor, now, timeoutMs } = options;
  const { send, show, close } = exchange(options);
  const { failures, restMs } = options.breaker ?? { failures: 5, restMs: 10_000 };
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof SourceFault && outages.has(error.kind)),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: restMs },
  );
  // A vendor that fails again after its rest is still the same outage.
  let resting = false;
  const tell = (open: boolean): void => {
    if (resting !== open) options.onCircuit?.(open ? 'OPEN' : 'CLOSED');
    resting = open;
  };
  breaker.onBreak(() => tell(true));
  breaker.onReset(() => tell(false));
  const { note, health } = healthRecord(now, () => breaker.state === CircuitState.Open);

  async function counted(request: VendorRequest, call: CallContext, signal: AbortSignal): Promise<VendorAnswer> {
    const { operation } = request;
    const started = now();
    const report = (outcome: VendorCall['outcome']): void =>
      call.onCall({ vendor, operation, outcome, latencyMs: Math.max(0, Math.round(now() - started)) });
    try {
      const answer = await send(request, signal);
      report('OK');
      return answer;
    } catch (error) {
      const fault = toFault(vendor, operation, { error, expired: call.signal.aborted });
      report(fault.kind);
      throw fault;
    }
  }

  /** A read whose kept-alive socket had died is asked once more. */
  const timed = (request: VendorRequest, call: CallContext): Promise<VendorAnswer> =>
    withinDeadline(call.signal, timeoutMs, async (signal) => {
      if (call.signal.aborted)
        throw new SourceFault(vendor, 'DEADLINE', { operation: request.operation, unsent: true });
      return counted(request, call, signal).catch((fault: unknown) => {
        if (request.write || signal.aborted || !isStale(fault)) throw fault;
        return counted(request, call, signal);
      });
    });

  async function sent(request: VendorRequest, call: CallContext): Promise<VendorAnswer> {
    const { operation } = request;
    if (call.budget?.take() === false) throw new SourceFault(vendor, 'BUDGET', { operation });
    try {
      return await breaker.execute(() => timed(request, call));
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      call.budget?.giveBack();
      throw new SourceFault(vendor, 'CIRCUIT_OPEN', { operation, retryAfterSeconds: Math.ceil(restMs / 1000) });
    }
  }

  return {
    ask: (request, call) => note(sent(request, call)),
    askFor: (request, call, understand) => note(sent(request, call).then(understand)),
    show,
    health,
    close,
  };
}

/** `work` gets a signal that ends with the time or with the caller's own, whichever comes first. */
async function withinDeadline<T>(
  outer: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const stop = (): void => deadline.abort();
  const timer = setTimeout(stop, ms);
  outer.addEventListener('abort', stop, { once: true });
  try {
    return await work(deadline.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', stop);
  }
}
