/** Every write that a vendor documents and every mutation stands in a table, so that none is forgotten in silence. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, expect, it } from 'vitest';
import { operationsOf } from '../contract/schemas.ts';
import { closeAll, startHandler } from '../sources/yuanshu/writes/handler.ts';
import { babycareRows } from './babycare-rows.ts';
import { selftakeByOrderRow, somsDeliveryRows } from './soms-delivery-rows.ts';
import { legacySubmitRow, somsOrderRows } from './soms-order-rows.ts';
import type { WriteRows } from './table.ts';
import { btsRows, noticeRows } from './yuanshu-rows.ts';

const soms: WriteRows = { ...somsOrderRows, ...somsDeliveryRows, ...legacySubmitRow, ...selftakeByOrderRow };
const yuanshu: WriteRows = { ...noticeRows, ...btsRows };
afterAll(closeAll);

it('of SOMS: each POST of its document that is no question', () => {
  const questions = ['batchGetOrdersV2', 'checkOrder', 'checkSelftake', 'queryOrderReminds', 'queryOrders'];
  const posts = operationsOf('soms').filter(({ method }) => method === 'POST');
  const writes = posts.map(({ operationId }) => operationId).filter((id) => !questions.includes(id));
  expect(writes).toHaveLength(22);
  expect(Object.keys(soms).toSorted()).toEqual(writes.toSorted());
  expect(posts).toHaveLength(writes.length + questions.length);
});

it('of Babycare: each operation of its document that lists nothing', () => {
  const operations = operationsOf('babycare').map(({ operationId }) => operationId);
  const writes = operations.filter((name) => !name.startsWith('list'));
  expect(Object.keys(babycareRows).toSorted()).toEqual(writes.toSorted());
});

it('of Yuanshu: each operation of its write handler', async () => {
  const { handler } = await startHandler();
  const writes = Object.values(handler.operations).flatMap(({ vendorOperations }) => vendorOperations);
  expect(Object.keys(yuanshu).toSorted()).toEqual(writes.toSorted());
});

it('each mutation of the schema that writes to a vendor', () => {
  const local = ['orderLink', 'orderUnlink', 'orderRefresh'];
  const schema = buildSchema(readFileSync(new URL('../../schema/printed.graphql', import.meta.url), 'utf8'));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const tabled = Object.values({ ...soms, ...babycareRows, ...yuanshu }).map(({ mutation }) => mutation);
  expect([...new Set(tabled), ...local].toSorted()).toEqual(mutations.toSorted());
});
