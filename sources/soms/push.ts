/**
 * SOMS callbacks (beyond-the-documents.md §3.2): `{id, group, topic, content, time, tag}`, `content` being JSON text in
 * a string. They are not signed, so their content is not used. They only cause that the order is read again. A secret
 * in the path proves that SOMS sends them; without it they are taken from this machine only.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { orderNumber, readJsonBody, readJsonText } from '../kit/push-body.ts';
import {
  type PushEndpoint,
  type PushHead,
  type PushReading,
  type PushRequest,
  unsigned,
  type Verification,
  verified,
} from '../ports/pushes.ts';
import type { EndpointDependencies } from '../ports/vendor.ts';
import { isRecord } from '../values/json.ts';

export const somsEventsPath = '/push/soms/events';

export interface SomsPushOptions extends Partial<Pick<EndpointDependencies, 'takesUnsigned'>> {
  /** null: nothing proves who sends a callback. */
  readonly secret: string | null;
}

export function somsEndpoints({ secret, takesUnsigned }: SomsPushOptions): readonly PushEndpoint[] {
  function verify(push: PushHead): Verification {
    if (push.secret !== undefined)
      return secret !== null && same(push.secret, secret) ? verified : { reason: 'the last part of the path is wrong' };
    if (push.local || takesUnsigned?.(push)) return unsigned;
    return { reason: 'from elsewhere the path must end with the value of SOMS_EVENTS_SECRET' };
  }

  return [
    {
      vendor: 'SOMS',
      path: somsEventsPath,
      takesSecret: true,
      onlyHints: true,
      refusedByHead: (push) => {
        const verification = verify(push);
        return 'reason' in verification ? verification.reason : null;
      },
      verify,
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

/** Digests have one length, so the time of the comparison does not tell where two texts differ. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

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
