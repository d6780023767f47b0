/**
 * One number pasted from any label: what is known here by any number, and what vendors find when they are asked; few
 * digits also as the end of a recipient's phone.
 */
import type { GraphQLResolveInfo } from 'graphql';
import type { SourceFault } from '../../sources/fault.ts';
import { type IdNamespace } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { needScope } from '../directives/requires-scopes.ts';
import { typed } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import type { QueryResolvers } from '../types.generated.ts';
import {
  mostHits,
  type Question,
  fewestLetters,
  spellings,
  knownHits,
  liveHits,
  phoneHits,
  sorted,
} from '../services/lookup.ts';

/** Letters of a text that is looked up: fewer would be found in everything, and no label has more. */
const mostLetters = 128;
export const lookupQueries: Pick<QueryResolvers, 'lookup'> = {
  lookup: async (_root, { text, namespaces }, context, info) => {
    const number = typed(text, 'text', mostLetters);
    if (number.length < fewestLetters)
      throw userError('BAD_USER_INPUT', `text must have at least ${fewestLetters} characters.`, { argument: 'text' });
    const among = namespaces ? new Set(namespaces) : null;
    const parts = orderParts(info, ['LookupHit', 'node']);
    const { client } = context;
    if (among?.has('PHONE_SUFFIX')) needScope('pii:reveal', 'PHONE_SUFFIX', client);
    const wants = (namespace: IdNamespace): boolean =>
      among?.has(namespace) ?? (namespace !== 'PHONE_SUFFIX' || client.scopes.has('pii:reveal'));
    const question: Question = { number, wants, parts, context };
    const kept = context.readModel.ordersByAnyNumber(spellings(number), null);
    // Vendors first: what they show need not be read again for being known here.
    const [live, phone, numbers] = await Promise.all([liveHits(question), phoneHits(question), kept]);
    const known = await knownHits(numbers, question);
    report([...live.faults, ...known.faults, ...phone.faults], context, info);
    return sorted([...live.answers.flat(), ...known.answers, ...phone.answers]).slice(0, mostHits);
  },
};

/** Each vendor once, however many of its answers are missing: the others have answered. */
function report(faults: readonly SourceFault[], context: Context, info: GraphQLResolveInfo): void {
  for (const fault of new Map(faults.map((one) => [one.vendor, one])).values()) context.report(fault, info.path);
}
