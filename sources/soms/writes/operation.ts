/** Makes write operations of ours from what SOMS's document says of each of its writes. */
import type { Order, OrderKey, OrderPart } from '../../model.ts';
import type { WriteName } from '../../ports/write-inputs.ts';
import type { CommandNamed, Expectation, Prepared, UserError, WriteOperation } from '../../ports/writes.ts';
import { segment } from '../transport.ts';
import { noSuchOrder, somsError, unknownOrder } from './checks.ts';
import type { BodyContent, WriteEndpoint, Make } from './request.ts';

export interface Composed extends BodyContent {
  /** All errors that can be found before anything is sent. With any of them nothing is sent. */
  readonly userErrors?: readonly UserError[];
  readonly expectation?: Expectation | null;
}
interface OrderWrite<N extends WriteName, Subject> extends WriteEndpoint, Pick<WriteOperation<N>, 'reconcile'> {
  /** The operations of all documented forms, where there are several. */
  readonly vendorOperations?: readonly string[];
  readonly compose: (command: CommandNamed<N>, subject: Subject) => Composed;
}
interface ReadOrderWrite<N extends WriteName> extends OrderWrite<N, Order> {
  /** The parts of the order that are checked or sent. */
  readonly reads: readonly OrderPart[];
}
export type MakeOperation<N extends WriteName> = (make: Make) => WriteOperation<N>;

/** A write about one order that does not have to be read before. `{id}` in the path is the order's. */
export const onOrder =
  <N extends WriteName>(write: OrderWrite<N, OrderKey>): MakeOperation<N> =>
  (make) => ({
    ...operationOf(write, null),
    prepare(command) {
      const key = command.order;
      if (key === null) return { userErrors: [somsError('REQUIRED', 'order: name the order.', { path: ['order'] })] };
      return prepared({ make, write, command }, key, () => write.compose(command, key));
    },
  });

/** A write that checks or sends something of the order, which is read before. */
export const onReadOrder =
  <N extends WriteName>(write: ReadOrderWrite<N>): MakeOperation<N> =>
  (make) => ({
    ...operationOf(write, new Set(write.reads)),
    prepare(command, order) {
      if (order === null) return { userErrors: [noSuchOrder(command.order)] };
      return prepared({ make, write, command }, order.key, () => write.compose(command, order));
    },
  });

const operationOf = <N extends WriteName>(
  { vendorOperations, operation, reconcile }: Omit<OrderWrite<N, never>, 'compose'>,
  reads: ReadonlySet<OrderPart> | null,
): Omit<WriteOperation<N>, 'prepare'> => ({
  vendorOperations: vendorOperations ?? [operation],
  reads,
  ...(reconcile ? { reconcile } : {}),
});

interface Sending {
  readonly make: Make;
  readonly write: WriteEndpoint;
  readonly command: CommandNamed<WriteName>;
}
function prepared({ make, write, command }: Sending, key: OrderKey, compose: () => Composed): Prepared {
  const unknown = unknownOrder(key);
  if (unknown.length > 0) return { userErrors: unknown };
  const { userErrors = [], expectation = null, ...content } = compose();
  if (userErrors.length > 0) return { userErrors };
  const { operation, form, argument } = write;
  const path = write.path.replace('{id}', () => segment(key.nativeId));
  const endpoint = { operation, form, path, ...(argument ? { argument } : {}) };
  return make(command, { ...endpoint, ...content, targets: [key] }, expectation);
}
