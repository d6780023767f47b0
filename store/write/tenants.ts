/**
 * Under which key a fact is kept, for vendors that push for several tenants and do not tell the tenant with every fact
 * (sources/ports/pushes.ts, `tenantOf`). Orders that were first heard of without a tenant keep their key for ever.
 */
import type { Transaction } from 'kysely';
import type { Fact } from '../../sources/ports/pushes.ts';
import { inParts } from '../engine/parts.ts';
import { numberKey, orderKey } from '../keys.ts';
import type { OrderRecord } from '../rows/order-record.ts';
import type { Tables } from '../schema.ts';
import type { Projectors } from './apply.ts';

/** The tenants of which an order of this number is known, by `numberText`. */
export type KnownTenants = Map<string, Set<string | null>>;
const numberText = ({ vendor, orderNo }: Pick<Fact, 'vendor' | 'orderNo'>): string => `${vendor} ${orderNo}`;

export async function readTenants(
  trx: Transaction<Tables>,
  facts: readonly Fact[],
  projectors: Projectors,
): Promise<KnownTenants> {
  const asked = facts.filter(({ vendor }) => projectors[vendor]?.tenantOf);
  const keys = asked.map(({ vendor, orderNo }) => numberKey(vendor, 'VENDOR_ID', orderNo));
  const rows = await inParts([...new Set(keys)], (part) =>
    trx
      .selectFrom('numbers')
      .innerJoin('orders', 'orders.key', 'numbers.order_key')
      .select(['orders.vendor', 'orders.tenant_id', 'orders.order_no'])
      .where('numbers.number_key', 'in', part)
      .execute(),
  );
  const known: KnownTenants = new Map();
  for (const { vendor, tenant_id: tenantId, order_no: orderNo } of rows)
    noteTenant(known, { vendor, tenantId, orderNo });
  return known;
}

type Name = Pick<Fact, 'vendor' | 'tenantId' | 'orderNo'>;
export function noteTenant(known: KnownTenants, name: Name): void {
  const tenants = known.get(numberText(name)) ?? new Set();
  known.set(numberText(name), tenants.add(name.tenantId));
}

/** Every name under which these facts may be kept. */
export function possibleNames(facts: readonly Fact[], known: KnownTenants): readonly Fact[] {
  return facts.flatMap((fact) => {
    const tenants = known.get(numberText(fact));
    return tenants
      ? [...new Set([fact.tenantId, null, ...tenants])].map((tenantId) => ({ ...fact, tenantId }))
      : [fact];
  });
}

interface Known {
  readonly orders: ReadonlyMap<string, OrderRecord>;
  readonly tenants: KnownTenants;
}
/** The fact with the tenant under whose key it is kept. */
export function placed(fact: Fact, { orders, tenants }: Known, projectors: Projectors): Fact {
  const tenantOf = projectors[fact.vendor]?.tenantOf;
  if (!tenantOf || orders.has(orderKey(fact))) return fact;
  if (fact.tenantId === null) {
    const [only, ...others] = tenants.get(numberText(fact)) ?? [];
    return only === undefined || others.length > 0 ? fact : { ...fact, tenantId: only };
  }
  const before = orders.get(orderKey({ ...fact, tenantId: null }));
  if (!before) return fact;
  const told = [...before.facts.values()].find(({ kind }) => kind === 'ORDER');
  const tenant = told ? tenantOf(told.body) : null;
  return tenant === null || tenant === fact.tenantId ? { ...fact, tenantId: null } : fact;
}
