/** Reads SOMS's orders by their ids, in batches of the document's size, and maps them to the model. */
import { isUnlisted } from '../domain/code-table.ts';
import { asFault, SourceFault } from '../fault.ts';
import { type NativeCode, type Order, type OrderPart, orderKeyText } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Outcome, Outcomes } from '../ports/source.ts';
import { advisedBatch, maxBatch, type SomsClient } from './client.ts';
import { mapOrder } from './map/order.ts';
import { inChunks } from './paging.ts';
import { partsText } from './parts.ts';
import { badAnswer, type Fetched, fitsNoPath } from './transport.ts';
import type { SomsOrder } from './wire.ts';

type OrderParts = ReadonlySet<OrderPart>;
type ReadByIds = (ids: readonly string[], parts: OrderParts, call: CallContext) => Outcomes<Order | null>;
type MapRow = (row: Fetched<SomsOrder>, asked: OrderParts, call: CallContext) => Order;

export interface SomsOrders {
  /** `asked`: the parts that the call asked for. */
  readonly mapped: MapRow;
  readonly byIds: ReadByIds;
  /** Reads the parts that these orders lack, in one batch. Orders that lack none cost no call. */
  readonly completed: (orders: readonly Order[], parts: OrderParts, call: CallContext) => Promise<readonly Order[]>;
}
export interface SomsOrdersOptions {
  readonly tenantId: string;
  /** Called for each occurrence of a code that no table lists. */
  readonly onUnmapped?: (native: NativeCode) => void;
}

export function somsOrders(client: SomsClient, { tenantId, onUnmapped }: SomsOrdersOptions): SomsOrders {
  const mapped: MapRow = ({ wire, raw, fetchedAt }, asked, call) => {
    const order = mapOrder(wire, { tenantId, asked, fetchedAt, raw });
    const parcels = order.packages?.flatMap(({ statusNative }) => statusNative) ?? [];
    for (const native of [...order.statusNative, ...parcels]) if (isUnlisted(native)) onUnmapped?.(native);
    call.onRead?.(order);
    return order;
  };
  const byBatches = batchReader(client, mapped);
  const withLogs = logReader(client, mapped, byBatches);
  const byIds: ReadByIds = (ids, parts, call) => (parts.has('logs') ? withLogs : byBatches)(ids, parts, call);
  return { mapped, byIds, completed: completion(byIds) };
}

/** Asks by GET up to the size that the document advises, and by POST above it. */
const batchReader =
  (client: SomsClient, mapped: MapRow): ReadByIds =>
  (ids, parts, call) =>
    inChunks(ids, maxBatch, async (chunk): Outcomes<Order | null> => {
      const ask = chunk.length <= advisedBatch ? client.batchGetOrders : client.batchGetOrdersV2;
      const { rows, unread } = await ask(chunk, partsText(parts), call);
      const found = new Map(rows.map((row) => [row.wire.id, mapped(row, parts, call)]));
      // An order that is missing in the answer does not exist, unless a row of the answer could not be read.
      return chunk.map((id) => found.get(id) ?? (unread === 0 ? null : badAnswer('batchGetOrders')));
    });

/** Only getOrder gives logs, for one order a call. The exceptions, which it does not give, are read in one batch. */
function logReader(client: SomsClient, mapped: MapRow, byBatches: ReadByIds): ReadByIds {
  return async (ids, parts, call) => {
    const own = parts.difference(onlyInBatches);
    const orders = await Promise.all(
      ids.map(async (id): Promise<Outcome<Order | null>> => {
        // The path of an order with the id `orders` is that of the batch read.
        if (fitsNoPath(id) || id === 'orders') return (await byBatches([id], own, call))[0] ?? null;
        const row = await client.getOrder(id, partsText(own), call).catch(asFault);
        return row === null || row instanceof SourceFault ? row : mapped(row, own, call);
      }),
    );
    const lacking = orders.flatMap((order) =>
      isOrder(order) && parts.has('exceptions') && !order.loaded.has('exceptions') ? [order.key.nativeId] : [],
    );
    if (lacking.length === 0) return orders;
    const batch = await byBatches(lacking, onlyInBatches, call);
    const told = new Map(batch.map((order, i) => [lacking[i], order]));
    return orders.map((order) => {
      const extra = isOrder(order) ? told.get(order.key.nativeId) : undefined;
      if (!isOrder(order) || extra === undefined || extra === null) return order;
      if (extra instanceof SourceFault) return extra;
      return { ...order, exceptions: extra.exceptions, loaded: order.loaded.union(onlyInBatches) };
    });
  };
}
const onlyInBatches: OrderParts = new Set(['exceptions']);
const isOrder = (order: Outcome<Order | null>): order is Order => order !== null && !(order instanceof SourceFault);

function completion(byIds: ReadByIds): SomsOrders['completed'] {
  return async (orders, parts, call) => {
    const lacking = orders.filter(({ loaded }) => !parts.isSubsetOf(loaded));
    if (lacking.length === 0) return orders;
    // The parts that are there are read again with the missing ones, except logs, which cost a call for each order.
    const held = lacking.flatMap(({ loaded }) => [...loaded].filter((part) => part !== 'logs'));
    const ids = lacking.map(({ key }) => key.nativeId);
    const read = await byIds(ids, new Set([...parts, ...held]), call);
    const fresh = new Map(lacking.map((order, i) => [orderKeyText(order.key), read[i] ?? null]));
    return orders.map((order) => {
      const again = fresh.get(orderKeyText(order.key));
      if (again instanceof SourceFault) throw again;
      return again ?? order;
    });
  };
}
