/** Cases carry their times, and `returns` finds them by their own state and times. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

const facade: Facade = await startForTest();
afterAll(() => facade.close());

const cases = [
  { refundId: 'R1', status: 4, createTime: '2026-03-01 10:00:00', auditTime: '2026-03-01 11:00:00' },
  { refundId: 'R2', status: 4, createTime: '2026-03-03 10:00:00', finishTime: '2026-03-04 09:00:00', cancelTime: '' },
  { refundId: 'R3', status: 77, createTime: '2026-03-03 12:00:00', cancelTime: '2026-03-03 13:00:00' },
  { refundId: 'R4', status: 4, createTime: '', finishTime: '1970-01-01 08:00:00' },
];
beforeAll(async () => {
  for (const [i, one] of cases.entries()) {
    const orderNo = `3300${i}`;
    const order = { orderNo, tenantId: 1, createTime: `2026-03-01 0${i}:00:00` };
    await facade.push('/push/yuanshu/order-sync', JSON.stringify(order));
    await facade.push('/push/yuanshu/after-sale', JSON.stringify([{ orderNo, ...one }]));
  }
  const ezr = {
    Code: 'E1',
    OrderTime: '2026-03-01 00:00:00',
    Dtls: [{ ItemNo: 'S1', Quantity: 1, ReturnQuantity: 1 }],
  };
  await facade.push('/push/ezr/2001', JSON.stringify(ezr));
});

async function returns(args: string, selection = 'returnNo') {
  const { data, errors } = await facade.ask(
    `{ returns(${args}) { nodes { ${selection} } pageInfo { endCursor hasNextPage } sources { vendor outcome coverage reason } } }`,
  );
  return { ...data?.returns, errors };
}
const numbersOf = ({ nodes }: { nodes: readonly { returnNo: string | null }[] }) =>
  nodes.map(({ returnNo }) => returnNo).toSorted();

test('a case of Yuanshu has the times that were pushed with it', async () => {
  const { nodes } = await returns('first: 100', 'returnNo requestedAt reviewedAt finishedAt cancelledAt');
  const none = { requestedAt: null, reviewedAt: null, finishedAt: null, cancelledAt: null };
  const at = (time: string) => `2026-03-0${time}:00:00+08:00`;
  expect(nodes).toEqual(
    expect.arrayContaining([
      { ...none, returnNo: 'R1', requestedAt: at('1T10'), reviewedAt: at('1T11') },
      { ...none, returnNo: 'R2', requestedAt: at('3T10'), finishedAt: at('4T09') },
      { ...none, returnNo: 'R3', requestedAt: at('3T12'), cancelledAt: at('3T13') },
      { ...none, returnNo: 'R4' },
      { ...none, returnNo: null },
    ]),
  );
});

describe('returns', () => {
  test.each([
    ['status: [IN_TRANSIT]', ['R1', 'R2', 'R4']],
    ['status: [UNKNOWN]', ['R3']],
    ['requestedAt: { to: "2026-03-03T00:00:00+08:00" }', ['R1']],
    ['requestedAt: { from: "2026-03-01T10:00:00+08:00", to: "2026-03-03T10:00:00+08:00" }', ['R1']],
    ['requestedAt: { from: "2026-03-03T10:00:00+08:00" }', ['R2', 'R3']],
    ['requestedAt: { from: "2026-03-03T10:00:00+08:00" }, status: [IN_TRANSIT]', ['R2']],
    ['finishedAt: { from: "2026-03-04T00:00:00+08:00" }', ['R2']],
    ['finishedAt: { to: "2026-03-04T00:00:00+08:00" }', []],
    ['status: [COMPLETED], filter: { vendors: [YUANSHU] }', []],
  ])('with %s are %j', async (args, expected) => {
    const page = await returns(`first: 100, ${args}`);
    expect(page.errors).toEqual([]);
    expect(numbersOf(page)).toEqual(expected);
  });

  test('say which systems cannot tell when a case was requested or finished', async () => {
    for (const range of ['requestedAt', 'finishedAt']) {
      const { sources } = await returns(`first: 5, ${range}: { from: "2026-03-01T00:00:00+08:00" }`);
      const silent = (vendor: string, reason: RegExp) =>
        expect.objectContaining({
          vendor,
          outcome: 'UNSUPPORTED_FILTER',
          coverage: 'NONE',
          reason: expect.stringMatching(reason),
        });
      expect(sources).toEqual(expect.arrayContaining([silent('BABYCARE', /when/), silent('EZR', /when/)]));
    }
    const { sources } = await returns('first: 5, status: [COMPLETED]');
    expect(sources.find(({ vendor }: { vendor: string }) => vendor === 'EZR').outcome).toBe('OK');
  });

  test('are walked page by page, by cursors that belong to their question', async () => {
    const args = 'first: 1, requestedAt: { from: "2026-03-01T00:00:00+08:00" }';
    const first = await returns(args);
    const second = await returns(`${args}, after: "${first.pageInfo.endCursor}"`);
    expect(new Set([...numbersOf(first), ...numbersOf(second)]).size).toBe(2);
    const { errors } = await returns(`first: 1, status: [UNKNOWN], after: "${first.pageInfo.endCursor}"`);
    expect(errors[0]?.extensions).toMatchObject({ code: 'CURSOR_FILTER_MISMATCH' });
  });

  test('refuse a time that is the wrong way round', async () => {
    const { errors } = await returns('requestedAt: { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" }');
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'requestedAt' });
  });
});
