/**
 * What Yuanshu pushes to us (由客户方提供): orders, cancellations, changes of address, after-sale bills. Each push is
 * verified over its raw bytes, then read just far enough to know what it is about; its meaning is map.ts's business.
 */
import { randomUUID } from 'node:crypto';
import { milliseconds, instant } from '../values/time.ts';
import { isRecord } from '../values/json.ts';
import { orderNumber, readJsonBody } from '../kit/push-body.ts';
import {
  type Fact,
  type FactKind,
  type PushEndpoint,
  type PushOutcome,
  type PushReading,
  type PushRequest,
  unsigned,
  type Verification,
} from '../ports/pushes.ts';
import { deviationsOf } from './deviations.ts';
import { arrayElements } from './json-text.ts';
import { isSigned, readAuthorization, rsaPublicKey } from './sign.ts';

export interface YuanshuPushOptions {
  /** SPKI, PEM; null: unsigned pushes are accepted, unless refused. Throws at once when it is no RSA key. */
  readonly publicKeyPem: string | null;
  /** True: without a key nothing is accepted. */
  readonly refuseUnsigned?: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whose orders these are: the same as the source's; null unless configured. */
  readonly tenantId?: string | null;
  readonly traceId?: () => string;
  /** A "required" field that is missing or null, or of another type: where and why, never the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

const windowMs = 300_000;

/** An array of bills is taken element by element; every other push is one fact. */
const kinds = {
  '/push/yuanshu/order-sync': 'ORDER',
  '/push/yuanshu/order-cancel': 'CANCEL',
  '/push/yuanshu/address-change': 'ADDRESS',
  '/push/yuanshu/after-sale': 'AFTER_SALE',
} as const satisfies Record<string, FactKind>;

export function yuanshuEndpoints(options: YuanshuPushOptions): readonly PushEndpoint[] {
  const key = options.publicKeyPem === null ? null : rsaPublicKey(options.publicKeyPem);
  const tenantId = options.tenantId ?? null;
  const traceId = options.traceId ?? randomUUID;

  function verify(push: PushRequest): Verification {
    if (key === null)
      return options.refuseUnsigned
        ? { reason: 'no key to verify it with is configured here; set YUANSHU_PUBLIC_KEY_FILE' }
        : unsigned;
    const header = push.headers['authorization'] ?? push.headers['Authorization'];
    if (header === undefined) return { reason: 'the Authorization header is missing' };
    const told = readAuthorization(header);
    if (told === null) return { reason: 'the Authorization header is not META-SHA256-RSA2048 as documented' };
    const { nonce, timestamp, signature } = told;
    const sentAt = Number(timestamp) * 1000;
    if (Math.abs(options.now() - sentAt) > windowMs) return { reason: 'the timestamp is not within 300 seconds' };
    const { method, path, query, body } = push;
    if (!isSigned(key, { method, path, query, nonce, timestamp, body }, signature))
      return { reason: 'the signature is wrong' };
    return { nonce: { scope: 'yuanshu', value: nonce, until: sentAt + 2 * windowMs } };
  }

  return Object.entries(kinds).map(([path, kind]): PushEndpoint => ({
    vendor: 'YUANSHU',
    path,
    verify,
    readVerified({ body }) {
      const content = readJsonBody(body);
      if (!content.ok) return unusable(content.reason);
      const { text, value } = content;
      if (kind === 'AFTER_SALE') return elementsOf(value, text, tenantId);
      const fact = factOf(value, text, { kind, tenantId, what: 'The body' });
      if ('reason' in fact) return unusable(fact.reason);
      if (kind === 'ORDER' && options.onDeviation)
        for (const { path: where, reason } of deviationsOf(value)) options.onDeviation(where, reason);
      return { kind: 'FACTS', facts: [fact], unusable: [] };
    },
    answer: (outcome) => envelope(outcome, traceId()),
  }));
}

const unusable = (reason: string): PushReading => ({ kind: 'UNUSABLE', reason });

/** code is "0" on success and the HTTP status as text otherwise; the document leaves both open. */
function envelope(outcome: PushOutcome, traceId: string): unknown {
  if (outcome.kind === 'REFUSED')
    return { traceId, code: String(outcome.status), msg: outcome.reason, success: false, data: {} };
  const { setAside } = outcome;
  const msg =
    setAside === 0 ? 'success' : `success, ${setAside} unusable element${setAside === 1 ? '' : 's'} set aside`;
  return { traceId, code: '0', msg, success: true, data: {} };
}

/** Element by element: one that cannot be used is set aside alone. */
function elementsOf(value: unknown, text: string, tenantId: string | null): PushReading {
  if (!Array.isArray(value)) return unusable('The body is not an array.');
  const texts = arrayElements(text);
  const facts: Fact[] = [];
  const setAside: { reason: string; body: string }[] = [];
  value.forEach((element: unknown, index) => {
    const body = texts[index] ?? '';
    const fact = factOf(element, body, { kind: 'AFTER_SALE', tenantId, what: 'The element' });
    if ('reason' in fact) setAside.push({ reason: `[${index}]: ${fact.reason}`, body });
    else facts.push(fact);
  });
  return { kind: 'FACTS', facts, unusable: setAside };
}

interface Content {
  readonly kind: FactKind;
  readonly tenantId: string | null;
  /** For the sender: what it is that was read. */
  readonly what: string;
}
function factOf(value: unknown, body: string, { kind, tenantId, what }: Content): Fact | { readonly reason: string } {
  if (!isRecord(value)) return { reason: `${what} is not an object.` };
  const orderNo = orderNumber(value['orderNo'], 'orderNo');
  if (!orderNo.ok) return orderNo;
  const fact = { vendor: 'YUANSHU', tenantId, kind, orderNo: orderNo.value, body } as const;
  if (kind !== 'AFTER_SALE') return { ...fact, key: '', modifiedAt: null };
  const refund = orderNumber(value['refundId'], 'refundId');
  if (!refund.ok) return refund;
  return { ...fact, key: refund.value, modifiedAt: updatedAt(value['updateTime']) };
}

/** Null for "" too, which stands for unset, and for what is no time: then arrival decides. */
function updatedAt(told: unknown): number | null {
  const moment = typeof told === 'string' ? instant(told) : null;
  return moment === null ? null : milliseconds(moment);
}
