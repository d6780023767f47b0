/**
 * Personal data, looked for in everything that is written down or handed out for later while a test file runs: log lines,
 * errors, cursors, metrics and the ledger. Who the people are is learned from what vendors say on the wire, so that none
 * is forgotten. Every test file is watched (setup.ts); leaks.test.ts shows that the search finds.
 */
import { hash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { definitionOf } from '../server/vendors.ts';
import { vendors } from '../sources/vocabulary.ts';
import type { Store } from '../store/store.ts';

/** Fields of the vendors' own records that say who somebody is. */
const tellingFields: ReadonlySet<string> = new Set(vendors.flatMap((vendor) => definitionOf(vendor).personalFields));
/** Numbers of the documents' samples that are shorter stand in every counter and clock, their words in every text. */
const shortestNumber = 8;
const shortestWord = 8;
function tells(value: string): boolean {
  if (value.includes('*')) return false;
  if (/\p{Script=Han}/u.test(value)) return value.length >= 2;
  return value.length >= (/^\d+$/.test(value) ? shortestNumber : shortestWord);
}

/** Phones, addresses and names anywhere in these records; a plain `name` is one beside a phone. */
export function personalValues(records: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  // A list of what is left, since tests send what is nested deeper than a stack is.
  const left: unknown[] = [...records];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('mobile' in value && 'name' in value && typeof value.name === 'string' && tells(value.name))
      found.add(value.name);
    for (const [name, one] of Object.entries(value)) {
      if (typeof one !== 'string') left.push(one);
      else if (tellingFields.has(name) && tells(one)) found.add(one);
    }
  }
  return found;
}

/** Cursors of an answer, in clear as far as they can be. */
export function cursorsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' && /cursor$/i.test(name)
      ? [one, Buffer.from(one, 'base64url').toString('utf8')]
      : cursorsIn(one),
  );
}

/** Which of the values stand in the texts, each with the text's beginning. A number within a longer one is another. */
export function leaks(texts: readonly string[], values: ReadonlySet<string>): readonly string[] {
  const all = texts.join('\n');
  const numbers = new Set(all.match(/\d+/g));
  const characters = new Set(all.match(/\p{Script=Han}/gu));
  // Some files have a hundred thousand values, nearly all of which are ruled out by a look at one of these sets.
  const mayStand = (value: string): boolean =>
    (value.match(/\p{Script=Han}/gu) ?? []).every((one) => characters.has(one)) && all.includes(value);
  return [...values]
    .filter((value) => (/^\d+$/.test(value) ? numbers.has(value) : mayStand(value)))
    .map((value) => `${value} in ${texts.find((one) => one.includes(value))?.slice(0, 300)}`);
}

const written: string[] = [];
const people = new Set<string>();

/** A log whose lines are searched; the test may read them as well. */
export const watchedLog = (onLine: (line: string) => void = () => undefined, level = 'trace'): pino.Logger =>
  pino(
    { level },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written.push(chunk.toString());
        onLine(chunk.toString());
        done();
      },
    }),
  );

export async function watchLedger(store: Store): Promise<void> {
  const query = { order: null, states: null, client: null, before: null, limit: 10_000 };
  // A test may have ended the store.
  written.push(JSON.stringify(await store.operations(query).catch(() => [])));
}

interface Exchange {
  readonly sent: Buffer[];
  readonly received: Buffer[];
}
interface Told {
  readonly request: { readonly path: string };
  readonly chunk?: Uint8Array | string;
}

/** Hears every HTTP exchange of this process. */
export function watchWire(): void {
  const exchanges = new WeakMap<object, Exchange>();
  const on = (event: string, hear: (exchange: Exchange, told: Told) => void): void =>
    subscribe(`undici:request:${event}`, (message) => {
      // The library's own documentation says what is told on its channels.
      const told = message as Told;
      const exchange = exchanges.get(told.request) ?? { sent: [], received: [] };
      exchanges.set(told.request, exchange);
      hear(exchange, told);
    });
  on('bodyChunkSent', ({ sent }, { chunk = '' }) => void sent.push(Buffer.from(chunk)));
  on('bodyChunkReceived', ({ received }, { chunk = '' }) => void received.push(Buffer.from(chunk)));
  on('trailers', ({ sent, received }, { request }) => {
    learn(request.path, Buffer.concat(sent).toString(), Buffer.concat(received).toString());
  });
}

function learn(path: string, sent: string, received: string): void {
  if (path.startsWith('/metrics')) written.push(received);
  else if (path.startsWith('/graphql')) {
    const answer = parsed(received);
    if (typeof answer === 'object' && answer !== null && 'errors' in answer)
      written.push(JSON.stringify(answer.errors));
    written.push(...cursorsIn(answer));
  } else {
    if (path.startsWith('/push/')) written.push(received);
    const fresh = [sent, received].filter(isNew);
    for (const value of personalValues(fresh.map(parsed))) people.add(value);
  }
}
/** Simulators say the same again and again. */
const heard = new Set<string>();
function isNew(text: string): boolean {
  const before = heard.size;
  return heard.add(hash('sha1', text)).size > before;
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What has got out since it was last asked for. */
export const leaked = (): readonly string[] => leaks(written.splice(0), people);
