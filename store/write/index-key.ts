/**
 * The key of the phones in the index, and what is done when it is another than before. The database keeps a proof of the
 * key, by which a wrong one is told; and the key itself only where the processes have no other place to share it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Engine, StoreLog } from '../engine/engine.ts';
import { attributeKey } from '../keys.ts';
import { phoneHashBy, type PhoneHash } from '../rows/phone-hash.ts';
import type { Tables } from '../schema.ts';
import { StoreError } from '../store.ts';
import { lockCounters } from './batch.ts';

interface KeyOptions {
  /** null: the one in the database; undefined: that one too, and none where the database has none. */
  readonly secret: Uint8Array | null | undefined;
  /** True: nobody else uses the store, so that its phones may be forgotten when their key is lost. */
  readonly alone: boolean;
  readonly log: StoreLog | undefined;
}

type EndHash = NonNullable<PhoneHash>;
const keyBytes = 32;
const proofOf = (key: Uint8Array): Buffer => createHmac('sha256', key).update('index key').digest();
/** How the ends were hashed before there was a key. */
const unkeyed = (end: string): string => end;

/** Their names among the keys that processes share. */
const keyName = 'index';
const proofName = 'index proof';

export async function indexKeyOf(engine: Engine, options: KeyOptions): Promise<PhoneHash> {
  return engine.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      // Processes that start together agree on one.
      await lockCounters(engine, trx);
      return agreed(trx, options);
    });
}

async function agreed(trx: Transaction<Tables>, { secret, alone, log }: KeyOptions): Promise<PhoneHash> {
  const proof = await valueOf(trx, proofName);
  const kept = await valueOf(trx, keyName);
  const key = secret ?? kept ?? (proof ? null : randomBytes(keyBytes));
  if (key === null) return withoutKey(secret);
  const hash = phoneHashBy(key);
  if (proof && proofOf(key).equals(proof)) return hash;
  if (proof && !kept && !alone) throw new StoreError(otherKey);
  if (!(await rehash(trx, kept ? phoneHashBy(kept) : unkeyed, hash))) await forget(trx, log);
  await keep(trx, key, secret);
  return hash;
}

function withoutKey(secret: KeyOptions['secret']): null {
  if (secret === undefined) return null;
  throw new StoreError(notSet);
}

async function keep(trx: Transaction<Tables>, key: Uint8Array, secret: KeyOptions['secret']): Promise<void> {
  await trx.deleteFrom('shared_keys').where('name', 'in', [keyName, proofName]).execute();
  await trx
    .insertInto('shared_keys')
    .values([{ name: proofName, value: proofOf(key) }, ...(secret ? [] : [{ name: keyName, value: key }])])
    .execute();
}

async function valueOf(trx: Transaction<Tables>, name: string): Promise<Uint8Array | null> {
  const row = await trx.selectFrom('shared_keys').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

const notSet =
  'INDEX_SECRET: phones in the index of this database were hashed with it, and it is not set now; set it as it was.';
const otherKey =
  'INDEX_SECRET: phones in the index of this database were hashed with another one. Every process needs the same; to ' +
  'change it, stop them all, delete the row "index proof" of the table shared_keys, and start one again.';

/**
 * Every end there is, from one hash to the other. The orders' own hashes held the ends too: they are made anew. False when
 * there are phones that were hashed otherwise.
 */
async function rehash(trx: Transaction<Tables>, from: EndHash, to: EndHash): Promise<boolean> {
  const rows = await trx
    .selectFrom('order_attributes')
    .select('value_key')
    .distinct()
    .where('kind', '=', 'PHONE')
    .execute();
  const present = new Set(rows.map((row) => row.value_key));
  for (let number = 0; number < 10_000 && present.size > 0; number += 1) {
    const end = String(number).padStart(4, '0');
    const before = attributeKey('PHONE', from(end));
    if (present.delete(before))
      await trx
        .updateTable('order_attributes')
        .set({ value_key: attributeKey('PHONE', to(end)) })
        .where('value_key', '=', before)
        .execute();
  }
  await forgetIndexHashes(trx);
  return present.size === 0;
}

/** An order is found by its phone again when it is pushed or read again. */
async function forget(trx: Transaction<Tables>, log: StoreLog | undefined): Promise<void> {
  log?.warn({}, 'the key of the phones in the index is another than before: they are hashed again as orders are read');
  await trx.deleteFrom('order_attributes').where('kind', '=', 'PHONE').execute();
  await forgetIndexHashes(trx);
  await trx.updateTable('counters').set({ index_version: 0 }).where('id', '=', 1).execute();
}

/** Without it, the next reading of an order writes its place in the index again. */
async function forgetIndexHashes(trx: Transaction<Tables>): Promise<void> {
  for (let after = ''; ;) {
    const keys = await trx
      .selectFrom('orders')
      .select('key')
      .where('key', '>', after)
      .orderBy('key')
      .limit(5_000)
      .execute();
    const last = keys.at(-1);
    if (!last) return;
    await trx
      .updateTable('orders')
      .set({ index_hash: null })
      .where('key', '>', after)
      .where('key', '<=', last.key)
      .execute();
    after = last.key;
  }
}
