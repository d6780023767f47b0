/** Reminders as a connection. One vendor pages them today; a second one would need the merge that lists of orders use. */
import { SourceFault } from '../../sources/fault.ts';
import type { Connection } from '../../sources/lists/cursor.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';
import type { ReminderPosition, ReminderQuery, Source } from '../../sources/ports/source.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { listOf } from '../arguments/filter.ts';
import { decodedAs, typed } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { faultExtensions, userError } from '../errors.ts';
import type { QueryRemindersArgs, ResolversTypes } from '../types.generated.ts';
import { reportOf } from './source-report.ts';

const mostOrders = 100;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
/** A cursor names the reminder behind which the page begins. */
const reminderList: Connection<ReminderPosition> = {
  name: 'reminders',
  write: ({ t, id, offset }) => [t, id, offset],
  read: ([t, id, offset]) =>
    (t === null || isCount(t)) && typeof id === 'string' && isCount(offset) ? { t, id, offset } : null,
};

export async function remindersPage(
  args: Partial<QueryRemindersArgs>,
  context: Context,
): Promise<Awaited<ResolversTypes['ReminderConnection']>> {
  const size = pageSize(args.first, { most: 100, usual: 20 });
  const source = context.registry.sources.find((one) => one.remindersPage !== undefined);
  const filter = filterOf(args, source, context);
  const cursors = context.cursors(reminderList, filter);
  const after = positionAt(args.after, cursors);
  if (!source?.remindersPage)
    throw userError('ALL_SOURCES_FAILED', 'No system that knows reminders (催单) is connected.');
  const calls: VendorCall[] = [];
  const call = { ...context.call, onCall: (one: VendorCall) => void (calls.push(one), context.call.onCall(one)) };
  const started = context.now();
  const { rows, end, more, reason } = await source
    .remindersPage({ ...filter, after, limit: size }, call)
    .catch(notShown);
  const page = rows.map(({ at, reminder }) => ({ at, node: reminder }));
  const latencyMs = Math.max(0, Math.round(context.now() - started));
  return {
    ...pageOf(page, { cursors, end: more ? end : null, hasNextPage: more, hasPreviousPage: after !== null }),
    sources: [
      reportOf(source.vendor, {
        latencyMs,
        vendorCalls: calls.length,
        ...(reason === null ? {} : { coverage: 'PARTIAL', reason }),
      }),
    ],
  };
}

function notShown(error: unknown): never {
  if (!(error instanceof SourceFault)) throw error;
  const { code: _code, ...told } = faultExtensions(error);
  throw userError('ALL_SOURCES_FAILED', `No reminders can be shown: ${error.message}`, told);
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
  const orders = orderIds?.map((id) => decodedAs('Order', { id, argument: 'orderIds' }, context).order);
  return {
    states: listOf(states)?.toSorted() ?? null,
    // Orders of a vendor that knows no reminders have none.
    orders: orders?.filter(({ vendor }) => vendor === source?.vendor) ?? null,
    storeId: storeId === null || storeId === undefined ? null : typed(storeId, 'storeId'),
  };
}
