/**
 * What one request may cost. Tokens are bounded while the text is parsed, aliases and directives before it is validated
 * (which can take their square), the rest with the variables known, before anything runs. In measure mode nothing is
 * refused: what would have been is logged and counted.
 */
import { type ApolloServerOptions, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import type { LimitSettings } from '../../config.ts';
import type { Client } from '../../resolvers/client.ts';
import { userError } from '../../resolvers/errors.ts';
import { instantAt } from '../../sources/values/time.ts';
import { type Calls, countCalls } from './calls.ts';
import { type CostModel, costModel, type Measured } from './cost.ts';
import { type Excess, inWords, type Limit, toldTokens, tooManyTokens, tooMuchText, tooMuchWork } from './excess.ts';
import { type Balance, openRateLimiter, type RateLimiter } from './rate.ts';
import { structureOf } from './structure.ts';
import { type Reckon, reckoner } from '../persisted/cost.ts';
import type { RateLimitOf } from '../../resolvers/models.ts';

/** What one request has used of its limits. */
export interface Usage {
  readonly client: Client;
  readonly calls: Calls;
  balance: Balance;
  /** null: nothing has been reckoned yet. */
  measured: Measured | null;
}
interface Spender {
  readonly usage: Usage;
}
export interface Limits {
  readonly engine: Pick<ApolloServerOptions<Spender>, 'parseOptions' | 'validationRules' | 'validationOptions'>;
  plugin(schema: GraphQLSchema): ApolloServerPlugin<Spender>;
  /** Judges operations before anybody asks for them. */
  reckoner(schema: GraphQLSchema): Reckon;
  /** Begins a request: it pays one point for being asked, and is refused when there is none left. */
  begin(client: Client): Promise<Usage>;
  close(): void;
}
export interface LimitsOptions {
  readonly settings: LimitSettings;
  /** null: points are counted in this process alone. */
  readonly redisUrl: string | null;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly count: (limit: Limit, mode: 'enforce' | 'measure') => void;
}
type Note = (excess: Excess, client: Client) => void;

/** For being asked, whatever is in the request. */
const asking = 1;
/** In measure mode, so that a measured document cannot hold the process up for a minute. */
const measuredTokens = 4;
const largestInt = 2_147_483_647;

export function createLimits({ settings, redisUrl, log, now, count }: LimitsOptions): Limits {
  const { enforce, maxTokens } = settings;
  const mode = enforce ? 'enforce' : 'measure';
  const rateLimiter = openRateLimiter({ costPerMinute: settings.costPerMinute, redisUrl, log, now });
  const note: Note = ({ limit, message }, client) => {
    count(limit, mode);
    if (!enforce) log.warn({ limit, client: client.id }, `would have been refused: ${message}`);
  };
  const textRule: ValidationRule = (context) => ({
    Document: {
      enter: (document) => {
        const [excess] = tooMuchText(structureOf(document), settings);
        if (excess) context.reportError(tooMuch(excess));
      },
    },
  });
  return {
    engine: {
      parseOptions: { maxTokens: maxTokens * (enforce ? 1 : measuredTokens) },
      // The rest of a long list of mistakes helps nobody.
      validationOptions: { maxErrors: 20 },
      // maxRecursiveSelections would put these rules off until all others have run; cost counts what fragments repeat.
      validationRules: enforce ? [textRule] : [],
    },
    reckoner: (schema) => reckoner(schema, settings),
    plugin: (schema) => limitsPlugin({ model: costModel(schema), rateLimiter, settings, note, now }),
    async begin(client) {
      const calls = countCalls({
        budget: client.limits.vendorCallsPerRequest ?? settings.vendorCallsPerRequest,
        enforce,
        onOver: () => note({ limit: 'vendorCalls', message: 'it wants more vendor calls' }, client),
      });
      const balance = await rateLimiter.spend(client, asking);
      if (balance.refused) note({ limit: 'rate', message: wait(balance, now()).message }, client);
      return { client, calls, measured: null, balance: { ...balance, refused: balance.refused && enforce } };
    },
    close: () => rateLimiter.close(),
  };
}

export function spent({ balance, measured, calls }: Usage): RateLimitOf {
  return {
    limit: balance.limit,
    cost: Math.min(largestInt, asking + (measured?.cost ?? 0)),
    remaining: balance.remaining,
    resetAt: instantAt(balance.resetAt),
    nodeCount: Math.min(largestInt, measured?.nodes ?? 0),
    vendorCallBudget: calls.budget,
    vendorCallsUsed: calls.used(),
  };
}

/** What a client is told that has not enough points left in this minute. */
export function wait({ limit, resetAt }: Balance, now: number): { message: string; seconds: number } {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1000));
  return { message: `This client's ${inWords(limit)} points a minute are spent; try again in ${seconds} s.`, seconds };
}

interface PluginOptions {
  readonly model: CostModel;
  readonly rateLimiter: RateLimiter;
  readonly settings: LimitSettings;
  readonly note: Note;
  readonly now: () => number;
}
function limitsPlugin({ model, rateLimiter, settings, note, now }: PluginOptions): ApolloServerPlugin<Spender> {
  const { enforce, maxCost } = settings;
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ document, operation, request, contextValue: { usage } }) {
          const { client } = usage;
          const measured = operation && model.measure(document, operation, request.variables ?? {});
          if (!measured) return;
          usage.measured = measured;
          const text = enforce
            ? []
            : [...tooManyTokens(document.tokenCount ?? 0, settings), ...tooMuchText(structureOf(document), settings)];
          // What a whole minute does not have will not be there later.
          const bounds = { ...settings, maxCost: Math.min(maxCost, rateLimiter.limitOf(client) - asking) };
          for (const excess of [...text, ...tooMuchWork(measured, bounds)]) {
            note(excess, client);
            if (enforce) throw tooMuch(excess);
          }
          const balance = await rateLimiter.spend(client, measured.cost);
          usage.balance = { ...balance, refused: balance.refused && enforce };
          if (!balance.refused) return;
          const { message, seconds } = wait(balance, now());
          note({ limit: 'rate', message }, client);
          if (enforce)
            throw userError('RATE_LIMITED', message, {
              retryAfterSeconds: seconds,
              http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
            });
        },
        willSendResponse: ({ response: { body }, contextValue: { usage } }) => {
          const told = body.kind === 'single' ? body.singleResult.errors : undefined;
          if (body.kind !== 'single' || !told) return Promise.resolve();
          const inText = told.map((error) => textExcess(error, settings)).find((excess) => excess !== null);
          if (inText) note(inText, usage.client);
          body.singleResult.errors = inText
            ? [{ message: inText.message, extensions: { code: 'COST_LIMIT_EXCEEDED', limit: inText.limit } }]
            : told;
          return Promise.resolve();
        },
      }),
  };
}

const tooMuch = ({ limit, message }: Excess): GraphQLError =>
  userError('COST_LIMIT_EXCEEDED', message, { limit, http: { status: 400 } });

/** Apollo calls what parsing and validation refuse a mistake in the document; it is too long, and that is all to say. */
function textExcess({ message, extensions }: GraphQLFormattedError, bounds: LimitSettings): Excess | null {
  if (/^Syntax Error: Document contains more that \d+ tokens/.test(message))
    return { limit: 'tokens', message: toldTokens(bounds) };
  const limit = extensions?.['limit'];
  const ofText = limit === 'aliases' || limit === 'directives';
  return ofText && extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED' ? { limit, message } : null;
}
