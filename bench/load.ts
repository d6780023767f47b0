/** Work that is repeated by many workers at once, and how long each piece of it took. */

export interface Load {
  /** Milliseconds, in ascending order. */
  readonly latencies: readonly number[];
  readonly elapsedSeconds: number;
}

/** `work` gets a number that no other piece of work has. Pieces that give false failed, and are not measured. */
export async function underLoad(
  { workers, seconds }: { readonly workers: number; readonly seconds: number },
  work: (n: number) => Promise<boolean>,
): Promise<Load> {
  const latencies: number[] = [];
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1_000) {
      const from = performance.now();
      if (await work(next++)) latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  const elapsedSeconds = (performance.now() - start) / 1_000;
  return { latencies: latencies.toSorted((a, b) => a - b), elapsedSeconds };
}

/** Pieces of work per second, and their latencies. */
export function summary({ latencies, elapsedSeconds }: Load, unit: string): string {
  const at = (share: number): string => (latencies[Math.floor((latencies.length - 1) * share)] ?? 0).toFixed(1);
  const rate = Math.round(latencies.length / elapsedSeconds);
  return `${rate} ${unit}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}
