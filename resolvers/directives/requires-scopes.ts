/**
 * Who may see a field: @requiresScopes of the schema is enforced here, before the field's own resolver runs, so that no
 * vendor is asked for what may not be shown. The server itself has refused whoever is no client (@authenticated).
 */
import {
  defaultFieldResolver,
  getDirectiveValues,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { type Client, isScope, type Scope } from '../client.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';

type Field = GraphQLField<unknown, Context>;
type Alternatives = readonly (readonly Scope[])[];

/** What a mutation needs whose field in the schema says nothing. */
const unsaid: Alternatives = [['orders:write']];

/** Wraps the fields that not every client may see. */
export function guarded(schema: GraphQLSchema): GraphQLSchema {
  const writes = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const alternatives = scopesOf(field, schema) ?? (type === writes ? unsaid : null);
      const reveals = field.args.some(({ name }) => name === 'reveal');
      if (alternatives) field.resolve = requiring(alternatives, `${type.name}.${field.name}`, resolverOf(field));
      if (reveals) field.resolve = revealing(resolverOf(field));
    }
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, Context>;
const resolverOf = ({ resolve }: Field): Resolver => resolve ?? defaultFieldResolver;

/** The scopes of which a client must have all of one list; null: none is needed. */
export function scopesOf({ astNode }: Pick<Field, 'astNode'>, schema: GraphQLSchema): Alternatives | null {
  const directive = schema.getDirective('requiresScopes');
  const values: unknown = directive && astNode ? getDirectiveValues(directive, astNode)?.['scopes'] : undefined;
  if (!Array.isArray(values)) return null;
  return values.map((all: unknown) => {
    const names: readonly unknown[] = Array.isArray(all) ? all : [];
    return names.map((name) => {
      if (isScope(name)) return name;
      throw new TypeError(`@requiresScopes names ${String(name)}, which is no scope.`);
    });
  });
}

const requiring =
  (alternatives: Alternatives, name: string, resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    const { client } = context;
    if (alternatives.some((all) => all.every((scope) => client.scopes.has(scope))))
      return resolve(source, args, context, info);
    throw forbidden(`${name} needs the scope ${alternatives.map((all) => all.join(' and ')).join(', or ')}`, client);
  };

/** Who may not see personal data in clear gets an error and not the masked value, which could be taken for the clear one. */
const revealing =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    if (args['reveal'] === true) needScope('pii:reveal', 'reveal: true', context.client);
    return resolve(source, args, context, info);
  };

/** Throws FORBIDDEN when the client does not have the scope; `what` names in the message what needs it. */
export function needScope(scope: Scope, what: string, client: Client): void {
  if (!client.scopes.has(scope)) throw forbidden(`${what} needs the scope ${scope}`, client);
}

const forbidden = (why: string, { id }: Client): Error => userError('FORBIDDEN', `${why}, which client ${id} has not.`);
