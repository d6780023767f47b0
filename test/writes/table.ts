/**
 * What every write keeps, whichever vendor it goes to: steps over rows that say what is written, what it is written to
 * and how the effect is seen. A step goes through GraphQL over HTTP, and looks at what the vendor holds behind its back.
 */
import { describe, expect, it } from 'vitest';
import type { Fault, Sandbox } from '../../sandbox/server/server.ts';
import type { Facade } from '../harness.ts';
import {
  type Mutation,
  newKey,
  newlyTold,
  operationNow,
  operationsOn,
  payloadOf,
  reconciled,
  sentTo,
  type Values,
  write,
} from './requests.ts';

/** A write that can be made now, on something that no other step has touched. */
export interface Scene {
  /** The mutation's arguments besides `options`. */
  readonly variables: Values;
  /** The same mutation with another intent. */
  readonly other: Values;
  /** The id of the order that it is about; null where no such order exists yet. */
  readonly orderId: string | null;
  /** What the vendor holds of it: equal before and after when nothing was done. */
  readonly held: () => unknown;
  /** What the payload shows after the write, besides the operation. */
  readonly shows: object;
}
export interface WriteRow extends Mutation {
  readonly scene: (facade: Facade) => Scene | Promise<Scene>;
  /** What the request's body holds; absent where it has none. */
  readonly sends?: object;
  /** All calls of a write that is done, "*" for the write itself; absent where the calls around it do not matter. */
  readonly calls?: readonly string[];
  /** false: nothing that can be read tells whether it was done, so that an unknown outcome stays unknown. */
  readonly reconciles: boolean;
  /**
   * Changes do not tell of it: it leads to no order, its vendor pushes its orders, or the order as it is read shows nothing
   * but a line of its log. WHEN_LOST: they tell of the order that it made, as soon as that is known.
   */
  readonly untold?: true | 'WHEN_LOST';
}
export type WriteRows = Readonly<Record<string, WriteRow>>;
export interface World {
  readonly facade: Facade;
  readonly vendor: string;
  readonly sandbox: Sandbox;
  /** How the request's secrets look in a dry run. */
  readonly masked: object;
  /** Texts that no dry run shows. */
  readonly secrets: readonly string[];
  /** Moves the clock on. */
  readonly advance: (ms: number) => void;
}

/** The four steps for each row; `world` is where the row's operation is sent. */
export function describeWrites(rows: WriteRows, world: (operation: string) => World): void {
  const cases = Object.entries(rows).map(([operation, row]) => ({ operation, row }));
  describe.each(cases)('$row.mutation by $operation', ({ operation, row }) => {
    it('is shown and not sent in a dry run', () =>
      expect(dryRun(world(operation), operation, row)).resolves.toBeUndefined());
    it('is done once, shown and noted', () =>
      expect(success(world(operation), operation, row)).resolves.toBeUndefined());
    it('is not done when it fails, and says why', () =>
      expect(failure(world(operation), operation, row)).resolves.toBeUndefined());
    it(`is ${row.reconciles ? 'found out later' : 'never known'} when the answer is lost`, () =>
      expect(lostAnswer(world(operation), operation, { row, fault: { kind: 'reset' } })).resolves.toBeUndefined());
  });
}

/** Nothing is sent or noted, and what would be sent is shown. */
async function dryRun(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade, sandbox, vendor } = world;
  const scene = await row.scene(facade);
  const before = await scene.held();
  facade.forget();
  const options = { idempotencyKey: newKey(), dryRun: true };
  const payload = await payloadOf(write(facade, row, { variables: scene.variables, options }));
  expect(payload).toMatchObject({
    userErrors: [],
    operation: { name: row.mutation, state: 'PENDING', vendor, finishedAt: null, userErrors: [] },
  });
  const { method, url, headers, body } = payload.operation.vendorRequest;
  expect(url).toContain(new URL(sandbox.url).origin);
  expect({ method, url, headers }).toMatchObject(world.masked);
  for (const secret of world.secrets) expect(JSON.stringify(payload)).not.toContain(secret);
  if (row.sends) expect(JSON.parse(body)).toMatchObject(row.sends);
  expect(body === null).toBe(method === 'GET');
  expect(sentTo(facade, vendor, operation)).toBe(0);
  expect(await operationNow(facade, payload.operation.id)).toBeNull();
  expect(await scene.held()).toEqual(before);
  // The key is still free, also for another intent.
  const dry = await payloadOf(write(facade, row, { variables: scene.other, options }));
  expect(dry.operation.state).toBe('PENDING');
}

/** It is sent once, its effect is seen, the ledger has it, and the key stands for it from then on. */
async function success(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade, vendor } = world;
  const scene = await row.scene(facade);
  const before = await scene.held();
  await facade.observer.idle();
  await newlyTold(facade);
  facade.forget();
  const options = { idempotencyKey: newKey(), operator: '李娜' };
  const payload = await payloadOf(write(facade, row, { variables: scene.variables, options }));
  expect(payload).toMatchObject({
    ...scene.shows,
    userErrors: [],
    operation: {
      name: row.mutation,
      state: 'SUCCEEDED',
      vendor,
      idempotencyKey: options.idempotencyKey,
      operator: '李娜',
      client: 'local',
      orderIds: scene.orderId === null ? [] : [scene.orderId],
      finishedAt: expect.any(String),
      vendorRequest: null,
      userErrors: [],
    },
  });
  expect(sentTo(facade, vendor, operation)).toBe(1);
  if (row.calls)
    expect(facade.calls()).toEqual(row.calls.map((name) => `${vendor} ${name === '*' ? operation : name}`));
  const after = await scene.held();
  expect(after).not.toEqual(before);
  const orderId = scene.orderId ?? payload.order?.id ?? null;
  if (row.untold !== true) expect(await newlyTold(facade)).toContain(orderId);
  expect(await operationNow(facade, payload.operation.id)).toEqual(payload.operation);
  // The write that made an order is one of the writes on it.
  if (orderId !== null)
    expect(await operationsOn(facade, orderId)).toEqual([{ id: payload.operation.id, operator: '李娜' }]);
  await repeats(world, operation, { row, scene, options, first: payload });
  expect(await scene.held()).toEqual(after);
}

async function repeats(
  { facade, vendor }: World,
  operation: string,
  { row, scene, options, first }: { row: WriteRow; scene: Scene; options: Values; first: { operation: unknown } },
): Promise<void> {
  facade.forget();
  const again = await payloadOf(write(facade, row, { variables: scene.variables, options }));
  expect(again).toMatchObject({ ...scene.shows, operation: first.operation, userErrors: [] });
  const other = await payloadOf(write(facade, row, { variables: scene.other, options }));
  expect(other).toMatchObject({
    operation: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['options', 'idempotencyKey'], retryable: false }],
  });
  expect(sentTo(facade, vendor, operation)).toBe(0);
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
      nativeMessage: expect.stringContaining('操作失败,请联系*********78'),
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
async function failure(world: World, operation: string, row: WriteRow): Promise<void> {
  const { facade, sandbox, vendor } = world;
  const scene = await row.scene(facade);
  const before = await scene.held();
  for (const [why, { fault, state, error }] of Object.entries(failures)) {
    facade.forget();
    sandbox.misbehave({ ...fault, operation, times: 1 });
    const request = { variables: scene.variables, options: { idempotencyKey: newKey() } };
    const payload = await payloadOf(write(facade, row, request));
    const userErrors = [{ ...error, vendor, targetId: scene.orderId }];
    const finishedAt = state === 'UNCERTAIN' ? null : expect.any(String);
    expect(payload, why).toMatchObject({
      userErrors,
      operation: { state, finishedAt, userErrors, vendorRequest: null },
    });
    world.advance(6_000);
    await reconciled(facade);
    const later = await operationNow(facade, payload.operation.id);
    expect(later, why).toEqual(payload.operation);
    const again = await payloadOf(write(facade, row, request));
    expect(again.operation, why).toEqual(later);
    expect(sentTo(facade, vendor, operation), why).toBe(1);
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
  const scene = await row.scene(facade);
  const before = await scene.held();
  await facade.observer.idle();
  await newlyTold(facade);
  facade.forget();
  sandbox.misbehave({ ...fault, after: true, operation, times: 1 });
  const request = { variables: scene.variables, options: { idempotencyKey: newKey() } };
  const payload = await payloadOf(write(facade, row, request));
  const userErrors = [{ code: 'OUTCOME_UNKNOWN', retryable: false, vendor, targetId: scene.orderId }];
  expect(payload).toMatchObject({ userErrors, operation: { state: 'UNCERTAIN', finishedAt: null, userErrors } });
  expect(await scene.held()).not.toEqual(before);
  // What is read after it shows it, though nobody may say so yet.
  if (scene.orderId !== null) expect(payload).toMatchObject(scene.shows);
  if (scene.orderId !== null && !row.untold) expect(await newlyTold(facade)).toContain(scene.orderId);
  const young = await payloadOf(write(facade, row, request));
  expect(young.operation).toEqual(payload.operation);
  world.advance(6_000);
  await reconciled(facade);
  const found = { state: 'SUCCEEDED', finishedAt: expect.any(String), userErrors: [] };
  expect(await operationNow(facade, payload.operation.id)).toMatchObject(row.reconciles ? found : payload.operation);
  const again = await payloadOf(write(facade, row, request));
  expect(again.operation.id).toBe(payload.operation.id);
  expect(again).toMatchObject(
    row.reconciles
      ? { ...scene.shows, operation: found, userErrors: [] }
      : { operation: payload.operation, userErrors },
  );
  expect(sentTo(facade, vendor, operation)).toBe(1);
}
