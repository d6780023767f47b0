import { afterEach, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../sources/fault.ts';
import { type Answers, closeAll, event, fine, refusal, sound, start } from './bts-stub.ts';
import { mapped } from './states.ts';

afterEach(closeAll);

const order = mapped({ goodsInfoList: [{ orderLineNo: '1', skuCode: 'A', spuCode: 'PA', buyNum: 2 }] });
const parcel = (more: object = {}): object => ({
  expressCmpCode: '0030',
  trackingNumber: 'SF1',
  packageInfo: '[{"goodsId":"A","goodsName":"甲","goodsNum":"2.0"}]',
  flow: [event('2023-09-23 15:13:24', '2', '在途', '到达'), event('2023-09-23 11:08:45', '1', '揽收', '已揽收')],
  ...more,
});
const packagesOf = async (answers: Answers) => {
  const { source, asked, newCall } = await start(answers);
  const [found] = (await source.packagesOf?.([order], newCall())) ?? [];
  return { found, asked };
};
describe('the question', () => {
  test('param, tenant and sign key are where the pages have them', async () => {
    const { asked } = await packagesOf({ getFlowInfo: fine({ flowInfo: [parcel({ flow: [] })] }) });
    const param = { billCode: 'Y1', billType: '01', isApp: '1', signKey: 'key==' };
    expect(asked).toEqual([
      { operation: 'getFlowInfo', param: { ...param, platform_num: '153658' }, tenant: '153658' },
      { operation: 'getFlowInfo2', param, tenant: '153658' },
    ]);
  });
});

describe('the answer', () => {
  test('one call gives parcels, goods and events', async () => {
    const { found, asked } = await packagesOf({ getFlowInfo: fine({ billCode: 'Y1', flowInfo: [parcel()] }) });
    expect(asked).toHaveLength(1);
    expect(sound(found)).toMatchObject([
      {
        packageKey: ['0030', 'SF1'],
        direction: 'OUTBOUND',
        trackingNo: 'SF1',
        carrier: { code: '0030', name: '顺丰速运', normalizedCode: 'SF', mode: 'EXPRESS' },
        status: 'IN_TRANSIT',
        statusNative: [{ field: 'flow[].expressStatus', code: '2', label: '在途', documented: true }],
        statusDerived: true,
        shippedAt: '2023-09-23T11:08:45+08:00',
        contents: [{ itemKey: '1', quantity: '2.0', sku: { code: 'A' } }],
        freshness: { origin: 'LIVE', sourceModifiedAt: '2023-09-23T15:13:24+08:00' },
      },
    ]);
  });
  test.each([
    ['the code as a number', { text: '{"code":1,"msg":"","data":{"flowInfo":[]}}' }],
    ['no data', { text: '{"code":"1","msg":"成功"}' }],
    ['null', fine(null)],
    ['an empty list', fine({ flowInfo: [] })],
    ['no list', fine({})],
    ['no such bill', refusal('失败(单据不存在)')],
    ['nothing yet', refusal('失败(暂无物流信息)')],
    ['a number for no', { text: '{"code":0,"msg":"查询不到该单据"}' }],
  ])('none: %s', async (_what, answer) => {
    const { found, asked } = await packagesOf({ getFlowInfo: answer });
    expect(found).toEqual([]);
    expect(asked).toHaveLength(1);
  });
  test.each([
    ['AUTH', refusal('失败(signKey不存在)')],
    ['AUTH', { status: 401, text: '' }],
    ['RATE_LIMITED', { status: 429, text: '' }],
    ['SERVER_ERROR', { status: 502, text: '' }],
    ['BAD_ANSWER', { text: '<html>' }],
    ['BAD_ANSWER', { text: '' }],
    ['BAD_ANSWER', { text: '[]' }],
    ['BAD_ANSWER', { text: '{"msg":"?"}' }],
    ['BAD_ANSWER', fine('none')],
  ])('%s is not none', async (kind, answer) => {
    const { found, asked } = await packagesOf({ getFlowInfo: answer, getFlowInfo2: fine({ expressFlow: [] }) });
    expect(found).toMatchObject({ kind, vendor: 'YUANSHU' });
    expect(asked).toHaveLength(1);
  });
  test('a refusal of the first call: the second one is asked', async () => {
    const whole = { getFlowInfo: refusal('失败(系统繁忙)'), getFlowInfo2: fine({ expressFlow: [parcel()] }) };
    expect(sound((await packagesOf(whole)).found)).toMatchObject([{ trackingNo: 'SF1' }]);
    const none = { ...whole, getFlowInfo2: refusal('失败(系统繁忙)') };
    expect((await packagesOf(none)).found).toMatchObject({ kind: 'REFUSED' });
    expect((await packagesOf({ ...whole, getFlowInfo: { status: 404, text: '{}' } })).found).toHaveLength(1);
  });
  test('a refusal counts for the health', async () => {
    const { source, newCall } = await start({ getFlowInfo: refusal('失败(系统繁忙)'), getFlowInfo2: refusal('不') });
    await source.packagesOf?.([order], newCall());
    expect(source.health()).toMatchObject({ lastSuccessAt: null, lastFault: { kind: 'REFUSED' }, circuitOpen: false });
  });
});

describe('parcels without events', () => {
  const silent = fine({ flowInfo: [parcel({ flow: null }), parcel({ trackingNumber: 'SF2' })] });
  test('get it from the other call, which may name more of them', async () => {
    const flow = [event('2023-09-24 10:00:00', '3', '签收')];
    const more = fine({ expressFlow: [parcel({ flow }), { trackingNumber: 'SF3', expressCmpCode: 'JD', flow }] });
    const { found } = await packagesOf({ getFlowInfo: silent, getFlowInfo2: more });
    expect(sound(found).map(({ trackingNo, status, contents }) => [trackingNo, status, contents?.length])).toEqual([
      ['SF1', 'DELIVERED', 1],
      ['SF2', 'IN_TRANSIT', 1],
      ['SF3', 'DELIVERED', undefined],
    ]);
  });
  test('when that call fails, the parcels are there and only the open question is a fault', async () => {
    const { source, newCall } = await start({ getFlowInfo: silent, getFlowInfo2: { status: 503, text: '' } });
    const call = newCall();
    const [packages] = (await source.packagesOf?.([order], call)) ?? [];
    expect(sound(packages).map(({ trackingNo, status }) => [trackingNo, status])).toEqual([
      ['SF1', 'UNKNOWN'],
      ['SF2', 'IN_TRANSIT'],
    ]);
    const traces = (await source.tracesOf?.([{ order, trackingNos: ['SF1'] }], call)) ?? [];
    expect(traces[0]).toMatchObject({ kind: 'SERVER_ERROR' });
    const others = (await source.tracesOf?.([{ order, trackingNos: ['SF2'] }], call)) ?? [];
    expect(sound(others[0]).map(({ trackingNo }) => trackingNo)).toEqual(['SF2']);
  });
});

test('a deviation is told by its place, never with the value', async () => {
  const told: string[] = [];
  const flow = [{ expressStatus: [], transferTime: 'x' }];
  const { source, newCall } = await start({ getFlowInfo: fine({ flowInfo: [parcel({ flow }), 'none'] }) }, [], {
    onDeviation: (path, reason) => told.push(`${path} ${reason}`),
  });
  const [found] = (await source.packagesOf?.([order], newCall())) ?? [];
  expect(found).toHaveLength(1);
  expect(told.map((one) => one.split(' ')[0]).toSorted()).toEqual([
    'getFlowInfo.data.flowInfo.[]',
    'getFlowInfo.data.flowInfo.[].flow.[].expressStatus',
    'getFlowInfo.data.flowInfo.[].flow.[].transferTime',
  ]);
  expect(found instanceof SourceFault).toBe(false);
});
