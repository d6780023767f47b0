/** Every write of SOMS's document, through the whole facade. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startForTest } from '../harness.ts';
import { selftakeByOrderRow, somsDeliveryRows } from './soms-delivery-rows.ts';
import { legacySubmitRow, somsOrderRows } from './soms-order-rows.ts';
import { describeWrites, lostAnswer, type World } from './table.ts';

let clock = Date.now();
const worlds: World[] = [];
/** A facade whose SOMS is written to by the forms that these settings choose. */
async function newWorld(environment: Record<string, string> = {}): Promise<World> {
  const facade = await startForTest(environment, { now: () => clock });
  const world: World = {
    facade,
    vendor: 'SOMS',
    sandbox: facade.soms,
    masked: { method: 'POST', url: expect.stringContaining('operator='), headers: { authorization: 'Basic ***' } },
    secrets: [],
    advance: (ms) => void (clock += ms),
  };
  worlds.push(world);
  return world;
}
let usual: World;
let otherForms: World;
beforeAll(async () => {
  [usual, otherForms] = await Promise.all([newWorld(), newWorld({ SOMS_SUBMIT: 'legacy', SOMS_SELFTAKE: 'order' })]);
});
afterAll(() => Promise.all(worlds.map((world) => world.facade.close())));
beforeEach(() => {
  for (const { sandbox, facade } of worlds) {
    sandbox.behave();
    facade.forget();
  }
});

const rows = { ...somsOrderRows, ...somsDeliveryRows };
describeWrites(rows, () => usual);
describeWrites({ ...legacySubmitRow, ...selftakeByOrderRow }, () => otherForms);

describe('an answer that is', () => {
  test.each([
    ['never given', 'cancelOrder', { kind: 'hang' }],
    ['no JSON', 'tagOrder', { kind: 'garbage' }],
    ['a server error', 'payOrder', { kind: 'status', status: 500 }],
    ['cut off', 'updateCustomerNote', { kind: 'truncated' }],
    ['empty', 'updateOrderDelivery', { kind: 'empty' }],
    ['without its word', 'submitOrder', { kind: 'replace', body: '{"code":"0"}' }],
    ['never given, of what cannot be seen,', 'updatePickInfo', { kind: 'hang' }],
  ] as const)('%s leaves it open (%s)', async (_what, operation, fault) => {
    const row = rows[operation];
    if (!row) throw new RangeError(operation);
    await expect(lostAnswer(usual, operation, { row, fault })).resolves.toBeUndefined();
  });
});
