/** The vendors' simulators alone, on fixed ports, for whoever writes a client: `npm run sandbox`. */
import { readConfig } from '../config.ts';
import { samplePlatformOrderNo } from '../sandbox/babycare/samples.ts';
import { showcaseIds, usualUntil } from '../sandbox/sales/generator.ts';
import { sampleFrontOrderId, sampleOrderId } from '../sandbox/soms/samples.ts';
import { listedVendors } from '../server/vendors.ts';
import { vendors } from '../sources/vocabulary.ts';

// It takes no words: one that is mistyped must not start the simulators with what was not meant.
if (process.argv.length > 2) {
  const isHelp = process.argv[2] === '--help' || process.argv[2] === '-h';
  (isHelp ? process.stdout : process.stderr).write(
    'npm run sandbox     starts the simulators; it takes no words after it\n',
  );
  process.exit(isHelp ? 0 : 2);
}

const config = readConfig();
const until = usualUntil();
const simulations = await Promise.all(
  vendors.map(async (vendor) => {
    const { definition, simulator: load } = listedVendors[vendor];
    const { simulator } = await load();
    const { systems } = await simulator.start({ settings: config.vendors(vendor), until, fixedPorts: true });
    return { name: definition.displayName, systems };
  }),
);

for (const { name, systems } of simulations)
  for (const { access, sandbox } of systems)
    process.stdout.write(
      `${[name, ...access, `what it is and how to make it misbehave: ${sandbox.url}/_sandbox`].join('\n  ')}\n`,
    );

const { platformOrderNo, somsOrderId, babycareSalesOrderId, pickup } = showcaseIds;
process.stdout.write(`
Platform order numbers to try
  ${platformOrderNo}   in both systems: SOMS order ${somsOrderId}, Babycare order ${babycareSalesOrderId}
  ${pickup.platformOrderNo}   SOMS only, waits in store ${pickup.storeId} with pickup code ${pickup.code}
  ${sampleFrontOrderId}               the sample of the SOMS document, order ${sampleOrderId}
  ${samplePlatformOrderNo}   the sample of the Babycare document
`);

async function end(): Promise<void> {
  await Promise.all(simulations.flatMap(({ systems }) => systems).map(({ sandbox }) => sandbox.close()));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
