/** Babycare's write handler for tests: over HTTP to a vendor that says what the test says, and orders as its reads give them. */
import { readFileSync } from 'node:fs';
import { babycareClient, type BabycareClientOptions } from '../../../sources/babycare/client.ts';
import { babycareWriteHandler } from '../../../sources/babycare/writes/writes.ts';
import { decimalOf } from '../../../sources/values/decimal.ts';
import {
  type SandboxAnswer,
  type SandboxRequest,
  startSandboxServer,
  type Sandbox,
} from '../../../sandbox/server/server.ts';
import { type Instant, instant } from '../../../sources/values/time.ts';
import type { Order } from '../../../sources/model.ts';
import type { Prepared, UserError, WriteHandler, WriteRequest } from '../../../sources/ports/writes.ts';
import type { CallContext } from '../../../sources/ports/calls.ts';

export const sample = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`../../payloads/babycare/writes/${name}.request.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;

export const time = (text: string): Instant => {
  const value = instant(text);
  if (value === null) throw new TypeError(text);
  return value;
};
export const d = decimalOf;
export const call: CallContext = { signal: new AbortController().signal, onCall: () => {} };
export const secret = 's3cret-of-ours';
export const ticket = { appId: '1', projectId: '1', taskId: '1', userId: '1' };

const operations = {
  createSalesOrderV2: '/order/sales/createV2',
  cancelSalesOrder: '/order/sales/cancel',
  createExchange: '/order/exchange/create',
  createSupplyOrder: '/order/supply/create',
  createReturn: '/order/return/create',
};

const open: { close(): Promise<void> }[] = [];
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

export interface Setup {
  readonly handler: WriteHandler;
  readonly vendor: Sandbox;
  readonly requests: readonly SandboxRequest[];
  readonly health: ReturnType<typeof babycareClient>['health'];
}
export async function startHandler(
  answer: SandboxAnswer | ((request: SandboxRequest) => SandboxAnswer) = { body: { code: 0, data: null } },
  more: Partial<BabycareClientOptions> = {},
): Promise<Setup> {
  const requests: SandboxRequest[] = [];
  const vendor = await startSandboxServer({
    about: 'a vendor of this test',
    basePath: '/open/v5',
    routes: Object.entries(operations).map(([name, path]) => ({
      operation: name,
      method: 'POST',
      path,
      answer: (request) => {
        requests.push(request);
        return typeof answer === 'function' ? answer(request) : answer;
      },
    })),
    refusal: (message) => ({ body: { code: 50000, message } }),
  });
  const client = babycareClient({
    url: vendor.url,
    appId: 'app-1',
    appSecret: secret,
    publicParams: 'query',
    sign: 'md5',
    timeoutMs: 2_000,
    now: () => 1_700_000_000_999,
    random: () => 'r-1',
    ...more,
  });
  open.push(client, vendor);
  return { handler: offline(client), vendor, requests, health: () => client.health() };
}

/** `siblings`: what the answer held that every order of the test came in; none: nobody knows any more. */
export const offline = (client: ReturnType<typeof babycareClient>, siblings?: readonly Order[]): WriteHandler =>
  babycareWriteHandler(client, () => siblings);

/** A write handler whose vendor is never asked. */
export function handlerOf(siblings?: readonly Order[]): WriteHandler {
  const client = babycareClient({
    url: 'http://127.0.0.1:9',
    appId: 'app-1',
    appSecret: secret,
    publicParams: 'query',
    sign: 'md5',
    timeoutMs: 2_000,
    now: () => 0,
    random: () => 'r',
  });
  open.push(client);
  return offline(client, siblings);
}

export function operation<N extends keyof WriteHandler['operations']>(handler: WriteHandler, name: N) {
  const found = handler.operations[name];
  if (!found) throw new Error(`no operation of ${name}`);
  return found;
}
export function requestOf(prepared: Prepared): WriteRequest {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  const [only, ...rest] = prepared.requests;
  if (!only || rest.length > 0) throw new Error('expected one request');
  return only;
}
export const bodyOf = (prepared: Prepared): unknown => JSON.parse(requestOf(prepared).request.body ?? '');
export function expectationOf(prepared: Prepared) {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  return prepared.expectation;
}
/** "CODE path", in order. */
export const flaws = (prepared: Prepared): readonly string[] =>
  'userErrors' in prepared
    ? prepared.userErrors.map(({ code, path }: UserError) => `${code} ${path?.join('.') ?? ''}`.trim())
    : [];
