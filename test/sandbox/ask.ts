/** Asks the simulators over real HTTP, without the facade's own clients. */
import { request } from 'undici';
import { expectedSign, type PublicParams } from '../../sandbox/babycare/public-params.ts';
import type { BabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import type { SomsSandbox } from '../../sandbox/soms/sandbox.ts';

export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown;
}

export type Told = Answered & { readonly headers: Headers };

export async function tell(url: string, init: RequestInit = {}): Promise<Told> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
}
/** Does the same as tell() at less cost, because the walks over everything make thousands of calls. */
async function tellQuickly(url: string, call: Call): Promise<Answered> {
  const { statusCode, body } = await request(url, call);
  const text = await body.text();
  return { status: statusCode, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Asks SOMS: `path` below `/{tenant_id}/soms`; with a body it is a POST. */
export function askSoms(sandbox: SomsSandbox, path: string, body?: unknown): Promise<Answered> {
  const { tenantId, user, password } = sandbox.credentials;
  const headers = { authorization: basic(user, password), 'content-type': 'application/json' };
  const url = `${sandbox.url}/${tenantId}/soms${path}`;
  return tellQuickly(url, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
}

export const order = '/orderservice/order';
export const paged = (page: number, size: number, more = ''): string =>
  `/orderservice/orders/query?page=${page}&page_size=${size}&desc=true${more}`;

export const publicParams = (sandbox: BabycareSandbox, at = Date.now()): PublicParams => ({
  appId: sandbox.credentials.appId,
  requestId: 'r-1',
  requestTime: String(Math.floor(at / 1000)),
  apiVersion: '1.0',
});

/** Asks Babycare with public parameters in the query, signed with MD5 and the sandbox's own secret. */
export function askBabycare(sandbox: BabycareSandbox, path: string, question: unknown): Promise<Answered> {
  const body = JSON.stringify(question);
  const params = publicParams(sandbox);
  const sign = expectedSign({ method: 'md5', secret: sandbox.credentials.appSecret }, params, body);
  const query = new URLSearchParams({ ...params, sign });
  const headers = { 'content-type': 'application/json' };
  return tellQuickly(`${sandbox.url}${path}?${query.toString()}`, { method: 'POST', headers, body });
}

/** What stands at a path such as `orders.0.id`; an array's `[]` gives the values of all its elements. */
export function pick(value: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (values, step) =>
      values.flatMap((one) => {
        if (step === '[]') return Array.isArray(one) ? one : [];
        if (typeof one !== 'object' || one === null) return [];
        const inner: unknown = Reflect.get(one, step);
        return inner === undefined ? [] : [inner];
      }),
    [value],
  );
}
export const texts = (value: unknown, path: string): string[] => pick(value, path).map(String);
