import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SomsSandbox, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { amount, anyNumber, codes, type Field, text, time, truth } from '../../sandbox/server/fields.ts';
import { record } from '../../sandbox/soms/writes/parts.ts';
import { bodyShapes } from '../../sandbox/soms/writes/shapes.ts';
import { askSoms, order, paged, pick } from '../sandbox/ask.ts';
import { allParts, sampleRequest, somsWriteAnswers, type WriteAnswer } from './everything.ts';
import { checker, document, type Schema, somsWriteOperations } from './schemas.ts';
import { somsNulls } from './soms-nulls.ts';

const until = new Date('2026-11-22T08:00:00Z');
const operations = somsWriteOperations();
const check = checker('soms');

describe('the writes of the SOMS simulator', () => {
  let soms: SomsSandbox;
  let answers: readonly WriteAnswer[];
  beforeAll(async () => {
    soms = await startSomsSandbox({ until });
    answers = await somsWriteAnswers(soms);
  });
  afterAll(() => soms.close());

  const answerOf = (operation: string): WriteAnswer => {
    const found = answers.find((one) => one.operation === operation);
    if (!found) throw new RangeError(`${operation} was not asked`);
    return found;
  };

  it('are all of the document', () => {
    expect(answers.map(({ operation }) => operation).toSorted()).toEqual(
      operations.map(({ operationId }) => operationId).toSorted(),
    );
    expect(operations).toHaveLength(22);
  });

  it('were called by the path that the document prints', () => {
    const routes = soms.calls.map(({ operation, method }) => `${method} ${operation}`);
    expect(routes).toEqual(expect.arrayContaining(operations.map(({ operationId }) => `POST ${operationId}`)));
    expect(routes).not.toContain('POST unknown');
  });

  it.each(operations)('$operationId takes the request that the document prints', ({ operationId, request }) => {
    expect(check(request ?? '', JSON.parse(sampleRequest(operationId)))).toEqual([]);
    const { body } = answerOf(operationId);
    if (operationId === 'submitOrderLegacy') expect(body).toBeUndefined();
    else expect(body).toMatchObject({ success: true });
  });

  it.each(operations.filter(({ response }) => response !== undefined))(
    '$operationId answers and refuses as the document describes',
    async ({ operationId, path, response }) => {
      const refused = await askSoms(soms, path.replace('/{tenant_id}/soms', '').replace('{id}', '1'), {});
      expect(refused.body).toMatchObject({ success: false });
      for (const body of [answerOf(operationId).body, refused.body]) expect(check(response ?? '', body)).toEqual([]);
    },
  );

  it('name what failed as the document describes', async () => {
    const mods = [{ order_id: '1', order_store: { id: '1', name: '1' } }];
    const { body } = await askSoms(soms, `${order}/mod/store?operator=t`, { mods });
    expect(pick(body, 'errors.[]')).toHaveLength(1);
    expect(check('OrderStoreModResponse', body)).toEqual([]);
  });

  it('leave orders that the reads show as the document describes them', async () => {
    const valid = checker('soms', somsNulls);
    const ids = [...new Set(answers.map(({ orderId }) => orderId))];
    expect(ids.length).toBeGreaterThan(6);
    for (const id of ids) {
      const { body } = await askSoms(soms, `${order}/${id}?parts=${allParts.one}`);
      expect(body).toHaveProperty('id', id);
      expect(valid('Order', body), id).toEqual([]);
      const trace = await askSoms(soms, `${order}/${id}/delivery/trace`);
      expect(valid('DeliveryTraceResponse', trace.body), id).toEqual([]);
      const kd = await askSoms(soms, `${order}/${id}/kd/trace?operator=t`);
      expect(valid('OrderKdTrace', kd.body), id).toEqual([]);
    }
    const list = await askSoms(soms, paged(0, 100), { order_ids: ids });
    expect(pick(list.body, 'orders.[]')).toHaveLength(ids.length);
    expect(valid('OrderPaging', list.body)).toEqual([]);
    const reminders = await askSoms(soms, '/orderremindservice/reminds/query?desc=true', { order_id_in: ids });
    expect(valid('OrderRemindPaging', reminders.body)).toEqual([]);
  });
});

describe('the shapes by which the simulator checks a body', () => {
  const { schemas } = document('soms').components;
  const named = (schema: Schema): Schema => schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  const types = new Map([
    [text.fits, ['string']],
    [time.fits, ['string']],
    [truth.fits, ['boolean']],
    [amount.fits, ['number', 'integer']],
    [anyNumber.fits, ['number', 'integer']],
  ]);

  /** Where field and document say different things. */
  function differences(field: Field, described: Schema, at: string): string[] {
    const schema = named(described);
    if (field.inner) return differencesInside(field, schema, at);
    if (field.codes) {
      const listed = schema.enum ?? Object.keys(schema['x-values'] ?? {});
      const agree = listed.length === field.codes.length && field.codes.every((code) => listed.includes(code));
      // Some codes are listed in the description only: 开票成功 and 开票失败, and the two kinds of logistics.
      return agree || listed.length === 0 ? [] : [`${at}: lists ${listed.join(', ')}`];
    }
    if (field.element) {
      const most = schema.maxItems === field.mostElements ? [] : [`${at}: at most ${schema.maxItems}`];
      if (schema.type !== 'array') return [`${at}: is no list`];
      // The document says no more than "array" of some lists of plain values.
      return [...most, ...(schema.items ? differences(field.element, schema.items, `${at}[]`) : [])];
    }
    const isTime = schema.format === 'yyyy-MM-dd HH:mm:ss';
    const fits = types.get(field.fits)?.some((type) => type === schema.type) && schema.enum === undefined;
    return fits && isTime === (field.fits === time.fits) ? [] : [`${at}: is of another type`];
  }

  function differencesInside({ inner = {}, closed }: Field, schema: Schema, at: string): string[] {
    const properties = schema.properties ?? {};
    const missing = closed ? Object.keys(properties).filter((name) => !Object.hasOwn(inner, name)) : [];
    const required = (schema.required ?? []).toSorted().join(', ');
    const requiredHere = Object.keys(inner).filter((name) => !inner[name]?.optional);
    return [
      ...missing.map((name) => `${at}.${name}: is missing`),
      ...(required === requiredHere.toSorted().join(', ') ? [] : [`${at}: requires ${required}`]),
      ...Object.entries(inner).flatMap(([name, field]) => {
        const property = properties[name];
        return property ? differences(field, property, `${at}.${name}`) : [`${at}.${name}: is not described`];
      }),
    ];
  }

  it.each(operations)('agree with the document on $operationId', ({ operationId, request }) => {
    const shape = Object.entries(bodyShapes).find(([name]) => name === operationId)?.[1];
    if (!shape) throw new RangeError(`no shape of ${operationId}`);
    expect(differences(shape, schemas[request ?? ''] ?? {}, request ?? '')).toEqual([]);
  });

  it('would be caught if they did not', () => {
    const shape = record({ raison: text, reason: anyNumber }, { type: codes('customerCancel') });
    expect(differences(shape, schemas['CancelOrderRequest'] ?? {}, 'x')).toEqual([
      'x.frontRtnId: is missing',
      'x: requires ',
      'x.type: lists stationRefuse, customerCancel, refused',
      'x.raison: is not described',
      'x.reason: is of another type',
    ]);
  });
});
