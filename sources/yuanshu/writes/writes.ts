/** Yuanshu's write handler: notices to its platform and reports to its trace system, as far as they are connected. */
import { SourceFault } from '../../fault.ts';
import { at, parseJson } from '../../values/json.ts';
import { rejected } from '../../domain/user-errors.ts';
import type { UserError, Verdict, WriteHandler, WriteRequest } from '../../ports/writes.ts';
import type { BtsClient } from '../bts.ts';
import type { PlatformClient } from '../platform.ts';
import { btsOperations, changeLogistical, severalParcels } from './bts.ts';
import { platformOperations } from './platform.ts';
import type { CallContext, VendorRequest } from '../../ports/calls.ts';

interface Connected<Client> {
  readonly client: Client;
  readonly tenantId: string;
}
export interface YuanshuWriteOptions {
  /** Null when it is not connected; then its operations are missing. */
  readonly bts: Connected<BtsClient> | null;
  readonly platform: Connected<PlatformClient> | null;
}
type Channel = Pick<WriteHandler, 'show' | 'send'>;

/** Null when nothing is connected that takes a write. */
export function yuanshuWriteHandler({ bts, platform }: YuanshuWriteOptions): WriteHandler | null {
  if (!bts && !platform) return null;
  const reports = bts && reportsTo(bts.client);
  const notices = platform && noticesTo(platform.client);
  // The BTS takes all of its writes by GET, the platform none.
  const channelOf = ({ request: { method, operation } }: WriteRequest): Channel => {
    const channel = method === 'GET' ? reports : notices;
    if (channel) return channel;
    throw new SourceFault('YUANSHU', 'UNSUPPORTED', { operation, explain: 'is not connected for this' });
  };
  return {
    operations: {
      ...(bts ? btsOperations(bts.tenantId) : {}),
      ...(platform ? platformOperations(platform.tenantId) : {}),
    },
    show: (request) => channelOf(request).show(request),
    send: async (request, call) => channelOf(request).send(request, call),
  };
}

const refused = (userError: UserError): Verdict => ({ done: false, userErrors: [userError] });
const done = (vendorRef: string | null): Verdict => ({ done: true, vendorRef, created: null, failures: [] });

const reportsTo = (client: BtsClient): Channel => ({
  show: ({ request }) => client.show(request),
  async send({ request, targets }, call) {
    const target = targets[0] ?? null;
    if (request.operation === changeLogistical.operation && (await isOfSeveral(client, request, call)))
      return refused({ ...severalParcels, target });
    const { code, message } = await client.write(request, call);
    return code === '1' ? done(null) : refused(rejected('YUANSHU', { code, message }, { target }));
  },
});

const noticesTo = (client: PlatformClient): Channel => ({
  show: ({ request }) => client.show(request),
  async send({ request, targets }, call) {
    const { yes, traceId, code, message } = await client.write(request, call);
    return yes ? done(traceId) : refused(rejected('YUANSHU', { code, message }, { target: targets[0] ?? null }));
  },
});

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
