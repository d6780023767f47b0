/** `npm run quarantine -- list|show|replay|discard`: what vendors pushed and could not be used. */
import { type Config, isLoopback, readConfig } from '../config.ts';
import { linkOf } from '../sources/domain/links.ts';
import { keep, scrubbed } from '../server/http/push.ts';
import { projectors, pushEndpoints } from '../server/connect-vendors.ts';
import { indexSecret } from '../server/index-secret.ts';
import {
  type PushEndpoint,
  type PushReading,
  type PushRequest,
  type Verification,
  verified,
} from '../sources/ports/pushes.ts';
import { openStore } from '../store/open.ts';
import type { QuarantineEntry, Store } from '../store/store.ts';
import { CommandError, complain, runCommand, say } from './command-line.ts';

const usage = `npm run quarantine -- list [--all]      what is held (with --all: settled ones too)
npm run quarantine -- show ID           one entry with its reason, headers and raw body
npm run quarantine -- replay ID…|all    takes it in as of when it arrived; what still cannot be used stays held,
                                        and so does what nothing shows to be the vendor's
npm run quarantine -- discard ID…       marks it as not wanted; its bytes are kept`;

async function withStore(use: (store: Store, config: Config) => Promise<number>): Promise<number> {
  const config = readConfig();
  const { databaseUrl, dataDir } = config;
  // The lock of the embedded store belongs to the server, which may be running.
  const stored = {
    databaseUrl,
    dataDir,
    indexSecret: await indexSecret(config, { warn: () => undefined }),
    projectors,
  };
  const store = await openStore({ ...stored, linker: linkOf, now: Date.now, lock: false });
  try {
    return await use(store, config);
  } finally {
    await store.close();
  }
}

async function list(store: Store, all: boolean): Promise<number> {
  const entries = await store.quarantined({ state: all ? null : 'HELD', limit: 1_000 });
  for (const { id, receivedAt, endpoint, state, reason, verified: isVerified } of entries) {
    const sender = isVerified ? 'verified  ' : 'unverified';
    say(`${id}  ${new Date(receivedAt).toISOString()}  ${state.padEnd(9)}  ${sender}  ${endpoint}  ${reason}`);
  }
  say(`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`);
  return 0;
}

async function show(store: Store, id: string): Promise<number> {
  const entry = await found(store, id);
  if (!entry) return 1;
  const { body, ...head } = entry;
  const receivedAt = new Date(head.receivedAt).toISOString();
  say(`${JSON.stringify({ ...head, receivedAt, bytes: body.length }, null, 2)}\n`);
  process.stdout.write(body);
  say('');
  return 0;
}

async function found(store: Store, id: string): Promise<QuarantineEntry | null> {
  const entry = await store.quarantineEntry(id);
  if (!entry) complain(`There is no entry ${id}; \`list\` shows what there is.`);
  return entry;
}

async function discard(store: Store, ids: readonly string[]): Promise<number> {
  if (ids.includes('all')) throw new CommandError('discard: there is no "all"; each entry is discarded by its id.');
  let failed = 0;
  for (const id of ids) {
    const done = await store.resolveQuarantine(id, 'DISCARDED');
    say(done ? `${id} discarded` : `${id} is not held`);
    if (!done) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

interface Replay {
  readonly endpoints: readonly PushEndpoint[];
  /** Whoever calls the command stands on the machine of a server that listens nowhere else. */
  readonly local: boolean;
}
async function replay(store: Store, wanted: readonly string[], how: Replay): Promise<number> {
  if (wanted.includes('all') && wanted.length > 1)
    throw new CommandError('replay: "all" stands alone; leave the ids out, or leave out "all".');
  const ids = wanted.includes('all')
    ? (await store.quarantined({ state: 'HELD', limit: 10_000 })).map(({ id }) => id)
    : wanted;
  let failed = 0;
  for (const id of ids) {
    const entry = await found(store, id);
    const reason = entry ? await replayed(store, entry, how) : 'there is no such entry';
    if (reason !== null) failed += 1;
    say(reason === null ? `${id} taken in` : `${id} stays held: ${reason}`);
  }
  return failed === 0 ? 0 : 1;
}

/** The entry keeps the time of its arrival, so that what came later is not overwritten. */
function requestOf({ endpoint: path, headers, body, receivedAt }: QuarantineEntry, local: boolean): PushRequest {
  const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== scrubbed));
  return { method: 'POST', path, query: '', headers: kept, body, receivedAt, local };
}

/** Takes an entry in: null when that was done, else the reason why it was not. */
async function replayed(store: Store, entry: QuarantineEntry, { endpoints, local }: Replay): Promise<string | null> {
  if (entry.state !== 'HELD') return `it is ${entry.state.toLowerCase()} already`;
  const endpoint = endpoints.find(({ path }) => path === entry.endpoint);
  if (!endpoint) return `nothing listens on ${entry.endpoint} any more`;
  const request = requestOf(entry, local);
  const verification: Verification = entry.verified ? verified : endpoint.verify(request);
  if ('reason' in verification)
    return `it was not verified when it came, and what could verify it now is not kept (${verification.reason}); have the vendor push it again, or discard it`;
  const { body } = request;
  // An element that was set aside is held by itself: it goes back in as an array of one.
  const inArray = { ...request, body: Buffer.concat([Buffer.from('['), body, Buffer.from(']')]) };
  const [whole, element] = [endpoint.readVerified(request), endpoint.readVerified(inArray)];
  const reading = [whole, element].find(isUsable);
  if (!reading) return whyUnusable(whole, element);
  const pushed = { request: reading === whole ? request : inArray, reading, ...verification };
  const outcome = await keep({ store, onRefresh: () => undefined }, endpoint, pushed);
  if (outcome.kind === 'REFUSED') return outcome.reason;
  await store.resolveQuarantine(entry.id, 'REPLAYED');
  return null;
}

const isUsable = (reading: PushReading): boolean =>
  reading.kind === 'FACTS' && reading.facts.length > 0 && reading.unusable.length === 0;

/** What an element lacks is told by reading it in an array; what a whole body lacks, by reading it as it is. */
function whyUnusable(whole: PushReading, element: PushReading): string {
  const [first] = [element, whole].flatMap((reading) => (reading.kind === 'FACTS' ? reading.unusable : []));
  return first?.reason ?? ('reason' in whole ? whole.reason : 'it still cannot be used');
}

await runCommand(usage, {
  list: {
    operands: [0, 0],
    flags: { all: { type: 'boolean' } },
    run: (_, { all }) => withStore((store) => list(store, all === true)),
  },
  show: { operands: [1, 1], run: ([id = '']) => withStore((store) => show(store, id)) },
  replay: {
    operands: [1, Infinity],
    run: (ids) =>
      withStore((store, config) =>
        replay(store, ids, { endpoints: pushEndpoints(config, Date.now), local: isLoopback(config.host) }),
      ),
  },
  discard: { operands: [1, Infinity], run: (ids) => withStore((store) => discard(store, ids)) },
});
