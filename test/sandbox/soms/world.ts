/** A SOMS simulator for one test file, the orders that it holds, and short ways to ask it. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { vendorTime } from '../../../sources/values/time.ts';
import { allParts, allSomsOrders } from '../../contract/everything.ts';
import { askSoms, order, paged, pick, texts } from '../ask.ts';

export const until = new Date('2026-11-22T08:00:00Z');
/** The moment of every write, an hour after the invented world ends. */
const moment = until.getTime() + 3_600_000;
export const now = vendorTime(moment);

/** Values at paths of an order; `*` is any value but null. */
export type Facts = Readonly<Record<string, string | ((text: string) => boolean)>>;

export const idOf = (row: unknown): string => texts(row, 'id').join('');
export const text = (row: unknown, path: string): string => texts(row, path)[0] ?? '';
export const firstSku = (row: unknown): string => text(row, 'items.[].sku_id');
export const by = (path: string): string => `${path}?operator=zhangsan`;

const shows = (row: unknown, facts: Facts): boolean =>
  Object.entries(facts).every(([path, wanted]) => {
    const found = texts(row, path).filter((one) => one !== 'null');
    if (typeof wanted === 'function') return found.some(wanted);
    return wanted === '*' ? found.length > 0 : found.includes(wanted);
  });

export const succeeded = { success: true };
export const refusedWith = (says: string): object => ({
  success: false,
  code: expect.any(String),
  message: expect.stringContaining(says),
});

export interface SomsWorld {
  readonly soms: SomsSandbox;
  /** An order that shows these facts and that no test has had yet. */
  fresh(facts: Facts): unknown;
  /** The body of the answer to a GET, or with a body to a POST. */
  ask(path: string, body?: unknown): Promise<unknown>;
  /** Writes on one order: `path` below the order's own. */
  tell(id: string, path: string, body: object): Promise<unknown>;
  /** The order with all parts. */
  read(id: string): Promise<unknown>;
  /** The ids of the orders that a filter finds. */
  found(filter: object): Promise<string[]>;
}

export function somsWorld(): SomsWorld {
  let soms: SomsSandbox;
  let rows: readonly unknown[];
  const used = new Set<string>([sampleOrderId, showcaseIds.somsOrderId]);
  beforeAll(async () => {
    soms = await startSomsSandbox({ until, now: () => moment });
    rows = await allSomsOrders(soms);
  });
  afterEach(() => soms.behave());
  afterAll(() => soms.close());
  const ask = async (path: string, body?: unknown): Promise<unknown> => (await askSoms(soms, path, body)).body;
  return {
    get soms() {
      return soms;
    },
    fresh(facts) {
      const found = rows.find((row) => !used.has(idOf(row)) && pick(row, 'items.[]').length > 0 && shows(row, facts));
      if (found === undefined) throw new RangeError(`no order is left with ${Object.keys(facts).join(', ')}`);
      used.add(idOf(found));
      return found;
    },
    ask,
    tell: (id, path, body) => ask(by(`${order}/${id}/${path}`), body),
    read: (id) => ask(`${order}/${id}?parts=${allParts.one}`),
    found: async (filter) => texts(await ask(paged(0, 100), filter), 'orders.[].id'),
  };
}
