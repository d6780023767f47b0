import { createHash } from 'node:crypto';
import { type Instant, milliseconds, vendorTime } from '../../values/time.ts';

export const timeOf = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : vendorTime(milliseconds(at));

/** A text that may be personal, so that it can be recognised and not read; each order has digests of its own. */
export const digest = (owner: string, text: string): string =>
  createHash('sha256').update(`${owner}\n${text}`).digest('hex').slice(0, 32);
