/** Stored orders of which the index cannot tell whether they fit: each is read and compared. */
import { describe, expect, it } from 'vitest';
import { filterOf } from '../../resolvers/arguments/filter.ts';
import { localClient } from '../../resolvers/client.ts';
import { indexReader } from '../../sources/lists/index-reader.ts';
import type { OrderIndex } from '../../sources/ports/lists.ts';
import { call, indexStub, orderMade, sourceStub } from './world.ts';

const everything = filterOf({}, { client: localClient, searched: () => undefined });
const stored = Array.from({ length: 1_500 }, (_, at) =>
  orderMade({ vendor: 'EZR', nativeId: `${at}`, platformOrderNo: `P${at}`, placedAt: 10_000 + at }),
);

/** Reads a page of orders on hold, of which there is none, and stops the request after so many readings. */
interface Asked {
  readonly wanted: number;
  readonly stopAfter?: number;
  readonly knownOnly?: string | null;
}
async function read({ wanted, stopAfter = Infinity, knownOnly = null }: Asked) {
  const plain = indexStub(() => stored);
  const stop = new AbortController();
  let readings = 0;
  let unfit = 0;
  const index: OrderIndex = {
    ...plain,
    rows: async (question) => {
      readings += 1;
      if (readings === stopAfter) stop.abort();
      return { ...(await plain.rows({ ...question, filter: everything })), exact: false };
    },
  };
  const reader = indexReader({ source: sourceStub('EZR', () => stored), index, knownOnly, readAtMost: 1_000 });
  const slice = await reader.slice(
    {
      filter: { ...everything, onHold: true },
      sort: { key: 'PLACED_AT', direction: 'DESC' },
      backward: false,
      after: null,
      asOf: 1_000_000,
      wanted,
      parts: new Set(),
    },
    { ...call, signal: stop.signal, onUnfit: (orders) => (unfit += orders) },
  );
  return { readings, unfit, slice };
}

describe('orders that are read and do not fit', () => {
  it.each([1, 2, 21, 101])('are read by ever larger batches when %i are wanted', async (wanted) => {
    const { readings, unfit, slice } = await read({ wanted });
    expect(unfit).toBe(1_000);
    expect(readings).toBeLessThan(20);
    expect(slice).toMatchObject({ rows: [], more: true, scannedTo: { t: 10_500 } });
  });

  it('are read no faster than they are missing where each costs a call', async () => {
    const { readings } = await read({ wanted: 100, knownOnly: 'known ones only' });
    expect(readings).toBe(10);
  });

  it('are read no more when the request was stopped: the slice ends before those that were not read', async () => {
    const { readings, unfit, slice } = await read({ wanted: 2, stopAfter: 3 });
    expect(readings).toBe(3);
    expect(slice).toMatchObject({ rows: [], more: true, scannedTo: { t: 11_500 - unfit } });
  });
});
