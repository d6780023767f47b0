/** The list of vendors: each whole, with the simulator that stands in for it. A new vendor is a line here. */
import type { Simulator } from '../sandbox/server/simulator.ts';
import { babycare } from '../sources/babycare/vendor.ts';
import { ezr } from '../sources/ezr/vendor.ts';
import type { VendorDefinition, VendorSettings } from '../sources/ports/vendor.ts';
import { soms } from '../sources/soms/vendor.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import { yuanshu } from '../sources/yuanshu/vendor.ts';

type LoadSimulator<S extends VendorSettings> = () => Promise<{
  readonly simulator: Simulator<S, NonNullable<S['connection']>>;
}>;
export interface ListedVendor {
  readonly definition: VendorDefinition;
  /** Loaded only when it is wanted: production neither reads nor ships its data into memory. */
  readonly simulator: LoadSimulator<VendorSettings>;
}
/** A vendor and a simulator that gives the very connection that the vendor's source takes. */
const listed = <S extends VendorSettings>(
  definition: VendorDefinition<S>,
  simulator: LoadSimulator<NoInfer<S>>,
): ListedVendor => ({ definition, simulator });

export const listedVendors: Readonly<Record<Vendor, ListedVendor>> = {
  YUANSHU: listed(yuanshu, () => import('../sandbox/yuanshu/simulator.ts')),
  SOMS: listed(soms, () => import('../sandbox/soms/simulator.ts')),
  BABYCARE: listed(babycare, () => import('../sandbox/babycare/simulator.ts')),
  EZR: listed(ezr, () => import('../sandbox/ezr/simulator.ts')),
};
export const definitionOf = (vendor: Vendor): VendorDefinition => listedVendors[vendor].definition;
/** The sales that all simulators share. */
export const simulatedSales = () => import('../sandbox/sales/generator.ts');
