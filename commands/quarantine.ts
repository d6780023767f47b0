/** `npm run quarantine -- list|show|replay|discard`: what vendors pushed and could not be used. */
import { readConfig } from '../config.ts';
import { linkOf } from '../sources/domain/links.ts';
import { keep } from '../server/http/push.ts';
import { projectors, pushEndpoints } from '../server/connect-vendors.ts';
import type { PushEndpoint, PushRequest } from '../sources/ports/pushes.ts';
import { openStore } from '../store/open.ts';
import type { QuarantineEntry, Store } from '../store/store.ts';

const usage = `npm run quarantine -- list [--all]      what is held (with --all: settled ones too)
npm run quarantine -- show ID           one entry with its reason, headers and raw body
npm run quarantine -- replay ID…|all    takes it in as of when it arrived; what still cannot be used stays held
npm run quarantine -- discard ID…       marks it as not wanted; its bytes are kept`;

async function run([verb, ...rest]: readonly string[]): Promise<number> {
  const config = readConfig();
  const now = (): number => Date.now();
  // Beside a running server: the embedded store is locked for servers only.
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    projectors,
    linker: linkOf,
    now,
    lock: false,
  });
  try {
    if (verb === 'list') return await list(store, rest.includes('--all'));
    if (verb === 'show' && rest.length === 1) return await show(store, rest[0] ?? '');
    if (verb === 'discard' && rest.length > 0) return await discard(store, rest);
    if (verb === 'replay' && rest.length > 0) {
      const endpoints = pushEndpoints(config, now);
      return await replay(store, rest, endpoints);
    }
    process.stderr.write(`${usage}\n`);
    return 2;
  } finally {
    await store.close();
  }
}

async function list(store: Store, all: boolean): Promise<number> {
  const entries = await store.quarantined({ state: all ? null : 'HELD', limit: 1_000 });
  for (const { id, receivedAt, endpoint, state, reason } of entries)
    process.stdout.write(`${id}  ${new Date(receivedAt).toISOString()}  ${state.padEnd(9)}  ${endpoint}  ${reason}\n`);
  process.stdout.write(`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}\n`);
  return 0;
}

async function show(store: Store, id: string): Promise<number> {
  const entry = await found(store, id);
  if (!entry) return 1;
  const { body, ...head } = entry;
  process.stdout.write(
    `${JSON.stringify({ ...head, receivedAt: new Date(head.receivedAt).toISOString(), bytes: body.length }, null, 2)}\n\n`,
  );
  process.stdout.write(body);
  process.stdout.write('\n');
  return 0;
}

async function found(store: Store, id: string): Promise<QuarantineEntry | null> {
  const entry = await store.quarantineEntry(id);
  if (!entry) process.stderr.write(`There is no entry ${id}; \`list\` shows what there is.\n`);
  return entry;
}

async function discard(store: Store, ids: readonly string[]): Promise<number> {
  let failed = 0;
  for (const id of ids) {
    const done = await store.settleQuarantine(id, 'DISCARDED');
    process.stdout.write(done ? `${id} discarded\n` : `${id} is not held\n`);
    if (!done) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

async function replay(store: Store, wanted: readonly string[], endpoints: readonly PushEndpoint[]): Promise<number> {
  const ids = wanted.includes('all')
    ? (await store.quarantined({ state: 'HELD', limit: 10_000 })).map(({ id }) => id)
    : wanted;
  let failed = 0;
  for (const id of ids) {
    const entry = await found(store, id);
    const reason = entry ? await replayed(store, entry, endpoints) : 'there is no such entry';
    if (reason !== null) failed += 1;
    process.stdout.write(reason === null ? `${id} taken in\n` : `${id} stays held: ${reason}\n`);
  }
  return failed === 0 ? 0 : 1;
}

/** null when it was taken in; else why not. */
async function replayed(
  store: Store,
  entry: QuarantineEntry,
  endpoints: readonly PushEndpoint[],
): Promise<string | null> {
  if (entry.state !== 'HELD') return `it is ${entry.state.toLowerCase()} already`;
  const endpoint = endpoints.find(({ path }) => path === entry.endpoint);
  if (!endpoint) return `nothing listens on ${entry.endpoint} any more`;
  const request: PushRequest = {
    method: 'POST',
    path: entry.endpoint,
    query: '',
    headers: entry.headers,
    body: entry.body,
    // The time of its arrival: what came later is not overwritten.
    receivedAt: entry.receivedAt,
  };
  // An element that was set aside is held by itself: it goes back in as an array of one.
  const alone = { ...request, body: Buffer.concat([Buffer.from('['), entry.body, Buffer.from(']')]) };
  let why = 'it still cannot be used';
  for (const candidate of [request, alone]) {
    const reading = endpoint.readTrusted(candidate);
    if (reading.kind === 'FACTS' && reading.facts.length > 0 && reading.unusable.length === 0) {
      const outcome = await keep({ store, onRefresh: () => undefined }, endpoint, { request: candidate, reading });
      if (outcome.kind === 'REFUSED') return outcome.reason;
      await store.settleQuarantine(entry.id, 'REPLAYED');
      return null;
    }
    // What an element lacks is told by reading it in an array; a whole body is told by reading it as it is.
    if (reading.kind === 'FACTS') why = reading.unusable[0]?.reason ?? why;
    else if (candidate === request && 'reason' in reading) why = reading.reason;
  }
  return why;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
