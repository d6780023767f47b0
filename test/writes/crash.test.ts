/**
 * A facade that clients write through is killed again and again, and the clients repeat what they got no answer to: no
 * intent is lost, no effect happens twice, and every operation has an outcome that fits what the vendor did.
 * `npm run test:crash` for long; CRASH_SEED repeats the choices of a run (not the moments, which are the machine's).
 */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startBabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import type { Fault } from '../../sandbox/server/server.ts';
import { type Random, randomOf } from '../../sandbox/sales/random.ts';
import type { Operation } from '../../sources/ports/ledger.ts';
import { startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { askGraph } from '../harness.ts';
import { type Child, startChild } from '../store/children.ts';
import { describeEngines, type Place, type TestBed } from '../store/stores.ts';
import { liveEnvironment, type Vendors } from '../graph/live.ts';
import { keyOfCall, type Intent, intentsOf } from './crash-intents.ts';

const kills = Number(process.env['CRASH_KILLS'] ?? '8');
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const clients = 16;
/** After the first answer; the moment is random, so that it meets every phase of a write. */
const longestMs = 600;
/** Each process's clock is ahead of the one before: no waiting for what is PENDING to be nobody's, nor for a look. */
const aheadMs = 400_000;

/** Before the effect, or after it: as a client they look the same. A 503 or a refusal says truly that nothing was done. */
const faults: readonly (readonly [number, (random: Random) => Fault])[] = [
  [4, (random) => ({ kind: 'reset', ...maybeAfter(random) })],
  [2, (random) => ({ kind: 'hang', ...maybeAfter(random) })],
  [2, (random) => ({ kind: 'status', status: random.pick([500, 502, 504]), ...maybeAfter(random) })],
  [2, (random) => ({ kind: random.pick(['garbage', 'empty'] as const), ...maybeAfter(random) })],
  [2, () => ({ kind: 'truncated' })],
  [4, (random) => ({ kind: 'slowBody', byteEveryMs: random.pick([1, 20]) })],
  [2, (random) => ({ kind: 'status', status: random.pick([429, 503]) })],
  [1, () => ({ kind: 'refuse', message: '不允许' })],
];
const maybeAfter = (random: Random): { after?: true } => (random.chance(0.5) ? { after: true } : {});

interface Told {
  readonly id: string;
  readonly state: Operation['state'];
}
interface Sent {
  readonly intent: Intent;
  readonly told: Told[];
}

/** What clients sent and were told, and what vendors saw, over all processes. */
function fieldOf(vendors: Vendors, random: Random, nextIntent: () => Intent) {
  const sent = new Map<string, Sent>();
  const requests = new Map<string, number>();

  /** The vendors keep only so many calls. */
  function note(): void {
    for (const vendor of [vendors.soms, vendors.babycare]) {
      for (const call of vendor.calls) {
        const key = keyOfCall(call);
        if (key !== null) requests.set(key, (requests.get(key) ?? 0) + 1);
      }
      vendor.forgetCalls();
    }
  }
  /** False: no answer, so the client will send it again. */
  async function send(url: string, { intent, told }: Sent): Promise<boolean> {
    const answer = await askGraph(url, intent.query, intent.variables).catch(() => null);
    if (answer === null) return false;
    const operation: Told | undefined = answer.data?.write?.operation;
    if (!operation) throw new Error(`${intent.key} has no operation: ${JSON.stringify(answer)}`);
    told.push({ id: operation.id, state: operation.state });
    return true;
  }
  /** With faults in its way, and sometimes twice at once. */
  async function sendNew(url: string, one: Sent): Promise<boolean> {
    const { sentTo } = one.intent;
    if (sentTo && random.chance(0.4))
      vendors[sentTo.vendor].misbehave({ ...random.weighted(faults)(random), operation: sentTo.operation, times: 1 });
    const answered = await Promise.all(Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => send(url, one)));
    return answered.every(Boolean);
  }
  const unanswered = (): readonly Sent[] => [...sent.values()].filter(({ told }) => told.length === 0);

  /** Until the facade is gone. */
  async function load(url: string, onAnswer: () => void): Promise<void> {
    const first = unanswered().values();
    const client = async (): Promise<void> => {
      for (;;) {
        const { value } = first.next();
        const intent = value?.intent ?? nextIntent();
        const one = value ?? { intent, told: [] };
        sent.set(intent.key, one);
        if (!(await (value ? send(url, one) : sendNew(url, one)))) return;
        onAnswer();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }
  return { sent, requests, note, send, unanswered, load };
}

/** For looks that must succeed, on a busy machine too. */
const patientMs = 10_000;

/** So many at a time. */
async function each<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const left = all[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: clients }, worker));
}

function start(place: Place, vendors: Vendors, clockAheadMs: number, vendorTimeoutMs = 200): Child {
  const environment = {
    ...liveEnvironment(place, vendors),
    VENDOR_TIMEOUT_MS: String(vendorTimeoutMs),
    CLOCK_AHEAD_MS: String(clockAheadMs),
  };
  return startChild(
    '../writes/crash-child.ts',
    Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  );
}
const urlOf = async (child: Child): Promise<string> => (await child.said('url ')).slice('url '.length);

/** What the ledger has for each key, read beside it. */
async function ledgerAt({ openAt }: TestBed, place: Place, keys: Iterable<string>) {
  const store = await openAt(place, { lock: false });
  const found = new Map<string, Operation>();
  await each(keys, async (key) => {
    const operation = await store.operationByKey('local', key);
    if (operation) found.set(key, operation);
  });
  await store.close();
  return found;
}

const mayBecome: Readonly<Record<Operation['state'], readonly Operation['state'][]>> = {
  SUCCEEDED: ['SUCCEEDED'],
  FAILED: ['FAILED'],
  PARTIAL: ['PARTIAL'],
  UNCERTAIN: ['UNCERTAIN', 'SUCCEEDED'],
  // It was somebody else's, who may have said anything since.
  PENDING: ['SUCCEEDED', 'FAILED', 'UNCERTAIN'],
};
const fits: Partial<Record<Operation['state'], readonly number[]>> = { SUCCEEDED: [1], FAILED: [0], UNCERTAIN: [0, 1] };

describeEngines('SIGKILL while clients write', (bed) => {
  it(
    `${kills} times: no intent lost, no effect twice, every outcome true (CRASH_SEED=${seed})`,
    async () => {
      const place = await bed.place();
      const clock = { aheadMs: 0 };
      const now = (): number => Date.now() + clock.aheadMs;
      const random = randomOf(seed, bed.engine.length);
      const vendors = { soms: await startSomsSandbox({ now }), babycare: await startBabycareSandbox({ now }) };
      const field = fieldOf(vendors, random, intentsOf(vendors, `${bed.engine}-${seed}`, random));
      const { sent, requests } = field;
      const cutOff = new Set<string>();
      try {
        for (let round = 0; round < kills; round += 1) {
          clock.aheadMs = round * aheadMs;
          const child = start(place, vendors, clock.aheadMs);
          const url = await urlOf(child);
          const warm = Promise.withResolvers<void>();
          const killed = async (): Promise<void> => {
            await warm.promise;
            await setTimeout(random.int(longestMs));
            await child.kill();
          };
          await Promise.all([field.load(url, warm.resolve), killed()]);
          vendors.soms.behave();
          vendors.babycare.behave();
          field.note();
          const ledger = await ledgerAt(bed, place, sent.keys());
          expect([...requests.keys()].filter((key) => !ledger.has(key))).toEqual([]);
          for (const [key, { state }] of ledger) if (state === 'PENDING') cutOff.add(key);
        }

        // One says that what was cut off is nobody's, the next one looks what became of it.
        for (const more of [0, 1]) {
          clock.aheadMs = (kills + more) * aheadMs;
          const calm = start(place, vendors, clock.aheadMs, patientMs);
          await calm.said('reconciled');
          await calm.finish();
        }
        const last = start(place, vendors, clock.aheadMs, patientMs);
        const lastUrl = await urlOf(last);
        await last.said('reconciled');
        await each(field.unanswered(), async (one) => expect(await field.send(lastUrl, one)).toBe(true));
        field.note();

        const asked = new Map<string, string>();
        await each(sent.values(), async ({ intent, told }) => {
          const { data } = await askGraph(lastUrl, 'query ($id: ID!) { operation(id: $id) { state idempotencyKey } }', {
            id: told[0]?.id,
          });
          expect(data.operation.idempotencyKey).toBe(intent.key);
          asked.set(intent.key, data.operation.state);
        });
        // All of them again.
        const before = new Map(requests);
        await each(sent.values(), async (one) => expect(await field.send(lastUrl, one)).toBe(true));
        field.note();
        expect(requests).toEqual(before);
        await last.finish();

        const ledger = await ledgerAt(bed, place, sent.keys());
        clock.aheadMs = 0;
        const states: Record<string, number> = {};
        for (const { intent, told } of sent.values()) {
          const { key } = intent;
          const state = ledger.get(key)?.state ?? 'PENDING';
          states[state] = (states[state] ?? 0) + 1;
          const effects = await intent.effects();
          expect.soft(requests.get(key) ?? 0, `requests of ${key}, ${state}`).toBeLessThanOrEqual(1);
          expect.soft(fits[state] ?? [], `effects of ${key}, ${state}`).toContain(effects);
          if (intent.shows && state === 'UNCERTAIN') expect.soft(effects, `${key} was done, and nobody saw it`).toBe(0);
          expect.soft(asked.get(key), key).toBe(state);
          expect.soft(new Set(told.map(({ id }) => id)).size, `operations of ${key}`).toBe(1);
          for (const { state: once } of told) expect.soft(mayBecome[once], `${key} was ${once}`).toContain(state);
        }
        console.log(
          `${bed.engine}: ${kills} kills, ${sent.size} intents, ${requests.size} requests, ${cutOff.size} cut off;`,
          JSON.stringify(states),
        );
        expect(sent.size).toBeGreaterThan(kills);
      } finally {
        await Promise.all([vendors.soms.close(), vendors.babycare.close()]);
      }
    },
    Math.max(300_000, kills * 15_000),
  );
});
