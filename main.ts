/** `npm start`: the facade, with a simulator for every vendor that is not configured. */
import { type Logger, pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { type Ordergraph, startOrdergraph } from './server/ordergraph.ts';
import { StoreError, StoreUnavailable } from './store/store.ts';

/** Requests in flight end by their own deadline; this is for a connection that never does. */
const endWithinMs = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const options = { config, log, now: () => Date.now(), onProgress: progress() };
  // Signals are heard before the first step is taken.
  const starting = Promise.resolve().then(() => startOrdergraph(options));
  endOnSignals(starting, log);
  const ordergraph = await starting;
  tellReady(config.publicUrl ?? ordergraph.url, ordergraph, log);
  await ordergraph.filled;
  if (process.stdout.isTTY) process.stdout.write('\n');
}

/** What is started when a signal comes is ended in order, be it ready or not. */
function endOnSignals(starting: Promise<Ordergraph>, log: Logger): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), endWithinMs).unref();
    starting
      .then((ordergraph) => ordergraph.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'it could not be ended in order');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

const modeText = {
  live: 'the real system',
  sandbox: 'sandbox: simulated, with the documents’ own samples and generated orders',
  absent: 'not connected',
} as const;

/** For a person at a terminal in words; otherwise as a line of the log, if the log takes such lines. */
function tellReady(url: string, { registry }: Ordergraph, log: Logger): void {
  const ready = 'Ordergraph is ready.';
  const [graphiql, graphql] = [`${url}/graphiql`, `${url}/graphql`];
  if (!process.stdout.isTTY && log.isLevelEnabled('info'))
    return log.info({ graphiql, graphql, vendors: Object.fromEntries(registry.modes) }, ready);
  process.stdout.write(
    [
      ready,
      `  GraphiQL   ${graphiql}`,
      `  GraphQL    ${graphql}`,
      ...[...registry.modes].map(([vendor, mode]) => `  ${vendor.padEnd(10)} ${modeText[mode]}`),
      '',
    ].join('\n'),
  );
}

/** On a terminal, how many of the simulators' pushes have been taken, in one line that is written over. */
function progress(): (vendor: string, sent: number, of: number) => void {
  const counts = new Map<string, readonly [sent: number, of: number]>();
  return (vendor, sent, of) => {
    counts.set(vendor, [sent, of]);
    if (!process.stdout.isTTY || sent % 10 !== 0) return;
    const parts = [...counts].map(([name, [done, all]]) => `${name} ${done} of ${all}`);
    process.stdout.write(`\r  orders that the simulators push: ${parts.join(', ')} `);
  };
}

/** What the environment is to blame for in a sentence; everything else with its place in the code. */
main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StoreError || error instanceof StoreUnavailable;
  const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  // Whoever collects the log finds the reason there too.
  if (!process.stdout.isTTY) pino().fatal(text);
  process.exit(1);
});
