/** What a round measures, and the least disturbed of several rounds. */

/** One round of one work at one server. */
export interface Round {
  readonly queries: number;
  readonly cpuMsPerQuery: number;
  readonly callsPerQuery: number;
  readonly p50: number;
  readonly p99: number;
  readonly rssMb: number;
  /** Of the time of the round, how much CPU load and vendor took, 1 being a whole core. */
  readonly loadShare: number;
}

export function summaryOf(latencies: readonly number[]): { at(share: number): number } {
  const sorted = latencies.toSorted((a, b) => a - b);
  return { at: (share) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN };
}

/** Whatever disturbs a round makes it dearer, so the least is nearest to what the server itself costs; of memory the most counts. */
export function leastOf(rounds: readonly Round[]): Round {
  const least = (of: (round: Round) => number): number => Math.min(...rounds.map(of));
  const most = (of: (round: Round) => number): number => Math.max(...rounds.map(of));
  return {
    queries: rounds.reduce((sum, { queries }) => sum + queries, 0),
    cpuMsPerQuery: least(({ cpuMsPerQuery }) => cpuMsPerQuery),
    callsPerQuery: least(({ callsPerQuery }) => callsPerQuery),
    p50: least(({ p50 }) => p50),
    p99: least(({ p99 }) => p99),
    rssMb: most(({ rssMb }) => rssMb),
    loadShare: most(({ loadShare }) => loadShare),
  };
}
