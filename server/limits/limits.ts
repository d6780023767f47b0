/**
 * What one request may cost. Tokens are bounded while the text is parsed, aliases and directives before it is validated
 * (validation can take the square of their number), and the rest when the variables are known, before anything runs: an
 * estimate lets it in. While it runs the meter counts what is made and stops it at its bound, and in the end the client's
 * minute is charged with what was really used. In measure mode nothing is refused or stopped: what would have been is logged
 * and counted.
 */
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import type { LimitSettings } from '../../config.ts';
import type { Client } from '../../resolvers/client.ts';
import type { Clock } from '../../sources/values/time.ts';
import { countCalls } from './calls.ts';
import { costModel } from './cost.ts';
import { countInFlight } from './in-flight.ts';
import { Meter, stoppedMessage } from './meter.ts';
import { basePoints, bytesPerPoint, callPoints, entriesPerPoint } from './prices.ts';
import { type Limit, tooMuchText, wait } from './excess.ts';
import { type Limited, limitsPlugin, type Note, tooMuch } from './plugin.ts';
import { openRateLimiter, type RateStatus } from './rate.ts';
import { structureOf } from './structure.ts';
import type { Traffic, Usage } from './usage.ts';
import { type EstimateCost, costEstimator } from '../persisted/cost.ts';

export interface Limits {
  readonly engine: Pick<ApolloServerOptions<Limited>, 'parseOptions' | 'validationRules' | 'validationOptions'>;
  plugin(schema: GraphQLSchema): ApolloServerPlugin<Limited>;
  /** Estimates the cost of listed operations before anybody asks for them. */
  costEstimator(schema: GraphQLSchema): EstimateCost;
  /** Begins a request: it costs one point whatever is in it, and is refused when none is left. */
  begin(client: Client): Promise<Usage>;
  /** Charges the client's minute with what was really used: gives back what was reckoned too high, or takes more. */
  settle(usage: Usage, traffic: Traffic): Promise<void>;
  /** Counts a request in, and gives what counts it out; null when the client has as many in flight as it may. */
  enter(client: Client): (() => void) | null;
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
/** So many times the tokens are allowed in measure mode: without a bound one document could take a minute to parse. */
const measuredTokens = 4;
/** More mistakes than these help nobody. */
const maxErrors = 20;

export function createLimits({ settings, redisUrl, log, now, count }: LimitsOptions): Limits {
  const { enforce, maxTokens } = settings;
  const mode = enforce ? 'enforce' : 'measure';
  const rateLimiter = openRateLimiter({ costPerMinute: settings.costPerMinute, redisUrl, log, now });
  const inFlight = countInFlight(settings.requestsInFlight);
  const note: Note = ({ limit, message }, client) => {
    count(limit, mode);
    if (!enforce) log.warn({ limit, client: client.id }, `would have been refused: ${message}`);
  };
  const textRule: ValidationRule = (context) => ({
    Document: {
      enter: (document) => {
        const [excess] = tooMuchText(structureOf(document), settings);
        // Validation goes on after an error, and ends with one more than it may have: the other rules are not to run.
        if (excess) for (let errors = 0; errors <= maxErrors; errors += 1) context.reportError(tooMuch(excess));
      },
    },
  });
  return {
    engine: {
      parseOptions: { maxTokens: maxTokens * (enforce ? 1 : measuredTokens) },
      validationOptions: { maxErrors },
      // No maxRecursiveSelections: these rules would run after all others; and the cost counts what fragments repeat.
      validationRules: enforce ? [textRule] : [],
    },
    costEstimator: (schema) => costEstimator(schema, settings),
    plugin: (schema) => limitsPlugin({ model: costModel(schema), rateLimiter, settings, note, now }),
    async begin(client) {
      const rate = await rateLimiter.spend(client, basePoints);
      if (rate.refused) note({ limit: 'rate', message: wait(rate, now()).message }, client);
      return newUsage(client, rate, { settings, note });
    },
    async settle(usage, { received, sent }) {
      const { client, calls, meter, measured } = usage;
      const traffic = Math.floor((received + sent) / bytesPerPoint);
      const handed = Math.floor((measured?.handed ?? 0) / entriesPerPoint);
      const used = basePoints + meter.points + callPoints * calls.used() + traffic + handed;
      const owed = Math.round(used) - usage.taken;
      if (owed === 0) return;
      usage.rate = { ...(await rateLimiter.correct(client, owed, usage.rate)), refused: usage.rate.refused };
      usage.taken += owed;
    },
    enter({ id }) {
      const leave = inFlight.enter(id);
      if (!leave) count('requestsInFlight', mode);
      return leave ?? (enforce ? null : () => undefined);
    },
    close: () => rateLimiter.close(),
  };
}

interface Noting {
  readonly settings: LimitSettings;
  readonly note: Note;
}
/** What a request begins with, whose first point is paid unless it is refused. */
function newUsage(client: Client, rate: RateStatus, { settings, note }: Noting): Usage {
  const { enforce, vendorCallsPerRequest } = settings;
  const calls = countCalls({
    budget: client.limits.vendorCallsPerRequest ?? vendorCallsPerRequest,
    enforce,
    onOver: () => note({ limit: 'vendorCalls', message: 'it wants more vendor calls' }, client),
  });
  const gone = new AbortController();
  const meter = new Meter(calls.used, (limit) => {
    note({ limit, message: stoppedMessage(meter) }, client);
    if (enforce && !usage.isWrite) gone.abort();
  });
  const usage: Usage = {
    client,
    calls,
    meter,
    gone,
    measured: null,
    rate: { ...rate, refused: rate.refused && enforce },
    taken: rate.refused ? 0 : basePoints,
    isWrite: false,
    isStopped: () => enforce && meter.stopped !== null,
  };
  return usage;
}
