/**
 * One write from wish to outcome. The intent is durable before the vendor hears of it, the request is sent at most once,
 * and what is answered is done, refused, or "not known": never a guess, never a second try.
 */
import { notDone, userErrorOf } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import { milliseconds, type Instant } from '../values/time.ts';
import type { Finished, Ledger, Operation } from '../ports/ledger.ts';
import { type Order, type OrderKey, type OrderPart, orderKeyText } from '../model.ts';
import type { Source } from '../ports/source.ts';
import type { Vendor } from '../vocabulary.ts';
import type { Expectation, Prepared, UserError } from '../ports/writes.ts';
import { type AnyWriteOperation, writeOperationOf } from './operations.ts';
import { sendAll, redacted } from './send.ts';
import { type LedgerEntry, entryHash, type WriteIntent } from './intent.ts';
import type { CallContext, ShownRequest } from '../ports/calls.ts';

export interface Performed {
  /** null: refused before it was begun. */
  readonly operation: Operation | null;
  /** Of a dry run. */
  readonly shown: readonly ShownRequest[] | null;
  readonly userErrors: readonly UserError[];
  /** Something may have changed at the vendor since these orders were last read. */
  readonly affected: readonly OrderKey[];
}
/** What one request lends to its writes. */
export interface WriteDependencies {
  /** Reads the order; null: there is none. Throws a SourceFault. */
  readonly order: (key: OrderKey, parts: ReadonlySet<OrderPart>) => Promise<Order | null>;
  /** Not bound to the client: who goes away does not break off a write. */
  readonly call: CallContext;
}
export interface WriteServiceOptions {
  readonly source: (vendor: Vendor) => Source | undefined;
  readonly ledger: Ledger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Hears how each write ended that was begun. */
  readonly onOutcome: (operation: Operation) => void;
  /** Hears of what should not happen: a bug of ours, or an outcome that could not be written down. */
  readonly onTrouble: (error: unknown, operation: Pick<Operation, 'id' | 'name' | 'vendor'>) => void;
}
export interface WriteService {
  /** Throws when the ledger cannot be used: then nothing was sent. */
  perform(intent: WriteIntent, means: WriteDependencies): Promise<Performed>;
  /** The same for what is noted here and sent to nobody; `act` gives the reasons why it was not done. */
  note(entry: LedgerEntry, act: () => Promise<readonly UserError[]>): Promise<Performed>;
}
type Act = (operation: Operation) => Promise<Finished>;

const longestKey = 128;

export function createWriteService(options: WriteServiceOptions): WriteService {
  const { ledger, now } = options;
  /** Of this process: a repeat waits for the first one's outcome. */
  const running = new Map<string, Promise<Operation>>();

  async function perform(intent: WriteIntent, means: WriteDependencies): Promise<Performed> {
    const before = await known(intent);
    if (before) return before;
    const source = options.source(intent.vendor);
    const handler = source?.writes;
    const writeOperation = handler && writeOperationOf(handler, intent.command.name);
    if (!handler || !writeOperation) return turnedDown(intent, [unsupported(intent, source !== undefined)]);
    const { prepared, order } = await prepare(intent, writeOperation, means);
    if ('userErrors' in prepared) return turnedDown(intent, prepared.userErrors);
    const { requests, expectation } = prepared;
    if (intent.options.dryRun) return { ...dry(begun(intent, null)), shown: requests.map((one) => handler.show(one)) };
    return carriedOut(begun(intent, expectation), intent, async (operation) => {
      const sent = await sendAll(handler, requests, {
        vendor: intent.vendor,
        call: means.call,
        onTrouble: (error) => options.onTrouble(error, operation),
      });
      const userErrors = redacted(sent.userErrors, intent.command.input, order);
      return { ...sent, userErrors, finishedAt: sent.state === 'UNCERTAIN' ? null : now() };
    });
  }

  async function note(entry: LedgerEntry, act: () => Promise<readonly UserError[]>): Promise<Performed> {
    const before = await known(entry);
    if (before) return before;
    if (entry.options.ifUnmodifiedSince !== null) return turnedDown(entry, [nothingToGuard]);
    if (entry.options.dryRun) return dry(begun(entry, null));
    return carriedOut(begun(entry, null), entry, async () => {
      const userErrors = await act();
      const state = userErrors.length === 0 ? 'SUCCEEDED' : 'FAILED';
      return { state, finishedAt: now(), vendorRef: null, created: null, userErrors };
    });
  }

  /** What stands under this key already, or why the key cannot be used; null: nothing stands in the way. */
  async function known(entry: LedgerEntry): Promise<Performed | null> {
    const { idempotencyKey, dryRun } = entry.options;
    if (idempotencyKey.trim() === '' || idempotencyKey.length > longestKey)
      return refused(
        userErrorOf('INVALID_INPUT', `options.idempotencyKey must have 1 to ${longestKey} characters.`, keyPath),
      );
    const earlier = dryRun ? null : await ledger.operationByKey(entry.client, idempotencyKey);
    return earlier && repeated(earlier, entry);
  }

  async function prepare(
    { command, vendor, orders, options: given }: WriteIntent,
    writeOperation: AnyWriteOperation,
    means: WriteDependencies,
  ): Promise<{ readonly prepared: Prepared; readonly order: Order | null }> {
    const since = given.ifUnmodifiedSince;
    const wanted = command.order !== null && writeOperation.reads !== null;
    if (since !== null && orders.length === 0) return { prepared: { userErrors: [nothingToGuard] }, order: null };
    const read = await Promise.all((wanted || since !== null ? orders : []).map((key) => standing(key)));
    const userErrors = read.flatMap((one) => ('refusal' in one ? [one.refusal] : []));
    if (userErrors.length > 0) return { prepared: { userErrors }, order: null };
    const [first] = read;
    const target = command.order !== null && first && 'order' in first ? first.order : null;
    return { prepared: writeOperation.prepare(command, target), order: target };

    async function standing(key: OrderKey): Promise<{ readonly order: Order } | { readonly refusal: UserError }> {
      try {
        const order = await means.order(key, writeOperation.reads ?? nothing);
        if (order === null) return { refusal: noSuchOrder(key, command.order) };
        const changed = since === null ? null : changedAfter(order, since);
        return changed ? { refusal: changed } : { order };
      } catch (error) {
        if (!(error instanceof SourceFault)) throw error;
        // Only a read failed: whatever kind of fault it is, nothing was done.
        return { refusal: notDone(vendor, error, key) };
      }
    }
  }

  const begun = (entry: LedgerEntry, expectation: Expectation | null): Operation => ({
    id: options.newId(),
    client: entry.client,
    idempotencyKey: entry.options.idempotencyKey,
    inputHash: entryHash(entry),
    name: entry.name,
    vendor: entry.vendor,
    orders: entry.orders,
    operator: entry.operator,
    state: 'PENDING',
    startedAt: now(),
    finishedAt: null,
    vendorRef: null,
    created: null,
    userErrors: [],
    expectation,
  });

  const dry = (operation: Operation): Performed => ({
    operation: { ...operation, id: `dry-run-${operation.id}` },
    shown: [],
    userErrors: [],
    affected: [],
  });

  /** Refusals are outcomes too: who tried what is noted, and the same key gives the same answer. */
  async function turnedDown(entry: LedgerEntry, userErrors: readonly UserError[]): Promise<Performed> {
    if (entry.options.dryRun) return refused(...userErrors);
    const mine: Operation = { ...begun(entry, null), state: 'FAILED', finishedAt: now(), userErrors };
    const standing = await ledger.beginOperation(mine);
    return standing.id === mine.id
      ? { operation: mine, shown: null, userErrors, affected: [] }
      : repeated(standing, entry);
  }

  async function carriedOut(mine: Operation, entry: LedgerEntry, act: Act): Promise<Performed> {
    const outcome = Promise.withResolvers<Operation>();
    // Before it is durable: a repeat that finds it in the ledger finds it here as well.
    running.set(mine.id, outcome.promise);
    try {
      const standing = await ledger.beginOperation(mine);
      if (standing.id !== mine.id) return await repeated(standing, entry);
      const finished = await act(mine);
      const operation = { ...mine, ...finished };
      // It happened all the same, and the client is told; the ledger will call it UNCERTAIN.
      await written(mine.id, finished)
        // The store may have been away for a moment; there is no third time, since the client waits.
        .catch(() => written(mine.id, finished))
        .catch((error: unknown) => options.onTrouble(error, mine));
      outcome.resolve(operation);
      options.onOutcome(operation);
      return { operation, shown: null, userErrors: operation.userErrors, affected: affectedBy(operation) };
    } finally {
      running.delete(mine.id);
      // For the case that it was never begun, or that nobody knows how it ended.
      outcome.resolve(mine);
    }
  }

  async function written(id: string, finished: Finished): Promise<void> {
    const inTime = await ledger.finishOperation(id, 'PENDING', finished);
    // It took so long that somebody has given it up: what the vendor said is still the better word.
    if (!inTime && finished.state !== 'UNCERTAIN') await ledger.finishOperation(id, 'UNCERTAIN', finished);
  }

  async function repeated(earlier: Operation, entry: LedgerEntry): Promise<Performed> {
    if (earlier.inputHash !== entryHash(entry))
      return refused(
        userErrorOf(
          'IDEMPOTENCY_MISMATCH',
          'options.idempotencyKey was used for another write; give each write a key of its own.',
          keyPath,
        ),
      );
    const operation = (await running.get(earlier.id)) ?? earlier;
    return { operation, shown: null, userErrors: operation.userErrors, affected: [] };
  }

  return { perform, note };
}

const nothing: ReadonlySet<OrderPart> = new Set();
const keyPath = { path: ['options', 'idempotencyKey'] } as const;
const refused = (...userErrors: readonly UserError[]): Performed => ({
  operation: null,
  shown: null,
  userErrors,
  affected: [],
});

function affectedBy({ state, orders, created }: Operation): readonly OrderKey[] {
  if (state === 'FAILED') return [];
  const all = [...orders, ...(created ? [created] : [])];
  return [...new Map(all.map((key) => [orderKeyText(key), key])).values()];
}

const unsupported = ({ name, vendor, command }: WriteIntent, connected: boolean): UserError =>
  userErrorOf(
    'UNSUPPORTED_BY_VENDOR',
    connected ? `${vendor} offers no ${name} here.` : `${vendor} is not connected here.`,
    {
      target: command.order,
      vendor,
    },
  );
const noSuchOrder = (target: OrderKey, named: OrderKey | null): UserError =>
  userErrorOf('NOT_FOUND', `${target.vendor} has no such order.`, { path: named && ['order'], target });

const sincePath = ['options', 'ifUnmodifiedSince'];
/** Refused rather than left aside: the client relies on it. */
const nothingToGuard = userErrorOf(
  'INVALID_INPUT',
  'options.ifUnmodifiedSince guards orders that a vendor changes, and this write changes none; leave it out.',
  { path: sincePath },
);

function changedAfter({ key, modifiedAt }: Order, since: Instant): UserError | null {
  const place = { path: sincePath, target: key };
  if (modifiedAt === null)
    return userErrorOf('INVALID_INPUT', `${key.vendor} tells no time of change for this order; leave it out.`, place);
  return milliseconds(modifiedAt) > milliseconds(since)
    ? userErrorOf('STALE_VERSION', `The order was changed at ${modifiedAt}; read it again before you write.`, place)
    : null;
}
