/**
 * What one request may cost. Tokens are bounded while the text is parsed, aliases and directives before it is validated
 * (validation can take the square of their number), and the rest when the variables are known, before anything runs. In
 * measure mode nothing is refused: what would have been refused is logged and counted.
 */
import { type ApolloServerOptions, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import type { LimitSettings } from '../../config.ts';
import type { Client } from '../../resolvers/client.ts';
import { userError } from '../../resolvers/errors.ts';
import { type Clock, instantAt } from '../../sources/values/time.ts';
import { type Calls, countCalls } from './calls.ts';
import { type CostModel, costModel, type Measured } from './cost.ts';
import { type Excess, inWords, type Limit, toldTokens, tooManyTokens, tooMuchText, tooMuchWork } from './excess.ts';
import { type RateStatus, openRateLimiter, type RateLimiter } from './rate.ts';
import { structureOf } from './structure.ts';
import { type EstimateCost, costEstimator } from '../persisted/cost.ts';
import type { RateLimitOf } from '../../resolvers/models.ts';

/** What one request has used of its limits. */
export interface Usage {
  readonly client: Client;
  readonly calls: Calls;
  rate: RateStatus;
  /** null while the cost is not known yet. */
  measured: Measured | null;
}
interface Limited {
  readonly usage: Usage;
}
export interface Limits {
  readonly engine: Pick<ApolloServerOptions<Limited>, 'parseOptions' | 'validationRules' | 'validationOptions'>;
  plugin(schema: GraphQLSchema): ApolloServerPlugin<Limited>;
  /** Estimates the cost of listed operations before anybody asks for them. */
  costEstimator(schema: GraphQLSchema): EstimateCost;
  /** Begins a request: it costs one point whatever is in it, and is refused when none is left. */
  begin(client: Client): Promise<Usage>;
  close(): void;
}
export interface LimitsOptions {
  readonly settings: LimitSettings;
  /** null: points are counted in this process alone. */
  readonly redisUrl: string | null;
  readonly log: Logger;
  readonly now: Clock;
  readonly count: (limit: Limit, mode: 'enforce' | 'measure') => void;
}
type Note = (excess: Excess, client: Client) => void;

/** What every request costs, whatever is in it. */
const basePoints = 1;
/** So many times the tokens are allowed in measure mode: without a bound one document could take a minute to parse. */
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
      // More mistakes than these help nobody.
      validationOptions: { maxErrors: 20 },
      // No maxRecursiveSelections: these rules would run after all others; and the cost counts what fragments repeat.
      validationRules: enforce ? [textRule] : [],
    },
    costEstimator: (schema) => costEstimator(schema, settings),
    plugin: (schema) => limitsPlugin({ model: costModel(schema), rateLimiter, settings, note, now }),
    async begin(client) {
      const calls = countCalls({
        budget: client.limits.vendorCallsPerRequest ?? settings.vendorCallsPerRequest,
        enforce,
        onOver: () => note({ limit: 'vendorCalls', message: 'it wants more vendor calls' }, client),
      });
      const rate = await rateLimiter.spend(client, basePoints);
      if (rate.refused) note({ limit: 'rate', message: wait(rate, now()).message }, client);
      return { client, calls, measured: null, rate: { ...rate, refused: rate.refused && enforce } };
    },
    close: () => rateLimiter.close(),
  };
}

export function rateLimitOf({ rate, measured, calls }: Usage): RateLimitOf {
  return {
    limit: rate.limit,
    cost: Math.min(largestInt, basePoints + (measured?.cost ?? 0)),
    remaining: rate.remaining,
    resetAt: instantAt(rate.resetAt),
    nodeCount: Math.min(largestInt, measured?.nodes ?? 0),
    vendorCallBudget: calls.budget,
    vendorCallsUsed: calls.used(),
  };
}

/** What is answered to a client that has not enough points left in this minute. */
export function wait({ limit, resetAt }: RateStatus, now: number): { message: string; seconds: number } {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1000));
  return { message: `This client's ${inWords(limit)} points a minute are spent; try again in ${seconds} s.`, seconds };
}

interface PluginOptions {
  readonly model: CostModel;
  readonly rateLimiter: RateLimiter;
  readonly settings: LimitSettings;
  readonly note: Note;
  readonly now: Clock;
}
function limitsPlugin({ model, rateLimiter, settings, note, now }: PluginOptions): ApolloServerPlugin<Limited> {
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
          // What costs more than the points of a whole minute can never run.
          const bounds = { ...settings, maxCost: Math.min(maxCost, rateLimiter.limitOf(client) - basePoints) };
          for (const excess of [...text, ...tooMuchWork(measured, bounds)]) {
            note(excess, client);
            if (enforce) throw tooMuch(excess);
          }
          const rate = await rateLimiter.spend(client, measured.cost);
          usage.rate = { ...rate, refused: rate.refused && enforce };
          if (!rate.refused) return;
          const { message, seconds } = wait(rate, now());
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

/** Apollo reports a document that is too long as a syntax or validation error; null for real ones. */
function textExcess({ message, extensions }: GraphQLFormattedError, bounds: LimitSettings): Excess | null {
  if (/^Syntax Error: Document contains more that \d+ tokens/.test(message))
    return { limit: 'tokens', message: toldTokens(bounds) };
  const limit = extensions?.['limit'];
  const ofText = limit === 'aliases' || limit === 'directives';
  return ofText && extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED' ? { limit, message } : null;
}
