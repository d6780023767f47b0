/**
 * The endpoint of 2001-商城订单推送 (interfaces.md §3). The document gives neither path nor signature nor answer: the
 * form is that of EZR's other interfaces (beyond-the-documents.md §2.1 and §2.2).
 */
import { type JsonBody, orderNumber, readJsonBody } from '../kit/push-body.ts';
import {
  type PushEndpoint,
  type PushHead,
  type PushReading,
  type PushRequest,
  unsigned,
  verified,
} from '../ports/pushes.ts';
import type { EndpointDependencies } from '../ports/vendor.ts';
import { isRecord } from '../values/json.ts';
import { signatureProblem, type EzrCredentials, type EzrSignature, ezrAnswerSign, ezrTimestamp } from './sign.ts';
import { readOrder } from './wire.ts';
import type { Clock } from '../values/time.ts';

export interface EzrPushOptions {
  /** Both null: nothing verifies a push. Only one of them null throws at once. */
  readonly appId: string | null;
  readonly token: string | null;
  /** Without it, none is taken that nothing verifies. */
  readonly takesUnsigned?: EndpointDependencies['takesUnsigned'];
  readonly now: Clock;
  /** Told where a value of a usable order was set aside, and why; never told the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

export const ezrPath = '/push/ezr/2001';
const uncredentialed = 'nothing to verify it with is configured here; set EZR_APP_ID and EZR_TOKEN';

export function ezrEndpoints(options: EzrPushOptions): readonly PushEndpoint[] {
  const credentials = credentialsOf(options);
  return [
    {
      vendor: 'EZR',
      path: ezrPath,
      takesSecret: false,
      onlyHints: false,
      refusedByHead(push) {
        if (!credentials) return options.takesUnsigned?.(push) ? null : uncredentialed;
        // A form may carry the signature in its body.
        return isForm(push) ? null : signatureProblem(signatureIn(null, push.query), credentials, options.now());
      },
      verify(push) {
        if (!credentials) return options.takesUnsigned?.(push) ? unsigned : { reason: uncredentialed };
        const wrong = signatureProblem(signatureIn(formOf(push), push.query), credentials, options.now());
        return wrong === null ? verified : { reason: wrong };
      },
      readVerified: (push) => readingOf(bodyOf(push), options),
      answer(outcome, at) {
        const accepted = outcome.kind === 'ACCEPTED';
        const timestamp = ezrTimestamp(at);
        const result = accepted ? 1 : 0;
        // Whoever is not known to be EZR gets no signature, and none that is given opens this door.
        const signs = credentials !== null && (accepted || outcome.verified);
        return {
          Status: accepted,
          StatusCode: accepted ? 200 : outcome.status,
          Msg: accepted ? '成功' : outcome.reason,
          Timestamp: timestamp,
          Sign: signs ? ezrAnswerSign(credentials, timestamp, result) : '',
          Result: result,
        };
      },
    },
  ];
}

function credentialsOf({ appId, token }: EzrPushOptions): EzrCredentials | null {
  if (appId !== null && token !== null) return { appId, token };
  if (appId === null && token === null) return null;
  throw new TypeError('EZR needs both an AppId and a token, or neither');
}

function readingOf(body: JsonBody, { onDeviation }: EzrPushOptions): PushReading {
  const unusable = (reason: string): PushReading => ({ kind: 'UNUSABLE', reason });
  if (!body.ok) return unusable(body.reason);
  if (!isRecord(body.value)) return unusable('The order is not a JSON object.');
  const number = orderNumber(body.value['Code'], 'Code');
  if (!number.ok) return unusable(number.reason);
  const order = readOrder(body.value);
  if (!order) return unusable('The order is not of the shape of 2001-商城订单推送.');
  for (const { path, reason } of order.deviations) onDeviation?.(path, reason);
  const fact = {
    vendor: 'EZR',
    tenantId: null,
    kind: 'ORDER',
    orderNo: number.value,
    key: '',
    // EZR sends no modification time, so arrival decides which push is the newest.
    modifiedAt: null,
    body: body.text,
  } as const;
  return { kind: 'FACTS', facts: [fact], unusable: [] };
}

/** The fields of a form that are used, still percent-encoded. */
type Form = ReadonlyMap<string, string>;
const isForm = ({ headers }: PushHead): boolean =>
  (headers['content-type']?.toLowerCase() ?? '').includes('application/x-www-form-urlencoded');

/**
 * Null when the body is the order itself. A body that begins like a JSON object is one even with the content type of a
 * form, which is the default of many HTTP clients.
 */
function formOf(push: PushRequest): Form | null {
  if (!isForm(push)) return null;
  const raw = Buffer.from(push.body).toString('latin1');
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(raw) ? null : fieldsOf(raw);
}

/** EZR's interfaces have four fields; what follows so many is not looked at. */
const mostFields = 32;
/** Every character of a name may be percent-encoded. */
const longestName = 3 * 'Timestamp'.length;
/** Far above any AppId, Timestamp and Sign. Only Args may be longer. */
const longestValue = 1_000;

/**
 * The first field of a name counts. This is read before anybody is known to be EZR, so that it costs no more than a look
 * for each separator, and nothing long is decoded.
 */
function fieldsOf(raw: string): Form {
  const fields = new Map<string, string>();
  let from = 0;
  for (let count = 0; count < mostFields && from <= raw.length; count += 1) {
    const next = raw.indexOf('&', from);
    const pair = raw.slice(from, next < 0 ? raw.length : next);
    const at = pair.indexOf('=');
    const encoded = at < 0 ? pair : pair.slice(0, at);
    const name = encoded.length > longestName ? null : bytesOf(encoded).toString('utf8');
    if (name !== null && !fields.has(name)) fields.set(name, at < 0 ? '' : pair.slice(at + 1));
    if (next < 0) break;
    from = next + 1;
  }
  return fields;
}

/** Percent-decoded, but not decoded as text: readJsonBody finds out whether the bytes are UTF-8. */
const bytesOf = (encoded: string): Buffer =>
  Buffer.from(
    encoded
      .replaceAll('+', ' ')
      .replace(/%([\da-f]{2})/gi, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );

function bodyOf(push: PushRequest): JsonBody {
  const form = formOf(push);
  if (!form) return readJsonBody(push.body);
  const args = form.get('Args');
  return args === undefined ? { ok: false, reason: 'Args is missing from the form.' } : readJsonBody(bytesOf(args));
}

/** The fields of the form, else those of the query. */
function signatureIn(form: Form | null, query: string): EzrSignature {
  const asked = fieldsOf(query);
  const field = (name: string): string | null => {
    const encoded = form?.get(name) ?? asked.get(name);
    return encoded === undefined || encoded.length > longestValue ? null : bytesOf(encoded).toString('utf8');
  };
  return { appId: field('AppId'), timestamp: field('Timestamp'), sign: field('Sign') };
}
