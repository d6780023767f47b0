import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../sandbox/server/server.ts';
import { tell } from '../ask.ts';
import { plainWorld } from './world.ts';

const world = plainWorld();

describe('faults', () => {
  const ask = (path = '/things/7', init: RequestInit = {}) => tell(world.sandbox.url + path, init);

  it('status: answers so, with Retry-After if asked for', async () => {
    world.sandbox.misbehave({ kind: 'status', status: 503, retryAfterSeconds: 7 });
    const { status, headers } = await ask();
    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
    expect(world.sandbox.calls.at(-1)?.status).toBe(503);
  });

  it('hang: never answers, and close() still ends', async () => {
    world.sandbox.misbehave({ kind: 'hang' });
    const pending = ask();
    const failed = expect(pending).rejects.toThrow(TypeError);
    await expect.poll(() => world.sandbox.calls.at(-1)?.status).toBe('hung');
    await world.sandbox.close();
    await failed;
  });

  it('reset: cuts the connection', async () => {
    world.sandbox.misbehave({ kind: 'reset' });
    await expect(ask()).rejects.toThrow(TypeError);
    expect(world.sandbox.calls.at(-1)?.status).toBe('reset');
  });

  it('truncated: ends in the middle of the body', async () => {
    world.sandbox.misbehave({ kind: 'truncated' });
    await expect(ask()).rejects.toThrow(/terminated|closed/);
  });

  it('garbage: is no JSON', async () => {
    world.sandbox.misbehave({ kind: 'garbage' });
    const { status, body, headers } = await ask();
    expect([status, body, headers.get('content-type')]).toEqual([200, undefined, 'text/html']);
  });

  it('empty: is 200 without a body', async () => {
    world.sandbox.misbehave({ kind: 'empty' });
    expect(await ask()).toMatchObject({ status: 200, text: '' });
  });

  it("refuse: is the vendor's own envelope", async () => {
    world.sandbox.misbehave({ kind: 'refuse', message: 'not now' });
    expect(await ask()).toMatchObject({ status: 200, body: { success: false, message: 'not now' } });
  });

  it('slowBody: comes byte by byte, and whole', async () => {
    world.sandbox.misbehave({ kind: 'slowBody', byteEveryMs: 1 });
    const response = await fetch(`${world.sandbox.url}/things/7`);
    const sizes: number[] = [];
    for await (const chunk of response.body ?? []) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe('{"one":"7"}'.length);
  });

  it('slowBody: stops when the caller goes', async () => {
    world.sandbox.misbehave({ kind: 'slowBody', byteEveryMs: 60_000 });
    const caller = new AbortController();
    const response = await fetch(`${world.sandbox.url}/things/7`, { signal: caller.signal });
    caller.abort();
    await expect(response.text()).rejects.toThrow('aborted');
    await world.sandbox.close();
  });

  it('replace: are exactly these bytes', async () => {
    const body = '{"n":9007199254740993, "a":1.50}';
    world.sandbox.misbehave({ kind: 'replace', body });
    const { status, text, headers } = await ask();
    expect([status, text, headers.get('content-type')]).toEqual([200, body, 'application/json; charset=utf-8']);
  });

  it('meet their operation only, as often as asked, in order', async () => {
    world.sandbox.misbehave({ kind: 'status', status: 500, operation: 'all' });
    world.sandbox.misbehave({ kind: 'status', status: 502, operation: 'one', times: 2 });
    world.sandbox.misbehave({ kind: 'status', status: 503, operation: 'one', times: 1 });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([502, 502, 503, 200]);
    expect((await ask('/things/all')).status).toBe(500);
    world.sandbox.behave();
    expect((await ask('/things/all')).status).toBe(200);
  });

  describe('around the effect', () => {
    const kinds = [
      { kind: 'status', status: 503 },
      { kind: 'hang' },
      { kind: 'reset' },
      { kind: 'truncated' },
      { kind: 'garbage' },
      { kind: 'empty' },
      { kind: 'refuse', message: 'not now' },
      { kind: 'slowBody', byteEveryMs: 1 },
      { kind: 'replace', body: '{}' },
    ] as const satisfies readonly Fault[];
    /** These faults spoil the real answer, so the operation is always carried out. */
    const always: ReadonlySet<string> = new Set(['truncated', 'slowBody']);
    const make = async (): Promise<number | 'nothing'> => {
      const caller = new AbortController();
      const told = ask('/things', { method: 'POST', body: '{}', signal: caller.signal }).then(
        ({ status }) => status,
        () => 'nothing' as const,
      );
      await expect.poll(() => world.sandbox.calls.length).toBe(1);
      if (world.sandbox.calls[0]?.status === 'hung') caller.abort();
      return told;
    };

    it.each(kinds)('$kind comes before it unless asked otherwise', async (fault) => {
      world.sandbox.misbehave(fault);
      await make();
      expect(world.carriedOut).toBe(always.has(fault.kind) ? 1 : 0);
    });

    it.each(kinds)('$kind with after comes after it, and looks the same', async (fault) => {
      world.sandbox.misbehave({ ...fault, times: 1 });
      const before = await make();
      world.carriedOut = 0;
      world.sandbox.forgetCalls();
      world.sandbox.misbehave({ ...fault, after: true });
      expect(await make()).toBe(before);
      expect(world.carriedOut).toBe(1);
    });
  });

  it('do not meet what is no operation', async () => {
    world.sandbox.misbehave({ kind: 'status', status: 503 });
    expect((await ask('/nothing')).status).toBe(404);
  });
});
