/**
 * The public parameters (公共参数). The document lists them and says neither where they stand nor how `sign` is made:
 * the place is an option, and the formula is the one that this project has agreed on, written here a second time so
 * that a mistake in the client's code shows.
 */
import { createHash, createHmac } from 'node:crypto';
import type { SandboxRequest } from '../server/server.ts';
import { isWire, parsed, textOf } from '../server/wire.ts';

export type ParamsPlace = 'query' | 'header' | 'body';
export type SignMethod = 'md5' | 'hmac-sha256' | 'none';

const names = ['appId', 'requestId', 'requestTime', 'sign', 'apiVersion'] as const;
export interface SignRule {
  readonly method: Exclude<SignMethod, 'none'>;
  readonly secret: string;
}
export type PublicParams = Readonly<Partial<Record<(typeof names)[number], string>>>;

/**
 * All public parameters but `sign`, and `body` (the exact JSON text without public parameters), sorted by name and
 * joined as `k=v` with `&`. MD5 goes around it with the secret on both sides, HMAC-SHA256 uses the secret as its key;
 * both are written as upper-case hex.
 */
export function expectedSign({ method, secret }: SignRule, params: PublicParams, body: string): string {
  const fields = new Map<string, string>([['body', body]]);
  for (const name of names) {
    const value = params[name];
    if (name !== 'sign' && value !== undefined) fields.set(name, value);
  }
  const sorted = [...fields.keys()].toSorted();
  const text = sorted.map((name) => `${name}=${fields.get(name) ?? ''}`).join('&');
  const hash =
    method === 'md5'
      ? createHash('md5').update(`${secret}${text}${secret}`)
      : createHmac('sha256', secret).update(text);
  return hash.digest('hex').toUpperCase();
}

interface Opened {
  readonly params: PublicParams;
  /** The body's text without public parameters. */
  readonly business: string;
}
const isNamed = (name: string): boolean => names.some((one) => one === name);

function fieldsOf(text: string): ReadonlyMap<string, unknown> {
  const body = parsed(text);
  return new Map(isWire(body) ? Object.entries(body) : []);
}

/** Takes the public parameters out of the place where they are expected; elsewhere they do not count. */
function openRequest(request: SandboxRequest, { publicParams: place, appId }: Rules): Opened {
  const { query, headers, text } = request;
  const inBody = place === 'body' ? fieldsOf(text) : new Map<string, unknown>();
  // 班牛's writes have an appId of their own there: it stays, and the sign is over the public one all the same.
  const isTicket = inBody.has('taskId');
  const found: Readonly<Record<ParamsPlace, (name: string) => unknown>> = {
    query: (name) => query.get(name),
    header: (name) => headers[name.toLowerCase()],
    body: (name) => (isTicket && name === 'appId' ? appId : inBody.get(name)),
  };
  const params = Object.fromEntries(
    names.flatMap((name) => {
      const value = found[place](name) ?? undefined;
      return value === undefined ? [] : [[name, textOf(value)]];
    }),
  );
  if (place !== 'body') return { params, business: text };
  const business = [...inBody].filter(([name]) => !isNamed(name) || (isTicket && name === 'appId'));
  return { params, business: JSON.stringify(Object.fromEntries(business)) };
}

export interface Rules {
  readonly appId: string;
  readonly appSecret: string;
  readonly publicParams: ParamsPlace;
  readonly sign: SignMethod;
  readonly now: () => number;
}
/** The clocks of the two sides may differ by this many seconds. */
const clockSkew = 600;

/** What is wrong with the public parameters; undefined when nothing is. */
export function complaint(request: SandboxRequest, rules: Rules): string | undefined {
  const { params, business } = openRequest(request, rules);
  if (params.appId !== rules.appId) return 'appId不正确';
  if (!params.requestId) return 'requestId不能为空';
  if (!params.requestTime || !/^\d{10}$/.test(params.requestTime)) return 'requestTime不正确,单位秒';
  if (Math.abs(rules.now() / 1000 - Number(params.requestTime)) > clockSkew) return 'requestTime已过期';
  if (rules.sign === 'none') return undefined;
  const sign = expectedSign({ method: rules.sign, secret: rules.appSecret }, params, business);
  return params.sign === sign ? undefined : 'sign不正确';
}
