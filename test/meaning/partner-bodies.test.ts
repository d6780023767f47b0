/** What partners send for an order, with null where the documents require nothing. */
import { afterAll, describe, expect, test } from 'vitest';
import { codesOf, writing } from '../writes/requests.ts';
import { submission } from '../writes/soms-orders.ts';
import { newOrder } from '../writes/babycare-rows.ts';
import { type Meaning, startMeaning } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());
const write = writing(() => world.facade);
const create = {
  mutation: 'orderCreate',
  args: { input: 'OrderCreateInput!' },
  selection: 'order { platformOrderNo }',
};
const lastCall = (system: 'soms' | 'babycare', operation: string) =>
  JSON.parse(world.facade[system].calls.findLast((call) => call.operation === operation)?.text ?? 'null');

describe('a body for SOMS', () => {
  const withNulls = (number: string) => {
    const body = submission(number) as Record<string, unknown>;
    return {
      ...body,
      seller_note: null,
      invoice: null,
      tags: null,
      delivery: {
        receiver: { contact: { name: '甲', mobile: null }, address: { city: '杭州市', street: null } },
        carrier: null,
      },
      items: (body['items'] as readonly object[]).map((line) => ({ ...line, spec: null, details: null })),
    };
  };

  test('is taken with null in optional places, and sent as it is', async () => {
    const body = withNulls('N-NULL-1');
    const { userErrors, order } = await write(create, { input: { soms: body } });
    expect(userErrors).toEqual([]);
    expect(order).toEqual({ platformOrderNo: 'N-NULL-1' });
    const sent = lastCall('soms', 'submitOrder');
    expect(sent).toMatchObject({
      seller_note: null,
      invoice: null,
      tags: null,
      delivery: { receiver: { contact: { mobile: null }, address: { street: null } }, carrier: null },
    });
    expect(sent.items[0]).toMatchObject({ spec: null, details: null });
  });

  test.each([
    [{ payment: null }, 'input.soms.payment'],
    [{ items: [null] }, 'input.soms.items.0'],
    [{ nonsense: null }, 'input.soms'],
    [{ tags: [{ name: 5 }] }, 'input.soms.tags.0.name'],
  ])('with %j is refused at %s', async (more, path) => {
    const { userErrors } = await write(create, { input: { soms: { ...withNulls('N-NULL-2'), ...more } } });
    expect(codesOf({ userErrors })).toContain(`INVALID_INPUT ${path}`);
  });
});

describe('an order for Babycare', () => {
  test('is taken with null in optional places', async () => {
    const plain = newOrder('331NULL1') as { recipient: object; lines: readonly object[] };
    const nulls = { price: null, actualPrice: null, total: null, discount: null };
    const babycare = {
      ...plain,
      shipping: null,
      reissueReason: null,
      buyerNote: null,
      sellerNote: null,
      recipient: { ...plain.recipient, phone: null },
      lines: plain.lines.map((line) => ({ ...line, ...nulls })),
      vendorFields: { openExtensions: null },
    };
    const { userErrors } = await write(create, { input: { babycare } });
    expect(userErrors).toEqual([]);
    expect(lastCall('babycare', 'createSalesOrderV2')).toMatchObject({ openExtensions: null, phone: '' });
  });

  test('with null where Babycare requires something is refused by its path', async () => {
    const babycare = { ...newOrder('331NULL2'), vendorFields: { detailList: [{ skuCode: null }], unknown: null } };
    const { userErrors } = await write(create, { input: { babycare } });
    expect(userErrors.length).toBeGreaterThan(0);
    for (const { path } of userErrors) expect(path.join('.')).toMatch(/^input\.babycare\.vendorFields/);
  });
});
