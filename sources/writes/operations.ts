/** What a desk offers under a name, for callers that know the name only at run time. */
import type { Order, OrderPart } from '../model.ts';
import type { WriteName } from '../ports/write-inputs.ts';
import type { Command, CommandNamed, Expectation, Offer, Prepared, Settlement, WriteDesk } from '../ports/writes.ts';
import type { Reminder } from '../model.ts';

export interface AnyOffer {
  readonly reads: ReadonlySet<OrderPart> | null;
  prepare(command: Command, order: Order | null): Prepared;
  /** null: nothing that can be read tells. */
  settle(expectation: Expectation, found: readonly Order[], reminder: Reminder | null): Settlement | null;
}

export function offerOf(desk: WriteDesk, name: WriteName): AnyOffer | undefined {
  return wrapped(name, desk.offers);
}

function wrapped<N extends WriteName>(name: N, offers: { readonly [M in N]?: Offer<M> }): AnyOffer | undefined {
  const offer = offers[name];
  if (!offer) return undefined;
  const isNamed = (command: Command): command is CommandNamed<N> => command.name === name;
  return {
    reads: offer.reads,
    prepare(command, order) {
      if (!isNamed(command)) throw new TypeError(`${command.name} was brought to the desk of ${name}`);
      return offer.prepare(command, order);
    },
    settle: (expectation, found, reminder) => offer.settle?.(expectation, found, reminder) ?? null,
  };
}
