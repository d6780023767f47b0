import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BabycareSandbox, nullDataNumbers, startBabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import { generateSales, showcase, usualSales } from '../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { askSoms, order, pick } from '../sandbox/ask.ts';
import { type Answer, babycareAnswers, somsAnswers } from './everything.ts';
import { somsNulls } from './soms-nulls.ts';
import { type Check, checker, document, kindOf, type Nullables, walker } from './schemas.ts';

/** Babycare's own samples print null for most of what is not set. */
const babycareNulls: Nullables = {
  ListSalesDetailsResponse: ['data'],
  ListPackagesResponse: ['data'],
  SalesOrderDetail: ['expressNo', 'expressName', 'expressCode'],
  SalesOrderPackage: ['expressNo', 'expressName', 'expressCode'],
  SalesOrderExt: ['platformPayTime'],
};

/** Deliberate: codes that no document lists, and values of the types that the samples have instead of the documented. */
const somsDeviations: Readonly<Record<string, readonly string[]>> = {
  Order: [
    '/approve_state enum',
    '/delivery/carrier/state enum',
    '/delivery/receiver/address/latitude type',
    '/delivery/receiver/address/longtitude type',
    '/delivery/state enum',
    '/items/[]/tags type',
    '/payment/state enum',
    '/state enum',
    '/wrh_state enum',
  ],
  OrderKdTrace: ['/state enum'],
};

const until = new Date('2026-11-22T08:00:00Z');

/** The kinds of deviation in some answers. */
const deviations = (check: Check, answers: readonly Answer[]): string[] =>
  [...new Set(answers.flatMap(({ schema, body }) => check(schema, body).map(kindOf)))].toSorted();

/** The fields that may be null and are null somewhere. */
function nullsSeen(vendor: 'soms' | 'babycare', answers: readonly Answer[], nullables: Nullables): string[] {
  const walk = walker(document(vendor));
  const seen = new Set<string>();
  for (const { schema, body } of answers) {
    walk(schema, body, (field, value) => {
      if (value === null && (nullables[field.schema] ?? []).includes(field.name))
        seen.add(`${field.schema}.${field.name}`);
    });
  }
  return [...seen].toSorted();
}
const named = (nullables: Nullables): string[] =>
  Object.entries(nullables)
    .flatMap(([schema, fields]) => fields.map((field) => `${schema}.${field}`))
    .toSorted();

describe('the answers of the SOMS simulator', () => {
  let soms: SomsSandbox;
  let answers: readonly Answer[];
  const check = checker('soms', somsNulls);
  beforeAll(async () => {
    soms = await startSomsSandbox({ until });
    answers = await somsAnswers(soms, (id) => id === sampleOrderId);
  });
  afterAll(() => soms.close());

  it('come from every read operation', () => {
    const operations = new Set(answers.map(({ operation }) => operation));
    expect([...operations].toSorted()).toEqual([
      'batchGetOrders',
      'batchGetOrdersV2',
      'checkOrder',
      'checkSelftake',
      'getDeliveryTrace',
      'getKdTrace',
      'getOrder',
      'getOrderBySaleOrderId',
      'getOrderRemind',
      'queryOrderReminds',
      'queryOrders',
    ]);
    expect(answers.filter(({ operation }) => operation === 'getOrder').length).toBeGreaterThan(1_250);
  });

  it.each(['Order', 'OrderKdTrace'])('deviate from %s only where it is meant', (schema) => {
    const some = answers.filter((answer) => answer.schema === schema);
    expect(deviations(check, some)).toEqual(somsDeviations[schema]);
  });

  it('in lists deviate as the single orders do', () => {
    const lists = answers.filter(({ schema }) => schema === 'OrderList' || schema === 'OrderPaging');
    const allowed = (somsDeviations['Order'] ?? []).map((kind) => `/orders/[]${kind}`);
    expect(deviations(check, lists)).toEqual(allowed);
  });

  it.each([
    'DeliveryTraceResponse',
    'OrderCheckResponse',
    'OrderSelftakeCheckResponse',
    'OrderRemind',
    'OrderRemindPaging',
  ])('never deviate from %s', (schema) => {
    const some = answers.filter((answer) => answer.schema === schema);
    expect(some.length).toBeGreaterThan(0);
    expect(deviations(check, some)).toEqual([]);
  });

  it('without parts lack exactly the required lines', async () => {
    const { body } = await askSoms(soms, `${order}/888101000010`);
    expect(check('Order', body)).toEqual([{ at: '', rule: 'required' }]);
  });

  it('send every null that they are allowed to send', () => {
    expect(nullsSeen('soms', answers, somsNulls)).toEqual(named(somsNulls));
  });

  it('hold both kinds of each verdict', () => {
    for (const operation of ['getDeliveryTrace', 'getKdTrace', 'checkOrder', 'checkSelftake']) {
      const verdicts = answers
        .filter((one) => one.operation === operation)
        .flatMap(({ body }) => pick(body, 'success'));
      expect(new Set(verdicts)).toEqual(new Set([true, false]));
    }
  });
});

describe('the answers of the Babycare simulator', () => {
  let babycare: BabycareSandbox;
  let answers: readonly Answer[];
  const sales = generateSales({ ...usualSales, until }).filter(({ inBabycare }) => inBabycare);
  beforeAll(async () => {
    babycare = await startBabycareSandbox({ until });
    const numbers = new Set([...sales, showcase].map(({ platformOrderNo }) => platformOrderNo));
    answers = await babycareAnswers(babycare, [...numbers, ...nullDataNumbers, 'unknown']);
  });
  afterAll(() => babycare.close());

  it('hold more than a thousand orders', () => {
    expect(answers.flatMap(({ body }) => pick(body, 'data.orderList.[]')).length).toBeGreaterThan(1_050);
  });

  it('never deviate, with the nulls that are meant', () => {
    expect(deviations(checker('babycare', babycareNulls), answers)).toEqual([]);
  });

  it('send every null that they are allowed to send', () => {
    expect(nullsSeen('babycare', answers, babycareNulls)).toEqual(named(babycareNulls));
  });
});

describe("the documents' own samples", () => {
  interface Expected {
    readonly results: Readonly<Record<string, readonly { readonly at: string; readonly rule: string }[]>>;
  }
  const isExpected = (value: unknown): value is Expected =>
    typeof value === 'object' && value !== null && 'results' in value;
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

  const samples = {
    soms: {
      getOrder: 'Order',
      batchGetOrdersV2: 'OrderList',
      getOrderBySaleOrderId: 'OrderList',
      queryOrders: 'OrderPaging',
      getDeliveryTrace: 'DeliveryTraceResponse',
      getKdTrace: 'OrderKdTrace',
      getOrderRemind: 'OrderRemind',
      queryOrderReminds: 'OrderRemindPaging',
      checkOrder: 'OrderCheckResponse',
      checkSelftake: 'OrderSelftakeCheckResponse',
    },
    babycare: { listSalesDetails: 'ListSalesDetailsResponse', listPackages: 'ListPackagesResponse' },
  } as const;
  const cases = (['soms', 'babycare'] as const).flatMap((vendor) =>
    Object.entries(samples[vendor]).map(([operation, schema]) => ({ vendor, operation, schema })),
  );

  it.each(cases)('$vendor $operation deviates exactly as listed', ({ vendor, operation, schema }) => {
    const expected = read(`documents/${vendor}.validation.json`);
    if (!isExpected(expected)) throw new TypeError('no list of deviations');
    const body = read(`../../sandbox/${vendor}/samples/${operation}.response.json`);
    const found = checker(vendor)(schema, body).map(({ at, rule }) => `${at} ${rule}`);
    const listed = (expected.results[`${operation}.response`] ?? []).map(({ at, rule }) => `${at} ${rule}`);
    expect(found.toSorted()).toEqual(listed.toSorted());
  });
});
