/** What a write costs: each commit waits for the disk. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { somsSource } from '../../../sources/soms/adapter.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { Source } from '../../../sources/ports/source.ts';
import { createWriteService } from '../../../sources/writes/perform.ts';
import { describeEngines, type TestBed } from '../stores.ts';
import type { Performed } from '../../../sources/writes/intent.ts';

let soms: SomsSandbox;
let source: Source;
beforeEach(async () => {
  soms = await startSomsSandbox();
  source = somsSource({
    url: soms.url,
    ...soms.credentials,
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now: Date.now,
  });
});
afterEach(async () => {
  await source.close();
  await soms.close();
});

/** Transactions, and statements that change something outside of them. */
function commitsOf(statements: readonly string[]): number {
  let [inside, count] = [false, 0];
  for (const text of statements) {
    if (/^(?:begin|start transaction)/.test(text)) inside = true;
    else if (/^(?:commit|rollback)/.test(text)) {
      if (text.startsWith('commit')) count += 1;
      inside = false;
    } else if (!inside && !text.startsWith('select')) count += 1;
  }
  return count;
}

async function writer({ open }: TestBed) {
  let statements: string[] = [];
  const store = await open({ trace: (text) => statements.push(text) });
  const atCall: number[] = [];
  const call = {
    signal: new AbortController().signal,
    onCall: () => void atCall.push(commitsOf(statements)),
  };
  const writing = createWriteService({
    personalFields: () => [],
    source: () => source,
    ledger: store,
    now: Date.now,
    newId: randomUUID,
    onOutcome: () => undefined,
    onTrouble: (error) => {
      throw error;
    },
  });
  const nativeId = soms.book.orders[0]?.id ?? '';
  const order = { vendor: 'SOMS', tenantId: soms.credentials.tenantId, nativeId, askedBy: null } as const;
  return async (idempotencyKey: string, add: readonly string[], dryRun = false) => {
    [statements, atCall.length] = [[], 0];
    const input = { add, remove: [] };
    const name = 'orderTagsUpdate';
    const { operation }: Performed = await writing.perform(
      {
        name,
        vendor: 'SOMS',
        client: 'local',
        operator: null,
        orders: [order],
        input,
        options: { idempotencyKey, ifUnmodifiedSince: null, dryRun },
        command: { name, input, order, operator: null },
      },
      {
        order: async (key, parts) => {
          const [found = null] = await source.orders([key], parts, call);
          if (found instanceof SourceFault) throw found;
          return found;
        },
        call,
      },
    );
    return { state: operation?.state, commits: commitsOf(statements), atCall: [...atCall] };
  };
}

describeEngines('a write waits for the disk', (bed) => {
  it('twice when it is sent, before and after, whatever becomes of it', async () => {
    const write = await writer(bed);
    expect(await write('done', ['a'])).toEqual({ state: 'SUCCEEDED', commits: 2, atCall: [1] });
    soms.misbehave({ kind: 'refuse', message: '不允许', times: 1 });
    // The order is read besides, so that its people are hidden in what the vendor says.
    expect(await write('refused', ['b'])).toEqual({ state: 'FAILED', commits: 2, atCall: [1, 1] });
    soms.misbehave({ kind: 'reset', times: 1 });
    expect(await write('unknown', ['c'])).toEqual({ state: 'UNCERTAIN', commits: 2, atCall: [1] });
  });

  it('once when it is refused here, and never when it is repeated or only tried', async () => {
    const write = await writer(bed);
    expect(await write('nothing', [])).toEqual({ state: 'FAILED', commits: 1, atCall: [] });
    expect(await write('nothing', [])).toEqual({ state: 'FAILED', commits: 0, atCall: [] });
    expect(await write('done', ['a'])).toMatchObject({ commits: 2 });
    expect(await write('done', ['a'])).toEqual({ state: 'SUCCEEDED', commits: 0, atCall: [] });
    expect(await write('tried', ['a'], true)).toEqual({ state: 'PENDING', commits: 0, atCall: [] });
  });
});
