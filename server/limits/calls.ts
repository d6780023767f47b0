/** How many vendor calls one request may cause. */
import { notDone } from '../../sources/domain/user-errors.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { WriteService } from '../../sources/writes/perform.ts';
import type { CallBudget } from '../../sources/ports/calls.ts';

export interface Calls {
  readonly budget: number;
  used(): number;
  /** Ends with the budget. */
  readonly reading: CallBudget;
  /** Counts, and lets all through: a write that has begun is never cut off in its middle. */
  readonly writing: CallBudget;
  /** Writes that begin while there is budget left; later ones are refused with nothing done. */
  guarded(writing: WriteService): WriteService;
}
export interface CallsOptions {
  readonly budget: number;
  /** false: too many calls are noted and made nonetheless. */
  readonly enforce: boolean;
  /** Hears once of a request that wants more. */
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
    reading: { take: () => more() && count(), giveBack },
    writing: { take: count, giveBack },
    guarded: (writing) => ({
      ...writing,
      perform: async (intent, means) => {
        if (more()) return writing.perform(intent, means);
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
