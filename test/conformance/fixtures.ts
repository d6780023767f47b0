/** The fixture of each vendor: one that has none does not compile. */
import type { Vendor } from '../../sources/vocabulary.ts';
import { babycareFixture } from './babycare.ts';
import { ezrFixture } from './ezr.ts';
import { somsFixture } from './soms.ts';
import type { ConformanceFixture } from './fixture.ts';
import { yuanshuFixture } from './yuanshu.ts';

export const fixtures = {
  YUANSHU: yuanshuFixture,
  SOMS: somsFixture,
  BABYCARE: babycareFixture,
  EZR: ezrFixture,
} satisfies Record<Vendor, ConformanceFixture>;
