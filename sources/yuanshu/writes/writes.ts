/** Yuanshu's write handler: notices to its platform and reports to its trace system, as far as they are connected. */
import { SourceFault } from '../../fault.ts';
import { at, parseJson } from '../../values/json.ts';
import { rejected, userErrorOf } from '../../domain/user-errors.ts';
import type { WriteHandler, WriteRequest } from '../../ports/writes.ts';
import type { BtsClient } from '../bts.ts';
import type { YuanshuWriter } from '../platform.ts';
import { btsOperations, changeLogistical, severalParcels } from './bts.ts';
import { platformOperations } from './platform.ts';
import type { CallContext, VendorRequest } from '../../ports/calls.ts';

/** What is not connected is null, and its operations are missing. Undefined when nothing is connected. */
export function yuanshuWriteHandler(bts: BtsClient | null, platform: YuanshuWriter | null): WriteHandler | undefined {
  if (!bts && !platform) return undefined;
  // The BTS takes all of its writes by GET, the platform none.
  const writerOf = ({ request: { method, operation } }: WriteRequest): YuanshuWriter => {
    const writer = method === 'GET' ? bts : platform;
    if (writer) return writer;
    throw new SourceFault('YUANSHU', 'UNSUPPORTED', { operation, explain: 'is not connected for this' });
  };
  return {
    operations: {
      ...(bts ? btsOperations(bts.tenantId) : {}),
      ...(platform ? platformOperations(platform.tenantId) : {}),
    },
    show: (write) => writerOf(write).show(write.request),
    async send(write, call) {
      const { request } = write;
      const target = write.targets[0] ?? null;
      if (target !== null && target.tenantId !== null && target.tenantId !== writerOf(write).tenantId)
        return { done: false, userErrors: [{ ...otherTenant, target }] };
      if (bts && request.operation === changeLogistical.operation && (await isOfSeveral(bts, request, call)))
        return { done: false, userErrors: [{ ...severalParcels, target }] };
      const { yes, traceId, code, message } = await writerOf(write).write(request, call);
      return yes
        ? { done: true, vendorRef: traceId, created: null, failures: [] }
        : { done: false, userErrors: [rejected('YUANSHU', { code, message }, { target })] };
    },
  };
}

/** Its order of the same number would be meant. */
const otherTenant = userErrorOf(
  'UNSUPPORTED_BY_VENDOR',
  'Yuanshu is connected here for another tenant than the order’s.',
  {
    path: ['order'],
  },
);

/**
 * The V2 changes the first of several parcels, whichever that is. An order's own record does not tell how many there
 * are, so the BTS is asked before. Return bills cannot be asked about.
 */
async function isOfSeveral(client: BtsClient, request: VendorRequest, call: CallContext): Promise<boolean> {
  const param = parseJson(request.query?.get('param') ?? '{}');
  const billCode = at(param, 'billCode');
  if (at(param, 'billType') !== '01' || typeof billCode !== 'string') return false;
  const { parcels } = await client.parcelsOf(billCode, call).catch((error: unknown) => {
    throw nothingWritten(error);
  });
  return new Set(parcels.flatMap(({ trackingNumber }) => trackingNumber ?? [])).size > 1;
}

/** The question before the write has failed, so the write was certainly not sent. */
function nothingWritten(error: unknown): unknown {
  if (!(error instanceof SourceFault)) return error;
  const { vendor, kind, operation, retryAfterSeconds } = error;
  return new SourceFault(vendor, kind, { operation, retryAfterSeconds, cause: error, unsent: true });
}
