/** Accepts arrivals under load, says each acknowledged one, and is killed. */
import { linkOf } from '../../sources/domain/links.ts';
import { openStore } from '../../store/open.ts';
import { crashArrival } from './crash-arrivals.ts';
import { project } from './facts.ts';

const [databaseUrl = '', dataDir = '', round = '0'] = process.argv.slice(2);
const waiters = 32;
const store = await openStore({
  databaseUrl: databaseUrl === '' ? null : databaseUrl,
  dataDir,
  projectors: { YUANSHU: project },
  linker: linkOf,
  now: Date.now,
});
let next = 0;
const wait = async (): Promise<void> => {
  for (;;) {
    const n = next++;
    await store.accept(crashArrival(Number(round), n));
    // A pipe is written at once on POSIX: what was said before the kill is read by the parent.
    process.stdout.write(`ack ${n}\n`);
  }
};
await Promise.all(Array.from({ length: waiters }, wait));
