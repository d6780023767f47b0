/** Of every vendor: what `sources`, the page for people and the push endpoints say of it is true. */
import { request } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { showcase, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { definitionOf, listedVendors } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { startForTest } from '../harness.ts';

const facade = await startForTest();
afterAll(() => facade.close());
const sandboxes = facade.simulated.map(({ sandbox }) => sandbox);
const page = await (await request(facade.url)).body.text();
const statusOf = async (path: string): Promise<number> =>
  (await request(facade.url + path, { method: 'POST' })).statusCode;

describe.each(vendors)('%s', (vendor) => {
  const definition = definitionOf(vendor);
  const endpoints = definition
    .endpoints(definition.settings({}), { now: Date.now, takesUnsigned: () => true, onDeviation: () => undefined })
    .map(({ path }) => path);

  it('has a name of its own', () => {
    const names = vendors.filter((one) => definitionOf(one).displayName === definition.displayName);
    expect(names).toEqual([vendor]);
    const mentioned = vendors.filter((one) => definition.displayName.toUpperCase().includes(one));
    expect(mentioned).toEqual([vendor]);
  });

  it('is polled where it can be listed, and only there', () => {
    expect(facade.registry.source(vendor)?.listReader !== undefined).toBe(definition.discovery.kind === 'POLLED');
  });

  it('is named and described at /', () => {
    expect(definition.displayName.trim()).not.toBe('');
    expect(definition.description).toMatch(/^[A-Z].{20,}\.$/);
    expect(page).toContain(definition.displayName);
    expect(page).toContain(definition.description);
    expect(page).toContain(`<code>${vendor}</code>`);
  });

  it('is pushed to where its endpoints say, below a path of its own, and nowhere else', async () => {
    for (const path of endpoints) {
      expect(path).toMatch(new RegExp(`^/push/${vendor.toLowerCase()}/[\\w-]+$`));
      expect(await statusOf(path)).toBe(400);
    }
    expect(await statusOf(`/push/${vendor.toLowerCase()}/nowhere`)).toBe(404);
    expect(new Set(endpoints).size).toBe(endpoints.length);
  });

  it('is reported as it is: not asked yet, up, troubled, and up again', async () => {
    const { simulator } = await listedVendors[vendor].simulator();
    const pushes = simulator.pushes({ until: usualUntil(), seed: usualSales.seed });
    expect(pushes.map(({ path }) => path).filter((path) => !endpoints.includes(path))).toEqual([]);
    for (const { path, body } of pushes.filter((push) => push.body.includes(showcase.platformOrderNo)))
      expect(await facade.push(path, body)).toMatchObject({ status: 200 });

    const report = async () => {
      const { data } = await facade.ask('{ sources { vendor health lastSuccessAt } }');
      return data.sources.find((one: { vendor: string }) => one.vendor === vendor);
    };
    const calls = (): number => sandboxes.reduce((sum, sandbox) => sum + sandbox.calls.length, 0);
    const ask = async (): Promise<number> => {
      const before = calls();
      const filter = { vendors: [vendor], platformOrderNos: [showcase.platformOrderNo] };
      await facade.ask(
        'query ($filter: OrderFilter) { orders(first: 5, filter: $filter) { nodes { packages { trackingNo } } } }',
        { filter },
      );
      return calls() - before;
    };
    expect(await report()).toEqual({ vendor, health: 'NOT_ASKED_YET', lastSuccessAt: null });
    const callsOfVendor = await ask();
    const up = { vendor, health: 'UP', lastSuccessAt: expect.any(String) };
    expect(await report()).toEqual(up);
    sandboxes.forEach((sandbox) => sandbox.misbehave({ kind: 'status', status: 500 }));
    await ask();
    // Whoever only pushes is up as long as our own store is.
    expect(await report()).toEqual(callsOfVendor > 0 ? { ...up, health: 'TROUBLED' } : up);
    sandboxes.forEach((sandbox) => sandbox.behave());
    await ask();
    expect(await report()).toEqual(up);
  });
});
