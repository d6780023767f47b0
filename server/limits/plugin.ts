/**
 * Holds the bounds of a request within the engine: what it is likely to cost is refused before anything runs, and what its
 * meter has stopped is answered with that alone.
 */
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { LimitSettings } from '../../config.ts';
import type { Client } from '../../resolvers/client.ts';
import { userError } from '../../resolvers/errors.ts';
import type { Clock } from '../../sources/values/time.ts';
import type { CostModel } from './cost.ts';
import { type Excess, toldTokens, tooManyTokens, tooMuchText, tooMuchWork, wait } from './excess.ts';
import { stoppedMessage } from './meter.ts';
import { basePoints } from './prices.ts';
import type { RateLimiter } from './rate.ts';
import { structureOf } from './structure.ts';
import type { Usage } from './usage.ts';

export interface Limited {
  readonly usage: Usage;
}
/** Logs and counts what goes over a bound. */
export type Note = (excess: Excess, client: Client) => void;

export interface PluginOptions {
  readonly model: CostModel;
  readonly rateLimiter: RateLimiter;
  readonly settings: LimitSettings;
  readonly note: Note;
  readonly now: Clock;
}

export function limitsPlugin(options: PluginOptions): ApolloServerPlugin<Limited> {
  const { model, settings, note } = options;
  const { enforce } = settings;
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ document, operation, request, contextValue: { usage } }) {
          const measured = operation && model.measure(document, operation, request.variables ?? {});
          if (!measured) return;
          usage.measured = measured;
          usage.isWrite = operation.operation === OperationTypeNode.MUTATION;
          const text = enforce
            ? []
            : [...tooManyTokens(document.tokenCount ?? 0, settings), ...tooMuchText(structureOf(document), settings)];
          const bounds = boundsOf(usage, options);
          const excesses = [...text, ...tooMuchWork(measured, bounds)];
          for (const excess of excesses) {
            note(excess, usage.client);
            if (enforce) throw tooMuch(excess);
          }
          await pay(usage, measured.cost, options);
          // What is noted already is not noted again when it turns out to be so.
          const isDear = excesses.some(({ limit }) => limit === 'cost');
          usage.meter.bounds = { points: isDear ? Infinity : bounds.maxCost, bytes: bounds.maxAnswerBytes };
          usage.meter.add(measured.fixed, 0);
        },
        willSendResponse: ({ response: { body, http }, contextValue: { usage } }) => {
          const told = body.kind === 'single' ? body.singleResult.errors : undefined;
          if (body.kind !== 'single' || !told) return Promise.resolve();
          if (usage.isStopped() && !usage.isWrite) {
            // Half an answer could be taken for a whole one.
            const { meter } = usage;
            const extensions = { code: 'COST_LIMIT_EXCEEDED', limit: meter.stopped };
            body.singleResult = { errors: [{ message: stoppedMessage(meter), extensions }] };
            http.status = 400;
            return Promise.resolve();
          }
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

/** What costs more than the points of a whole minute can never run. */
const boundsOf = ({ client }: Usage, { settings, rateLimiter }: PluginOptions): LimitSettings => ({
  ...settings,
  maxCost: Math.min(settings.maxCost, rateLimiter.limitOf(client) - basePoints),
});

/** Takes the points from the client's minute; without enough of them the request is refused. */
async function pay(usage: Usage, points: number, { rateLimiter, settings, note, now }: PluginOptions): Promise<void> {
  const { client } = usage;
  const { enforce } = settings;
  const rate = await rateLimiter.spend(client, points);
  usage.rate = { ...rate, refused: rate.refused && enforce };
  if (!rate.refused) {
    usage.taken += points;
    return;
  }
  const { message, seconds } = wait(rate, now());
  note({ limit: 'rate', message }, client);
  if (enforce)
    throw userError('RATE_LIMITED', message, {
      retryAfterSeconds: seconds,
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    });
}

export const tooMuch = ({ limit, message }: Excess): GraphQLError =>
  userError('COST_LIMIT_EXCEEDED', message, { limit, http: { status: 400 } });

/** Apollo reports a document that is too long as a syntax or validation error; null for real ones. */
function textExcess({ message, extensions }: GraphQLFormattedError, bounds: LimitSettings): Excess | null {
  if (/^Syntax Error: Document contains more that \d+ tokens/.test(message))
    return { limit: 'tokens', message: toldTokens(bounds) };
  const limit = extensions?.['limit'];
  const ofText = limit === 'aliases' || limit === 'directives';
  return ofText && extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED' ? { limit, message } : null;
}
