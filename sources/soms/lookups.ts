/** Reads SOMS's orders by the platform's number, the sale order's number, a pick-up code or a waybill. */
import type { Order, OrderPart } from '../model.ts';
import type { CallContext } from '../ports/calls.ts';
import type { Source } from '../ports/source.ts';
import { sameNumber } from '../values/number-text.ts';
import { maxBatch, type OrderQuery, type SomsClient } from './client.ts';
import type { SomsOrders } from './orders.ts';
import { allPages, inChunks } from './paging.ts';
import { partsText, saleOrderParts } from './parts.ts';
import { badAnswer, type Fetched, fitsNoPath } from './transport.ts';
import type { SomsOrder } from './wire.ts';

type OrderRows = readonly Fetched<SomsOrder>[];
type Lookups = 'ordersByPlatformNo' | 'ordersBySaleNo' | 'ordersByPickupCode' | 'ordersByTrackingNo' | 'ordersByNumber';

/** Most sales are one or two orders, so this many numbers fill one page of 100 and rarely more. */
const numbersPerQuery = 50;
export const noParts: ReadonlySet<OrderPart> = new Set();

export function somsLookups(client: SomsClient, { mapped, completed }: SomsOrders): Required<Pick<Source, Lookups>> {
  const whole = (rows: OrderRows, parts: ReadonlySet<OrderPart>, call: CallContext): Promise<readonly Order[]> =>
    completed(
      rows.map((row) => mapped(row, noParts, call)),
      parts,
      call,
    );

  /** The newest orders that fit one of the filters: a short code may be that of very many. */
  const newestWith =
    (filtersOf: (spellings: readonly string[]) => readonly OrderQuery['filter'][]) =>
    async (spellings: readonly string[], parts: ReadonlySet<OrderPart>, call: CallContext) => {
      const ask = async (filter: OrderQuery['filter']): Promise<OrderRows> =>
        readable(await client.queryOrders({ filter, pageSize: maxBatch }, call));
      return whole((await Promise.all(filtersOf(spellings).map(ask))).flat(), parts, call);
    };

  return {
    ordersByPlatformNo: (numbers, parts, call) =>
      inChunks(numbers, numbersPerQuery, async (chunk) => {
        const orders = await whole(await rowsOfNumbers(client, chunk, call), parts, call);
        return chunk.map((number) =>
          orders.filter(({ platformOrderNo: own }) => own !== null && sameNumber(own, number)),
        );
      }),

    async ordersBySaleNo(saleOrderNo, parts, call) {
      if (fitsNoPath(saleOrderNo)) return [];
      const offered = parts.intersection(saleOrderParts);
      const page = await client.getOrderBySaleOrderId(saleOrderNo, partsText(offered), call);
      const orders = readable(page).map((row) => mapped(row, offered, call));
      return completed(orders, parts, call);
    },

    async ordersByPickupCode({ storeId, code, platformId }, parts, call) {
      const platform = platformId === null ? {} : { platform_id: platformId };
      const filter = { selftake_code: code, station_ids: [storeId], ...platform };
      return whole(await allRows(client, filter, call), parts, call);
    },

    ordersByNumber: {
      PLATFORM_MAIN_ORDER: newestWith((spellings) => [{ front_main_order_id_in: spellings }]),
      PAYMENT: newestWith((spellings) => spellings.map((number) => ({ payment_out_pay_id: number }))),
      PICKUP_CODE: newestWith((spellings) => spellings.map((code) => ({ selftake_code: code }))),
    },

    ordersByTrackingNo: (trackingNos, parts, call) =>
      inChunks(trackingNos, 1, async ([trackingNo]) => [
        await whole(await allRows(client, { waybill_id: trackingNo }, call), parts, call),
      ]),
  };
}

/** Many numbers share a call. When their orders fill the page, each half of the numbers is asked by itself. */
async function rowsOfNumbers(client: SomsClient, numbers: readonly string[], call: CallContext): Promise<OrderRows> {
  const filter = { front_order_ids: numbers };
  if (numbers.length === 1) return allRows(client, filter, call);
  const page = await client.queryOrders({ filter, pageSize: maxBatch }, call);
  if (page.rows.length + page.unread < maxBatch) return readable(page);
  const half = Math.ceil(numbers.length / 2);
  const halves = await Promise.all([
    rowsOfNumbers(client, numbers.slice(0, half), call),
    rowsOfNumbers(client, numbers.slice(half), call),
  ]);
  return halves.flat();
}

const allRows = async (client: SomsClient, filter: OrderQuery['filter'], call: CallContext): Promise<OrderRows> =>
  readable(await allPages((page) => client.queryOrders({ filter, pageSize: maxBatch, page }, call)));

/** Throws a SourceFault when no row of a query could be read, because then nothing is known. */
function readable({ rows, unread }: { readonly rows: OrderRows; readonly unread: number }): OrderRows {
  if (rows.length === 0 && unread > 0) throw badAnswer('queryOrders');
  return rows;
}
