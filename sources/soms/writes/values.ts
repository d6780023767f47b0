import { createHash } from 'node:crypto';
import { type Instant, milliseconds, vendorTime } from '../../values/time.ts';

export const timeOf = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : vendorTime(milliseconds(at));

/** Lets a text that may be personal be recognised without being kept. The same text has another digest for another owner. */
export const digest = (owner: string, text: string): string =>
  createHash('sha256').update(`${owner}\n${text}`).digest('hex').slice(0, 32);
