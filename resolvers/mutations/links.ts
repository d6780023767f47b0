/** Manual links: what a person says of two orders. Both must be there, and are made known to the store first. */
import { userErrorOf } from '../../sources/domain/user-errors.ts';
import { SourceFault } from '../../sources/fault.ts';
import { type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { UserError } from '../../sources/ports/writes.ts';
import { decodedAs } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import type { PayloadOf } from '../models.ts';
import { forgetGroups } from '../services/order-group.ts';
import { noParts } from '../services/order.ts';
import type { MutationOrderLinkArgs, MutationResolvers } from '../types.generated.ts';
import { answering, entryOf, readingArgument, refuse } from './perform.ts';

export const linkMutations: Pick<MutationResolvers, 'orderLink' | 'orderUnlink'> = {
  orderLink: (_root, args, context) => manualLink('orderLink', args, context),
  orderUnlink: (_root, args, context) => manualLink('orderUnlink', args, context),
};

const manualLink = (
  name: 'orderLink' | 'orderUnlink',
  { a, b, options }: MutationOrderLinkArgs,
  context: Context,
): Promise<PayloadOf> =>
  answering(async () => {
    const keyOf = (id: string, argument: string): Promise<OrderKey> =>
      readingArgument([argument], () => decodedAs('Order', { id, argument }, context).order);
    const [from, to] = await Promise.all([keyOf(a, 'a'), keyOf(b, 'b')]);
    if (orderKeyText(from) === orderKeyText(to)) refuse('INVALID_INPUT', 'a and b are the same order.', ['b']);
    const entry = entryOf({ name, vendor: from.vendor, orders: [from, to], input: null }, options, context);
    const performed = await context.writes.note(entry, async () => {
      const missing = (await Promise.all([missingAt('a', from, context), missingAt('b', to, context)])).flat();
      if (missing.length > 0) return missing;
      await context.refresh([from, to]);
      const signed = { by: entry.operator ?? context.client.id, at: context.now() };
      const outcome = await context.manualLinks[name === 'orderLink' ? 'link' : 'unlink'](from, to, signed);
      return outcome.kind === 'UNKNOWN_ORDERS' ? outcome.orders.map(unnoted) : [];
    });
    forgetGroups(context);
    return { performed, target: from };
  });

const unnoted = (target: OrderKey): UserError =>
  userErrorOf('NOT_FOUND', `${target.vendor} showed this order, but it could not be noted here; try again.`, {
    target,
    retryable: true,
  });

/** Why the order of this argument cannot be linked or cut; [] when it can. */
async function missingAt(argument: string, target: OrderKey, { loaders }: Context): Promise<readonly UserError[]> {
  const { vendor } = target;
  const path = [argument];
  try {
    if (await loaders.order(target, noParts)) return [];
    return [userErrorOf('NOT_FOUND', `${vendor} has no such order.`, { path, target })];
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return [userErrorOf('VENDOR_UNAVAILABLE', error.message, { path, target, vendor, retryable: true })];
  }
}
