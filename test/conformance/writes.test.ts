/**
 * Of every vendor and each write on an order: it is refused where the vendor does not offer it, a dry run sends nothing,
 * and `sources` names it exactly where it is offered. What a write does is held by test/writes.
 */
import { buildSchema, isNonNullType } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { showcase, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { leastValue } from '../../server/persisted/cost.ts';
import { listedVendors } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { startForTest } from '../harness.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/printed.graphql', import.meta.url), 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
  ['order', 'options'].every((name) => args.some((arg) => arg.name === name)),
);
const facade = await startForTest();
afterAll(() => facade.close());
for (const vendor of vendors) {
  const { simulator } = await listedVendors[vendor].simulator();
  const pushes = simulator.pushes({ until: usualUntil(), seed: usualSales.seed });
  const some = pushes.filter(({ body }) => body.includes(showcase.platformOrderNo));
  await Promise.all(some.map(({ path, body }) => facade.push(path, body)));
}
/** The vendor's operations that were called; what they were called for is the same for all of them. */
const called = (): readonly string[] =>
  facade.simulated.flatMap(({ sandbox }) => sandbox.calls.map(({ operation }) => operation));

describe.each(vendors)('%s', (vendor) => {
  const operations = facade.registry.source(vendor)?.writes?.operations ?? {};
  const offers = (name: string): boolean => Object.hasOwn(operations, name);
  const ownNames = new Set(Object.values(operations).flatMap((one) => one.vendorOperations));
  const order = async (): Promise<string> => {
    const filter = { vendors: [vendor], platformOrderNos: [showcase.platformOrderNo] };
    const { data } = await facade.ask(
      'query ($filter: OrderFilter) { orders(first: 1, filter: $filter) { nodes { id } } }',
      { filter },
    );
    return data.orders.nodes[0].id;
  };

  it('is said to take what it takes', async () => {
    const { data } = await facade.ask('{ sources { vendor capabilities { name support } } }');
    const { capabilities } = data.sources.find((one: { vendor: string }) => one.vendor === vendor);
    const names = Object.keys(operations).map((name) => `write ${name}`);
    const told: { name: string; support: string }[] = capabilities.filter(({ name }: { name: string }) =>
      name.startsWith('write'),
    );
    expect(told.filter(({ support }) => support !== 'NONE').map(({ name }) => name)).toEqual(names);
    if (names.length === 0) expect(told).toEqual([{ name: 'writes', support: 'NONE' }]);
  });

  it.each(mutations)('$name sends nothing in a dry run, and is refused where it is not offered', async (mutation) => {
    const args = mutation.args.filter(
      ({ name, type }) => isNonNullType(type) && name !== 'order' && name !== 'options',
    );
    const given = { order: { id: await order() }, options: { idempotencyKey: 'conformance', dryRun: true } };
    const least = Object.fromEntries(args.map(({ name, type }) => [name, leastValue(type, { count: 1, flag: false })]));
    facade.forget();
    const { data, errors } = await facade.ask(
      `mutation (${mutation.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')}) {
        it: ${mutation.name}(${mutation.args.map(({ name }) => `${name}: $${name}`).join(', ')}) {
          operation { state vendor vendorRequest } userErrors { code vendor } } }`,
      { ...least, ...given },
    );
    expect(errors).toEqual([]);
    const { operation, userErrors } = data.it;
    expect(called().filter((name) => ownNames.has(name))).toEqual([]);
    const unsupported = { code: 'UNSUPPORTED_BY_VENDOR', vendor };
    // Arguments that cannot be used are refused before it is looked at whose order it is; there is no operation then.
    if (operation === null) expect(userErrors).not.toEqual([]);
    else if (!offers(mutation.name)) expect([operation.state, userErrors]).toEqual(['FAILED', [unsupported]]);
    else expect(userErrors).not.toContainEqual(unsupported);
    // What is not refused is shown as it would be sent.
    if (userErrors.length === 0) expect(operation).toMatchObject({ state: 'PENDING', vendor });
    if (userErrors.length === 0) expect(JSON.stringify(operation.vendorRequest)).toMatch(/"url":"http/);
  });
});
