import { encodeId } from '../../sources/domain/ids.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Reminder } from '../../sources/model.ts';
import type { ReminderQuery, Source } from '../../sources/ports/source.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { decodeCursor, encodeCursor, pageSize } from '../arguments/cursor.ts';
import { owned } from './personal-data.ts';
import { decodedAs, typed, owner } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import { reportOf } from './source.ts';
import type { QueryResolvers, QueryRemindersArgs, Resolvers, ResolversTypes } from '../types.generated.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';

const mostOrders = 100;

export const reminderQueries: Pick<QueryResolvers, 'reminder' | 'reminders'> = {
  reminder: (_root, { id }, context) => {
    const { vendor, reminderId } = decodedAs('Reminder', id, context);
    return context.loaders.reminder(vendor, reminderId);
  },
  reminders: (_root, args, context) => remindersPage(args, context),
};

/** One vendor pages reminders today; a second one would need the merge that lists of orders use. */
async function remindersPage(
  args: Partial<QueryRemindersArgs>,
  context: Context,
): Promise<Awaited<ResolversTypes['ReminderConnection']>> {
  const size = pageSize(args.first, { most: 100, usual: 20 });
  const source = context.registry.sources.find(({ remindersPage: offered }) => offered !== undefined);
  const filter = filterOf(args, source, context);
  const before = args.after === null || args.after === undefined ? null : position(args.after, filter);
  if (!source) throw userError('ALL_SOURCES_FAILED', 'No system that knows reminders (催单) is connected.');
  const calls: VendorCall[] = [];
  const call = { ...context.call, onCall: (one: VendorCall) => void (calls.push(one), context.call.onCall(one)) };
  const started = context.now();
  try {
    const page = await source.remindersPage?.({ ...filter, before, limit: size }, call);
    const rows = page?.rows ?? [];
    const cursorOf = (row: { index: number }): string => encodeCursor('reminders', String(row.index), filter);
    const [head] = rows;
    const last = rows.at(-1);
    return {
      edges: rows.map((row) => ({ cursor: cursorOf(row), node: row.reminder })),
      nodes: rows.map(({ reminder }) => reminder),
      pageInfo: {
        hasNextPage: page?.more ?? false,
        hasPreviousPage: before !== null,
        startCursor: head ? cursorOf(head) : null,
        endCursor: last ? cursorOf(last) : null,
      },
      sources: [reportOf(source.vendor, null, { calls, latencyMs: context.now() - started })],
    };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw userError('ALL_SOURCES_FAILED', `No reminders can be shown: ${error.message}`, {
      vendor: error.vendor,
      reason: error.kind,
      ...(error.retryAfterSeconds === null ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    });
  }
}

function position(after: string, filter: unknown): number {
  const index = Number(decodeCursor('reminders', after, filter));
  if (Number.isSafeInteger(index) && index >= 0) return index;
  throw userError('CURSOR_INVALID', 'after is no cursor of ours; take endCursor from an earlier answer as it is.');
}

function filterOf(
  { states, orderIds, storeId }: Partial<QueryRemindersArgs>,
  source: Source | undefined,
  context: Context,
): Pick<ReminderQuery, 'states' | 'orders' | 'storeId'> {
  if (orderIds && orderIds.length > mostOrders)
    throw userError('BAD_USER_INPUT', `orderIds takes at most ${mostOrders} ids; there were ${orderIds.length}.`, {
      argument: 'orderIds',
    });
  const orders = orderIds?.map((id) => decodedAs('Order', id, context, 'orderIds').order);
  return {
    states: states && states.length > 0 ? [...new Set(states)] : null,
    // Orders of a vendor that knows no reminders have none.
    orders: orders?.filter(({ vendor }) => vendor === source?.vendor) ?? null,
    storeId: storeId === null || storeId === undefined ? null : typed(storeId, 'storeId'),
  };
}

export const reminderResolvers: Pick<Resolvers, 'Reminder'> = {
  Reminder: {
    id: ({ vendor, tenantId, reminderId }: Reminder) => encodeId({ type: 'Reminder', vendor, tenantId, reminderId }),
    reply: ({ reply, order }) => owned(reply, order),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
};
