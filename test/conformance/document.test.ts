/** Of every vendor whose document we have as OpenAPI: its simulator answers what the document describes, where it does. */
import { existsSync } from 'node:fs';
import { request } from 'undici';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server/server.ts';
import { definitionOf, listedVendors } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { operationsOf } from '../contract/schemas.ts';

const open: Sandbox[] = [];
afterAll(() => Promise.all(open.map((sandbox) => sandbox.close())));

const manual = z.object({
  operations: z.array(z.object({ operation: z.string(), method: z.string(), path: z.string() })),
});
const documented = vendors.filter((vendor) =>
  existsSync(new URL(`../contract/documents/${vendor.toLowerCase()}.openapi.json`, import.meta.url)),
);

it.each(documented)('%s', async (vendor) => {
  const { simulator } = await listedVendors[vendor].simulator();
  const { systems } = await simulator.start({ settings: definitionOf(vendor).settings({}) });
  open.push(...systems.map(({ sandbox }) => sandbox));
  const told = await Promise.all(
    systems.map(async ({ sandbox }) => {
      const response = await request(`${new URL(sandbox.url).origin}/_sandbox`);
      return manual.parse(await response.body.json()).operations;
    }),
  );
  const described = operationsOf(vendor.toLowerCase());
  const textOf = ({ method, path }: { method: string; path: string }) =>
    `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
  expect(Object.fromEntries(told.flat().map((one) => [one.operation, textOf(one)]))).toEqual(
    Object.fromEntries(described.map((one) => [one.operationId, textOf(one)])),
  );
});
