/**
 * What Yuanshu pushes to us (由客户方提供): orders, cancellations, changes of address, after-sale bills. Each push is
 * verified over its raw bytes, then read just far enough to know what it is about; its meaning is map.ts's business.
 */
import { randomUUID } from 'node:crypto';
import { milliseconds, instant } from '../values/time.ts';
import { at } from '../values/json.ts';
import { isRecord, orderNumber, readJsonBody } from '../kit/push-body.ts';
import type { Fact, FactKind, Nonce, PushEndpoint, PushOutcome, PushReading, PushRequest } from '../ports/pushes.ts';
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

  function verified(push: PushRequest): { nonce: Nonce | null } | { reason: string } {
    if (key === null)
      return options.refuseUnsigned
        ? { reason: 'no key to verify it with is configured here; set YUANSHU_PUBLIC_KEY_FILE' }
        : { nonce: null };
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

  return Object.entries(kinds).map(([path, kind]): PushEndpoint => {
    const readBody = (push: PushRequest, nonce: Nonce | null): PushReading => {
      const content = readJsonBody(push.body);
      if (!content.ok) return { kind: 'UNUSABLE', reason: content.reason, nonce };
      const reading = kind === 'AFTER_SALE' ? arrayReading(content, tenantId) : objectReading(content, kind, tenantId);
      if ('reason' in reading) return { kind: 'UNUSABLE', reason: reading.reason, nonce };
      if (kind === 'ORDER' && options.onDeviation)
        for (const { path: where, reason } of deviationsOf(content.value)) options.onDeviation(where, reason);
      return { kind: 'FACTS', ...reading, nonce };
    };
    return {
      vendor: 'YUANSHU',
      path,
      read(push) {
        const verdict = verified(push);
        if ('reason' in verdict) return { kind: 'UNVERIFIED', reason: verdict.reason };
        return readBody(push, verdict.nonce);
      },
      readTrusted: (push) => readBody(push, null),
      answer: (outcome) => envelope(outcome, traceId()),
    };
  });
}

/** code is "0" on success and the HTTP status as text otherwise; the document leaves both open. */
function envelope(outcome: PushOutcome, traceId: string): unknown {
  if (outcome.kind === 'REFUSED')
    return { traceId, code: String(outcome.status), msg: outcome.reason, success: false, data: {} };
  const { setAside } = outcome;
  const msg =
    setAside === 0 ? 'success' : `success, ${setAside} unusable element${setAside === 1 ? '' : 's'} set aside`;
  return { traceId, code: '0', msg, success: true, data: {} };
}

interface Unusable {
  readonly reason: string;
}

interface JsonContent {
  readonly text: string;
  readonly value: unknown;
}
interface Facts {
  readonly facts: readonly Fact[];
  readonly unusable: readonly { readonly reason: string; readonly body: string }[];
}

function objectReading({ text, value }: JsonContent, kind: FactKind, tenantId: string | null): Facts | Unusable {
  if (!isRecord(value)) return { reason: 'The body is not an object.' };
  const orderNo = orderNumber(value['orderNo'], 'orderNo');
  if (!orderNo.ok) return orderNo;
  return {
    facts: [{ vendor: 'YUANSHU', tenantId, kind, orderNo: orderNo.value, key: '', modifiedAt: null, body: text }],
    unusable: [],
  };
}

function arrayReading({ text, value }: JsonContent, tenantId: string | null): Facts | Unusable {
  if (!Array.isArray(value)) return { reason: 'The body is not an array.' };
  const elements: readonly unknown[] = value;
  const texts = arrayElements(text);
  const facts: Fact[] = [];
  const unusable: { reason: string; body: string }[] = [];
  for (const [index, element] of elements.entries()) {
    const body = texts[index] ?? '';
    const fact = afterSaleFact(element, body, tenantId);
    if ('reason' in fact) unusable.push({ reason: `[${index}]: ${fact.reason}`, body });
    else facts.push(fact);
  }
  return { facts, unusable };
}

function afterSaleFact(element: unknown, body: string, tenantId: string | null): Fact | Unusable {
  if (!isRecord(element)) return { reason: 'The element is not an object.' };
  const orderNo = orderNumber(element['orderNo'], 'orderNo');
  if (!orderNo.ok) return orderNo;
  const refund = orderNumber(element['refundId'], 'refundId');
  if (!refund.ok) return refund;
  const modifiedAt = updatedAt(element);
  return {
    vendor: 'YUANSHU',
    tenantId,
    kind: 'AFTER_SALE',
    orderNo: orderNo.value,
    key: refund.value,
    modifiedAt,
    body,
  };
}

/** Null for "" too, which stands for unset, and for what is no time: then arrival decides. */
function updatedAt(element: unknown): number | null {
  const told = at(element, 'updateTime');
  const moment = typeof told === 'string' ? instant(told) : null;
  return moment === null ? null : milliseconds(moment);
}
