import { knownPeople } from '../../sources/domain/mask-text.ts';
import type { Package, Trace } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import { owned } from './personal-data.ts';
import { typed, itemOf, owner } from '../arguments/references.ts';
import { withStaleness } from '../directives/staleness.ts';
import { orderParts } from '../arguments/selection.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';
import { noParts, packageBy, byTrackingNo, traceOf, statusOf, packageId } from '../services/packages.ts';

/** Couriers' systems tell nothing newer within a minute, and pages that show a trace ask for it again and again. */
const traceSeconds = 60;
export const packageQueries: Pick<QueryResolvers, 'package' | 'packages' | 'trace'> = {
  package: (_root, { by }, context) => packageBy(by, context),
  packages: (_root, { trackingNo, carrierCode }, context, info) =>
    byTrackingNo({ trackingNo: typed(trackingNo, 'trackingNo'), carrierCode: carrierCode ?? null }, context, info),
  trace: async (_root, { package: by, refresh }, context, info) => {
    const own = refresh ? context : withStaleness(traceSeconds, context, info);
    const found = await packageBy(by, own, info);
    return found ? shownTrace(found, own) : null;
  },
};

/** Its events name the people of the order, and who brings it. */
async function shownTrace(one: Package, context: Context): Promise<Trace | null> {
  const trace = await traceOf(one, context);
  if (!trace) return null;
  const people = knownPeople(await owner(one.order, noParts, context), [one.courier, trace.courier]);
  for (const event of trace.events) owned(event, one.order, people);
  return trace;
}

export const packageResolvers: Pick<Resolvers, 'Package' | 'PackageContent'> = {
  Package: {
    id: packageId,
    status: (one, _args, context) => statusOf(one, context),
    contents: ({ order, contents }) => contents?.map((content) => ({ order, content })) ?? null,
    shippedAt: async (one, _args, context) => one.shippedAt ?? (await traceOf(one, context))?.pickedUpAt ?? null,
    deliveredAt: async (one, _args, context) => (await traceOf(one, context))?.deliveredAt ?? null,
    estimatedDelivery: async (one, _args, context) => (await traceOf(one, context))?.estimatedDelivery ?? null,
    trackingUrl: async (one, _args, context) => (await traceOf(one, context))?.trackingUrl ?? null,
    courier: async (one, _args, context) =>
      owned(one.courier ?? (await traceOf(one, context))?.courier ?? null, one.order),
    trace: (one, _args, context) => shownTrace(one, context),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
  PackageContent: {
    item: ({ order, content }, _args, context) => itemOf(order, content.itemKey, context),
    sku: ({ content }) => content.sku,
    quantity: ({ content }) => content.quantity,
  },
};
