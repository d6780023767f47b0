/** Assembles SOMS's Source from its readers, its list reader and its write handler. */
import type { Source } from '../ports/source.ts';
import { somsCapabilities } from './capabilities.ts';
import { somsClient, type SomsClientOptions } from './client.ts';
import { somsListReader } from './list/reader.ts';
import { noParts, somsLookups } from './lookups.ts';
import { somsKey } from './map/order.ts';
import { somsOrders, type SomsOrdersOptions } from './orders.ts';
import { somsReminders } from './reminders.ts';
import { somsServices } from './services.ts';
import { somsMappings } from './tables.ts';
import { somsTraces } from './traces.ts';
import type { WriteSetup } from './writes/request.ts';
import { somsWriteHandler } from './writes/writes.ts';

/** How many pages of 100 are read for one page of a list whose filter SOMS cannot apply. */
const scanBudget = 10;

export type SomsSourceOptions = SomsClientOptions &
  SomsOrdersOptions &
  Partial<Pick<WriteSetup, 'submit' | 'selftake'>>;

export function somsSource(options: SomsSourceOptions): Source {
  const { tenantId } = options;
  const client = somsClient(options);
  const reader = somsOrders(client, options);
  const orders: Source['orders'] = (keys, parts, call) =>
    reader.byIds(
      keys.map(({ nativeId }) => nativeId),
      parts,
      call,
    );
  return {
    vendor: 'SOMS',
    tenantId,
    capabilities: somsCapabilities,
    mappings: somsMappings,
    writes: somsWriteHandler(client, { submit: 'submit', selftake: 'v2', ...options }),
    listReader: somsListReader({
      ask: async (question, call) => {
        const { rows, total, unread } = await client.queryOrders(question, call);
        return { orders: rows.map((row) => reader.mapped(row, noParts, call)), total, unread };
      },
      whole: reader.completed,
      load: orders,
      scanBudget,
    }),
    health: client.health,
    close: client.close,
    keyOf: (nativeId) => somsKey(tenantId, nativeId),
    orders,
    ...somsLookups(client, reader),
    tracesOf: somsTraces(client, options.now),
    ...somsReminders(client, tenantId),
    ...somsServices(client, tenantId),
  };
}
