/** From what a client names to what a vendor is asked for; bad references end here, before any vendor is called. */
import { decodeId, encodeId, type GlobalId, type NodeType } from '../../sources/domain/ids.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import { serves } from '../../sources/ports/source.ts';
import { askedNumber } from '../../sources/values/number-text.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';

/** An id as a client wrote it; `argument` is what an error calls it. */
interface IdArgument {
  readonly id: string;
  readonly argument?: string;
}

/** BAD_USER_INPUT for what is no id of ours, NOT_FOUND for one that leads to no vendor that we have. */
export function decoded({ id, argument = 'id' }: IdArgument, { registry }: Context): GlobalId {
  const found = decodeId(id);
  if (!found)
    throw userError('BAD_USER_INPUT', `${argument} is not an id of this API; take it from the id field of an answer.`, {
      argument,
    });
  if (!('platformOrderNo' in found) && found.type !== 'Operation') {
    const { vendor, tenantId } = 'order' in found ? found.order : found;
    const source = registry.source(vendor);
    if (!source || !serves(source, tenantId))
      throw userError('NOT_FOUND', `${argument} belongs to a system that is not connected here.`, { argument });
  }
  return found;
}

/** The same, and NOT_FOUND for the id of another type. */
export function decodedAs<T extends NodeType>(
  type: T,
  named: IdArgument,
  context: Context,
): Extract<GlobalId, { type: T }> {
  const found = decoded(named, context);
  if (isOfType(found, type)) return found;
  const { argument = 'id' } = named;
  throw userError('NOT_FOUND', `${argument} is the id of ${article(found.type)}; this asks for ${article(type)}.`, {
    argument,
  });
}

const isOfType = <T extends NodeType>(id: GlobalId, type: T): id is Extract<GlobalId, { type: T }> => id.type === type;
const article = (type: string): string => (/^[AO]/.test(type) ? `an ${type}` : `a ${type}`);

/** A number or code that a person typed: trimmed, not empty, not longer than any vendor's. */
export function typed(value: string, argument: string, most = 128): string {
  const text = value.trim();
  if (text === '') throw userError('BAD_USER_INPUT', `${argument} must not be empty.`, { argument });
  if (text.length > most)
    throw userError('BAD_USER_INPUT', `${argument} has ${text.length} characters; at most ${most} make sense.`, {
      argument,
    });
  return text;
}

/** A number as it stands on a label, without the label (订单号：), quotes and characters that cannot be seen. */
export function typedNumber(value: string, argument: string, most = 128): string {
  const text = typed(value, argument, most);
  return askedNumber(text) || text;
}

export function keyOf(vendor: Vendor, nativeId: string, { registry }: Context): OrderKey {
  const source = registry.source(vendor);
  if (!source) throw userError('NOT_FOUND', `${vendor} is not connected here.`, { vendor });
  const key = source.keyOf?.(typed(nativeId, 'vendorId.nativeId'));
  if (key) return key;
  throw userError(
    'LOOKUP_UNSUPPORTED',
    `${vendor} cannot be asked for an order by its own id alone; use orderGroup(by: {platformOrderNo}).`,
    { vendor },
  );
}

/** The one that there is; null for none; AMBIGUOUS_REFERENCE with the ids when the reference names several. */
export function onlyOne<T>(found: readonly T[], what: string, idOf: (one: T) => string): T | null {
  const [one, ...others] = found;
  if (one === undefined) return null;
  if (others.length === 0) return one;
  throw userError('AMBIGUOUS_REFERENCE', `${what} names ${found.length} records; ask for one of them by its id.`, {
    ids: found.map(idOf),
  });
}

export const idOfOrder = (order: OrderKey): string => encodeId({ type: 'Order', order });
export const orderId = ({ key }: Pick<Order, 'key'>): string => idOfOrder(key);
