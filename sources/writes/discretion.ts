/** A vendor's word on a write may repeat whom it was about; who reads the outcome later need not be told. */
import { type KnownValue, knownPeople, maskText, peopleGiven } from '../domain/mask-text.ts';
import type { Order } from '../model.ts';
import type { Refusal } from '../ports/writes.ts';

/** `input`: what the client gave; `order`: as it was read before the write, if it was. */
export function discreet(refusals: readonly Refusal[], input: unknown, order: Order | null): readonly Refusal[] {
  if (refusals.every(({ nativeMessage }) => nativeMessage === null)) return refusals;
  const people: readonly KnownValue[] = [...peopleGiven(input), ...(order ? knownPeople(order) : [])];
  return refusals.map((one) =>
    one.nativeMessage === null ? one : { ...one, nativeMessage: maskText(one.nativeMessage, people) },
  );
}
