/** `npm start`: the facade, with a simulator for every vendor that is not configured. */
import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { startOrdergraph } from './server/ordergraph.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const ordergraph = await startOrdergraph({ config, log, now: () => Date.now() });
  const url = config.publicUrl ?? ordergraph.url;
  process.stdout.write(
    [
      'Ordergraph is ready.',
      `  GraphiQL   ${url}/graphiql`,
      `  GraphQL    ${url}/graphql`,
      ...[...ordergraph.registry.modes].map(([vendor, mode]) => `  ${vendor.padEnd(10)} ${modeText[mode]}`),
      '',
    ].join('\n'),
  );

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // Requests in flight end by their own deadline; this is for a connection that never does.
    setTimeout(() => process.exit(1), 10_000).unref();
    ordergraph.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not close');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const modeText = {
  live: 'the real system',
  sandbox: 'sandbox: simulated, with the documents’ own samples and generated orders',
  absent: 'not connected',
} as const;

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || (error instanceof Error && error.name === 'StoreError');
  process.stderr.write(`${error instanceof Error ? (expected ? error.message : error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
