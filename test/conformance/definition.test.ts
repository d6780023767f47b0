/** What a definition must have: forgetting any of it is an error of the compiler, in this file and in that vendor's. */
import { expect, it } from 'vitest';
import { definitionOf } from '../../server/vendors.ts';
import type { PushKey, RelationRule, VendorDefinition, VendorSettings } from '../../sources/ports/vendor.ts';
import { vendors } from '../../sources/vocabulary.ts';

/** The members that a value of this type could lack. */
type MayLack<T> = { [M in keyof T]-?: Omit<T, M> extends T ? M : never }[keyof T];
type Nothing<M> = [M] extends [never] ? 'nothing' : M;

it('no member of a definition may be left out', () => {
  // When a member is made optional, these lines do not compile any more, and name it.
  const mayLack: Nothing<MayLack<VendorDefinition>> = 'nothing';
  const rulesMayLack: Nothing<MayLack<RelationRule>> = 'nothing';
  const keysMayLack: Nothing<MayLack<PushKey<VendorSettings>>> = 'nothing';
  expect([mayLack, rulesMayLack, keysMayLack]).toEqual(['nothing', 'nothing', 'nothing']);
});

/** The file of this suite that fails when the member says something that is not true; a new member needs one. */
const heldBy = {
  vendor: 'records',
  displayName: 'sources',
  description: 'sources',
  variables: 'settings',
  settings: 'settings',
  source: 'answers',
  endpoints: 'sources',
  pushKey: 'settings',
  discovery: 'known',
  filters: 'filters',
  relations: 'relations',
  numbers: 'numbers',
  personalFields: 'known',
} satisfies Record<keyof VendorDefinition, string>;

it.each(vendors)('%s has all members and no other', (vendor) => {
  expect(Object.keys(definitionOf(vendor)).toSorted()).toEqual(Object.keys(heldBy).toSorted());
});
