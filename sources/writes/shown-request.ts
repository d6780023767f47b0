/**
 * A request of a dry run as a client may see it. What the client has given is shown as it goes out; what comes of the
 * stored order (its phone, its recipient) is masked as everywhere, since the write is asked for without the right to see it.
 */
import { maskName, maskPhone, nameMask, phoneMask } from '../domain/personal/mask.ts';
import { type KnownValue, knownPeople, maskText } from '../domain/personal/mask-text.ts';
import type { Order } from '../model.ts';
import type { ShownRequest } from '../ports/calls.ts';
import { JsonNumber, jsonIn } from '../values/json.ts';

interface Known {
  readonly input: unknown;
  /** As it was read for the write; null where it needs none. */
  readonly order: Order | null;
  readonly personalFields: readonly string[];
}
interface Masking {
  readonly people: readonly KnownValue[];
  /** Texts that are shown as they are: what the client gave, and the numbers of the order. */
  readonly open: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
}

export function maskRequest(shown: ShownRequest, { input, order, personalFields }: Known): ShownRequest {
  const masking: Masking = {
    people: order
      ? knownPeople(
          order,
          order.packages?.map(({ courier }) => courier),
        )
      : [],
    open: new Set([...textsIn(input), ...(order ? numbersOf(order) : [])]),
    personal: new Set(personalFields),
  };
  return {
    ...shown,
    url: maskUrl(shown.url, masking),
    body: shown.body === null ? null : maskedText('', shown.body, masking),
  };
}

function maskUrl(text: string, masking: Masking): string {
  const url = new URL(text);
  let changed = false;
  for (const [name, value] of Array.from(url.searchParams)) {
    const masked = maskedText(name, value, masking);
    if (masked === value) continue;
    url.searchParams.set(name, masked);
    changed = true;
  }
  return changed ? url.href : text;
}

/** A text may be JSON itself. It is written anew only where something in it was hidden. */
function maskedText(name: string, text: string, masking: Masking): string {
  const value = /^\s*[[{]/.test(text) ? jsonIn(text) : undefined;
  if (value === undefined) return maskedLeaf(name, text, masking);
  const masked = JSON.stringify(maskedValue(name, value, masking));
  return masked === JSON.stringify(value) ? text : masked;
}

function maskedValue(name: string, value: unknown, masking: Masking): unknown {
  if (typeof value === 'string') return maskedText(name, value, masking);
  if (value instanceof JsonNumber) {
    const masked = maskedLeaf(name, value.text, masking);
    return masked === value.text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => maskedValue(name, one, masking));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, maskedValue(field, one, masking)]));
}

function maskedLeaf(name: string, text: string, { people, open, personal }: Masking): string {
  if (open.has(text) || text === '') return text;
  const masked = maskText(text, people);
  if (masked !== text || !personal.has(name) || nameMask.fits(text) || phoneMask.fits(text)) return masked;
  return /^[+\d() -]+$/.test(text) ? maskPhone(text) : maskName(text);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
const numbersOf = ({ key, identifiers, items, packages }: Order): readonly string[] =>
  [
    key.nativeId,
    ...identifiers.map(({ value }) => value),
    ...items.flatMap(({ itemKey, lineNo, platformLineNo, sku }) => [itemKey, lineNo, platformLineNo, sku.code]),
    ...(packages ?? []).map(({ trackingNo }) => trackingNo),
  ].filter((value) => value !== null);
