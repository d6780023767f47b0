import { afterEach, describe, expect, test } from 'vitest';
import { emptyPackage } from '../../../../sources/domain/empty.ts';
import type { Order, Package } from '../../../../sources/model.ts';
import type { CommandNamed } from '../../../../sources/ports/writes.ts';
import { mapped } from '../states.ts';
import { type Answers, bodyOf, call, closeAll, errorsOf, operationOf, requestOf, startHandler } from './handler.ts';

afterEach(closeAll);
const { handler } = await startHandler();

const own = mapped({ recvMobile: '13800138000', goodsInfoList: [{ orderLineNo: '1', skuCode: 'G1', buyNum: 2 }] });
const changing = (more: Partial<CommandNamed<'trackingChange'>['input']> = {}, of: Order = own) =>
  operationOf(handler, 'trackingChange').prepare(
    {
      name: 'trackingChange',
      input: { newTrackingNo: 'SF2', newCarrierCode: '0030', ...more },
      order: of.key,
      operator: null,
    },
    of,
  );
const outbound = (trackingNo: string): Package => ({
  ...emptyPackage(own.key),
  packageKey: ['0030', trackingNo],
  direction: 'OUTBOUND',
  trackingNo,
  status: 'SHIPPED',
  statusDerived: true,
  freshness: own.freshness,
});

test('物流单变更 of a parcel that is named', () => {
  const prepared = changing({ oldTrackingNo: 'JD1', oldCarrierCode: 'JD', phone: '13900139000' });
  expect(requestOf(prepared).request.path).toBe('/bts-web/saas/ifs/changeLogisticalInfo.do');
  expect(bodyOf(prepared)).toEqual({
    billCode: 'Y1',
    billType: '01',
    mobileTelephone: '13900139000',
    newExpressCmpCode: '0030',
    newTrackingNumber: 'SF2',
    oldExpressCmpCode: 'JD',
    oldTrackingNumber: 'JD1',
  });
  expect(bodyOf(changing({ oldTrackingNo: 'JD1', oldCarrierCode: 'JD' }))).toMatchObject({
    mobileTelephone: '13800138000',
  });
});
test('物流单变更V2 without', () => {
  const prepared = changing({ returnNo: 'R1' });
  expect(requestOf(prepared).request.path).toBe('/bts-web/saas/ifs/changeLogistical.do');
  expect(bodyOf(prepared)).toEqual({
    billCode: 'R1',
    billType: '02',
    newExpressCmpCode: '0030',
    newTrackingNumber: 'SF2',
  });
});

test.each([
  ['a named parcel by half', changing({ oldTrackingNo: 'JD1' }), ['REQUIRED input.oldCarrierCode']],
  [
    'a named parcel of nobody',
    changing({ oldTrackingNo: 'JD1', oldCarrierCode: 'JD' }, { ...own, recipient: null }),
    ['REQUIRED input.phone'],
  ],
  [
    'one of several parcels',
    changing({}, { ...own, packages: [outbound('A'), outbound('B')] }),
    ['STATE_CONFLICT input.oldTrackingNo'],
  ],
  [
    'the only parcel',
    changing({}, { ...own, packages: [outbound('A'), { ...outbound('B'), direction: 'INBOUND' }] }),
    [],
  ],
])('%s', (_what, prepared, expected) => {
  expect(errorsOf(prepared)).toEqual(expected);
});

describe('the V2, which changes the first parcel, asks before whether there are several', () => {
  const flowInfo = (...numbers: readonly string[]) => ({
    body: {
      code: '1',
      data: {
        flowInfo: numbers.map((trackingNumber) => ({
          trackingNumber,
          flow: [{ transferTimeFormat: '2023-09-23 15:13:24', expressStatus: '1' }],
        })),
      },
    },
  });
  const send = async (answers: Answers, more: Parameters<typeof changing>[0] = {}) => {
    const { handler: one, requests } = await startHandler(answers);
    const verdict = await one.send(requestOf(changing(more)), call).catch((error: unknown) => error);
    return { verdict, asked: requests.map(({ operation }) => operation) };
  };
  test('one parcel', async () => {
    const { verdict, asked } = await send({ getFlowInfo: flowInfo('A', 'A') });
    expect(verdict).toMatchObject({ done: true });
    expect(asked).toEqual(['getFlowInfo', 'changeLogistical']);
  });
  test('several', async () => {
    const { verdict, asked } = await send({ getFlowInfo: flowInfo('A', 'B') });
    expect(verdict).toMatchObject({ done: false, userErrors: [{ code: 'STATE_CONFLICT', target: own.key }] });
    expect(asked).toEqual(['getFlowInfo']);
  });
  test('when the BTS cannot be asked, nothing is written', async () => {
    const { verdict, asked } = await send({ getFlowInfo: { status: 500, body: undefined } });
    expect(verdict).toMatchObject({ kind: 'SERVER_ERROR', unsent: true });
    expect(asked).toEqual(['getFlowInfo']);
  });
  test('a return bill, and a parcel that is named, are not asked about', async () => {
    expect((await send({}, { returnNo: 'R1' })).asked).toEqual(['changeLogistical']);
    const named = { oldTrackingNo: 'A', oldCarrierCode: 'JD' };
    expect((await send({}, named)).asked).toEqual(['changeLogisticalInfo']);
  });
});
