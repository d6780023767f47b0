/**
 * The life of a write in the ledger: an idempotency key stands for one intent, the intent is durable before anything is
 * done, and what became of it is durable after.
 */
import { maskText } from '../domain/personal/mask-text.ts';
import { userErrorOf } from '../domain/user-errors.ts';
import { type OrderKey, orderKeyText } from '../model.ts';
import type { ShownRequest } from '../ports/calls.ts';
import type { Finished, Ledger, Operation } from '../ports/ledger.ts';
import type { Expectation, UserError } from '../ports/writes.ts';
import { entryHash, type LedgerEntry, type Performed } from './intent.ts';
import type { Clock } from '../values/time.ts';

export interface LedgerEntriesOptions {
  readonly ledger: Ledger;
  readonly now: Clock;
  readonly newId: () => string;
  /** Is told how each write ended that was begun. */
  readonly onOutcome: (operation: Operation) => void;
  /** Is told of what should not happen: a bug of ours, or an outcome that could not be written down. */
  readonly onTrouble: (error: unknown, operation: Pick<Operation, 'id' | 'name' | 'vendor'>) => void;
}
export interface LedgerEntries {
  /** What has this key already, or why the key cannot be used; null: the write can begin. */
  earlier(entry: LedgerEntry): Promise<Performed | null>;
  /** A write that is refused is an outcome too: who tried it is noted, and the same key gives the same answer. */
  refuse(entry: LedgerEntry, userErrors: readonly UserError[]): Promise<Performed>;
  /** Notes nothing. */
  dryRun(entry: LedgerEntry, shown: readonly ShownRequest[]): Performed;
  carryOut(entry: LedgerEntry, expectation: Expectation | null, act: Act): Promise<Performed>;
}
type Act = (operation: Operation) => Promise<Finished>;

const longestKey = 128;
const keyPath = { path: ['options', 'idempotencyKey'] } as const;

export function ledgerEntries({ ledger, now, newId, onOutcome, onTrouble }: LedgerEntriesOptions): LedgerEntries {
  /** The writes that this process is carrying out: a repeat waits for the outcome of the first. */
  const running = new Map<string, Promise<Operation>>();
  const begun = (entry: LedgerEntry, expectation: Expectation | null): Operation => ({
    ...pending(entry, expectation),
    id: newId(),
    startedAt: now(),
  });

  async function repeated(earlier: Operation, entry: LedgerEntry): Promise<Performed> {
    if (earlier.inputHash !== entryHash(entry)) return refused([keyOfAnother]);
    const operation = (await running.get(earlier.id)) ?? earlier;
    return { operation, shown: null, userErrors: operation.userErrors, affected: [] };
  }

  async function finish(id: string, finished: Finished): Promise<void> {
    const inTime = await ledger.finishOperation(id, 'PENDING', finished);
    // It took so long that the reconciler has given it up; but what the vendor said is known better here.
    if (!inTime && finished.state !== 'UNCERTAIN') await ledger.finishOperation(id, 'UNCERTAIN', finished);
  }

  return {
    async earlier(entry) {
      const { idempotencyKey, dryRun } = entry.options;
      if (idempotencyKey.trim() === '' || idempotencyKey.length > longestKey) return refused([badKey]);
      const earlier = dryRun ? null : await ledger.operationByKey(entry.client, idempotencyKey);
      return earlier && repeated(earlier, entry);
    },
    async refuse(entry, userErrors) {
      if (entry.options.dryRun) return refused(userErrors);
      const operation: Operation = { ...begun(entry, null), state: 'FAILED', finishedAt: now(), userErrors };
      const noted = await ledger.beginOperation(operation);
      if (noted.id !== operation.id) return repeated(noted, entry);
      return { operation, shown: null, userErrors, affected: [] };
    },
    dryRun(entry, shown) {
      const operation = begun(entry, null);
      return { operation: { ...operation, id: `dry-run-${operation.id}` }, shown, userErrors: [], affected: [] };
    },
    async carryOut(entry, expectation, act) {
      const mine = begun(entry, expectation);
      const outcome = Promise.withResolvers<Operation>();
      // Before it is durable: a repeat that finds it in the ledger finds it here as well.
      running.set(mine.id, outcome.promise);
      try {
        const noted = await ledger.beginOperation(mine);
        if (noted.id !== mine.id) return await repeated(noted, entry);
        const finished = await act(mine);
        const operation = { ...mine, ...finished };
        // Without the ledger it happened all the same, and the client is told; the reconciler will call it UNCERTAIN.
        await finish(mine.id, finished)
          // The store may have been away for a moment; there is no third try, since the client waits.
          .catch(() => finish(mine.id, finished))
          .catch((error: unknown) => onTrouble(error, mine));
        outcome.resolve(operation);
        onOutcome(operation);
        return { operation, shown: null, userErrors: operation.userErrors, affected: affectedBy(operation) };
      } finally {
        running.delete(mine.id);
        // For the case that it was never begun, or that nobody knows how it ended.
        outcome.resolve(mine);
      }
    },
  };
}

const pending = (entry: LedgerEntry, expectation: Expectation | null): Omit<Operation, 'id' | 'startedAt'> => ({
  client: entry.client,
  idempotencyKey: entry.options.idempotencyKey,
  inputHash: entryHash(entry),
  name: entry.name,
  vendor: entry.vendor,
  orders: entry.orders,
  // The vendor is told the name as it was given; a phone in it is not kept.
  operator: entry.operator && maskText(entry.operator),
  state: 'PENDING',
  finishedAt: null,
  vendorRef: null,
  created: null,
  userErrors: [],
  expectation,
});

const refused = (userErrors: readonly UserError[]): Performed => ({
  operation: null,
  shown: null,
  userErrors,
  affected: [],
});
const badKey = userErrorOf('INVALID_INPUT', `options.idempotencyKey must have 1 to ${longestKey} characters.`, keyPath);
const keyOfAnother = userErrorOf(
  'IDEMPOTENCY_MISMATCH',
  'options.idempotencyKey was used for another write; give each write a key of its own.',
  keyPath,
);

function affectedBy({ state, orders, created }: Operation): readonly OrderKey[] {
  if (state === 'FAILED') return [];
  const all = [...orders, ...(created ? [created] : [])];
  return [...new Map(all.map((key) => [orderKeyText(key), key])).values()];
}
