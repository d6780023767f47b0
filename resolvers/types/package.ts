import { typedNumber } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import { withStaleness } from '../directives/staleness.ts';
import { itemOf, owner } from '../services/order.ts';
import { packageBy, packageId, packagesOfTrackingNo } from '../services/packages.ts';
import { statusOf, traceOf } from '../services/traces.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

/** Couriers' systems tell nothing newer within a minute, and pages that show a trace ask for it again and again. */
const traceSeconds = 60;
export const packageQueries: Pick<QueryResolvers, 'package' | 'packages' | 'trace'> = {
  package: (_root, { by }, context) => packageBy(by, context),
  packages: (_root, { trackingNo, carrierCode }, context, info) =>
    packagesOfTrackingNo(
      { trackingNo: typedNumber(trackingNo, 'trackingNo'), carrierCode: carrierCode ?? null },
      context,
      info,
    ),
  trace: async (_root, { package: by, refresh }, context, info) => {
    const own = refresh ? context : withStaleness(traceSeconds, context, info);
    const found = await packageBy(by, own, info);
    return found ? traceOf(found, own, info.path) : null;
  },
};

export const packageResolvers: Pick<Resolvers, 'Package' | 'PackageContent'> = {
  Package: {
    id: packageId,
    status: (one, _args, context, { path }) => statusOf(one, context, path),
    contents: ({ order, contents }) => contents?.map((content) => ({ ...content, order })) ?? null,
    shippedAt: async (one, _args, context, { path }) =>
      one.shippedAt ?? (await traceOf(one, context, path))?.pickedUpAt ?? null,
    deliveredAt: async (one, _args, context, { path }) => (await traceOf(one, context, path))?.deliveredAt ?? null,
    estimatedDelivery: async (one, _args, context, { path }) =>
      (await traceOf(one, context, path))?.estimatedDelivery ?? null,
    trackingUrl: async (one, _args, context, { path }) => (await traceOf(one, context, path))?.trackingUrl ?? null,
    courier: async (one, _args, context, { path }) =>
      one.courier ?? (await traceOf(one, context, path))?.courier ?? null,
    trace: (one, _args, context, { path }) => traceOf(one, context, path),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
  PackageContent: {
    item: ({ order, itemKey }, _args, context) => itemOf(order, itemKey, context),
  },
};
