/** Texts of couriers with the statuses that are right, and how often the classifier is right about them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { courierMeaning, endings } from '../../sources/domain/courier/classify.ts';
import type { CourierText } from '../../sources/domain/courier/meaning.ts';
import type { TraceStatus } from '../../sources/vocabulary.ts';

export const batches = ['given', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
export type Batch = (typeof batches)[number];
export interface Labelled {
  readonly batch: Batch;
  /** The rules were written by looking at one half; the other is only scored. */
  readonly half: 'DEVELOPED' | 'HELD_OUT';
  readonly carrier: string;
  readonly text: CourierText;
  /** The best first; several where usage is divided. */
  readonly right: readonly TraceStatus[];
}

export const statuses = [
  ...(['INFO_RECEIVED', 'COURIER_ASSIGNED', 'COURIER_AT_ORIGIN', 'PICKED_UP', 'IN_TRANSIT', 'ARRIVED'] as const),
  ...(['DEPARTED', 'CUSTOMS', 'OUT_FOR_DELIVERY', 'AVAILABLE_FOR_PICKUP', 'ATTEMPT_FAILED', 'DELIVERED'] as const),
  ...(['REFUSED', 'RETURNING', 'RETURNED', 'FORWARDED', 'EXCEPTION', 'CANCELLED', 'UNKNOWN'] as const),
] satisfies readonly TraceStatus[];
const isStatus = (text: string): text is TraceStatus => statuses.some((status) => status === text);

/** By a fixed hash, so that nobody chooses. */
const halfOf = (line: string): Labelled['half'] =>
  (createHash('sha256').update(line).digest()[0] ?? 0) % 2 === 0 ? 'DEVELOPED' : 'HELD_OUT';

function labelled(line: string, batch: Batch): Labelled {
  const [carrier = '', state = '', message = '', labels = ''] = line.split('|').map((part) => part.trim());
  const right = labels.split(',').filter(isStatus);
  if (right.length === 0 || right.length !== labels.split(',').length) throw new Error(`no statuses: ${line}`);
  const isNamed = carrier !== '—' && carrier !== '通用';
  const text = { status: state === '' ? null : state, message, carrier: isNamed ? carrier : null };
  return { batch, half: halfOf(`${text.carrier}|${text.status}|${message}`), carrier, text, right };
}

export const texts: readonly Labelled[] = batches.flatMap((batch) =>
  readFileSync(new URL(`texts/${batch}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => labelled(line, batch)),
);

export interface Score {
  readonly texts: number;
  readonly right: number;
  /** UNKNOWN where that is not right. */
  readonly unknown: number;
  /** DELIVERED, REFUSED, RETURNED or CANCELLED where that is not right. */
  readonly falseEndings: number;
}
export function scoreOf(some: readonly Labelled[]): Score {
  const read = some.map(({ text, right }) => ({ right, status: courierMeaning(text).status }));
  const wrong = read.filter(({ right, status }) => !right.includes(status));
  return {
    texts: some.length,
    right: some.length - wrong.length,
    unknown: wrong.filter(({ status }) => status === 'UNKNOWN').length,
    falseEndings: wrong.filter(({ status }) => endings.has(status)).length,
  };
}
