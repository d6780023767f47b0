/** Of every vendor and each way to ask it: whatever goes wrong is a fault of its kind, in our words, and never "none". */
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/server/server.ts';
import { type FaultKind, SourceFault } from '../../sources/fault.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { Source } from '../../sources/ports/source.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { isNone, offeredBy, type Questions, type WayName, ways } from './ways.ts';
import { calling, secretsOf, startWorld, type World } from './world.ts';

/** Something could not be asked, while the rest was told. */
const isInPart = (answer: unknown): boolean =>
  Array.isArray(answer) &&
  answer.some((one: { readonly faults?: readonly unknown[] }) => one.faults !== undefined && one.faults.length > 0);

const faults: readonly (readonly [what: string, fault: Fault, kind: FaultKind])[] = [
  ['500', { kind: 'status', status: 500 }, 'SERVER_ERROR'],
  ['502', { kind: 'status', status: 502 }, 'SERVER_ERROR'],
  ['503', { kind: 'status', status: 503 }, 'SERVER_ERROR'],
  ['429', { kind: 'status', status: 429, retryAfterSeconds: 7 }, 'RATE_LIMITED'],
  ['401', { kind: 'status', status: 401 }, 'AUTH'],
  ['403', { kind: 'status', status: 403 }, 'AUTH'],
  ['400', { kind: 'status', status: 400 }, 'REFUSED'],
  ['405', { kind: 'status', status: 405 }, 'REFUSED'],
  ['no answer', { kind: 'hang' }, 'TIMEOUT'],
  ['an answer that drips', { kind: 'slowBody', byteEveryMs: 100 }, 'TIMEOUT'],
  ['a broken connection', { kind: 'reset' }, 'UNREACHABLE'],
  ['half an answer', { kind: 'truncated' }, 'UNREACHABLE'],
  ['a page of HTML', { kind: 'garbage' }, 'BAD_ANSWER'],
  ['half a JSON', { kind: 'replace', body: '{"id":"88822222222",' }, 'BAD_ANSWER'],
  ['a JSON cut off behind a bracket', { kind: 'replace', body: '{"orders":[{"id":"88822222222"}' }, 'BAD_ANSWER'],
  [
    'a JSON broken within',
    { kind: 'replace', body: '{"id":"88822222222" "total":1,"orders":[],"success":true}' },
    'BAD_ANSWER',
  ],
  ['a bare list', { kind: 'replace', body: '[{"id":"88822222222"}]' }, 'BAD_ANSWER'],
  ['a bare text', { kind: 'replace', body: '"13800138000"' }, 'BAD_ANSWER'],
  ['a bare number', { kind: 'replace', body: '5' }, 'BAD_ANSWER'],
  ['a bare yes', { kind: 'replace', body: 'true' }, 'BAD_ANSWER'],
];
/** Milliseconds that a call may take where the vendor is to be too slow. */
const short = 100;

const worlds = await Array.fromAsync(vendors, startWorld);
afterAll(() => Promise.all(worlds.map((world) => world.close())));
afterEach(() => worlds.forEach(({ sandboxes }) => sandboxes.forEach((sandbox) => sandbox.behave())));

interface Subject {
  readonly vendor: Vendor;
  readonly name: WayName;
  readonly world: World;
  readonly questions: Questions;
  /** False: the answer comes out of our own store alone. */
  readonly asksVendor: boolean;
}
const subjects: readonly Subject[] = await Array.fromAsync(
  worlds.flatMap((world) => offeredBy(world.source).map((name) => ({ world, name, vendor: world.vendor }))),
  async ({ world, name, vendor }) => {
    const questions = await ways[name].questions(world);
    const { call, seen } = calling();
    await questions.ask(world.connect(), [0], call);
    return { world, name, vendor, questions, asksVendor: seen.length > 0 };
  },
);

function expectFault(answer: unknown, { vendor, connection }: World, kind: FaultKind): void {
  if (!(answer instanceof SourceFault)) throw new Error(`no fault: ${JSON.stringify(answer)}`);
  const told = `${answer.message} ${answer.operation}`;
  expect([answer.vendor, answer.kind]).toEqual([vendor, kind]);
  expect(told).toMatch(new RegExp(`^${vendor} [a-z]`));
  expect(told).not.toMatch(/as asked for|html|1380013|secret/i);
  expect(secretsOf(connection).filter((secret) => told.includes(secret))).toEqual([]);
}

describe.each(subjects.filter(({ asksVendor }) => asksVendor))('$vendor, $name', ({ world, name, questions }) => {
  const misbehave = (fault: Fault): void => world.sandboxes.forEach((sandbox) => sandbox.misbehave(fault));
  const calls = (): number => world.sandboxes.reduce((sum, sandbox) => sum + sandbox.calls.length, 0);
  const ask = async (source: Source, call: CallContext = calling().call): Promise<unknown> =>
    (await questions.ask(source, [0], call))[0];

  it.each(faults)('%s', async (_what, fault, kind) => {
    misbehave(fault);
    const source = world.connect(kind === 'TIMEOUT' ? { timeoutMs: short } : {});
    const answer = await ask(source);
    expectFault(answer, world, kind);
    expect(answer).toHaveProperty('retryAfterSeconds', fault.kind === 'status' && fault.status === 429 ? 7 : null);
    expect(source.health()).toMatchObject({ lastSuccessAt: null, lastFault: { kind } });
  });

  it('a no in the words of the vendor is a fault, or the answer of a check, and repeats no number of a person', async () => {
    misbehave({ kind: 'refuse', message: '手机 13800138000 不可用' });
    const answer = await ask(world.connect());
    if (name === 'deliveryQuote' || name === 'pickupCheck') expect(answer).not.toBeInstanceOf(SourceFault);
    else expectFault(answer, world, 'REFUSED');
    expect(JSON.stringify(answer)).not.toContain('13800138000');
  });

  it('nobody listens', async () => {
    const nowhere: unknown = JSON.parse(
      JSON.stringify(world.connection).replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1'),
    );
    const answer = await ask(world.connect({}, Object(nowhere)));
    expectFault(answer, world, 'UNREACHABLE');
    expect(answer).toHaveProperty('unsent', true);
  });

  it('a connection that dies once is asked a second time', async () => {
    misbehave({ kind: 'reset', times: 1 });
    const { call, seen } = calling();
    expect(await ask(world.connect(), call)).not.toBeInstanceOf(Error);
    expect(seen.map(({ outcome }) => outcome)).toContain('UNREACHABLE');
  });

  it('a good answer after a fault is the end of it', async () => {
    const source = world.connect();
    misbehave({ kind: 'status', status: 500 });
    expect(await ask(source)).toBeInstanceOf(SourceFault);
    world.sandboxes.forEach((sandbox) => sandbox.behave());
    expect(await ask(source)).not.toBeInstanceOf(SourceFault);
    expect(source.health()).toEqual({ lastSuccessAt: expect.any(String), lastFault: null, circuitOpen: false });
  });

  it('of many questions those that fail are faults, and none is answered with nothing for that', async () => {
    misbehave({ kind: 'status', status: 500, times: 1 });
    const numbers = Array.from({ length: questions.known }, (_, number) => number);
    const { call, seen } = calling();
    const answers = await questions.ask(world.connect(), numbers, call);
    const failed = answers.filter((answer) => answer instanceof SourceFault || isInPart(answer)).length;
    expect(failed).toBeGreaterThan(0);
    // Where each question is a call of its own, the others are answered.
    if (seen.length >= numbers.length && numbers.length > 1) expect(failed).toBeLessThan(numbers.length);
    expect(answers.filter(isNone)).toEqual([]);
  });

  it('a request that is over is not sent', async () => {
    const before = calls();
    expectFault(await ask(world.connect(), calling(AbortSignal.abort()).call), world, 'DEADLINE');
    expect(calls()).toBe(before);
  });

  it('a request that ends while the vendor is silent ends with it, and is no fault of the vendor', async () => {
    misbehave({ kind: 'hang' });
    const source = world.connect();
    const started = performance.now();
    expectFault(await ask(source, calling(AbortSignal.timeout(short)).call), world, 'DEADLINE');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(source.health()).toMatchObject({ lastFault: null });
  });

  it('a request that has no calls left makes none', async () => {
    const before = calls();
    const spent = { ...calling().call, budget: { take: () => false, giveBack: () => undefined, left: () => 0 } };
    expectFault(await ask(world.connect(), spent), world, 'BUDGET');
    expect(calls()).toBe(before);
  });

  it('after five failures in a row the vendor is left alone', async () => {
    misbehave({ kind: 'status', status: 500 });
    const source = world.connect();
    for (let times = 0; times < 5; times += 1) await ask(source);
    const before = calls();
    expectFault(await ask(source), world, 'CIRCUIT_OPEN');
    expect(calls()).toBe(before);
    expect(source.health().circuitOpen).toBe(true);
  });
});

describe.each(subjects.filter(({ asksVendor }) => !asksVendor))('$vendor, $name', ({ world, questions }) => {
  it('a store that cannot be read is a fault, until it can be read again', async () => {
    let broken = true;
    const reading =
      <A extends unknown[], R>(read: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        broken ? Promise.reject(new Error('disk full at /secret/path')) : read(...args);
    const { states, statesByNumber } = world.store;
    const source = world.connect({ pushed: { states: reading(states), statesByNumber: reading(statesByNumber) } });
    const ask = () => questions.ask(source, [0, 0], calling().call);
    for (const answer of await ask()) expectFault(answer, world, 'UNREACHABLE');
    // Where the vendor has systems that are asked, the health is theirs.
    const storeIsVendor = world.sandboxes.length === 0;
    if (storeIsVendor)
      expect(source.health()).toMatchObject({ lastSuccessAt: null, lastFault: { kind: 'UNREACHABLE' } });
    broken = false;
    expect((await ask()).filter((answer) => answer instanceof SourceFault)).toEqual([]);
    if (storeIsVendor) expect(source.health()).toMatchObject({ lastSuccessAt: expect.any(String), lastFault: null });
  });
});
