/** A person's decision on two orders: only of orders that are known, so that the groups can follow from it. */
import type { LinkOutcome, ManualLinks } from '../../sources/ports/links.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { pairOf, storedKey } from '../keys.ts';
import { orderKeysOf } from '../rows/order-record.ts';
import type { Writer } from './writer.ts';

export function manualLinksOf(engine: Engine, writer: Writer): ManualLinks {
  const decide =
    (kind: 'LINK' | 'UNLINK'): ManualLinks['link'] =>
    async (a, b, signed): Promise<LinkOutcome> => {
      const keys = [storedKey(a), storedKey(b)] as const;
      if (keys[0] === keys[1]) return { kind: 'SAME_ORDER' };
      const known = await guarded(engine, (db) => orderKeysOf(db, keys));
      const unknown = [a, b].filter((order) => !known.has(storedKey(order)));
      if (unknown.length > 0) return { kind: 'UNKNOWN_ORDERS', orders: unknown };
      await writer.submit({ kind, pair: pairOf(...keys), ...signed });
      return { kind: 'DONE' };
    };
  return { link: decide('LINK'), unlink: decide('UNLINK') };
}
