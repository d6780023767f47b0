/** The bounds of a request, and what a client is told that goes over one. */
import type { LimitSettings } from '../../config.ts';
import type { Measured } from './cost.ts';
import type { RateStatus } from './rate.ts';
import type { Structure } from './structure.ts';

export type Limit =
  | 'tokens'
  | 'aliases'
  | 'directives'
  | 'depth'
  | 'rootFields'
  | 'cost'
  | 'answerBytes'
  | 'rate'
  | 'requestsInFlight'
  | 'vendorCalls';
export interface Excess {
  readonly limit: Limit;
  readonly message: string;
}

/** Clients have only @skip and @include to use. */
const maxDirectives = 100;
const maxDirectivesAtOnce = 4;

export const inWords = (value: number): string => Math.min(value, Number.MAX_SAFE_INTEGER).toLocaleString('en');

type Row = readonly [limit: Limit, found: number, allowed: number, whose: string, remedy: string];
const excesses = (rows: readonly Row[]): readonly Excess[] =>
  rows
    .filter(([, found, allowed]) => found > allowed)
    .map(([limit, found, allowed, whose, remedy]) => ({
      limit,
      message: `${whose.replace('#', inWords(found))}, and ${inWords(allowed)} are allowed${remedy}`,
    }));

export const tooManyTokens = (tokens: number, { maxTokens }: LimitSettings): readonly Excess[] =>
  excesses([
    [
      'tokens',
      tokens,
      maxTokens,
      'The document has # tokens',
      '; put values into variables, or ask in several requests.',
    ],
  ]);

/** Without the number found, since counting stops at the bound. */
export const toldTokens = ({ maxTokens }: LimitSettings): string =>
  `The document has more than the ${inWords(maxTokens)} tokens that are allowed; put values into variables, or ask in several requests.`;

export const tooMuchText = (
  { aliases, directives, directivesAtOnce }: Structure,
  bounds: LimitSettings,
): readonly Excess[] =>
  excesses([
    [
      'aliases',
      aliases,
      bounds.maxAliases,
      'The document has # aliases and repeated fields',
      '; ask for several records with nodes, or in several requests.',
    ],
    ['directives', directives, maxDirectives, 'The document uses # directives', '.'],
    ['directives', directivesAtOnce, maxDirectivesAtOnce, 'The document uses # directives at one place', '.'],
  ]);

export const tooMuchWork = (
  { cost, depth, width, mostExpensive }: Measured,
  bounds: LimitSettings,
): readonly Excess[] =>
  excesses([
    ['depth', depth, bounds.maxDepth, 'The operation is # fields deep', '; ask for less in one go.'],
    [
      'rootFields',
      width,
      bounds.maxRootFields,
      'The operation has # fields on its first level',
      '; ask for several records with nodes, or in several requests.',
    ],
    [
      'cost',
      cost,
      bounds.maxCost,
      'The operation can cost # points',
      `.${mostExpensive ? ` Dearest is ${mostExpensive.path} with ${inWords(mostExpensive.cost)}.` : ''} Ask for fewer entries (first) or fewer fields.`,
    ],
  ]);

/** What is answered to a client that has as many requests in flight as it may. */
export const crowded = ({ requestsInFlight }: LimitSettings): { message: string; seconds: number } => ({
  message: `This client has ${inWords(requestsInFlight)} requests in flight, as many as it may have at once; try again when some are answered.`,
  seconds: 1,
});

/** What is answered to a client that has not enough points left in this minute. */
export function wait({ limit, resetAt }: RateStatus, now: number): { message: string; seconds: number } {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1000));
  return { message: `This client's ${inWords(limit)} points a minute are spent; try again in ${seconds} s.`, seconds };
}
