/**
 * The tenant (租户) of a push: an order names it in its body, as a number or a text, and 签名说明 wants it as the cookie
 * `_platform_num` of every call; one page has it in the query. The generated example has 0, which is none.
 */
import { maybe, anything, read, record } from '../kit/wire.ts';
import { at, JsonNumber, JsonSpan } from '../values/json.ts';
import { isStorable } from '../kit/push-body.ts';
import type { PushRequest } from '../ports/pushes.ts';

const name = '_platform_num';

function usable(told: unknown): string | null {
  const text = told instanceof JsonNumber ? told.text : told;
  if (typeof text !== 'string') return null;
  const tenant = text.trim();
  return tenant === '' || /^0+$/.test(tenant) || tenant.length > 64 || !isStorable(tenant) ? null : tenant;
}

/** Of what was pushed, or of one element of it. */
export const tenantIn = (body: unknown): string | null => usable(at(body, 'tenantId'));
const named = record({ tenantId: maybe(anything) });
export const tenantOf = ({ tenantId }: { readonly tenantId: JsonSpan | null }): string | null =>
  usable(tenantId?.value);
export function tenantInText(body: string): string | null {
  const reading = read(named, JsonSpan.within(body));
  return reading && tenantOf(reading.value);
}

export function tenantOfRequest({ headers, query }: Pick<PushRequest, 'headers' | 'query'>): string | null {
  const pairs = (headers['cookie'] ?? headers['Cookie'] ?? '').split(';').map((pair) => pair.trim().split('='));
  const cookie = pairs.find(([key]) => key === name)?.[1];
  return usable(cookie) ?? usable(new URLSearchParams(query).get(name));
}
