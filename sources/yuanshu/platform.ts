/**
 * Yuanshu's own platform (retail-data-exchange): POST with JSON, signed META-SHA256-RSA2048 over the bytes that are sent.
 * The tenant goes as the cookie `_platform_num` with every call (签名说明); 库存同步 has it in its query too. An answer is
 * `{traceId, code, msg, success, data}`. The document lists no codes, so `success` decides.
 */
import { randomBytes } from 'node:crypto';
import { SourceFault } from '../fault.ts';
import { isRefusedByStatus } from '../kit/exchange.ts';
import { vendorHttp } from '../kit/http.ts';
import { read } from '../kit/wire.ts';
import { rsaPrivateKey, sign } from './sign.ts';
import { platformEnvelope } from './wire.ts';
import type { CallContext, OnCircuit, ShownRequest, VendorAnswer, VendorRequest } from '../ports/calls.ts';
import type { Clock } from '../values/time.ts';

export interface PlatformOptions {
  /** The paths below it start with /retail-data-exchange. */
  readonly url: string;
  readonly tenantId: string;
  /** An RSA key in PKCS#8 or PKCS#1. */
  readonly privateKeyPem: string;
  readonly timeoutMs: number;
}
/** The answer of the platform or of the BTS to a write. */
export interface YuanshuReply {
  readonly yes: boolean;
  /** Only the platform has one. */
  readonly traceId: string | null;
  /** "HTTP <status>" is a refusal without an answer of Yuanshu. */
  readonly code: string | null;
  readonly message: string | null;
}
/** How writes go to the platform, or to the BTS. */
export interface YuanshuWriter {
  readonly tenantId: string;
  /** Adds the signature or key and sends once. Throws a SourceFault when there is no answer that can be read. */
  write(request: VendorRequest, call: CallContext): Promise<YuanshuReply>;
  /** What `write` would send, with the signature or key masked. */
  show(request: VendorRequest): ShownRequest;
  close(): Promise<void>;
}

/** `nonce`: 32 random characters, as in the page's sample. */
export function platformClient(
  options: PlatformOptions & { readonly now: Clock; readonly onCircuit?: OnCircuit | undefined },
  nonce: () => string = () => randomBytes(16).toString('hex').toUpperCase(),
): YuanshuWriter {
  const { url, tenantId, timeoutMs, now, onCircuit } = options;
  const key = rsaPrivateKey(options.privateKeyPem);
  const prefix = new URL(url).pathname.replace(/\/$/, '');
  const http = vendorHttp({
    vendor: 'YUANSHU',
    url,
    timeoutMs,
    now,
    onCircuit,
    headers: { cookie: `_platform_num=${encodeURIComponent(tenantId)}` },
  });

  const signed = (request: VendorRequest): VendorRequest => ({
    ...request,
    headers: {
      ...request.headers,
      authorization: sign(key, {
        method: request.method,
        path: prefix + request.path,
        query: request.query?.toString() ?? '',
        nonce: nonce(),
        timestamp: String(Math.floor(now() / 1000)),
        body: Buffer.from(request.body ?? ''),
      }),
    },
  });

  return {
    tenantId,
    write: async (request, call) => replyOf(request.operation, await http.ask(signed(request), call)),
    // The kit masks what follows the scheme.
    show: (request) => http.show(signed(request)),
    close: () => http.close(),
  };
}

const silence = platformEnvelope.empty;

function replyOf(operation: string, { body, status }: VendorAnswer): YuanshuReply {
  const { traceId, code, msg: message, success } = read(platformEnvelope, body)?.value ?? silence;
  if (success === null && isRefusedByStatus(status))
    return { yes: false, traceId, code: code ?? `HTTP ${status}`, message };
  if (success === null || (success && status >= 300)) throw new SourceFault('YUANSHU', 'BAD_ANSWER', { operation });
  if (!success && (code === '401' || code === '403')) throw new SourceFault('YUANSHU', 'AUTH', { operation });
  return { yes: success, traceId, code, message };
}
