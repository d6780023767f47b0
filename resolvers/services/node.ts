/** Anything that has a global id. */
import type { GraphQLResolveInfo } from 'graphql';
import { decoded } from '../arguments/references.ts';
import { memberParts, orderParts } from '../arguments/selection.ts';
import type { Context } from '../context.ts';
import type { AnyNode } from '../models.ts';
import { findOperation } from './operations.ts';
import { groupIn, groupOfId } from './order-group.ts';
import { itemOf, withComponents, withItems } from './order.ts';
import { findPackage } from './packages.ts';

export async function findNode(text: string, context: Context, info: GraphQLResolveInfo): Promise<AnyNode | null> {
  const { loaders } = context;
  const id = decoded({ id: text }, context);
  switch (id.type) {
    case 'Order':
      return loaders.order(id.order, orderParts(info));
    case 'OrderItem': {
      const order = await loaders.order(id.order, withComponents);
      return order && itemOf(order.key, id.itemKey, context);
    }
    case 'Package':
      return findPackage(id.order, id.packageKey, context);
    case 'ReturnCase': {
      const order = await loaders.order(id.order, withItems);
      return order?.returns?.find(({ returnKey }) => returnKey === id.returnKey) ?? null;
    }
    case 'Reminder':
      return loaders.reminder(id.vendor, id.reminderId);
    case 'Operation':
      return findOperation(id.operationId, context);
    case 'OrderGroup':
      return groupIn(await groupOfId(id, memberParts(info), context), context, info);
  }
}

/** Each that could not be had is a null with an error at its own place. */
export const eachOrNull = <T>(
  asked: readonly Promise<T | null>[],
  { report }: Context,
  { path }: GraphQLResolveInfo,
): Promise<readonly (T | null)[]> =>
  Promise.all(
    asked.map((one, key) =>
      one.catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
        report(error, { prev: path, key, typename: undefined });
        return null;
      }),
    ),
  );
