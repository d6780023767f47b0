/** A process of its own with a store. Speaks in lines: what it did, then it waits to be ended. */
import { linkOf } from '../../sources/domain/links.ts';
import { openStore } from '../../store/open.ts';
import { arrivalOf, factOf, project } from './facts.ts';

const [databaseUrl = '', dataDir = '', lock = '', count = '0'] = process.argv.slice(2);
try {
  const store = await openStore({
    databaseUrl: databaseUrl === '' ? null : databaseUrl,
    dataDir,
    lock: lock === 'lock',
    projectors: { YUANSHU: project },
    linker: linkOf,
    now: Date.now,
  });
  console.log('opened');
  const facts = Array.from({ length: Number(count) }, (_, n) => factOf({ orderNo: `${process.pid}-${n}` }));
  // Several commits, so that the processes take turns.
  for (let at = 0; at < facts.length; at += 10)
    await Promise.all(facts.slice(at, at + 10).map((fact) => store.accept(arrivalOf([fact]))));
  console.log('done');
  process.stdin.once('end', () => void store.close().then(() => console.log('closed')));
  process.stdin.resume();
} catch (error) {
  console.log(`refused ${error instanceof Error ? `${error.name}: ${error.message}` : 'for no reason'}`);
}
