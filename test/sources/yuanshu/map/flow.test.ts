import { afterEach, describe, expect, test } from 'vitest';
import { read } from '../../../../sources/kit/wire.ts';
import { JsonSpan } from '../../../../sources/values/json.ts';
import { instantAt } from '../../../../sources/values/time.ts';
import { mapTraces } from '../../../../sources/yuanshu/map/flow.ts';
import { goodsOf } from '../../../../sources/yuanshu/package-info.ts';
import { flowInfoSchema } from '../../../../sources/yuanshu/wire.ts';
import { type Answers, closeAll, event, fine, sound, start } from '../bts-stub.ts';
import { mapped } from '../states.ts';

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
const trace = async (flow: readonly object[]) => {
  const { source, newCall } = await start({ getFlowInfo: fine({ flowInfo: [parcel({ flow })] }) });
  const [found] = (await source.tracesOf?.([{ order, trackingNos: ['SF1'] }], newCall())) ?? [];
  return sound(found)[0];
};

describe('packageInfo', () => {
  const names = (info: unknown) => goodsOf(JsonSpan.of(info))?.map(({ goodsId, goodsNum }) => `${goodsId} ${goodsNum}`);
  test.each<[string, unknown, readonly string[] | undefined]>([
    ['plain', '[{"goodsId":"A","goodsNum":"1"},{"goodsId":7,"goodsNum":50000.0}]', ['A 1', '7 50000.0']],
    [
      'references',
      '[{"goodsId":"A","goodsNum":"1"},{"$ref":"$[0]"},{"goodsId":"B"},{"$ref":"$[2]"}]',
      ['A 1', 'A 1', 'B null', 'B null'],
    ],
    ['a reference to a reference', '[{"$ref":"$[1]"},{"$ref":"$[2]"},{"goodsId":"A"}]', ['A null', 'A null', 'A null']],
    ['circles and nowhere', '[{"$ref":"$[1]"},{"$ref":"$[0]"},{"$ref":"$[9]"},{"$ref":"$"},{"$ref":".."}]', []],
    ['as the page prints it', '[{"goodsId":"A","goodsName":"甲","goodsNum":"1"},{"[0]"}]', undefined],
    ['an array, not a text', [{ goodsId: 'A', goodsNum: '1' }], ['A 1']],
    ['elements that are none', '[null,1,"x",{},[],{"goodsName":"甲","goodsNum":"many"}]', ['null null']],
    ['a list of one as that one', '{"goodsId":"A"}', ['A null']],
    ['a text', '无', undefined],
    ['empty', '', undefined],
    ['null', null, undefined],
    ['absent', undefined, undefined],
  ])('%s', (_what, info, expected) => {
    expect(names(info)).toEqual(expected);
  });
  test('goods that no line has are shown as they were named', async () => {
    const info = '[{"goodsId":"X","goodsNum":"1"},{"goodsId":"PA","goodsNum":"1"},{"goodsName":"乙"}]';
    const { found } = await packagesOf({ getFlowInfo: fine({ flowInfo: [parcel({ packageInfo: info })] }) });
    expect(sound(found)[0]?.contents?.map(({ itemKey, sku, quantity }) => [itemKey, sku.code, quantity])).toEqual([
      [null, 'X', '1'],
      ['1', 'A', '1'],
      [null, '', null],
    ]);
  });
});

describe('parcels', () => {
  test('of one number are one, without a number each its own; unknown carriers stay unknown', async () => {
    const rows = [
      parcel({ expressCmpCode: '0028' }),
      parcel({ expressCmpCode: '0028', flow: [event('2023-09-25 10:00:00', '2', '在途', '新')] }),
      parcel({ trackingNumber: null }),
      parcel({ trackingNumber: '', expressCmpCode: null }),
      parcel({ expressCmpCode: 'JD' }),
      parcel({ expressCmpCode: '0032', trackingNumber: 9872372267950 }),
    ];
    const { found } = await packagesOf({ getFlowInfo: fine({ flowInfo: rows }) });
    expect(sound(found).map(({ packageKey, carrier }) => [packageKey.join(), carrier?.normalizedCode])).toEqual([
      ['0028,SF1', null],
      ['0030,row:2', 'SF'],
      [',row:3', undefined],
      ['JD,SF1', 'JD'],
      ['0032,9872372267950', 'CHINAPOST'],
    ]);
    expect(sound(found)[0]?.freshness.sourceModifiedAt).toBe('2023-09-25T10:00:00+08:00');
  });
});

describe('events', () => {
  test('come newest first and are told oldest first', async () => {
    const found = await trace([
      event('2023-09-24 09:00:00', '3', '签收', '已签收'),
      event('2023-09-23 11:08:44', '1', '揽收', '二'),
      event('2023-09-23 11:08:44', '1', '揽收', '一'),
    ]);
    expect(found?.events.map(({ message }) => message)).toEqual(['一', '二', '已签收']);
    expect(found).toMatchObject({
      status: 'DELIVERED',
      sources: ['YUANSHU_BTS'],
      deliveredAt: '2023-09-24T09:00:00+08:00',
      pickedUpAt: '2023-09-23T11:08:44+08:00',
    });
  });
  test.each([
    [
      'milliseconds before text',
      { transferTime: 1695453204000, transferTimeFormat: '2001-01-01 00:00:00' },
      '2023-09-23T15:13:24+08:00',
    ],
    ['milliseconds as text', { transferTime: '1695453204000' }, '2023-09-23T15:13:24+08:00'],
    ['seconds', { transferTime: 1695453204 }, '2023-09-23T15:13:24+08:00'],
    ['text alone', { transferTimeFormat: '2023-09-23 15:13:24' }, '2023-09-23T15:13:24+08:00'],
    ['zero', { transferTime: 0, transferTimeFormat: '2023-09-23 15:13:24' }, '2023-09-23T15:13:24+08:00'],
    ['beyond the calendar', { transferTime: '9e30' }, null],
    ['words', { transferTime: 'now', transferTimeFormat: 'soon' }, null],
  ])('time: %s', async (_what, times, at) => {
    const found = await trace([{ expressStatus: '1', ...times }]);
    expect(found?.events[0]?.at).toBe(at);
  });

  const classified = (expressStatus: unknown, words: string | null, message = '') => {
    const one = {
      transferTimeFormat: '2023-09-23 15:13:24',
      transferTime: null,
      expressStatus: expressStatus === null ? null : String(expressStatus),
      expressStatusDesc: words,
      transferMessage: message,
    };
    const told = { flowInfo: [{ expressCmpCode: 'JD', trackingNumber: 'T', flow: [one] }] };
    const parcels = read(flowInfoSchema, JsonSpan.of(told))?.value.flowInfo ?? [];
    const [only] = mapTraces(parcels, instantAt(0))[0]?.events ?? [];
    return (
      only && {
        status: only.status,
        by: only.classifiedBy,
        documented: only.native.documented,
        label: only.native.label,
      }
    );
  };
  test('a documented code outweighs the words, a guessed one is used where they say nothing', () => {
    expect(classified('1', '签收', '已签收')).toEqual({
      status: 'PICKED_UP',
      by: 'CODE',
      documented: true,
      label: '揽收',
    });
    expect(classified('3', null)).toEqual({ status: 'DELIVERED', by: 'CODE', documented: false, label: null });
  });
  test.each([
    ['3', '签收', '您的快件已签收', 'DELIVERED', 'DICTIONARY'],
    ['3', '派件中', '', 'OUT_FOR_DELIVERY', 'DICTIONARY'],
    ['4', '其他', '快件无法签收,将再次派送', 'ATTEMPT_FAILED', 'RULE'],
    ['99', '退签', '', 'RETURNED', 'DICTIONARY'],
    ['99', '其他', '号段更新', 'UNKNOWN', 'NONE'],
    [null, null, '', 'UNKNOWN', 'NONE'],
  ])('%s %s %s is %s by %s', (code, words, message, status, by) => {
    expect(classified(code, words, message)).toEqual({ status, by, documented: false, label: words });
  });
});
