/** Mutations as a client sends them, and what can be asked about them afterwards. */
import { expect } from 'vitest';
import type { Answer, Facade } from '../harness.ts';

export type Values = Readonly<Record<string, unknown>>;
export interface Mutation {
  readonly mutation: string;
  /** Its arguments besides `options`, each with its type. */
  readonly args: Values;
  /** What is selected of the payload, besides operation and userErrors. */
  readonly selection: string;
}
export interface WriteRequest {
  readonly variables: Values;
  readonly options?: Values;
}

const errorFields = 'code message path targetId retryable vendor nativeCode nativeMessage';
const operationFields = `id name state vendor idempotencyKey operator client orderIds startedAt finishedAt
  vendorRef vendorRequest userErrors { ${errorFields} }`;

let keys = 0;
export const newKey = (): string => `intent-${(keys += 1)}`;

/** The text of a mutation whose payload is answered as `it`. */
export function textOf({ mutation, args, selection }: Mutation): string {
  const parameters = Object.entries(args).map(([name, type]) => `$${name}: ${String(type)}`);
  const passed = Object.keys(args).map((name) => `${name}: $${name}`);
  return `mutation (${[...parameters, '$options: WriteOptions!'].join(', ')}) {
    it: ${mutation}(${[...passed, 'options: $options'].join(', ')}) {
      ${selection} operation { ${operationFields} } userErrors { ${errorFields} } } }`;
}
export const write = (facade: Facade, mutation: Mutation, { variables, options }: WriteRequest): Promise<Answer> =>
  facade.ask(textOf(mutation), { ...variables, options: { idempotencyKey: newKey(), ...options } });

/** The payload of a write whose answer has no errors. */
export async function payloadOf(asked: Promise<Answer>) {
  const { data, errors } = await asked;
  expect(errors).toEqual([]);
  return data.it;
}
/** Writes of which no answer has errors. */
export const writing =
  (facadeNow: () => Facade) =>
  (mutation: Mutation, variables: object, options: object = {}) =>
    payloadOf(write(facadeNow(), mutation, { variables: { ...variables }, options: { ...options } }));
/** Each as "CODE path.in.the.arguments". */
export const codesOf = ({
  userErrors,
}: {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}): readonly string[] => userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? '-'}`);

export async function operationNow(facade: Facade, id: string) {
  const { data, errors } = await facade.ask(`query ($id: ID!) { operation(id: $id) { ${operationFields} } }`, { id });
  expect(errors).toEqual([]);
  return data.operation;
}
export async function operationsOn(
  facade: Facade,
  orderId: string,
): Promise<readonly { id: string; operator: string }[]> {
  const { data, errors } = await facade.ask(
    'query ($orderId: ID!) { operations(orderId: $orderId, first: 100) { nodes { id operator } } }',
    { orderId },
  );
  expect(errors).toEqual([]);
  return data.operations.nodes;
}

const read = new WeakMap<Facade, string | null>();
/** Ids of the orders that changes told of since this was asked last. */
export async function newlyTold(facade: Facade): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { data, errors } = await facade.ask(
      `query ($after: String) { changes(first: 100, after: $after) {
        pageInfo { endCursor hasNextPage } edges { node { order { id } } } } }`,
      { after: read.get(facade) ?? null },
    );
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data.changes;
    ids.push(...edges.map(({ node }: { node: { order: { id: string } } }) => node.order.id));
    read.set(facade, pageInfo.endCursor);
    if (!pageInfo.hasNextPage) return ids;
  }
}

/** Requests of this operation that the vendor has had since `facade.forget()`. */
export const sentTo = (facade: Facade, vendor: string, operation: string): number =>
  facade.calls().filter((call) => call === `${vendor} ${operation}`).length;

/** A pass of the timer may have begun before the clock was moved on; the second pass has not. */
export async function reconciled({ writes }: Facade): Promise<void> {
  await writes.reconcile();
  await writes.reconcile();
}
