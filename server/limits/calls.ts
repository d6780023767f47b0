/** How many vendor calls one request may cause. */
import { notDone } from '../../sources/domain/user-errors.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { WriteService } from '../../sources/writes/perform.ts';
import type { CallBudget } from '../../sources/ports/calls.ts';

export interface Calls {
  readonly budget: number;
  used(): number;
  /** For reads: it ends with the budget. */
  readonly reading: CallBudget;
  /** For writes: it counts and lets all calls through, since a write that has begun is never broken off. */
  readonly writing: CallBudget;
  /** The same writes, refused with nothing done when the budget is used up before they begin. */
  guarded(writing: WriteService): WriteService;
}
export interface CallsOptions {
  readonly budget: number;
  /** false: calls beyond the budget are reported and made all the same. */
  readonly enforce: boolean;
  /** Is told once of a request that wants more calls than the budget. */
  readonly onOver: () => void;
}

export function countCalls({ budget, enforce, onOver }: CallsOptions): Calls {
  let used = 0;
  let over = false;
  const more = (): boolean => {
    if (used < budget) return true;
    if (!over) onOver();
    over = true;
    return !enforce;
  };
  const giveBack = (): void => void (used -= 1);
  const count = (): true => {
    used += 1;
    return true;
  };
  return {
    budget,
    used: () => used,
    reading: { take: () => more() && count(), giveBack, left: () => (enforce ? Math.max(0, budget - used) : Infinity) },
    writing: { take: count, giveBack, left: () => Infinity },
    guarded: (writing) => ({
      ...writing,
      perform: async (intent, dependencies) => {
        if (more()) return writing.perform(intent, dependencies);
        const fault = new SourceFault(intent.vendor, 'BUDGET', { operation: intent.command.name });
        return {
          operation: null,
          shown: null,
          userErrors: [notDone(intent.vendor, fault, intent.command.order)],
          affected: [],
        };
      },
    }),
  };
}
