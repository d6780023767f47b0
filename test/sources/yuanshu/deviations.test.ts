import { expect, test } from 'vitest';
import { yuanshuEndpoints } from '../../../sources/yuanshu/push.ts';
import { printedMessage, push } from './states.ts';

test('the 17 nulls of the printed message and other deviations are counted, and it is accepted', () => {
  const found: string[] = [];
  const [endpoint] = yuanshuEndpoints({
    publicKeyPem: null,
    now: Date.now,
    onDeviation: (path, reason) => found.push(`${path} ${reason}`),
  });
  expect(endpoint?.readVerified(push('order-sync', printedMessage))).toMatchObject({ kind: 'FACTS', unusable: [] });
  const nulls = new Set(found.filter((one) => one.endsWith(' null')));
  expect([...nulls].map((one) => one.replace(' null', ''))).toEqual([
    'cancelAuditStatus',
    'groupStatus',
    'sceneId',
    'activityType',
    'regionIds',
    'regionNames',
    'recvName',
    'recvMobile',
    'pointX',
    'pointY',
    'deliveryInfo.pickupType',
    'deliveryInfo.deliveryDate',
    'deliveryInfo.deliveryTimeRange',
    'deliveryInfo.supplierCode',
    'activityInfo.groupBuyId',
    'activityInfo.groupActivityId',
    'goodsInfoList.[].subGoodsList',
  ]);
  expect(nulls.size).toBe(17);
  expect(found.filter((one) => !nulls.has(one))).toEqual([
    'isSplit missing',
    'sendFlag missing',
    'amountInfo.fNumPmDiscountAmt missing',
    'amountInfo.fMonPmDiscountAmt missing',
    'tenantId number',
  ]);
});
