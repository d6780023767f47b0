/** `npm start`: the facade, with a simulator for every vendor that is not configured. */
import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { exampleTabs } from './graphiql/examples.ts';
import { startApp } from './server/app.ts';
import { pages } from './server/pages.ts';
import { connectVendors } from './server/vendors.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const now = (): number => Date.now();
  const vendors = await connectVendors({ config, log, now });
  const modes = Object.entries(vendors.registry.modes).map(([vendor, mode]) => ({ vendor, mode }));
  const app = await startApp({
    registry: vendors.registry,
    log,
    host: config.host,
    port: config.port,
    requestDeadlineMs: config.requestDeadlineMs,
    now,
    pages: pages({
      endpoint: '/graphql',
      tabs: exampleTabs(vendors.showcase ?? undefined),
      vendors: modes,
      distDir: new URL('./dist/graphiql/', import.meta.url),
      ...(config.publicUrl === null ? {} : { publicUrl: config.publicUrl }),
    }),
  });
  const url = config.publicUrl ?? app.url;
  process.stdout.write(
    [
      'Ordergraph is ready.',
      `  GraphiQL   ${url}/graphiql`,
      `  GraphQL    ${url}/graphql`,
      ...modes.map(({ vendor, mode }) => `  ${vendor.padEnd(10)} ${modeText[mode]}`),
      '',
    ].join('\n'),
  );

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // Requests in flight end by their own deadline; this is for a connection that never does.
    setTimeout(() => process.exit(1), 10_000).unref();
    app
      .close()
      .then(() => vendors.close())
      .then(
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
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
