/** Where a sale happens: on which platform, in whose shop, shipped from where, and which systems get to see it. */
import { farPlatforms, nearPlatforms, type Platform, shops, stores, vendorOfGoods, warehouses } from './catalogue.ts';
import type { Random } from './random.ts';
import { type Named, type Sale, type SaleKind, type Stage, stages } from './sale.ts';

export interface Setting {
  readonly platform: Platform;
  readonly shop: Named;
  readonly store: Named;
  readonly warehouse: Named;
  readonly from: Sale['from'];
  readonly handover: Sale['handover'];
  readonly inSoms: boolean;
  readonly inBabycare: boolean;
  readonly kinds: readonly (readonly [number, SaleKind])[];
}
type Ways = readonly (readonly [number, readonly [Sale['from'], Sale['handover']]])[];
type Seen = readonly (readonly [number, readonly [inSoms: boolean, inBabycare: boolean]])[];

const farWays: Ways = [
  [80, ['warehouse', 'express']],
  [8, ['vendor', 'express']],
  [6, ['warehouse', 'storeCourier']],
  [6, ['store', 'express']],
];
const nearWays: Ways = [
  [45, ['store', 'rider']],
  [18, ['store', 'storeCourier']],
  [30, ['store', 'pickup']],
  [7, ['store', 'express']],
];
const farSeen: Seen = [
  [34, [true, true]],
  [27, [true, false]],
  [39, [false, true]],
];
const nearSeen: Seen = [
  [85, [true, false]],
  [15, [true, true]],
];
const farKinds: Setting['kinds'] = [
  [76, 'plain'],
  [10, 'presale'],
  [6, 'groupBuy'],
  [4, 'compensation'],
  [4, 'points'],
];
const nearKinds: Setting['kinds'] = [
  [80, 'plain'],
  [6, 'groupBuy'],
  [5, 'relay'],
  [5, 'booking'],
  [4, 'points'],
];

export function chooseSetting(random: Random): Setting {
  const near = random.chance(0.25);
  const [from, handover] = random.weighted(near ? nearWays : farWays);
  const [inSoms, inBabycare] = random.weighted(near ? nearSeen : farSeen);
  return {
    platform: random.pick(near ? nearPlatforms : farPlatforms),
    shop: random.pick(shops),
    store: random.pick(stores),
    warehouse: from === 'vendor' ? vendorOfGoods : random.pick(warehouses),
    from,
    handover,
    inSoms,
    inBabycare,
    kinds: near ? nearKinds : farKinds,
  };
}

const ofCarriers: readonly Stage[] = ['shipped', 'redelivering', 'refused'];
// No carrier takes what the buyer collects, and only express parcels of one sale are shipped at different times.
const elsewhere: ReadonlySet<Stage> = new Set<Stage>(['deposit', 'partlyShipped', ...ofCarriers]);
const everywhere = stages.filter((stage) => !elsewhere.has(stage));
const carried = [...everywhere, ...ofCarriers];
const stagesOf: Readonly<Record<Sale['handover'], readonly Stage[]>> = {
  express: [...carried, 'partlyShipped'],
  rider: carried,
  storeCourier: carried,
  pickup: everywhere,
};

/** Only a presale can have its deposit paid and the rest open. */
export const possibleStages = (handover: Sale['handover'], kind: SaleKind): readonly Stage[] =>
  kind === 'presale' ? [...stagesOf[handover], 'deposit'] : stagesOf[handover];
