/** The group of a sale is reckoned once a request, however many of its members ask for it. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import * as links from '../../sources/domain/links.ts';
import { type Facade, startForTest } from '../harness.ts';

// It counts, and does what it does otherwise.
vi.mock('../../sources/domain/links.ts', async (original) => {
  const real = await original<typeof links>();
  return { ...real, groupOf: vi.fn<typeof real.groupOf>(real.groupOf) };
});

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => void vi.mocked(links.groupOf).mockClear());

async function reckonings(selection: string): Promise<{ readonly count: number; readonly members: number }> {
  const no = facade.showcase.platformOrderNo;
  const { data, errors } = await facade.ask(
    `{ orderGroup(by: {platformOrderNo: "${no}"}) { members { id ${selection} } } }`,
  );
  expect(errors).toEqual([]);
  const count = vi.mocked(links.groupOf).mock.calls.length;
  vi.mocked(links.groupOf).mockClear();
  return { count, members: data.orderGroup.members.length };
}

it.each([
  'group { id }',
  'group { members { group { members { group { id } } } } }',
  'a: reconciliation { ok } b: reconciliation { ok } group { id }',
])('also for members { %s }', async (selection) => {
  const alone = await reckonings('');
  expect(alone.members).toBeGreaterThan(1);
  expect(await reckonings(selection)).toEqual(alone);
});

it('and is the same that each member is given alone', async () => {
  const no = facade.showcase.platformOrderNo;
  const { data } = await facade.ask(
    `{ orderGroup(by: {platformOrderNo: "${no}"}) { id members { id group { id canonical { id } } } } }`,
  );
  for (const { id, group } of data.orderGroup.members) {
    const alone = await facade.ask(`{ order(by: {id: "${id}"}) { group { id canonical { id } } } }`);
    expect(alone.data.order.group).toEqual(group);
  }
});
