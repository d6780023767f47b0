/**
 * SOMS callbacks (beyond-the-documents.md §3.2): `{id, group, topic, content, time, tag}`, `content` being JSON text in
 * a string. They are not signed, so their content is not used. They only cause that the order is read again.
 */
import { orderNumber, readJsonBody, readJsonText } from '../kit/push-body.ts';
import { type PushEndpoint, type PushReading, type PushRequest, unsigned } from '../ports/pushes.ts';
import { isRecord } from '../values/json.ts';

export const somsEventsPath = '/push/soms/events';

export function somsEndpoints(): readonly PushEndpoint[] {
  return [
    {
      vendor: 'SOMS',
      path: somsEventsPath,
      verify: () => unsigned,
      readVerified: readingOf,
      answer: (outcome) =>
        outcome.kind === 'ACCEPTED' ? { success: true } : { success: false, message: outcome.reason },
    },
  ];
}

function readingOf({ body }: PushRequest): PushReading {
  const event = readJsonBody(body);
  if (!event.ok) return unusable(event.reason);
  if (!isRecord(event.value)) return unusable('The event is not a JSON object.');
  const { content, group } = event.value;
  if (typeof content !== 'string') return unusable('content is not JSON text in a string.');
  const told = readJsonText(content, 'content');
  if (!told.ok) return unusable(told.reason);
  if (!isRecord(told.value)) return unusable('content is not a JSON object.');
  return { kind: 'REFRESH', orderNos: orderNosIn(told.value, group) };
}

const unusable = (reason: string): PushReading => ({ kind: 'UNUSABLE', reason });

/** The first that can be one. `id` is the order's only among events of orders; elsewhere it is a reminder's, a return's. */
function orderNosIn(content: Readonly<Record<string, unknown>>, group: unknown): readonly string[] {
  const ofOrders = typeof group === 'string' && group.trim().toLowerCase() === 'order';
  for (const field of ['order_id', 'orderId', ...(ofOrders ? ['id'] : [])]) {
    const number = orderNumber(content[field], field);
    if (number.ok) return [number.value];
  }
  return [];
}
