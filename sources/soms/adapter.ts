/** SOMS as a Source: chunks to the document's batch limits, asks for the parts that are needed, maps to the model. */
import { asFault, SourceFault } from '../fault.ts';
import { type NativeCode, type Order, type OrderKey, type OrderPart, orderKeyText } from '../model.ts';
import type { Outcome, Outcomes, Source } from '../ports/source.ts';
import { somsCapabilities } from './capabilities.ts';
import {
  advisedBatch,
  chunked,
  type Fetched,
  type FetchedPage,
  maxBatch,
  somsClient,
  type SomsClientOptions,
  unroutable,
} from './client.ts';
import { somsListReader } from './list/reader.ts';
import { mapOrder, somsKey } from './map/order.ts';
import { partsText, saleOrderParts } from './parts.ts';
import { somsReminders } from './reminders.ts';
import { somsServices } from './services.ts';
import { somsMappings } from './tables.ts';
import { somsTraces } from './traces.ts';
import type { SomsOrder } from './wire.ts';
import type { WriteSetup } from './writes/request.ts';
import { somsWriteHandler } from './writes/writes.ts';
import type { CallContext } from '../ports/calls.ts';

export interface SomsSourceOptions extends SomsClientOptions, Partial<Pick<WriteSetup, 'submit' | 'selftake'>> {
  /** A code that no table lists; called for each occurrence. */
  readonly onUnmapped?: (native: NativeCode) => void;
}

export function somsSource(options: SomsSourceOptions): Source {
  const client = somsClient(options);
  const tenantId = options.tenantId;

  function mapped({ wire, raw, fetchedAt }: Fetched<SomsOrder>, asked: ReadonlySet<OrderPart>): Order {
    const order = mapOrder(wire, { tenantId, asked, fetchedAt, raw });
    const parcels = order.packages?.flatMap(({ statusNative }) => statusNative) ?? [];
    for (const native of [...order.statusNative, ...parcels])
      if (!native.documented && native.code !== null) options.onUnmapped?.(native);
    return order;
  }

  /** One batch read: by GET up to the advised size, by POST above it. */
  async function batch(
    ids: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<Order | null> {
    const names = partsText(parts);
    const page = await (ids.length <= advisedBatch
      ? client.batchGetOrders(ids, names, call)
      : client.batchGetOrdersV2(ids, names, call));
    const found = new Map(page.rows.map((row) => [row.wire.id, mapped(row, parts)]));
    return ids.map((id) => found.get(id) ?? missing(page, 'batchGetOrders'));
  }

  /** Each chunk fails alone. */
  async function inChunks(
    ids: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<Order | null> {
    const chunks = chunked(ids, ids.length <= advisedBatch ? advisedBatch : maxBatch);
    const answers = await Promise.all(
      chunks.map((chunk) => batch(chunk, parts, call).catch((error: unknown) => chunk.map(() => asFault(error)))),
    );
    return answers.flat();
  }

  /** Only getOrder gives logs, one order a call; what it does not give (exceptions) is read in one batch beside it. */
  async function withLogs(
    ids: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<Order | null> {
    const own = new Set([...parts].filter((part) => part !== 'exceptions'));
    const orders = await Promise.all(
      ids.map(async (id): Promise<Outcome<Order | null>> => {
        if (unroutable.has(id)) return (await inChunks([id], own, call))[0] ?? null;
        const row = await client.getOrder(id, partsText(own), call).catch(asFault);
        return row === null || row instanceof SourceFault ? row : mapped(row, own);
      }),
    );
    const lacking = orders.flatMap((order) =>
      isOrder(order) && parts.has('exceptions') && !order.loaded.has('exceptions') ? [order.key.nativeId] : [],
    );
    if (lacking.length === 0) return orders;
    const told = new Map(
      (await inChunks(lacking, new Set(['exceptions']), call)).map((order, i) => [lacking[i], order]),
    );
    return orders.map((order) => {
      const extra = isOrder(order) ? told.get(order.key.nativeId) : undefined;
      if (!isOrder(order) || extra === undefined || extra === null) return order;
      if (extra instanceof SourceFault) return extra;
      return { ...order, exceptions: extra.exceptions, loaded: new Set([...order.loaded, 'exceptions']) };
    });
  }

  async function byIds(
    ids: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<Order | null> {
    return parts.has('logs') ? withLogs(ids, parts, call) : inChunks(ids, parts, call);
  }

  const byKeys: Source['orders'] = (keys, parts, call) => byIds(idsOf(keys), parts, call);

  /** Reads what a query's or a sale order's rows lack, in one batch; rows that are whole cost nothing more. */
  async function completed(
    orders: readonly Order[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Promise<readonly Order[]> {
    const lacking = orders.filter(({ loaded }) => !parts.isSubsetOf(loaded));
    if (lacking.length === 0) return orders;
    const needed = new Set([
      ...parts,
      ...lacking.flatMap(({ loaded }) => [...loaded].filter((part) => part !== 'logs')),
    ]);
    const read = await byIds(
      lacking.map(({ key }) => key.nativeId),
      needed,
      call,
    );
    const fresh = new Map(lacking.map((order, i) => [orderKeyText(order.key), read[i] ?? null]));
    return orders.map((order) => {
      const again = fresh.get(orderKeyText(order.key));
      if (again instanceof SourceFault) throw again;
      return again ?? order;
    });
  }

  /** Every row of a filter, without page numbers as long as it fits one page. */
  async function queryAll(
    filter: Readonly<Record<string, unknown>>,
    call: CallContext,
  ): Promise<FetchedPage<SomsOrder>> {
    const first = await client.queryOrders({ filter, pageSize: maxBatch }, call);
    const rows = [...first.rows];
    let unread = first.unread;
    for (
      let page = 1;
      rows.length + unread === page * maxBatch && rows.length + unread < (first.total ?? Infinity);
      page += 1
    ) {
      const next = await client.queryOrders({ filter, pageSize: maxBatch, page }, call);
      rows.push(...next.rows);
      unread += next.unread;
    }
    return { rows, total: first.total, unread };
  }

  /** Numbers share a call; when their orders overflow one page, each half is asked by itself. */
  async function byPlatformNos(numbers: readonly string[], call: CallContext): Promise<readonly Fetched<SomsOrder>[]> {
    if (numbers.length === 1) return readable(await queryAll({ front_order_ids: numbers }, call));
    const page = await client.queryOrders({ filter: { front_order_ids: numbers }, pageSize: maxBatch }, call);
    if (page.rows.length + page.unread < maxBatch) return readable(page);
    const half = Math.ceil(numbers.length / 2);
    const halves = await Promise.all([
      byPlatformNos(numbers.slice(0, half), call),
      byPlatformNos(numbers.slice(half), call),
    ]);
    return halves.flat();
  }

  async function ordersByPlatformNo(
    numbers: readonly string[],
    parts: ReadonlySet<OrderPart>,
    call: CallContext,
  ): Outcomes<readonly Order[]> {
    const answers = await Promise.all(
      chunked(numbers, numbersPerQuery).map(async (chunk): Outcomes<readonly Order[]> => {
        try {
          const rows = await byPlatformNos(chunk, call);
          const orders = await completed(
            rows.map((row) => mapped(row, none)),
            parts,
            call,
          );
          return chunk.map((number) => orders.filter(({ platformOrderNo }) => platformOrderNo === number));
        } catch (error) {
          return chunk.map(() => asFault(error));
        }
      }),
    );
    return answers.flat();
  }

  return {
    vendor: 'SOMS',
    tenantId,
    capabilities: somsCapabilities,
    mappings: somsMappings,
    writes: somsWriteHandler(client, { submit: 'submit', selftake: 'v2', ...options }),
    listReader: somsListReader({
      ask: async (question, call) => {
        const { rows, total, unread } = await client.queryOrders(question, call);
        return { orders: rows.map((row) => mapped(row, none)), total, unread };
      },
      whole: completed,
      load: byKeys,
      scanBudget,
    }),
    health: client.health,
    close: client.close,
    keyOf: (nativeId) => somsKey(tenantId, nativeId),
    orders: byKeys,
    ordersByPlatformNo,
    async ordersBySaleNo(saleOrderNo, parts, call) {
      if (unroutable.has(saleOrderNo) && saleOrderNo !== 'orders') return [];
      const offered = new Set(saleOrderParts.filter((part) => parts.has(part)));
      const page = await client.getOrderBySaleOrderId(saleOrderNo, partsText(offered), call);
      return completed(
        readable(page).map((row) => mapped(row, offered)),
        parts,
        call,
      );
    },
    async ordersByPickupCode({ storeId, code, platformId }, parts, call) {
      const filter = {
        selftake_code: code,
        station_ids: [storeId],
        ...(platformId === null ? {} : { platform_id: platformId }),
      };
      const page = readable(await queryAll(filter, call));
      return completed(
        page.map((row) => mapped(row, none)),
        parts,
        call,
      );
    },
    ordersByTrackingNo: (trackingNos, parts, call) =>
      Promise.all(
        trackingNos.map(async (waybill): Promise<Outcome<readonly Order[]>> => {
          try {
            const page = readable(await queryAll({ waybill_id: waybill }, call));
            return await completed(
              page.map((row) => mapped(row, none)),
              parts,
              call,
            );
          } catch (error) {
            return asFault(error);
          }
        }),
      ),
    tracesOf: somsTraces(client),
    ...somsReminders(client, tenantId),
    ...somsServices(client, tenantId),
  };
}

const idsOf = (keys: readonly OrderKey[]): readonly string[] => keys.map(({ nativeId }) => nativeId);
const none: ReadonlySet<OrderPart> = new Set();
/** Pages of 100 that are read for one page of a list whose filter SOMS cannot apply. */
const scanBudget = 10;
/** Most sales are one or two orders, so this many numbers fill one page of 100 and rarely more. */
const numbersPerQuery = 50;

const isOrder = (order: Outcome<Order | null>): order is Order => order !== null && !(order instanceof SourceFault);

/** What is not in a batch's answer is not there, unless a row of that answer could not be read. */
function missing({ unread }: { unread: number }, operation: string): null | SourceFault {
  return unread === 0 ? null : new SourceFault('SOMS', 'BAD_ANSWER', { operation });
}

/** Rows of a query; when none of them could be read, nothing is known. */
function readable(page: FetchedPage<SomsOrder>): readonly Fetched<SomsOrder>[] {
  if (page.rows.length === 0 && page.unread > 0)
    throw new SourceFault('SOMS', 'BAD_ANSWER', { operation: 'queryOrders' });
  return page.rows;
}
