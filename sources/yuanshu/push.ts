/**
 * What Yuanshu pushes to us (由客户方提供): orders, cancellations, changes of address, after-sale bills. Each push is
 * verified over its raw bytes, then read just far enough to know which order it is about; the map reads the rest.
 */
import { randomUUID } from 'node:crypto';
import { type Clock, milliseconds, toldInstant } from '../values/time.ts';
import { isRecord } from '../values/json.ts';
import { orderNumber, readJsonBody } from '../kit/push-body.ts';
import {
  type Fact,
  type FactKind,
  type PushEndpoint,
  type PushHead,
  type PushOutcome,
  type PushReading,
  type PushRequest,
  unsigned,
  type Verification,
} from '../ports/pushes.ts';
import type { EndpointDependencies } from '../ports/vendor.ts';
import { deviationsOf } from './deviations.ts';
import { arrayElements } from './json-text.ts';
import { type Authorization, isSigned, readAuthorization, rsaPublicKey } from './sign.ts';
import { tenantIn, tenantOfRequest } from './tenant.ts';

export interface YuanshuPushOptions {
  /** PEM (SPKI). Null: nothing verifies a push. A key that is not RSA throws at once. */
  readonly publicKeyPem: string | null;
  /** Without it, none is taken that nothing verifies. */
  readonly takesUnsigned?: EndpointDependencies['takesUnsigned'];
  readonly now: Clock;
  readonly traceId?: () => string;
  /** Told where a "required" field is missing, null or of another type, and why; never told the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

const windowMs = 300_000;

/** After-sale pushes are arrays of bills, each of which is a fact. Every other push is one fact. */
const kinds = {
  '/push/yuanshu/order-sync': 'ORDER',
  '/push/yuanshu/order-cancel': 'CANCEL',
  '/push/yuanshu/address-change': 'ADDRESS',
  '/push/yuanshu/after-sale': 'AFTER_SALE',
} as const satisfies Record<string, FactKind>;

export function yuanshuEndpoints(options: YuanshuPushOptions): readonly PushEndpoint[] {
  const key = options.publicKeyPem === null ? null : rsaPublicKey(options.publicKeyPem);
  const traceId = options.traceId ?? randomUUID;

  /** What the Authorization header says, or why it cannot be used. */
  function authorizationOf({ headers }: PushHead): Authorization | { readonly reason: string } {
    const header = headers['authorization'] ?? headers['Authorization'];
    if (header === undefined) return { reason: 'the Authorization header is missing' };
    const told = readAuthorization(header);
    if (told === null) return { reason: 'the Authorization header is not META-SHA256-RSA2048 as documented' };
    const isInTime = Math.abs(options.now() - Number(told.timestamp) * 1000) <= windowMs;
    return isInTime ? told : { reason: 'the timestamp is not within 300 seconds' };
  }

  const withoutKey = (push: PushHead): Verification =>
    options.takesUnsigned?.(push)
      ? unsigned
      : { reason: 'no key to verify it with is configured here; set YUANSHU_PUBLIC_KEY_FILE' };

  function refusedByHead(push: PushHead): string | null {
    const told = key === null ? withoutKey(push) : authorizationOf(push);
    return 'reason' in told ? told.reason : null;
  }

  function verify(push: PushRequest): Verification {
    if (key === null) return withoutKey(push);
    const told = authorizationOf(push);
    if ('reason' in told) return told;
    const { nonce, timestamp, signature } = told;
    const sentAt = Number(timestamp) * 1000;
    const { method, path, query, body } = push;
    if (!isSigned(key, { method, path, query, nonce, timestamp, body }, signature))
      return { reason: 'the signature is wrong' };
    return { nonce: { scope: 'yuanshu', value: nonce, until: sentAt + 2 * windowMs }, verified: true };
  }

  return Object.entries(kinds).map(([path, kind]): PushEndpoint => ({
    vendor: 'YUANSHU',
    path,
    takesSecret: false,
    onlyHints: false,
    refusedByHead,
    verify,
    readVerified(push) {
      const tenantId = tenantOfRequest(push);
      const content = readJsonBody(push.body);
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

/** The document does not list the codes: "0" is success here, and the HTTP status as text is a failure. */
function envelope(outcome: PushOutcome, traceId: string): unknown {
  if (outcome.kind === 'REFUSED')
    return { traceId, code: String(outcome.status), msg: outcome.reason, success: false, data: {} };
  const { setAside } = outcome;
  const msg =
    setAside === 0 ? 'success' : `success, ${setAside} unusable element${setAside === 1 ? '' : 's'} set aside`;
  return { traceId, code: '0', msg, success: true, data: {} };
}

/** An element that cannot be used is set aside, and the others are taken. One bill without an array is taken too. */
function elementsOf(value: unknown, text: string, tenantId: string | null): PushReading {
  if (!Array.isArray(value)) {
    const only = factOf(value, text, { kind: 'AFTER_SALE', tenantId, what: 'The body' });
    return 'reason' in only ? unusable(only.reason) : { kind: 'FACTS', facts: [only], unusable: [] };
  }
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
  /** Of the request, for what does not name its own. */
  readonly tenantId: string | null;
  /** What was read, as the reason for the sender calls it. */
  readonly what: string;
}
function factOf(value: unknown, body: string, { kind, tenantId, what }: Content): Fact | { readonly reason: string } {
  if (!isRecord(value)) return { reason: `${what} is not an object.` };
  const orderNo = orderNumber(value['orderNo'], 'orderNo');
  if (!orderNo.ok) return orderNo;
  const tenant = tenantIn(value) ?? tenantId;
  const fact = { vendor: 'YUANSHU', tenantId: tenant, kind, orderNo: orderNo.value, body } as const;
  if (kind !== 'AFTER_SALE') return { ...fact, key: '', modifiedAt: null };
  const refund = orderNumber(value['refundId'], 'refundId');
  if (!refund.ok) return refund;
  return { ...fact, key: refund.value, modifiedAt: updatedAt(value['updateTime']) };
}

/** Null where the time is unset ("" too) or is none. Then the time of arrival decides which fact is newer. */
function updatedAt(told: unknown): number | null {
  const moment = typeof told === 'string' ? toldInstant(told) : null;
  return moment === null ? null : milliseconds(moment);
}
