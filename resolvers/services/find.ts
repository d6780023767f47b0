/** `find`: the hits of `lookup`, and which vendors were asked by which kind of number; an empty answer can be believed or not. */
import { type IdNamespace, type Vendor, vendors } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Reach } from '../models.ts';
import type { Found } from './lookup.ts';
import { phoneDigitsOf } from './lookup-phones.ts';
import type { Place } from './lookup-search.ts';

export interface FoundWithReach {
  readonly hits: Found['hits'];
  readonly sources: readonly Reach[];
  readonly complete: boolean;
}

/** How far a vendor was searched. `whole`: no order of its that carries the number was left out. */
interface Searched extends Reach {
  readonly whole: boolean;
}

export function withReach(found: Found, context: Context): FoundWithReach {
  const told = vendors.flatMap((vendor) =>
    kindsOf(vendor, found, context).map((namespace) => reachOf({ vendor, namespace }, found, context)),
  );
  return {
    hits: found.hits,
    sources: told.map(({ whole: _whole, ...reach }) => reach),
    complete: told.every(({ whole }) => whole),
  };
}

/** The kinds that were named or, where none was, those that the vendor's orders carry; phones only where digits are. */
function kindsOf(vendor: Vendor, { search }: Found, { registry }: Context): readonly IdNamespace[] {
  const { named, number } = search;
  if (named) return [...named];
  return registry
    .definition(vendor)
    .numbers.filter((namespace) => namespace !== 'PHONE_SUFFIX' || phoneDigitsOf(number) !== null);
}

function reachOf(place: Place, found: Found, context: Context): Searched {
  const reach = unasked(place, found, context) ?? asked(place, found, context) ?? known(place, context);
  const isCut = found.cut.some(({ vendor, namespace }) => vendor === place.vendor && namespace === place.namespace);
  if (!isCut) return reach;
  const more = 'More orders carry it than are shown.';
  return { ...reach, whole: false, reason: reach.reason === null ? more : `${reach.reason} ${more}` };
}

const notAsked = (place: Place, reason: string, whole = false): Searched => ({
  ...place,
  asked: 'NOT_ASKED',
  reason,
  whole,
});

/** Null where the vendor, or what is known of it here, was searched. */
function unasked(place: Place, { search }: Found, { registry, client }: Context): Searched | null {
  const { vendor, namespace } = place;
  if (client.vendors && !client.vendors.has(vendor)) return notAsked(place, `This client may not see ${vendor}.`);
  const carries = registry.definition(vendor).numbers.includes(namespace);
  if (!carries) return notAsked(place, `Orders of ${vendor} carry no number of this kind.`, true);
  if (!registry.source(vendor)) return notAsked(place, `${vendor} is not connected here.`, true);
  if (namespace !== 'PHONE_SUFFIX') return null;
  if (!search.wants(namespace)) return notAsked(place, 'Looking for the end of a phone needs the scope pii:reveal.');
  return phoneDigitsOf(search.number) === null ? notAsked(place, 'The text is no end of a phone number.', true) : null;
}

/** Null where it cannot be asked by this kind of number, so that only what is known here was searched. */
function asked(place: Place, found: Found, { readModel }: Context): Searched | null {
  const told = found.asked.filter(({ vendor, namespace }) => vendor === place.vendor && namespace === place.namespace);
  const fault = told.find((one) => one.fault !== null)?.fault;
  if (fault) return notAsked(place, fault.message);
  if (told.length === 0) return null;
  // What pushes answers no questions: all that it has pushed was searched.
  return { ...place, asked: readModel.pushing.has(place.vendor) ? 'KNOWN_HERE' : 'LIVE', reason: null, whole: true };
}

function known(place: Place, { readModel, registry }: Context): Searched {
  const { vendor, namespace } = place;
  const asParcels = namespace === 'WAYBILL' && registry.source(vendor)?.packagesOf !== undefined;
  const here = { ...place, asked: 'KNOWN_HERE' } as const;
  if (!readModel.pushing.has(vendor))
    return {
      ...here,
      reason: `${vendor} cannot be asked by this kind of number: orders that were read or told of before were searched.`,
      whole: false,
    };
  return asParcels
    ? {
        ...here,
        reason: `${vendor} tells parcels only by their order: those that were read before were searched.`,
        whole: false,
      }
    : { ...here, reason: null, whole: true };
}
