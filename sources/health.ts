/** How asking a vendor has gone since the start: noted in one way for every vendor, and told in one word. */
import { isVendorsFault, type SourceFault } from './fault.ts';
import type { VendorHealth } from './ports/calls.ts';
import { type Clock, type Instant, instantAt } from './values/time.ts';

export interface HealthRecord {
  /** Passes an answer or its failure on and notes it, unless the failure is one of our own request. */
  note<T>(answer: Promise<T>): Promise<T>;
  health(): VendorHealth;
}

export function healthRecord(now: Clock, circuitOpen: () => boolean = () => false): HealthRecord {
  let lastSuccessAt: Instant | null = null;
  let lastFault: SourceFault | null = null;
  return {
    async note(answer) {
      try {
        const value = await answer;
        lastSuccessAt = instantAt(now());
        lastFault = null;
        return value;
      } catch (error) {
        if (isVendorsFault(error)) lastFault = error;
        throw error;
      }
    },
    health: () => ({ lastSuccessAt, lastFault, circuitOpen: circuitOpen() }),
  };
}

/** The health in one word, as `sources` and the health page show it. */
export function healthOf(source: Pick<HealthRecord, 'health'> | null | undefined): string {
  if (!source) return 'NOT_CONNECTED';
  const { lastSuccessAt, lastFault, circuitOpen } = source.health();
  if (circuitOpen || (lastFault !== null && lastSuccessAt === null)) return 'DOWN';
  if (lastFault !== null) return 'TROUBLED';
  return lastSuccessAt === null ? 'NOT_ASKED_YET' : 'UP';
}
