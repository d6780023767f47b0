/** Cursors of every connection: signed, and good for the connection, filter and client alone that they were given out for. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localClient } from '../../resolvers/client.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';

interface Listed {
  readonly filter: string;
  /** Another filter: cursors of the one are not good for the other. */
  readonly other: string;
  /** The first filter, written otherwise. */
  readonly same?: string;
}
/** The filter of `items` is the order whose lines they are. */
const lists: Readonly<Record<string, Listed>> = {
  orders: {
    filter: 'filter: { vendors: [EZR, YUANSHU] }',
    other: 'filter: { vendors: [EZR] }',
    same: 'filter: { vendors: [YUANSHU, EZR, EZR] }, sort: { key: PLACED_AT, direction: DESC }',
  },
  returns: {
    filter: 'kinds: [REFUND_ONLY, RETURN_AND_REFUND]',
    other: 'kinds: [REFUND_ONLY, RETURN_AND_REFUND], filter: { onHold: true }',
    same: 'kinds: [RETURN_AND_REFUND, REFUND_ONLY, REFUND_ONLY]',
  },
  changes: { filter: 'vendors: [EZR, YUANSHU]', other: 'vendors: [EZR]', same: 'vendors: [YUANSHU, EZR]' },
  operations: { filter: 'states: [SUCCEEDED, FAILED]', other: '', same: 'states: [FAILED, SUCCEEDED]' },
  reminders: { filter: 'states: [NOT_REPLIED, REPLIED, INVALID]', other: 'states: [REPLIED]' },
  items: { filter: '888101000010', other: '888101000020' },
};
const names = Object.keys(lists);
const listed = (name: string): Listed => lists[name] ?? { filter: '', other: '' };

let facade: Facade;
let clientId = 'one';
/** The first page of each list, of two rows. */
const pages = new Map<string, Page>();
interface Page {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly endCursor: string };
}

function ask(name: string, filter: string, args: string): Promise<Answer> {
  const selected = '{ edges { cursor } pageInfo { hasPreviousPage endCursor } }';
  return facade.ask(
    name === 'items'
      ? `{ list: order(by: { vendorId: { vendor: SOMS, nativeId: "${filter}" } }) { items(${args}) ${selected} } }`
      : `{ list: ${name}(${filter}${filter === '' ? '' : ', '}${args}) ${selected} }`,
  );
}
async function page(name: string, filter: string, args: string): Promise<Page> {
  const { data, errors } = await ask(name, filter, args);
  expect(errors).toEqual([]);
  return data.list.items ?? data.list;
}
async function codeOf(name: string, filter: string, after: string): Promise<unknown> {
  const { errors } = await ask(name, filter, `first: 1, after: "${after}"`);
  return errors[0]?.extensions['code'];
}
const cursorOf = (name: string): string => pages.get(name)?.pageInfo.endCursor ?? '';

beforeAll(async () => {
  facade = await startForTest({}, { send: true, clientOf: () => ({ ...localClient, id: clientId }) });
  const { data } = await facade.ask('{ orders(first: 2, filter: { vendors: [EZR] }) { nodes { id } } }');
  const [a, b] = data.orders.nodes.map(({ id }: { id: string }) => id);
  for (const name of ['orderLink', 'orderUnlink'])
    await facade.ask(
      `mutation { ${name}(a: "${a}", b: "${b}", options: { idempotencyKey: "${name}" }) { userErrors { code } } }`,
    );
  for (const name of names) pages.set(name, await page(name, listed(name).filter, 'first: 2'));
}, 60_000);
afterAll(() => facade.close());

describe.each(names)('a cursor of %s', (name) => {
  const { filter, other, same = filter } = listed(name);

  it('leads on from its row, also where the filter is written otherwise', async () => {
    const [first, second] = pages.get(name)?.edges ?? [];
    const next = await page(name, same, `first: 1, after: "${first?.cursor}"`);
    expect(next).toMatchObject({ edges: [second], pageInfo: { hasPreviousPage: true, endCursor: second?.cursor } });
  });

  it('is refused when it was changed, cut or lengthened', async () => {
    const cursor = cursorOf(name);
    const flipped = (i: number) => cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1);
    const changed = [0, 21, 30, Math.floor(cursor.length / 2), cursor.length - 1].map(flipped);
    for (const text of [...changed, cursor.slice(0, -3), `${cursor}AAAA`, ''])
      expect([text, await codeOf(name, filter, text)]).toEqual([text, 'CURSOR_INVALID']);
  });

  it('is refused when another key signed it, or none', async () => {
    const payload = Buffer.from(cursorOf(name), 'base64url').subarray(16);
    const signature = createHmac('sha256', 'another key').update(payload).digest().subarray(0, 16);
    const forged = Buffer.concat([signature, payload]).toString('base64url');
    expect(await codeOf(name, filter, forged)).toBe('CURSOR_INVALID');
    expect(await codeOf(name, filter, payload.toString('base64url'))).toBe('CURSOR_INVALID');
  });

  it('does not fit another filter', async () => {
    expect(await codeOf(name, other, cursorOf(name))).toBe('CURSOR_FILTER_MISMATCH');
  });

  it('is not good for another client', async () => {
    clientId = 'another';
    const code = await codeOf(name, filter, cursorOf(name));
    clientId = 'one';
    expect(code).toBe('CURSOR_FILTER_MISMATCH');
  });

  it('is none of another connection', async () => {
    for (const elsewhere of names.filter((one) => one !== name)) {
      // Cases are a walk over orders: there it is the filter that differs.
      const walks = new Set(['orders', 'returns', name, elsewhere]).size === 2;
      const expected = walks ? 'CURSOR_FILTER_MISMATCH' : 'CURSOR_INVALID';
      const code = await codeOf(elsewhere, listed(elsewhere).filter, cursorOf(name));
      expect([elsewhere, code]).toEqual([elsewhere, expected]);
    }
  });
});
