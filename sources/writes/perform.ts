/**
 * One write from intent to outcome. The intent is durable before the vendor hears of it, the request is sent at most once,
 * and what is answered is done, refused, or "not known": never a guess, never a second try.
 */
import { userErrorOf } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import type { Order, OrderKey } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Source } from '../ports/source.ts';
import type { UserError } from '../ports/writes.ts';
import type { Vendor } from '../vocabulary.ts';
import type { LedgerEntry, Performed, WriteIntent } from './intent.ts';
import { ledgerEntries, type LedgerEntriesOptions } from './ledger-entries.ts';
import { writeOperationOf } from './operations.ts';
import { nothingToGuard, prepare, type ReadOrder } from './prepare.ts';
import { redacted, sendAll } from './send.ts';
import { maskRequest } from './shown-request.ts';

/** What a write needs of the request that asks for it. */
export interface WriteDependencies {
  readonly order: ReadOrder;
  /** Not bound to the client: a client that goes away does not break off a write. */
  readonly call: CallContext;
}
export interface WriteServiceOptions extends LedgerEntriesOptions {
  readonly source: (vendor: Vendor) => Source | undefined;
  /** Members of the vendor's records that say who somebody is. */
  readonly personalFields: (vendor: Vendor) => readonly string[];
}
export interface WriteService {
  /** Rejects when the ledger cannot be used: then nothing was sent. */
  perform(intent: WriteIntent, dependencies: WriteDependencies): Promise<Performed>;
  /** The same for what is kept here and sent to nobody; `act` returns the reasons why it was not done. */
  note(entry: LedgerEntry, act: () => Promise<readonly UserError[]>): Promise<Performed>;
}

export function createWriteService(options: WriteServiceOptions): WriteService {
  const { now, onTrouble } = options;
  const entries = ledgerEntries(options);
  return {
    async perform(intent, dependencies) {
      const earlier = await entries.earlier(intent);
      if (earlier) return earlier;
      const { vendor, command } = intent;
      const source = options.source(vendor);
      const handler = source?.writes;
      const writeOperation = handler && writeOperationOf(handler, command.name);
      if (!handler || !writeOperation) return entries.refuse(intent, [unsupported(intent, source !== undefined)]);
      const { prepared, order } = await prepare(intent, writeOperation, dependencies.order);
      if ('userErrors' in prepared) return entries.refuse(intent, prepared.userErrors);
      const { requests, expectation } = prepared;
      if (intent.options.dryRun) {
        const known = { input: intent, order, personalFields: options.personalFields(vendor) };
        return entries.dryRun(
          intent,
          requests.map((one) => maskRequest(handler.show(one), known)),
        );
      }
      return entries.carryOut(intent, expectation, async (operation) => {
        const sent = await sendAll(handler, requests, {
          vendor,
          call: dependencies.call,
          onTrouble: (error) => onTrouble(error, operation),
        });
        const speaks = sent.userErrors.some(({ nativeMessage }) => nativeMessage !== null);
        const named = order ?? (speaks && command.order ? await asFarAsKnown(command.order, dependencies) : null);
        const userErrors = redacted(sent.userErrors, command.input, named);
        return { ...sent, userErrors, finishedAt: sent.state === 'UNCERTAIN' ? null : now() };
      });
    },
    async note(entry, act) {
      const earlier = await entries.earlier(entry);
      if (earlier) return earlier;
      if (entry.options.ifUnmodifiedSince !== null) return entries.refuse(entry, [nothingToGuard]);
      if (entry.options.dryRun) return entries.dryRun(entry, []);
      return entries.carryOut(entry, null, async () => {
        const userErrors = await act();
        const state = userErrors.length === 0 ? 'SUCCEEDED' : 'FAILED';
        return { state, finishedAt: now(), vendorRef: null, created: null, userErrors };
      });
    },
  };
}

/** Whom a vendor's words may name. Where it cannot be read, their shape has to tell. */
const asFarAsKnown = (key: OrderKey, { order }: WriteDependencies): Promise<Order | null> =>
  order(key, new Set()).catch((error: unknown) => {
    if (!(error instanceof SourceFault)) throw error;
    return null;
  });

const unsupported = ({ name, vendor, command }: WriteIntent, isConnected: boolean): UserError =>
  userErrorOf(
    'UNSUPPORTED_BY_VENDOR',
    isConnected ? `${vendor} offers no ${name} here.` : `${vendor} is not connected here.`,
    { target: command.order, vendor },
  );
