/** Every write of Babycare's document, through the whole facade, and what Babycare makes of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId } from '../../sources/domain/ids.ts';
import type { Fault } from '../../sandbox/server/server.ts';
import { type Facade, startForTest } from '../harness.ts';
import { babycareRows, inputOf, membersOf, newOrder } from './babycare-rows.ts';
import { codesOf, newKey, newlyTold, operationNow, reconciled, sentTo, writing, write } from './requests.ts';
import { babycareSubject, byId, newNo } from './subjects.ts';
import { describeWrites, type World } from './table.ts';

let clock = Date.now();
let facade: Facade;
let world: World;
beforeAll(async () => {
  // A hundred changes of Babycare's orders are a hundred questions to it.
  facade = await startForTest({ VENDOR_CALLS_PER_REQUEST: '1000' }, { now: () => clock });
  world = {
    facade,
    vendor: 'BABYCARE',
    sandbox: facade.babycare,
    masked: { url: expect.stringMatching(/^(?=.*[?&]sign=\*\*\*(&|$)).*[?&]appId=\*\*\*(&|$)/) },
    secrets: ['sandbox-secret', 'sandbox-app'],
    advance: (ms) => void (clock += ms),
  };
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.babycare.behave();
  facade.forget();
});

describeWrites(babycareRows, () => world);

const done = writing(() => facade);
const onOrder = (mutation: string, input: string) => ({
  mutation,
  args: { order: 'OrderRef!', input: `${input}!` },
  selection: 'returns { kind } order { id relations { kind role from to } }',
});
const giveBack = onOrder('returnCreate', 'ReturnCreateInput');
const exchange = onOrder('exchangeCreate', 'ExchangeCreateInput');
const reissue = onOrder('reissueCreate', 'ReissueCreateInput');
const cancel = { ...onOrder('orderCancel', 'OrderCancelInput'), selection: 'order { id status }' };
const create = { mutation: 'orderCreate', args: { input: 'OrderCreateInput!' }, selection: 'order { id kind }' };
const lost = (operation: string): void =>
  facade.babycare.misbehave({ kind: 'reset', after: true, operation, times: 1 });
async function later(): Promise<void> {
  clock += 6_000;
  await reconciled(facade);
}

describe('what Babycare makes of a write', () => {
  it.each([
    ['EXCHANGE', exchange, 'Exchange'],
    ['REISSUE', reissue, 'Reissue'],
  ] as const)('is a new order beside the old one (%s)', async (kind, mutation, of) => {
    const subject = await babycareSubject(facade, 'SHIPPED');
    await newlyTold(facade);
    const answer = await done(mutation, { order: byId(subject), input: inputOf(of, subject) });
    const made = (await membersOf(facade, subject.platformOrderNo)).find((one) => one.kind === kind);
    expect(answer.order.relations).toEqual([{ kind, role: 'ORIGINAL', from: subject.id, to: made?.id }]);
    const { data } = await facade.ask(`{ node(id: "${made?.id}") { ... on Order { relations { role from } } } }`);
    expect(data.node.relations).toEqual([{ role: 'RESULT', from: subject.id }]);
    expect(await newlyTold(facade)).toContain(made?.id);
  });

  it('is told of when it was found out later, and a new order is then the order of its write', async () => {
    await newlyTold(facade);
    lost('createSalesOrderV2');
    const variables = { input: { babycare: newOrder(newNo()) } };
    const options = { idempotencyKey: newKey() };
    expect(await done(create, variables, options)).toMatchObject({ order: null, operation: { state: 'UNCERTAIN' } });
    expect(await newlyTold(facade)).toEqual([]);
    await later();
    // Nobody has looked at it but the reconciler.
    const [id, ...others] = await newlyTold(facade);
    expect(others).toEqual([]);
    const again = await done(create, variables, options);
    expect(again).toMatchObject({ order: { id, kind: 'SALE' }, operation: { state: 'SUCCEEDED' } });
  });

  it('is not the cancelled order of the same number and lines', async () => {
    const variables = { input: { babycare: newOrder(newNo()) } };
    const first = (await done(create, variables)).order;
    expect((await done(cancel, { order: { id: first.id }, input: {} })).userErrors).toEqual([]);
    facade.babycare.misbehave({ kind: 'reset', operation: 'createSalesOrderV2', times: 1 });
    const { operation } = await done(create, variables);
    await later();
    expect((await operationNow(facade, operation.id)).state).toBe('UNCERTAIN');
  });
});

it('a write on one of several orders of a number stays the write on that one', async () => {
  const subject = await babycareSubject(facade, 'SHIPPED', 1);
  const variables = { order: byId(subject), input: inputOf('Exchange', subject) };
  const options = { idempotencyKey: newKey() };
  lost('createExchange');
  const answer = await done(exchange, variables, options);
  expect(answer).toMatchObject({ order: { id: subject.id }, operation: { state: 'UNCERTAIN' } });
  await later();
  const again = await done(exchange, variables, options);
  expect(again).toMatchObject({ order: { id: subject.id }, operation: { state: 'SUCCEEDED' } });
  expect(again.order.relations).toMatchObject([{ kind: 'EXCHANGE', role: 'ORIGINAL' }]);
});

it('a read that fails says what it was: before the write nothing was done, after it all was', async () => {
  const down: Fault = { kind: 'status', status: 500, operation: 'listSalesDetails' };
  const subject = await babycareSubject(facade, 'AWAITING_SHIPMENT');
  facade.babycare.misbehave(down);
  const refused = await done({ ...cancel, selection: '' }, { order: byId(subject), input: {} });
  expect(refused).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ code: 'VENDOR_UNAVAILABLE' }] });
  expect(sentTo(facade, 'BABYCARE', 'cancelSalesOrder')).toBe(0);
  const number = newNo();
  const { data, errors } = await write(facade, create, { variables: { input: { babycare: newOrder(number) } } });
  expect(data.it).toMatchObject({ order: null, userErrors: [], operation: { state: 'SUCCEEDED' } });
  expect(errors).toMatchObject([{ path: ['it', 'order'], extensions: { vendor: 'BABYCARE' } }]);
  facade.babycare.behave();
  expect(await membersOf(facade, number)).toHaveLength(1);
});

it('a return that is refused within the vendor’s yes is refused', async () => {
  const [subject, another] = [await babycareSubject(facade, 'SHIPPED'), await babycareSubject(facade, 'SHIPPED')];
  const input = inputOf('Return', subject);
  expect((await done(giveBack, { order: byId(subject), input })).userErrors).toEqual([]);
  // The vendor's own rules: a number of a return is used once, and a line that has a case gets no second one.
  const platformReturnNo = Reflect.get(input, 'platformReturnNo');
  const again = await done(giveBack, {
    order: byId(another),
    input: { ...inputOf('Return', another), platformReturnNo },
  });
  expect(again.operation.state).toBe('FAILED');
  expect(again.userErrors).toMatchObject([
    { code: 'DUPLICATE', vendor: 'BABYCARE', nativeMessage: '平台退款单号已存在' },
  ]);
  const twice = await done(giveBack, { order: byId(subject), input: { ...input, platformReturnNo: 'R-another' } });
  expect(twice.userErrors).toMatchObject([{ code: 'VENDOR_REJECTED', nativeMessage: '明细已申请售后' }]);
});

it('an order by its own number alone is refused; by its id it is found, known here or not', async () => {
  const vendorId = { vendor: 'BABYCARE', nativeId: '424242' };
  expect(codesOf(await done(cancel, { order: { vendorId }, input: {} }))).toEqual(['UNSUPPORTED_BY_VENDOR order']);
  const { id } = await babycareSubject(facade, 'AWAITING_SHIPMENT');
  const own = await startForTest();
  try {
    // A facade that has never read this order.
    const { data } = await write(own, cancel, { variables: { order: { id }, input: {} } });
    expect(data.it).toMatchObject({ order: { status: 'CANCELLED' }, userErrors: [] });
  } finally {
    await own.close();
  }
  const order = { vendor: 'BABYCARE', tenantId: null, nativeId: '424242', askedBy: '424242' } as const;
  const nothing = await done(cancel, { order: { id: encodeId({ type: 'Order', order }) }, input: {} });
  expect(nothing).toMatchObject({ operation: { state: 'FAILED' }, userErrors: [{ code: 'NOT_FOUND' }] });
});
