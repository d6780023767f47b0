/** A facade with a clock that a test moves, so that what was read before can be as old as it wants. */
import { type Answer, type Facade, startForTest } from '../harness.ts';

/** Two Babycare orders are known because somebody asked for their sales. */
export const sales = ['6920260101000000001', '3064563540143586756'];

export interface StalenessWorld {
  readonly facade: Facade;
  /** Seconds go by. */
  pass(seconds: number): void;
  /** Nothing that an earlier test read is recent, and every vendor answers. */
  begin(): void;
  /** Asks; `facade.calls()` are those of this question alone. */
  ask(query: string): Promise<Answer>;
  /** How often vendors were asked for this operation, e.g. "SOMS getDeliveryTrace". */
  times(call: string): number;
}

export async function stalenessWorld(): Promise<StalenessWorld> {
  let clock = Date.now();
  const facade = await startForTest({ LIST_FRESH_SECONDS: '0' }, { send: true, now: () => clock });
  for (const number of sales) await facade.ask(`{ orderGroup(by: {platformOrderNo: "${number}"}) { id } }`);
  await facade.observer.idle();
  const pass = (seconds: number): void => void (clock += seconds * 1000);
  return {
    facade,
    pass,
    begin() {
      pass(100_000);
      facade.soms.behave();
      facade.babycare.behave();
      facade.bts.behave();
      facade.forget();
    },
    async ask(query) {
      facade.forget();
      const answer = await facade.ask(query);
      await facade.observer.idle();
      return answer;
    },
    times: (call) => facade.calls().filter((one) => one === call).length,
  };
}

interface Fresh {
  readonly origin: string;
  readonly ageSeconds: number;
  readonly stale: boolean;
}
export const freshness = 'freshness { origin ageSeconds stale fetchedAt }';
export const known = `nodes { nativeId ${freshness} }`;
export const freshOf = (nodes: readonly { freshness: Fresh }[]) =>
  nodes.map(({ freshness: { origin, ageSeconds, stale } }) => [origin, ageSeconds, stale]);
/** So many records, all with this origin, age and staleness. */
export const each = (count: number, ...told: readonly [string, number, boolean]) =>
  Array.from({ length: count }, () => told);
