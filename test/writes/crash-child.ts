/** The facade in a process of its own, to be killed. Arguments: the environment as NAME=value, then how far its clock is ahead. */
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { startOrdergraph } from '../../server/ordergraph.ts';

const environment = process.argv.slice(2).map((text): [string, string] => {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
});
const { CLOCK_AHEAD_MS = '0', ...variables } = Object.fromEntries(environment);
const config = readConfig(variables);
const ordergraph = await startOrdergraph({
  config,
  log: pino({ level: config.logLevel }),
  now: () => Date.now() + Number(CLOCK_AHEAD_MS),
  send: false,
});
console.log(`url ${ordergraph.url}`);
// Without waiting for its time, so that the kill meets it as well.
await ordergraph.writes.reconcile();
console.log('reconciled');
process.stdin.once('end', () => void ordergraph.close().then(() => console.log('closed')));
process.stdin.resume();
