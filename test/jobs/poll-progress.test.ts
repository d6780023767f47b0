/** The arithmetic of gaps: what is passed over was tried often enough, and said. */
import fc from '../property.ts';
import { describe, expect, it } from 'vitest';
import { afterPass, duringPass, mostTries, type Seconds } from '../../server/jobs/poll-progress.ts';
import type { PollProgress } from '../../store/store.ts';

const at = (reached: number, trial: PollProgress['trial'] = null): PollProgress => ({ since: 0, reached, trial });

describe('the position', () => {
  it('moves to the end of a pass that was whole, and ends every trial', () => {
    expect(afterPass(null, { from: 10, to: 20, gaps: [] })).toEqual({
      progress: { since: 10, reached: 20, trial: null },
      lost: null,
    });
    const before = at(12, { until: 15, tries: 2 });
    expect(afterPass(before, { from: 10, to: 20, gaps: [] }).progress).toEqual(at(20));
  });

  it('follows a pass up to its first gap, and never goes back into the overlap', () => {
    const gaps = [
      { from: 16, to: 17 },
      { from: 14, to: 15 },
    ];
    expect(duringPass(null, { from: 10, to: 20, gaps: [] }, 13).reached).toBe(13);
    expect(duringPass(null, { from: 10, to: 20, gaps }, 18).reached).toBe(14);
    expect(duringPass(at(12), { from: 10, to: 20, gaps: [] }, 11).reached).toBe(12);
    expect(duringPass(at(12), { from: 10, to: 20, gaps: [{ from: 10, to: 20 }] }, 15).reached).toBe(12);
  });

  it('waits at a gap until it was tried often enough, then says what is lost and no longer claims it', () => {
    let before = at(10);
    for (let tries = 1; tries < mostTries; tries += 1) {
      const passed = afterPass(before, { from: 10, to: 20 + tries, gaps: [{ from: 12, to: 13 }] });
      expect(passed).toEqual({ progress: at(12, { until: 21, tries }), lost: null });
      before = passed.progress;
    }
    expect(afterPass(before, { from: 10, to: 40, gaps: [{ from: 12, to: 13 }] })).toEqual({
      progress: { since: 13, reached: 40, trial: null },
      lost: { from: 12, to: 13 },
    });
  });

  it('begins anew for a gap that earlier passes had not come to', () => {
    const before = at(12, { until: 21, tries: mostTries - 1 });
    const later = { from: 30, to: 31 };
    expect(afterPass(before, { from: 10, to: 40, gaps: [later] })).toEqual({
      progress: at(30, { until: 40, tries: 1 }),
      lost: null,
    });
    expect(afterPass(before, { from: 10, to: 40, gaps: [{ from: 12, to: 13 }, later] })).toEqual({
      progress: { since: 13, reached: 30, trial: { until: 40, tries: 1 } },
      lost: { from: 12, to: 13 },
    });
    // One that reaches over the end of the trial is given up as far as that.
    expect(afterPass(before, { from: 10, to: 40, gaps: [{ from: 12, to: 40 }] })).toEqual({
      progress: { since: 21, reached: 21, trial: { until: 40, tries: 1 } },
      lost: { from: 12, to: 21 },
    });
  });

  it('passes over no second that was not read whole or tried often enough, whatever happens', () => {
    const pass = fc.record({ grows: fc.integer({ min: 1, max: 9 }), broken: fc.array(fc.nat(30), { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(pass, { maxLength: 20 }), (passes) => {
        let before: PollProgress | null = null;
        let to = 0;
        const tried = new Map<number, number>();
        const whole = new Set<number>();
        for (const { grows, broken } of passes) {
          const from: number = before?.reached ?? 0;
          to += grows;
          const gaps: Seconds[] = [...new Set(broken)]
            .filter((second) => second >= from && second < to)
            .map((second) => ({ from: second, to: second + 1 }));
          for (let second = from; second < to; second += 1) {
            if (gaps.some((gap) => gap.from === second)) tried.set(second, (tried.get(second) ?? 0) + 1);
            else whole.add(second);
          }
          const passed = afterPass(before, { from, to, gaps });
          expect(passed.progress.reached).toBeGreaterThanOrEqual(from);
          for (let second = from; second < passed.progress.reached; second += 1)
            if (!whole.has(second)) {
              expect(tried.get(second)).toBeGreaterThanOrEqual(mostTries);
              expect(passed.lost?.from).toBeLessThanOrEqual(second);
              expect(passed.progress.since).toBeGreaterThan(second);
            }
          before = passed.progress;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
