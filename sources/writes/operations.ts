/** The operation that a write handler has under a name, for callers that know the name only at run time. */
import type { Order, OrderPart } from '../model.ts';
import type { WriteName } from '../ports/write-inputs.ts';
import type {
  Command,
  CommandNamed,
  Expectation,
  WriteOperation,
  Prepared,
  ReconcileOutcome,
  WriteHandler,
} from '../ports/writes.ts';
import type { Reminder } from '../model.ts';

export interface AnyWriteOperation {
  readonly reads: ReadonlySet<OrderPart> | null;
  prepare(command: Command, order: Order | null): Prepared;
  /** null: nothing that can be read tells. */
  reconcile(expectation: Expectation, found: readonly Order[], reminder: Reminder | null): ReconcileOutcome | null;
}

export function writeOperationOf(handler: WriteHandler, name: WriteName): AnyWriteOperation | undefined {
  return wrapped(name, handler.operations);
}

function wrapped<N extends WriteName>(
  name: N,
  operations: { readonly [M in N]?: WriteOperation<M> },
): AnyWriteOperation | undefined {
  const writeOperation = operations[name];
  if (!writeOperation) return undefined;
  const isNamed = (command: Command): command is CommandNamed<N> => command.name === name;
  return {
    reads: writeOperation.reads,
    prepare(command, order) {
      if (!isNamed(command)) throw new TypeError(`${command.name} was brought to the handler of ${name}`);
      return writeOperation.prepare(command, order);
    },
    reconcile: (expectation, found, reminder) => writeOperation.reconcile?.(expectation, found, reminder) ?? null,
  };
}
