/** How many vendor calls may be made in any minute. */
import type { CallBudget } from '../../sources/ports/calls.ts';
import type { Clock } from '../../sources/values/time.ts';

const minuteMs = 60_000;

export interface MinuteBudget extends CallBudget {
  /** Milliseconds until a call is left; 0: one is left now. */
  waitMs(): number;
}

export function callsPerMinute(most: number, now: Clock): MinuteBudget {
  /** When each call of the last minute was made, oldest first. */
  let made: number[] = [];
  // A call of the future was made before the clock was set back.
  const lately = (): readonly number[] => (made = made.filter((at) => at > now() - minuteMs && at <= now()));
  return {
    take: () => {
      if (lately().length >= most) return false;
      made.push(now());
      return true;
    },
    giveBack: () => void made.pop(),
    left: () => Math.max(0, most - lately().length),
    waitMs: () => {
      const [oldest] = lately().length >= most ? made : [];
      return oldest === undefined ? 0 : oldest + minuteMs - now();
    },
  };
}
