/** After-sale pushes → cases, each with the parcels that bring the goods back. */
import { JsonSpan } from '../../values/json.ts';
import { type Instant, instantAt } from '../../values/time.ts';
import { type Deviation, read } from '../../kit/wire.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { classify } from '../../domain/code-table.ts';
import { emptyPackage, emptyReturn } from '../../domain/empty.ts';
import type { NativeCode, OrderKey, Package, ReturnCase } from '../../model.ts';
import type { PackageStatus } from '../../vocabulary.ts';
import type { StoredFact } from '../../ports/pushes.ts';
import { money } from './amounts.ts';
import { afterSaleMethodTable, afterSaleStatusTable } from '../tables.ts';
import { afterSaleSchema, type YuanshuAfterSale } from '../wire.ts';

/** A case with all of its parcels. The case shows the first of them, the order shows all. */
export interface AfterSale {
  readonly returned: ReturnCase;
  readonly parcels: readonly Package[];
  readonly deviations: readonly Deviation[];
}

/** Null when the stored text is no after-sale element, which the endpoint does not let happen. */
export function mapAfterSale(fact: StoredFact, order: OrderKey): AfterSale | null {
  const reading = read(afterSaleSchema, JsonSpan.within(fact.body));
  if (!reading) return null;
  const wire = reading.value;
  const status = classify(afterSaleStatusTable, wire.status);
  const method = classify(afterSaleMethodTable, wire.aftersaleMethod);
  const parcels = parcelsOf(wire, { fact, order, native: status.native });
  return {
    returned: {
      ...emptyReturn(order),
      returnKey: fact.key,
      kind: method.target,
      status: status.target,
      statusNative: [status.native, method.native].filter(({ code }) => code !== null),
      returnNo: wire.refundId ?? fact.key,
      reason: wire.reasonCodeDes ?? wire.reasonCode,
      refund: money(wire.refundAmount ?? wire.refundAmt ?? wire.refundTotalAmt),
      inbound: parcels[0] ?? null,
      requestedAt: wire.createTime,
      reviewedAt: wire.auditTime,
      finishedAt: wire.finishTime,
      cancelledAt: wire.cancelTime,
      derivedFrom: 'after-sale push',
    },
    parcels,
    deviations: reading.deviations.map(({ path, reason }) => ({ path: `after-sale.${path}`, reason })),
  };
}

interface ParcelContext {
  readonly fact: StoredFact;
  readonly order: OrderKey;
  readonly native: NativeCode;
}
function parcelsOf(wire: YuanshuAfterSale, { fact, order, native }: ParcelContext): readonly Package[] {
  const seen = new Map<string, number>();
  return (wire.afterSaleExpressList ?? []).flatMap((row) => {
    const { expressCompanyCode: code, expressCompanyName: name, expressNumber: number } = row;
    if (number === null && code === null && name === null) return [];
    const own = `${code ?? ''} ${number ?? ''}`;
    const times = seen.get(own) ?? 0;
    seen.set(own, times + 1);
    return [
      {
        ...emptyPackage(order),
        // The refund's number is a part of the key, since a refused parcel can come back under its old tracking number.
        packageKey: [code ?? '', times === 0 ? (number ?? '') : `${number ?? ''}#${times}`, fact.key],
        direction: 'INBOUND' as const,
        trackingNo: number,
        // The codes are those of 快递100, unlike the BTS's.
        carrier: { code, name, normalizedCode: normalizedCarrier(code, name), mode: 'EXPRESS' as const },
        status: statusOf(wire),
        statusNative: native.code === null ? [] : [native],
        statusDerived: true,
        shippedAt: wire.deliveryTime,
        freshness: {
          fetchedAt: instantAt(fact.receivedAt),
          sourceModifiedAt: modifiedAt(fact),
          origin: 'PUSHED' as const,
        },
      },
    ];
  });
}

/** †: the times of the case tell how far its parcels are, and 退货中 (4) means that they are on their way. */
function statusOf({ warehouseReceiveTime, deliveryTime, status }: YuanshuAfterSale): PackageStatus {
  if (warehouseReceiveTime !== null) return 'DELIVERED';
  return deliveryTime !== null || status === '4' ? 'IN_TRANSIT' : 'UNKNOWN';
}

const modifiedAt = (fact: StoredFact): Instant | null => (fact.modifiedAt === null ? null : instantAt(fact.modifiedAt));
