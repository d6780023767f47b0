/**
 * What every write keeps, whichever vendor it goes to: steps over rows that say what is written, what it is written to
 * and how the effect is seen. A step goes through GraphQL over HTTP; what the vendor holds is looked at behind its back.
 */
import { expect } from 'vitest';
import type { Fault, Sandbox } from '../../sandbox/server/server.ts';
import type { Answer, Facade } from '../harness.ts';

type Values = Readonly<Record<string, unknown>>;

/** A write that can be made now, on something that no other step has touched. */
export interface Scene {
  /** The mutation's arguments besides `options`. */
  readonly variables: Values;
  /** The same mutation with another wish. */
  readonly other: Values;
  /** The id of the order that it is about; null: none that there is yet. */
  readonly orderId: string | null;
  /** What the vendor holds of it: equal before and after means that nothing was done. */
  readonly held: () => unknown;
  /** What the payload shows after the write, besides the operation. */
  readonly shows: object;
}
export interface WriteRow {
  readonly mutation: string;
  /** Its arguments besides `options`, each with its type. */
  readonly args: Readonly<Record<string, string>>;
  /** Of the payload, besides operation and userErrors. */
  readonly selection: string;
  readonly scene: () => Scene | Promise<Scene>;
  /** What the request's body holds. */
  readonly sends: object;
  /** false: nothing that can be read tells whether it was done, so that an unknown outcome stays unknown. */
  readonly settles: boolean;
  /** It leads to no order that could be told of in changes. */
  readonly leadsNowhere?: true;
}
export interface World {
  readonly facade: Facade;
  readonly vendor: string;
  readonly sandbox: Sandbox;
  /** How the request's secrets look in a dry run. */
  readonly masked: object;
  /** Moves the clock on. */
  readonly advance: (ms: number) => void;
}

export const errorFields = 'code message path targetId retryable vendor nativeCode nativeMessage';
export const operationFields = `id name state vendor idempotencyKey operator client orderIds startedAt finishedAt
  vendorRef vendorRequest userErrors { ${errorFields} }`;

let keys = 0;
export const newKey = (): string => `intent-${(keys += 1)}`;

export interface Given {
  readonly variables: Values;
  readonly options?: Values;
}
/** The text of a mutation whose payload is answered as `it`. */
export function textOf({ mutation, args, selection }: Pick<WriteRow, 'mutation' | 'args' | 'selection'>): string {
  const parameters = Object.entries(args).map(([name, type]) => `$${name}: ${type}`);
  const passed = Object.keys(args).map((name) => `${name}: $${name}`);
  return `mutation (${[...parameters, '$options: WriteOptions!'].join(', ')}) {
    it: ${mutation}(${[...passed, 'options: $options'].join(', ')}) {
      ${selection} operation { ${operationFields} } userErrors { ${errorFields} } } }`;
}
export const write = (
  facade: Facade,
  row: Parameters<typeof textOf>[0],
  { variables, options }: Given,
): Promise<Answer> => facade.ask(textOf(row), { ...variables, options: { idempotencyKey: newKey(), ...options } });

/** The payload of a write whose answer has no errors. */
export async function payloadOf(asked: Promise<Answer>) {
  const { data, errors } = await asked;
  expect(errors).toEqual([]);
  return data.it;
}
export async function operationNow(facade: Facade, id: string) {
  const { data, errors } = await facade.ask(`query ($id: ID!) { operation(id: $id) { ${operationFields} } }`, { id });
  expect(errors).toEqual([]);
  return data.operation;
}
async function operationsOn(facade: Facade, orderId: string): Promise<readonly { id: string; operator: string }[]> {
  const { data, errors } = await facade.ask(
    'query ($orderId: ID!) { operations(orderId: $orderId, first: 100) { nodes { id operator } } }',
    { orderId },
  );
  expect(errors).toEqual([]);
  return data.operations.nodes;
}
const heard = new WeakMap<Facade, string | null>();
/** Ids of the orders that were told of since this was asked last. */
export async function newlyTold(facade: Facade): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { data, errors } = await facade.ask(
      `query ($after: String) { changes(first: 100, after: $after) {
        pageInfo { endCursor hasNextPage } edges { node { order { id } } } } }`,
      { after: heard.get(facade) ?? null },
    );
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data.changes;
    ids.push(...edges.map(({ node }: { node: { order: { id: string } } }) => node.order.id));
    heard.set(facade, pageInfo.endCursor);
    if (!pageInfo.hasNextPage) return ids;
  }
}

/** Requests of this write that the vendor has had since `facade.forget()`. */
const sent = ({ facade, vendor }: World, operation: string): number =>
  facade.calls().filter((call) => call === `${vendor} ${operation}`).length;

/** Nothing is sent or noted, and what would be sent is shown. */
export async function dryRun(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade, sandbox } = world;
  const scene = await row.scene();
  const before = await scene.held();
  facade.forget();
  const options = { idempotencyKey: newKey(), dryRun: true };
  const it = await payloadOf(write(facade, row, { variables: scene.variables, options }));
  expect(it).toMatchObject({
    userErrors: [],
    operation: { name: row.mutation, state: 'PENDING', vendor: world.vendor, finishedAt: null, userErrors: [] },
  });
  const { method, url, headers, body } = it.operation.vendorRequest;
  expect({ method, url, headers }).toMatchObject({
    method: 'POST',
    url: expect.stringContaining(sandbox.url),
    headers: {},
  });
  expect({ url, headers }).toMatchObject(world.masked);
  expect(JSON.parse(body)).toMatchObject(row.sends);
  expect(sent(world, operation)).toBe(0);
  expect(await operationNow(facade, it.operation.id)).toBeNull();
  expect(await scene.held()).toEqual(before);
  // The key is still free, also for another wish.
  const dry = await payloadOf(write(facade, row, { variables: scene.other, options }));
  expect(dry.operation.state).toBe('PENDING');
}

/** It is sent once, its effect is seen, the ledger has it, and the key stands for it from then on. */
export async function success(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade } = world;
  const scene = await row.scene();
  await newlyTold(facade);
  const before = await scene.held();
  facade.forget();
  const options = { idempotencyKey: newKey(), operator: '张三' };
  const given = { variables: scene.variables, options };
  const it = await payloadOf(write(facade, row, given));
  expect(it).toMatchObject({
    ...scene.shows,
    userErrors: [],
    operation: {
      name: row.mutation,
      state: 'SUCCEEDED',
      vendor: world.vendor,
      idempotencyKey: options.idempotencyKey,
      operator: '张三',
      client: 'local',
      orderIds: scene.orderId === null ? [] : [scene.orderId],
      finishedAt: expect.any(String),
      vendorRequest: null,
      userErrors: [],
    },
  });
  expect(sent(world, operation)).toBe(1);
  const after = await scene.held();
  expect(after).not.toEqual(before);
  const orderId = scene.orderId ?? it.order?.id ?? null;
  if (orderId !== null) expect(await newlyTold(facade)).toContain(orderId);
  else expect(row.leadsNowhere).toBe(true);
  expect(await operationNow(facade, it.operation.id)).toEqual(it.operation);
  if (scene.orderId !== null)
    expect(await operationsOn(facade, scene.orderId)).toEqual([{ id: it.operation.id, operator: '张三' }]);
  await repeats(world, operation, { row, scene, options, first: it });
  expect(await scene.held()).toEqual(after);
}

async function repeats(
  world: World,
  operation: string,
  { row, scene, options, first }: { row: WriteRow; scene: Scene; options: Values; first: { operation: unknown } },
): Promise<void> {
  const { facade } = world;
  facade.forget();
  const again = await payloadOf(write(facade, row, { variables: scene.variables, options }));
  expect(again).toMatchObject({ ...scene.shows, operation: first.operation, userErrors: [] });
  const other = await payloadOf(write(facade, row, { variables: scene.other, options }));
  expect(other).toMatchObject({
    operation: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['options', 'idempotencyKey'], retryable: false }],
  });
  expect(sent(world, operation)).toBe(0);
}

interface Failing {
  readonly fault: Fault;
  readonly state: 'FAILED' | 'UNCERTAIN';
  readonly error: object;
}
const failures: Readonly<Record<string, Failing>> = {
  'the vendor says no': {
    fault: { kind: 'refuse', message: '操作失败,请联系13812345678' },
    state: 'FAILED',
    error: {
      code: 'VENDOR_REJECTED',
      retryable: false,
      nativeMessage: '操作失败,请联系*********78',
      message: expect.not.stringContaining('操作失败'),
    },
  },
  'it is told to come later (503)': {
    fault: { kind: 'status', status: 503 },
    state: 'FAILED',
    error: { code: 'VENDOR_UNAVAILABLE', retryable: true },
  },
  'it is told to slow down (429)': {
    fault: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    state: 'FAILED',
    error: { code: 'VENDOR_RATE_LIMITED', retryable: true },
  },
  'its credentials are not accepted (401)': {
    fault: { kind: 'status', status: 401 },
    state: 'FAILED',
    error: { code: 'VENDOR_AUTH_FAILED', retryable: false },
  },
  'the connection ends before it is done': {
    fault: { kind: 'reset' },
    state: 'UNCERTAIN',
    error: { code: 'OUTCOME_UNKNOWN', retryable: false },
  },
};

/** It is sent once and has no effect; the outcome is what is known, and asking again changes nothing. */
export async function failure(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade, sandbox, vendor } = world;
  const scene = await row.scene();
  const before = await scene.held();
  for (const [why, { fault, state, error }] of Object.entries(failures)) {
    facade.forget();
    sandbox.misbehave({ ...fault, operation, times: 1 });
    const given = { variables: scene.variables, options: { idempotencyKey: newKey() } };
    const it = await payloadOf(write(facade, row, given));
    const userErrors = [{ ...error, vendor, targetId: scene.orderId }];
    const finishedAt = state === 'UNCERTAIN' ? null : expect.any(String);
    expect(it, why).toMatchObject({ userErrors, operation: { state, finishedAt, userErrors, vendorRequest: null } });
    world.advance(6_000);
    await reconciled(facade);
    const later = await operationNow(facade, it.operation.id);
    expect(later, why).toEqual(it.operation);
    const again = await payloadOf(write(facade, row, given));
    expect(again.operation, why).toEqual(later);
    expect(sent(world, operation), why).toBe(1);
    expect(await scene.held(), why).toEqual(before);
  }
}

/** It is done and nobody hears of it: UNCERTAIN, until a later look shows the effect. */
export async function lostAnswer(
  world: World,
  operation: string,
  { row, fault }: { readonly row: WriteRow; readonly fault: Fault },
): Promise<void> {
  const { facade, sandbox, vendor } = world;
  const scene = await row.scene();
  const before = await scene.held();
  await newlyTold(facade);
  facade.forget();
  sandbox.misbehave({ ...fault, after: true, operation, times: 1 });
  const given = { variables: scene.variables, options: { idempotencyKey: newKey() } };
  const it = await payloadOf(write(facade, row, given));
  const userErrors = [{ code: 'OUTCOME_UNKNOWN', retryable: false, vendor, targetId: scene.orderId }];
  expect(it).toMatchObject({ userErrors, operation: { state: 'UNCERTAIN', finishedAt: null, userErrors } });
  expect(await scene.held()).not.toEqual(before);
  // What was read after it shows it, though nobody may say so yet.
  if (scene.orderId !== null) {
    expect(it).toMatchObject(scene.shows);
    expect(await newlyTold(facade)).toContain(scene.orderId);
  }
  const young = await payloadOf(write(facade, row, given));
  expect(young.operation).toEqual(it.operation);
  world.advance(6_000);
  await reconciled(facade);
  const settled = { state: 'SUCCEEDED', finishedAt: expect.any(String), userErrors: [] };
  expect(await operationNow(facade, it.operation.id)).toMatchObject(row.settles ? settled : it.operation);
  const again = await payloadOf(write(facade, row, given));
  expect(again.operation.id).toBe(it.operation.id);
  expect(again).toMatchObject(
    row.settles ? { ...scene.shows, operation: settled, userErrors: [] } : { operation: it.operation, userErrors },
  );
  expect(sent(world, operation)).toBe(1);
}

/** A pass of the timer may have begun before the clock was moved on: the second one has not. */
export async function reconciled({ writes }: Facade): Promise<void> {
  await writes.reconcile();
  await writes.reconcile();
}
