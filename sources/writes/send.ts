/** Sends the requests of one write, one after the other, and says what became of all of them together. */
import { append } from '../values/lists.ts';
import { notDone, outcomeUnknown, userErrorOf } from '../domain/user-errors.ts';
import { SourceFault } from '../fault.ts';
import type { Finished } from '../ports/ledger.ts';
import type { OrderKey, Order } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { UserError, WriteHandler, WriteRequest } from '../ports/writes.ts';
import { type KnownValue, knownPeople, maskText, peopleOfInput } from '../domain/personal/mask-text.ts';
import type { CallContext } from '../ports/calls.ts';

export interface SendOptions {
  readonly vendor: Vendor;
  readonly call: CallContext;
  /** Is told of a bug of ours; the outcome is then not known. */
  readonly onTrouble: (error: unknown) => void;
}
type Sent = Omit<Finished, 'finishedAt'>;

/** Once a request has failed on its way, those behind it are not sent. */
export async function sendAll(
  handler: WriteHandler,
  requests: readonly WriteRequest[],
  options: SendOptions,
): Promise<Sent> {
  const { vendor, call } = options;
  const userErrors: UserError[] = [];
  let done = 0;
  let broken: { readonly isUncertain: boolean } | null = null;
  let vendorRef: string | null = null;
  let created: OrderKey | null = null;
  for (const one of requests) {
    const targets = one.targets.length > 0 ? one.targets : [null];
    if (broken) {
      append(
        userErrors,
        targets.map((target) => notSent(vendor, target)),
      );
      continue;
    }
    try {
      const verdict = await handler.send(one, call);
      if (verdict.done) {
        append(userErrors, verdict.failures);
        done += targets.length - verdict.failures.length;
        vendorRef = joined(vendorRef, verdict.vendorRef);
        created ??= verdict.created;
      } else
        append(
          userErrors,
          verdict.userErrors.flatMap((said) => ofEach(said, one)),
        );
    } catch (error) {
      const fault = faultOf(error, options);
      broken = { isUncertain: !fault?.unsent };
      append(
        userErrors,
        targets.map((target) => failure(vendor, fault, target)),
      );
    }
  }
  return { state: stateOf(userErrors.length, done, broken), vendorRef, created, userErrors };
}

function stateOf(failed: number, done: number, broken: { readonly isUncertain: boolean } | null): Sent['state'] {
  if (broken?.isUncertain) return 'UNCERTAIN';
  if (failed === 0) return 'SUCCEEDED';
  return done > 0 ? 'PARTIAL' : 'FAILED';
}

/** null for a bug of ours. */
function faultOf(error: unknown, { onTrouble }: SendOptions): SourceFault | null {
  if (error instanceof SourceFault) return error;
  onTrouble(error);
  return null;
}

const failure = (vendor: Vendor, fault: SourceFault | null, target: OrderKey | null): UserError =>
  fault?.unsent ? notDone(vendor, fault, target) : outcomeUnknown(vendor, fault, target);

/** When a batch is refused as a whole, each of its orders is. */
const ofEach = (said: UserError, { targets, places }: WriteRequest): readonly UserError[] =>
  said.target !== null || targets.length < 2
    ? [said]
    : targets.map((target, i) => ({ ...said, target, path: said.path ?? places?.[i] ?? null }));

const joined = (before: string | null, next: string | null): string | null =>
  before === null || next === null ? (before ?? next) : `${before}, ${next}`;

const notSent = (vendor: Vendor, target: OrderKey | null): UserError =>
  userErrorOf(
    'VENDOR_UNAVAILABLE',
    'It was not sent, because an earlier part failed on its way. Try again with another idempotencyKey.',
    { vendor, target, retryable: true },
  );

/** Masks people in the vendor's own words. `input` is what the client gave, `order` was read before the write, if it was. */
export function redacted(userErrors: readonly UserError[], input: unknown, order: Order | null): readonly UserError[] {
  if (userErrors.every(({ nativeMessage }) => nativeMessage === null)) return userErrors;
  const people: readonly KnownValue[] = [...peopleOfInput(input), ...(order ? knownPeople(order) : [])];
  return userErrors.map((one) =>
    one.nativeMessage === null ? one : { ...one, nativeMessage: maskText(one.nativeMessage, people) },
  );
}
