import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sale } from '../../../sandbox/sales/sale.ts';
import { textOf } from '../../../sandbox/server/wire.ts';
import { type BtsSandbox, startBtsSandbox } from '../../../sandbox/yuanshu/bts.ts';
import { afterSaleOf } from '../../../sandbox/yuanshu/facts.ts';
import { orderNo } from '../../../sandbox/yuanshu/wire.ts';
import { pick, tell, texts } from '../ask.ts';
import { isJson, type Json, taken, until } from './sales.ts';

let bts: BtsSandbox;
beforeAll(async () => {
  bts = await startBtsSandbox({ until });
});
afterAll(() => bts.close());

const saas = '/bts-web/saas/ifs';
const ask = async (path: string, param: Json, changes: Json = {}, tenant = bts.credentials.tenantId) => {
  const { signKey } = bts.credentials;
  const query = new URLSearchParams({
    param: JSON.stringify({ signKey, ...param, ...changes }),
    _platform_num: tenant,
  });
  return (await tell(`${bts.url}${path}?${query.toString()}`)).body;
};
interface Told {
  readonly first: readonly Json[];
  readonly second: readonly Json[];
}
async function parcelsOf(billCode: string, billType = '01'): Promise<Told> {
  const param = { billCode, billType, isApp: '1' };
  const first = await ask(`${saas}/getFlowInfo.do`, { ...param, platform_num: bts.credentials.tenantId });
  const second = await ask(`${saas}/getFlowInfo2.do`, param);
  return {
    first: pick(first, 'data.flowInfo.[]').filter(isJson),
    second: pick(second, 'data.expressFlow.[]').filter(isJson),
  };
}

interface Bill extends Told {
  readonly code: string;
}
const two = taken(({ parcels }) => parcels.length === 2);
const none = taken(({ parcels }) => parcels.length === 0);
const bill = async (sale: Sale): Promise<Bill> => {
  const code = orderNo(sale.index);
  return { code, ...(await parcelsOf(code)) };
};
const courier = (parcel: Json | undefined) => parcel?.['expressCmpCode'];
const tracking = (parcel: Json | undefined) => parcel?.['trackingNumber'];

const parcel = {
  contains: [{ goodsId: 'G1', goodsName: '样例', goodsNum: '500' }],
  expressCmpCode: '0030',
  expressCompany: '顺丰速运',
  mobileTelephone: '13000000000',
  relativeCode: 'SFNEW1',
  relativeCodeType: '01',
  uploadMessage: '您的包裹已发出',
};
const numbered = (relativeCode: unknown): Json => ({ ...parcel, relativeCode });
/** All other fields of the requests are required; an event needs no parcels of its own. */
const optional = new Set(['platformCode', 'source', 'uploadTime']);
const isOptional = (operation: string, field: string): boolean =>
  optional.has(field) || (operation === 'upload' && field === 'relativeCodes');
const report = {
  codeType: '01',
  currentNode: '1203',
  optTime: 1_795_000_000,
  platformCode: '01',
  source: 'sandbox',
  uploadTime: 1_795_000_000,
};
const event = {
  transferTime: 1_795_000_000_000,
  transferTimeFormat: '2026-11-18 19:06:40',
  expressStatus: null,
  transferMessage: '您的包裹已发出',
};
const newParcel = { expressCmpCode: '0030', trackingNumber: 'SFNEW1', flow: [event] };
const withNewParcel = ({ first, second }: Told): Told => ({
  first: [...first, { ...newParcel, packageInfo: JSON.stringify(parcel.contains) }],
  second: [...second, newParcel],
});
/** The bill after its nth parcel has got another carrier and number, and with them an empty course. */
const renumbered = ({ first, second }: Told, nth: number, changed: Json): Told => {
  const at = (parcels: readonly Json[]) =>
    parcels.map((one, n) => (n === nth ? { ...one, ...changed, flow: [] } : one));
  return { first: at(first), second: at(second) };
};

interface Row {
  readonly operation: string;
  readonly paths: readonly string[];
  readonly param: (bill: Bill) => Json;
  readonly seen: (bill: Bill) => Told;
  readonly refusals: readonly (readonly [why: string, change: (bill: Bill) => Json, reason: string])[];
  readonly again: unknown;
}
const rows: readonly Row[] = [
  {
    operation: 'upload',
    paths: [`${saas}/upload.do`],
    param: ({ code }) => ({ ...report, code, relativeCodes: [parcel] }),
    seen: withNewParcel,
    refusals: [['a parcel without a number', () => ({ relativeCodes: [numbered('')] }), '参数']],
    // An event that is reported twice is told twice.
    again: { code: '1' },
  },
  {
    operation: 'addParcel',
    paths: [`${saas}/addParcel.do`, '/bts-web/ifs/addParcel.do'],
    // The time is in milliseconds, as in the sample.
    param: ({ code }) => ({
      ...report,
      code,
      currentNode: '0503',
      optTime: event.transferTime,
      relativeCodes: [parcel],
    }),
    seen: withNewParcel,
    refusals: [
      ['another node', () => ({ currentNode: '1203' }), '节点'],
      ['a number that it has', ({ first }) => ({ relativeCodes: [numbered(tracking(first[0]))] }), '已存在'],
      ['one number twice', () => ({ relativeCodes: [parcel, parcel] }), '已存在'],
    ],
    again: { code: '0', msg: '失败(运单号已存在)' },
  },
  {
    operation: 'changeLogisticalInfo',
    paths: [`${saas}/changeLogisticalInfo.do`],
    param: ({ code, first }) => ({
      billCode: code,
      billType: '01',
      mobileTelephone: '13000000000',
      oldExpressCmpCode: courier(first[1]),
      oldTrackingNumber: tracking(first[1]),
      newExpressCmpCode: '0032',
      newTrackingNumber: 'EMSNEW1',
    }),
    seen: (found) => renumbered(found, 1, { expressCmpCode: '0032', trackingNumber: 'EMSNEW1' }),
    refusals: [
      ['a former number', () => ({ oldTrackingNumber: 'former' }), '可能使用了之前的运单号'],
      ['another carrier', () => ({ oldExpressCmpCode: 'other' }), '可能使用了之前的运单号'],
      ['the number of another parcel', ({ first }) => ({ newTrackingNumber: tracking(first[0]) }), '已存在'],
    ],
    again: { code: '0' },
  },
  {
    operation: 'changeLogistical',
    paths: [`${saas}/changeLogistical.do`],
    param: ({ code }) => ({ billCode: code, billType: '01', newExpressCmpCode: 'JD', newTrackingNumber: 'JDNEW1' }),
    // Where there are two parcels, it is the first.
    seen: (found) => renumbered(found, 0, { expressCmpCode: 'JD', trackingNumber: 'JDNEW1' }),
    refusals: [['the number of another parcel', ({ first }) => ({ newTrackingNumber: tracking(first[1]) }), '已存在']],
    again: { code: '0' },
  },
];

it.each(rows.flatMap((row) => row.paths.map((path) => ({ path, row }))))(
  '$path has its effect',
  async ({ path, row }) => {
    const found = await bill(two());
    expect(found.first).toHaveLength(2);
    expect(await ask(path, row.param(found))).toEqual({ msg: '成功', code: '1' });
    expect(await parcelsOf(found.code)).toMatchObject({ ...row.seen(found) });
    expect(bts.calls.at(-3)).toMatchObject({ operation: row.operation, path });
  },
);

describe.each(rows)('$operation', ({ operation, paths: [path = ''], param, refusals, again }) => {
  it.each(refusals)('refuses %s, and nothing changes', async (_why, change, reason) => {
    const found = await bill(two());
    const answer = await ask(path, param(found), change(found));
    expect(answer).toMatchObject({ code: '0' });
    expect(texts(answer, 'msg')[0]).toMatch(new RegExp(`^失败\\(.*${reason}`));
    expect(await parcelsOf(found.code)).toEqual({ first: found.first, second: found.second });
  });
  it('done again', async () => {
    const found = await bill(two());
    expect(await ask(path, param(found))).toMatchObject({ code: '1' });
    expect(await ask(path, param(found))).toMatchObject({ ...(isJson(again) ? again : {}) });
  });
  it('wants its fields', async () => {
    const found = await bill(two());
    for (const field of Object.keys(param(found)).filter((name) => !isOptional(operation, name))) {
      expect(await ask(path, param(found), { [field]: undefined })).toEqual({
        msg: `失败(参数${field}不能为空)`,
        code: '0',
      });
    }
    expect(await parcelsOf(found.code)).toEqual({ first: found.first, second: found.second });
  });
  it('knows when there is no such bill', async () => {
    const found = await bill(two());
    expect(await ask(path, param({ ...found, code: '1' }))).toEqual({ msg: '失败(单据不存在)', code: '0' });
  });
});

it('nobody is let in without the signKey and the tenant', async () => {
  const found = await bill(two());
  const param = { ...report, code: found.code, relativeCodes: [parcel] };
  const no = (reason: string) => ({ msg: `失败(${reason})`, code: '0' });
  expect(await ask(`${saas}/upload.do`, param, { signKey: 'other' })).toEqual(no('signKey不正确'));
  expect(await ask(`${saas}/upload.do`, param, { signKey: undefined })).toEqual(no('signKey不正确'));
  expect(await ask(`${saas}/upload.do`, param, {}, '1')).toEqual(no('平台号不正确'));
  bts.misbehave({ kind: 'refuse', message: '系统繁忙', times: 1 });
  expect(await ask(`${saas}/upload.do`, param)).toEqual(no('系统繁忙'));
  expect(await parcelsOf(found.code)).toEqual({ first: found.first, second: found.second });
});
it('every write has a row', async () => {
  const { body } = await tell(`${bts.url}/_sandbox`);
  const operations = new Set(texts(body, 'operations.[].operation').filter((name) => !name.startsWith('get')));
  expect([...operations]).toEqual(rows.map(({ operation }) => operation));
});
it('an event of the bill stands in the course of each parcel, one of a parcel in its own', async () => {
  const found = await bill(two());
  const code = found.code;
  await ask(`${saas}/upload.do`, { ...report, code, uploadMessage: '样例消息' });
  const known = { ...parcel, relativeCode: tracking(found.first[1]), uploadMessage: '只有一个' };
  await ask(`${saas}/upload.do`, { ...report, code, optTime: report.optTime + 1, relativeCodes: [known] });
  // This one happened before everything else.
  await ask(`${saas}/upload.do`, { ...report, code, optTime: 1_500_000_000, uploadMessage: '早先' });
  const { second } = await parcelsOf(code);
  expect(second).toHaveLength(2);
  const messages = second.map((one) => texts(one, 'flow.[].transferMessage'));
  expect(messages[0]).toContain('样例消息');
  expect(messages[0]).not.toContain('只有一个');
  expect(messages[1]).toEqual(expect.arrayContaining(['样例消息', '只有一个']));
  for (const one of second) {
    const times = texts(one, 'flow.[].transferTimeFormat');
    expect(times).toEqual(times.toSorted().toReversed());
  }
});
it('an order of which nothing was known has a parcel afterwards', async () => {
  for (const sale of [none(), none(), none()]) {
    const code = orderNo(sale.index);
    expect(await parcelsOf(code)).toEqual({ first: [], second: [] });
    const change = { billCode: code, billType: '01', newTrackingNumber: 'X', newExpressCmpCode: 'JD' };
    const refused = { code: '0', msg: '失败(原上报节点不存在)' };
    expect(await ask(`${saas}/changeLogistical.do`, change)).toMatchObject(refused);
    expect(await ask(`${saas}/upload.do`, { ...report, code, relativeCodes: [parcel] })).toMatchObject({ code: '1' });
    expect(await parcelsOf(code)).toMatchObject({ first: [newParcel], second: [newParcel] });
  }
});
it('return bills take reports too', async () => {
  const sale = taken((one) => texts(afterSaleOf(one), 'afterSaleExpressList.[]').length > 0)();
  const code = textOf(afterSaleOf(sale)?.['refundId']);
  const refund = { ...report, code, codeType: '02', currentNode: '9006', uploadMessage: '退款已发放' };
  expect(await ask(`${saas}/upload.do`, refund)).toMatchObject({ code: '1' });
  const { first } = await parcelsOf(code, '02');
  expect(first).toMatchObject([{ expressCmpCode: 'yuantong', flow: [{ transferMessage: '退款已发放' }] }]);
  expect((await parcelsOf(code)).first).toEqual([]);
});
