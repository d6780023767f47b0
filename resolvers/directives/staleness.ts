/**
 * How old data may be is said of one field of a request, and holds for all that is selected below it and for nothing
 * else. What is below a field is told by the response path, whose first name no two fields of a request share.
 */
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../context.ts';

/** The context of the root field under resolution, whose data may have been read so many seconds ago. */
export function withStaleness(seconds: number, context: Context, { path }: Pick<GraphQLResolveInfo, 'path'>): Context {
  const own = { ...context, ...context.withStaleness(seconds) };
  context.stalenessContexts.set(rootOf(path), own);
  return own;
}

/** Hands every resolver the context of the root field that it is below. */
export function withStalenessContexts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (resolve)
        field.resolve = (source, args, context: Context, info) => resolve(source, args, within(context, info), info);
    }
  }
  return schema;
}

const within = (context: Context, { path }: GraphQLResolveInfo): Context =>
  context.stalenessContexts.size === 0 ? context : (context.stalenessContexts.get(rootOf(path)) ?? context);

function rootOf(path: GraphQLResolveInfo['path']): string | number {
  let at = path;
  while (at.prev) at = at.prev;
  return at.key;
}
