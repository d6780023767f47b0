/**
 * One vendor as the registry lists it, whole and running: its simulator on real sockets, a store that holds what it has
 * pushed, and sources over both. Nothing here knows any vendor by its name.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSales, showcase, showcasePickup, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import type { Sandbox } from '../../sandbox/server/server.ts';
import { projectors } from '../../server/connect-vendors.ts';
import { keep } from '../../server/http/push.ts';
import { listedVendors } from '../../server/vendors.ts';
import { linkOf } from '../../sources/domain/links.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order } from '../../sources/model.ts';
import type { CallContext, VendorCall } from '../../sources/ports/calls.ts';
import type { Source } from '../../sources/ports/source.ts';
import type { SourceDependencies, VendorDefinition } from '../../sources/ports/vendor.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { OrderOnTheWire, WireValues } from './fixture.ts';
import { fixtures } from './fixtures.ts';

export interface World {
  readonly vendor: Vendor;
  readonly definition: VendorDefinition;
  readonly source: Source;
  /** The systems of the vendor that can be asked; none where it only pushes. */
  readonly sandboxes: readonly Sandbox[];
  readonly store: Store;
  /** What the source is connected with: addresses and credentials. */
  readonly connection: object;
  /** Some orders that it has. */
  readonly orders: readonly Order[];
  /** Another source over the same systems and store; closed with the world. */
  connect(dependencies?: Partial<SourceDependencies>, connection?: object): Source;
  /** Has the vendor say this of one order, once, and gives what a source makes of it. */
  told(values: Partial<WireValues>, source?: Source, codes?: Codes): Promise<Order>;
  close(): Promise<void>;
}

/** Now, for everything in a world, so that what is read twice is the same. */
const clock = Date.now();
const until = usualUntil();
/** Numbers of the sales that the simulators share: the demonstrations, some usual ones, and what is rare among them. */
export const numbersOfSales: readonly string[] = (() => {
  const sales = generateSales({ ...usualSales, until });
  const rare = sales.filter((sale) => sale.unlistedCodes || sale.follows?.kind === 'exchange');
  const some = [showcase, showcasePickup, ...sales.slice(0, 60), ...rare.slice(0, 60)];
  return [...new Set(some.map(({ platformOrderNo }) => platformOrderNo))];
})();

export async function startWorld(vendor: Vendor): Promise<World> {
  const { definition, simulator } = listedVendors[vendor];
  const { start, pushes } = (await simulator()).simulator;
  const settings = definition.settings({});
  const { connection, systems } = await start({ settings, until, now: () => clock });
  const sandboxes = systems.map(({ sandbox }) => sandbox);
  const dataDir = mkdtempSync(join(tmpdir(), 'conformance-'));
  const store = await openStore({ databaseUrl: null, dataDir, projectors, linker: linkOf, now: () => clock });
  const push = pusher(definition, store);
  await Promise.all(pushes({ until, seed: usualSales.seed }).map(push));

  const sources: Source[] = [];
  const connect: World['connect'] = (dependencies = {}, to = connection) => {
    const usual = { pushed: store, timeoutMs: 60_000, now: () => clock, newId: () => crypto.randomUUID() };
    const quiet = { onUnmapped: () => undefined, onDeviation: () => undefined, onCircuit: () => undefined };
    const source = definition.source({ ...settings, connection: to }, { ...usual, ...quiet, ...dependencies });
    sources.push(source);
    return source;
  };
  const source = connect();
  const found = await source.ordersByPlatformNo(numbersOfSales, new Set(), calling().call);
  return {
    vendor,
    definition,
    source,
    sandboxes,
    store,
    connection,
    orders: found.flatMap(sound),
    connect,
    async told(values, by = source, codes = {}) {
      const whole = { ...plainValues(), ...values };
      const { order: written, recordAt } = fixtures[vendor];
      const plain = written(whole);
      await say({ ...plain, body: withCodes(plain.body, recordAt, codes) }, { sandboxes, push });
      const [orders] = await by.ordersByPlatformNo([whole.platformOrderNo], new Set(['items']), calling().call);
      for (const sandbox of sandboxes) sandbox.behave();
      const [order] = sound(orders);
      if (!order) throw new Error(`${vendor} has no order ${whole.platformOrderNo}`);
      return order;
    },
    async close() {
      await Promise.all(sources.map((one) => one.close()));
      await store.close();
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
      rmSync(dataDir, { recursive: true });
    },
  };
}

interface Push {
  readonly path: string;
  readonly body: string;
}
/** Through the vendor's own endpoint into the store, as the server does it. */
function pusher(definition: VendorDefinition, store: Store): (push: Push) => Promise<void> {
  const dependencies = { now: () => clock, takesUnsigned: () => true, onDeviation: () => undefined };
  const endpoints = definition.endpoints(definition.settings({}), dependencies);
  return async ({ path, body }) => {
    const endpoint = endpoints.find((one) => one.path === path);
    const headers = { 'content-type': 'application/json' };
    const push = { method: 'POST', path, query: '', headers, body: Buffer.from(body), receivedAt: clock, local: true };
    const verification = endpoint?.verify(push);
    if (!endpoint || !verification || 'reason' in verification) throw new Error(`nobody takes ${path}`);
    const reading = endpoint.readVerified(push);
    const outcome = await keep({ store, onRefresh: () => undefined }, endpoint, {
      request: push,
      reading,
      ...verification,
    });
    if (outcome.kind !== 'ACCEPTED') throw new Error(`${path} is refused: ${outcome.reason}`);
  };
}

async function say(
  told: OrderOnTheWire,
  { sandboxes, push }: Pick<World, 'sandboxes'> & { push: (push: Push) => Promise<void> },
): Promise<void> {
  if ('path' in told) await push(told);
  else for (const sandbox of sandboxes) sandbox.misbehave({ kind: 'replace', ...told });
}

/** Codes by their fields, as `statusMappings` names them. */
export type Codes = Readonly<Record<string, string>>;
function withCodes(body: string, recordAt: string, codes: Codes): string {
  if (Object.keys(codes).length === 0) return body;
  const whole: unknown = JSON.parse(body);
  const inner = recordAt.split('.').filter((part) => part !== '');
  const record = inner.reduce<unknown>((found, part) => Reflect.get(Object(found), part), whole);
  for (const [field, code] of Object.entries(codes))
    put(Object(record), field.replace(/ \(.*\)$/, '').split('.'), code);
  return JSON.stringify(whole);
}
/** `list[].field` is put into each element, and what is not there yet is made. */
function put(record: Record<string, unknown>, [head = '', ...rest]: readonly string[], code: string): void {
  const name = head.replace('[]', '');
  if (rest.length === 0) record[name] = code;
  else if (name !== head) for (const one of [(record[name] ??= [{}])].flat()) put(Object(one), rest, code);
  else put(Object((record[name] ??= {})), rest, code);
}

let numbers = 0;
/** An order of its own with nothing remarkable in it. */
export function plainValues(): WireValues {
  numbers += 1;
  return {
    id: String(88_000_000 + numbers),
    platformOrderNo: String(77_000_000 + numbers),
    status: null,
    payable: '1.00',
    quantity: '1',
    placedAt: '2026-01-02 03:04:05',
    unitPrice: '1.00',
    discount: '0.00',
    freight: '0.00',
    paidAt: '2026-01-02 03:05:06',
  };
}

/** A call that nothing ends, and what is heard of it. */
export function calling(signal: AbortSignal = new AbortController().signal) {
  const seen: VendorCall[] = [];
  const call: CallContext = { signal, onCall: (one) => void seen.push(one) };
  return { call, seen };
}

export function sound<T>(outcome: T | SourceFault | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}

/** Every text of a connection that others must not read: addresses and credentials. */
export function secretsOf(connection: unknown): readonly string[] {
  if (typeof connection === 'string') return connection.length >= 6 ? [connection] : [];
  if (typeof connection !== 'object' || connection === null) return [];
  return Object.values(connection).flatMap(secretsOf);
}

/** Everything within a value, with the name of its field; the vendor's own record (`raw`) is not part of ours. */
export function* leaves(value: unknown, name = ''): Generator<readonly [name: string, value: unknown]> {
  yield [name, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [inner, one] of Object.entries(value))
    if (inner !== 'raw') yield* leaves(one, Array.isArray(value) ? name : inner);
}
