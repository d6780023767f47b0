/** Clients of all orders, of one vendor, of two, of one shop and of none, over the sandbox's orders. */
import type { Vendor } from '../../sources/vocabulary.ts';
import { type AccessWorld, accessWorld, clientLine, clients } from './access-world.ts';

interface Party {
  readonly id: string | null;
  readonly code: string | null;
}
export interface Row {
  readonly id: string;
  readonly vendor: Vendor;
  readonly nativeId: string;
  readonly platformOrderNo: string | null;
  readonly shop: Party | null;
  readonly store: Party | null;
}
export interface ShopWorld {
  readonly world: AccessWorld;
  readonly rows: readonly Row[];
  /** Whether the client "shop" sees the order. */
  readonly isMine: (row: Row) => boolean;
  /** An order of SOMS that it sees, and one that it does not. */
  readonly own: Row;
  readonly other: Row;
}

export const everything =
  'scopes: ["orders:read", "orders:write", "pii:reveal", "raw:read", "stats:read", "ops:admin"]';
export const rowFields = 'id vendor nativeId platformOrderNo shop { id code } store { id code }';
export const sale = '6920260101000000001';
export const options = (key: string) => `options: {idempotencyKey: "${key}", dryRun: true}`;
export const namesOf = ({ shop, store }: Row) => [shop?.id, shop?.code, store?.id, store?.code];

export async function shopWorld(): Promise<ShopWorld> {
  const world = await accessWorld(clients(clientLine('all', 'operator', everything)), { send: true });
  const { data } = await world.ask('all', `{ orders(first: 100) { nodes { ${rowFields} } } }`);
  const rows: readonly Row[] = data.orders.nodes;
  const soms = rows.filter(({ vendor }) => vendor === 'SOMS');
  const names = soms.flatMap(namesOf);
  // The rarest shop: some orders have it, and many have not.
  const [mine = ''] = [...new Set(names)]
    .filter((name): name is string => typeof name === 'string')
    .toSorted((a, b) => names.filter((one) => one === a).length - names.filter((one) => one === b).length);
  const isMine = (row: Row): boolean => namesOf(row).includes(mine);
  const [own, other] = [soms.find(isMine), soms.find((row) => !isMine(row))];
  if (!own || !other) throw new Error('the sandbox has too few shops for this test');
  world.write(
    clients(
      clientLine('all', 'operator', everything),
      clientLine('soms', 'operator', `${everything}, vendors: [SOMS]`),
      clientLine('pushed', 'operator', `${everything}, vendors: [YUANSHU, EZR]`),
      clientLine('shop', 'operator', `${everything}, shops: [${JSON.stringify(mine)}]`),
      clientLine('none', 'operator', `${everything}, shops: ["no such shop"]`),
    ),
  );
  return { world, rows, isMine, own, other };
}
