import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sale } from '../../sandbox/sales/sale.ts';
import { usualSales } from '../../sandbox/sales/generator.ts';
import { type BtsSandbox, startBtsSandbox } from '../../sandbox/yuanshu/bts.ts';
import { codesOf } from '../../sandbox/yuanshu/codes.ts';
import { afterSaleOf } from '../../sandbox/yuanshu/facts.ts';
import { startYuanshuSandbox, type YuanshuSandbox } from '../../sandbox/yuanshu/platform.ts';
import { yuanshuSales } from '../../sandbox/yuanshu/selection.ts';
import { lineNo, orderNo } from '../../sandbox/yuanshu/wire.ts';
import { textOf } from '../../sandbox/server/wire.ts';
import { sign } from '../../sources/yuanshu/sign.ts';
import { pick, tell, texts } from './ask.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const until = new Date('2026-11-22T08:00:00Z');
const sales = yuanshuSales({ until, seed: usualSales.seed });
/** The n-th sale that fits, so that each test has one of its own. */
function taken(fits: (sale: Sale) => boolean): () => Sale {
  const left = sales.filter(fits);
  return () => {
    const sale = left.pop();
    if (!sale) throw new RangeError('no sale left');
    return sale;
  };
}

describe('the BTS', () => {
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
  const packageInfo = JSON.stringify(parcel.contains);

  interface Row {
    readonly operation: string;
    readonly paths: readonly string[];
    readonly param: (bill: Bill) => Json;
    readonly seen: (bill: Bill) => Told;
    readonly required: readonly string[];
    readonly refusals: readonly (readonly [why: string, change: (bill: Bill) => Json, reason: string])[];
    readonly again: unknown;
  }
  const rows: readonly Row[] = [
    {
      operation: 'upload',
      paths: [`${saas}/upload.do`],
      param: ({ code }) => ({ ...report, code, relativeCodes: [parcel] }),
      seen: ({ first, second }) => ({
        first: [...first, { ...newParcel, packageInfo }],
        second: [...second, newParcel],
      }),
      required: ['code', 'codeType', 'currentNode', 'optTime'],
      refusals: [['a parcel without a number', () => ({ relativeCodes: [{ ...parcel, relativeCode: '' }] }), '参数']],
      // What comes twice is told twice.
      again: { code: '1' },
    },
    {
      operation: 'addParcel',
      paths: [`${saas}/addParcel.do`, '/bts-web/ifs/addParcel.do'],
      // In milliseconds, as in the sample.
      param: ({ code }) => ({
        ...report,
        code,
        currentNode: '0503',
        optTime: 1_795_000_000_000,
        relativeCodes: [parcel],
      }),
      seen: ({ first, second }) => ({
        first: [...first, { ...newParcel, packageInfo }],
        second: [...second, newParcel],
      }),
      required: ['code', 'codeType', 'currentNode', 'optTime', 'relativeCodes'],
      refusals: [
        ['another node', () => ({ currentNode: '1203' }), '节点'],
        [
          'a number that it has',
          ({ first }) => ({ relativeCodes: [{ ...parcel, relativeCode: tracking(first[0]) }] }),
          '已存在',
        ],
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
      seen: ({ first, second }) => ({
        first: first.map((one, n) =>
          n === 1 ? { ...one, expressCmpCode: '0032', trackingNumber: 'EMSNEW1', flow: [] } : one,
        ),
        second: second.map((one, n) =>
          n === 1 ? { expressCmpCode: '0032', trackingNumber: 'EMSNEW1', flow: [] } : one,
        ),
      }),
      required: [
        'mobileTelephone',
        'newExpressCmpCode',
        'billType',
        'oldExpressCmpCode',
        'billCode',
        'newTrackingNumber',
        'oldTrackingNumber',
      ],
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
      param: ({ code }) => ({
        billCode: code,
        billType: '01',
        newExpressCmpCode: 'JD',
        newTrackingNumber: 'JDNEW1',
      }),
      // Of two parcels the first.
      seen: ({ first, second }) => ({
        first: first.map((one, n) =>
          n === 0 ? { ...one, expressCmpCode: 'JD', trackingNumber: 'JDNEW1', flow: [] } : one,
        ),
        second: second.map((one, n) => (n === 0 ? { expressCmpCode: 'JD', trackingNumber: 'JDNEW1', flow: [] } : one)),
      }),
      required: ['billType', 'billCode', 'newTrackingNumber', 'newExpressCmpCode'],
      refusals: [
        ['the number of another parcel', ({ first }) => ({ newTrackingNumber: tracking(first[1]) }), '已存在'],
      ],
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

  describe.each(rows)('$operation', ({ operation, paths: [path = ''], param, required, refusals, again }) => {
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
      for (const field of required) {
        expect(await ask(path, param(found), { [field]: undefined })).toEqual({
          msg: `失败(参数${field}不能为空)`,
          code: '0',
        });
      }
      expect(await parcelsOf(found.code)).toEqual({ first: found.first, second: found.second });
    });
    it('wants the signKey and the tenant', async () => {
      const found = await bill(two());
      const no = (reason: string) => ({ msg: `失败(${reason})`, code: '0' });
      expect(await ask(path, param(found), { signKey: 'other' })).toEqual(no('signKey不正确'));
      expect(await ask(path, param(found), { signKey: undefined })).toEqual(no('signKey不正确'));
      expect(await ask(path, param(found), {}, '1')).toEqual(no('平台号不正确'));
      expect(await parcelsOf(found.code)).toEqual({ first: found.first, second: found.second });
    });
    it('knows when there is no such bill', async () => {
      const found = await bill(two());
      expect(await ask(path, param({ ...found, code: '1' }))).toEqual({ msg: '失败(单据不存在)', code: '0' });
    });
    it('can be made to refuse', async () => {
      const found = await bill(two());
      bts.misbehave({ kind: 'refuse', message: '系统繁忙', operation, times: 1 });
      expect(await ask(path, param(found))).toEqual({ msg: '失败(系统繁忙)', code: '0' });
    });
  });

  it('every one of the four has a row', () => {
    expect(rows.map(({ operation }) => operation)).toEqual([
      'upload',
      'addParcel',
      'changeLogisticalInfo',
      'changeLogistical',
    ]);
  });
  it('an event of the bill stands in the course of each parcel, one of a parcel in its own', async () => {
    const found = await bill(two());
    const code = found.code;
    await ask(`${saas}/upload.do`, { ...report, code, uploadMessage: '样例消息' });
    const known = { ...parcel, relativeCode: tracking(found.first[1]), uploadMessage: '只有一个' };
    await ask(`${saas}/upload.do`, { ...report, code, optTime: report.optTime + 1, relativeCodes: [known] });
    // Before everything else that happened.
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
      expect(
        await ask(`${saas}/changeLogistical.do`, {
          billCode: code,
          billType: '01',
          newTrackingNumber: 'X',
          newExpressCmpCode: 'JD',
        }),
      ).toMatchObject({ code: '0', msg: '失败(原上报节点不存在)' });
      expect(await ask(`${saas}/upload.do`, { ...report, code, relativeCodes: [parcel] })).toMatchObject({ code: '1' });
      expect(await parcelsOf(code)).toMatchObject({ first: [newParcel], second: [newParcel] });
    }
  });
  it('return bills take reports too', async () => {
    const sale = taken((one) => texts(afterSaleOf(one), 'afterSaleExpressList.[]').length > 0)();
    const code = textOf(afterSaleOf(sale)?.['refundId']);
    const answer = await ask(`${saas}/upload.do`, {
      ...report,
      code,
      codeType: '02',
      currentNode: '9006',
      source: 'refund',
      uploadMessage: '退款已发放',
    });
    expect(answer).toMatchObject({ code: '1' });
    const { first } = await parcelsOf(code, '02');
    expect(first).toMatchObject([{ expressCmpCode: 'yuantong', flow: [{ transferMessage: '退款已发放' }] }]);
    expect((await parcelsOf(code)).first).toEqual([]);
  });
});

describe('the platform', () => {
  let platform: YuanshuSandbox;
  beforeAll(async () => {
    platform = await startYuanshuSandbox({ until });
  });
  afterAll(() => platform.close());

  const under = '/retail-data-exchange';
  type Change = Partial<Record<'method' | 'path' | 'query' | 'nonce' | 'timestamp' | 'body' | 'key', string>>;
  /** `signed`: what the signature is over instead; `tenant`: null leaves it out. */
  async function post(
    row: Pick<Row, 'path' | 'tenantIn'>,
    json: unknown,
    signed: Change = {},
    tenant: string | null = '153658',
  ) {
    const body = JSON.stringify(json);
    const query = row.tenantIn === 'query' && tenant !== null ? `_platform_num=${tenant}` : '';
    const { key = platform.credentials.privateKeyPem, ...others } = signed;
    const authorization = sign(key, {
      method: 'POST',
      path: row.path,
      query,
      nonce: '593BEC0C930BF1AFEB40B4A08C8FB242',
      timestamp: String(Math.floor(Date.now() / 1000)),
      ...others,
      body: Buffer.from(signed.body ?? body),
    });
    return send(row, body, { authorization }, tenant);
  }
  function send(
    row: Pick<Row, 'path' | 'tenantIn'>,
    body: string,
    headers: Record<string, string>,
    tenant: string | null,
  ) {
    const query = row.tenantIn === 'query' && tenant !== null ? `?_platform_num=${tenant}` : '';
    const cookie = row.tenantIn === 'cookie' && tenant !== null ? { cookie: `a=b; _platform_num=${tenant}` } : {};
    return tell(`${platform.url}${row.path}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...cookie, ...headers },
      body,
    });
  }

  interface Row {
    readonly operation: string;
    readonly path: string;
    readonly tenantIn: 'cookie' | 'query';
    readonly about: string | null;
    readonly body: () => Json;
    readonly required: readonly string[];
    readonly refusals: readonly (readonly [why: string, change: Json, msg: string])[];
    readonly unknown: Json | null;
  }
  const open = taken((sale) => codesOf(sale).orderStatus === '50' && !sale.unlistedCodes && sale.salt % 37 !== 6);
  const withAfterSale = taken(({ after }) => after !== null);
  const refundIdOf = (sale: Sale): string => textOf(afterSaleOf(sale)?.['refundId']);
  const shipment = (sale: Sale): Json => ({
    orderNo: orderNo(sale.index),
    uid: sale.member.id,
    packageList: [
      {
        expressNo: 'SF1',
        deliveryCompanyCode: '0030',
        deliveryCompanyName: '顺丰速运',
        orderDeliverGoodsInfos: [{ goodsLineNo: lineNo(sale.lines[0]?.no ?? 0), quantity: 1 }],
      },
      { expressNo: 'SF2', deliveryCompanyCode: '0030', deliveryCompanyName: '顺丰速运' },
    ],
  });
  const oneStock = { warehouseCode: 'W1', skuCode: 'S1', realNum: '12.5' };
  const rows: readonly Row[] = [
    {
      operation: 'deliverMulti',
      path: `${under}/notify/order/delivery/multi`,
      tenantIn: 'cookie',
      about: 'orderNo',
      body: () => shipment(open()),
      required: ['orderNo', 'uid', 'packageList'],
      refusals: [
        ['another member', { uid: '1' }, '会员与订单不符'],
        ['no parcel', { packageList: [] }, 'packageList不能为空'],
        ['a parcel without a number', { packageList: [{ expressNo: '' }] }, 'packageList[0].expressNo不能为空'],
        [
          'a line that the order has not',
          {
            packageList: [
              {
                expressNo: 'SF1',
                deliveryCompanyCode: '0030',
                deliveryCompanyName: '顺丰速运',
                orderDeliverGoodsInfos: [{ goodsLineNo: '9', quantity: 1 }],
              },
            ],
          },
          '商品行不存在',
        ],
      ],
      unknown: { orderNo: '1' },
    },
    {
      operation: 'notifyRefund',
      path: `${under}/notify/afterSale/refund`,
      tenantIn: 'cookie',
      about: 'bizOrderId',
      body: () => ({
        status: 7,
        bizOrderId: refundIdOf(withAfterSale()),
        orderId: 'R1',
        realAmount: 100,
        orderDetailList: [
          { orderDetailId: 'R1-1', realAmount: 100, merchantPayType: 1009, merchantPayTypeName: '线下退款' },
        ],
      }),
      required: ['status', 'bizOrderId', 'orderId', 'realAmount', 'orderDetailList'],
      refusals: [
        ['a state that is not listed', { status: 10 }, 'status格式不正确'],
        ['an amount as text', { realAmount: '100' }, 'realAmount格式不正确'],
      ],
      unknown: { bizOrderId: '1' },
    },
    {
      operation: 'notifyWarehouse',
      path: `${under}/notify/aftersale/warehouse`,
      tenantIn: 'cookie',
      about: 'refundId',
      body: () => ({
        refundId: refundIdOf(withAfterSale()),
        accepted: true,
        refundFreightFee: false,
        remark: '',
        refundExt: '{"supplierAssume":1}',
        goodsList: [{ goodsSerial: 'L1', availableRefundAmount: 100, actualEntryWarehouseCount: 1 }],
      }),
      required: ['refundId', 'accepted', 'refundFreightFee', 'goodsList'],
      refusals: [
        ['too long a remark', { remark: '长'.repeat(101) }, 'remark格式不正确'],
        ['what is no JSON', { refundExt: '{' }, 'refundExt格式不正确'],
      ],
      unknown: { refundId: '1' },
    },
    {
      operation: 'syncStock',
      path: `${under}/stock/sync`,
      tenantIn: 'query',
      about: null,
      body: () => ({ stocks: [oneStock], operateUser: 'sandbox' }),
      required: ['stocks', 'operateUser'],
      refusals: [
        ['more than 50 rows', { stocks: Array.from({ length: 51 }, () => oneStock) }, '同步最多50条'],
        [
          'more than 200 rows later',
          { syncFlag: 1, stocks: Array.from({ length: 201 }, () => oneStock) },
          '异步最多200条',
        ],
        ['an increment without a bill', { incFlag: 1 }, '增量同步billNo不能为空'],
        [
          'half a pair',
          { stocks: [{ warehouseCode: 'W1', outSkuCode: 'S1', realNum: '1' }] },
          '仓库编码和sku编码不能为空,外部编码须成对',
        ],
      ],
      unknown: null,
    },
  ];
  const told = ({ operation, about }: Row, body: Json) =>
    platform.told(operation, about === null ? '' : textOf(body[about]));
  const done = { code: '0', msg: 'success', success: true, data: {} };

  describe.each(rows)('$operation', (row) => {
    it('is taken and remembered, each time', async () => {
      const body = row.body();
      const before = told(row, body).length;
      const first = await post(row, body);
      expect(first).toMatchObject({ status: 200, body: done });
      expect(texts(first.body, 'traceId')[0]).toMatch(/./);
      expect(await post(row, body)).toMatchObject({ body: done });
      expect(told(row, body).slice(before)).toEqual([body, body]);
      expect(platform.calls.at(-1)).toMatchObject({ operation: row.operation, status: 200 });
    });
    it.each(row.refusals)('refuses %s', async (_why, change, msg) => {
      const body = { ...row.body(), ...change };
      const before = told(row, body).length;
      expect(await post(row, body)).toMatchObject({
        status: 200,
        body: { code: '400', msg, success: false, data: {} },
      });
      expect(told(row, body)).toHaveLength(before);
    });
    it('wants its fields', async () => {
      const body = row.body();
      for (const field of row.required) {
        const { body: answer } = await post(row, { ...body, [field]: undefined });
        expect(answer).toMatchObject({ success: false, msg: `${field}不能为空` });
      }
      expect(await post(row, [])).toMatchObject({ body: { success: false } });
    });
    it.each<[string, Change]>([
      ['another path', { path: '/other' }],
      ['another query', { query: 'other=1' }],
      ['another method', { method: 'GET' }],
      ['another body', { body: '{}' }],
      ['an old time', { timestamp: String(Math.floor(Date.now() / 1000) - 400) }],
      ['a time in milliseconds', { timestamp: String(Date.now()) }],
    ])('lets nobody in who signed %s', async (_what, change) => {
      const body = row.body();
      const before = told(row, body).length;
      expect(await post(row, body, change)).toMatchObject({
        status: 401,
        body: { code: '401', success: false, data: {} },
      });
      expect(told(row, body)).toHaveLength(before);
    });
    it('lets nobody in without a signature, with another key, or for another tenant', async () => {
      const body = row.body();
      const text = JSON.stringify(body);
      expect((await send(row, text, {}, '153658')).status).toBe(401);
      const other = await startYuanshuSandbox({ until });
      await other.close();
      expect((await post(row, body, { key: other.credentials.privateKeyPem })).status).toBe(401);
      for (const tenant of ['1', null])
        expect(await post(row, body, {}, tenant)).toMatchObject({
          status: 200,
          body: { success: false, msg: '平台号不正确' },
        });
    });
    it('can be made to refuse', async () => {
      platform.misbehave({ kind: 'refuse', message: '系统繁忙', operation: row.operation, times: 1 });
      expect(await post(row, row.body())).toMatchObject({ body: { success: false, msg: '系统繁忙' } });
    });
  });
  it.each(rows.filter(({ unknown }) => unknown !== null))('$operation knows what it does not know', async (row) => {
    const { body } = await post(row, { ...row.body(), ...row.unknown });
    expect(body).toMatchObject({ success: false, msg: expect.stringMatching(/不存在$/) });
  });
  it('every page of it has a row', () => {
    expect(rows.map(({ path }) => path)).toEqual([
      '/retail-data-exchange/notify/order/delivery/multi',
      '/retail-data-exchange/notify/afterSale/refund',
      '/retail-data-exchange/notify/aftersale/warehouse',
      '/retail-data-exchange/stock/sync',
    ]);
  });

  const [ship, , , stock] = rows;
  it("the message's order can be sent, a cancelled or unpaid one cannot", async () => {
    if (!ship) throw new RangeError('no row');
    const sample = { ...shipment(open()), orderNo: '10011798989493365174273', uid: '1000000273' };
    expect(
      (
        await post(ship, {
          ...sample,
          packageList: [
            {
              expressNo: 'SF1',
              deliveryCompanyCode: 'SF',
              deliveryCompanyName: '顺丰',
              orderDeliverGoodsInfos: [{ goodsLineNo: '1001', quantity: 1 }],
            },
          ],
        })
      ).body,
    ).toMatchObject(done);
    for (const status of ['20', '10']) {
      const sale = taken((one) => codesOf(one).orderStatus === status && !one.unlistedCodes && one.salt % 37 !== 6)();
      expect((await post(ship, shipment(sale))).body).toMatchObject({
        success: false,
        msg: expect.stringMatching(/不能发货$/),
      });
    }
  });
  it('stock is set, or counted up once per bill', async () => {
    if (!stock) throw new RangeError('no row');
    const own = { ...oneStock, warehouseCode: 'W2' };
    const sync = async (more: Json) =>
      expect((await post(stock, { operateUser: 'sandbox', stocks: [own], ...more })).body).toMatchObject(done);
    expect(platform.stockOf('W2', 'S1')).toBeUndefined();
    await sync({});
    await sync({});
    expect(platform.stockOf('W2', 'S1')).toBe('12.5');
    await sync({ incFlag: 1, billNo: 'B1' });
    await sync({ incFlag: 1, billNo: 'B1' });
    expect(platform.stockOf('W2', 'S1')).toBe('25.0');
    await sync({ incFlag: 1, billNo: 'B2', stocks: [{ ...own, realNum: '-5' }] });
    expect(platform.stockOf('W2', 'S1')).toBe('20.0');
    await sync({ incFlag: 0, syncFlag: 1, stocks: [{ outWarehouseCode: 'W2', outSkuCode: 'S1', realNum: 3 }] });
    expect(platform.stockOf('W2', 'S1')).toBe('3');
  });
});
