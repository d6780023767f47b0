/** What the graph says of the vendors themselves: what each can do, how it is, and what its codes become. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

describe('sources and mappings', () => {
  it('say what each vendor can do and how it is', async () => {
    const { data, errors } = await facade.ask(
      '{ sources { vendor health lastSuccessAt capabilities { name support note } } }',
    );
    expect(errors).toEqual([]);
    expect(data.sources.map(({ vendor }: { vendor: string }) => vendor)).toEqual(vendors);
    for (const { capabilities } of data.sources) expect(capabilities.length).toBeGreaterThan(3);
    expect(facade.calls()).toEqual([]);
  });

  it('say which mutations each vendor takes', async () => {
    const { data } = await facade.ask('{ sources { vendor capabilities { name support note } } }');
    const rowsOf = (vendor: string): readonly { name: string; support: string; note: string }[] =>
      data.sources
        .find((source: { vendor: string }) => source.vendor === vendor)
        .capabilities.filter(({ name }: { name: string }) => name.startsWith('write'));
    expect(rowsOf('BABYCARE')).toEqual([
      { name: 'write orderCreate', support: 'COMPLETE', note: 'Sent as createSalesOrderV2.' },
      { name: 'write orderCancel', support: 'COMPLETE', note: 'Sent as cancelSalesOrder.' },
      { name: 'write exchangeCreate', support: 'COMPLETE', note: 'Sent as createExchange.' },
      { name: 'write reissueCreate', support: 'COMPLETE', note: 'Sent as createSupplyOrder.' },
      { name: 'write returnCreate', support: 'COMPLETE', note: 'Sent as createReturn.' },
    ]);
    expect(rowsOf('YUANSHU').map(({ name }) => name)).toContain('write trackingChange');
    expect(rowsOf('EZR')).toMatchObject([{ name: 'writes', support: 'NONE' }]);
    const { data: schema } = await facade.ask('{ said: __schema { mutationType { fields { name } } } }');
    const mutations = schema.said.mutationType.fields.map(({ name }: { name: string }) => `write ${name}`);
    for (const vendor of ['SOMS', 'BABYCARE', 'YUANSHU'])
      for (const { name } of rowsOf(vendor)) expect(mutations).toContain(name);
    // Every mutation that goes to a vendor is taken by one at least.
    const taken = new Set(['SOMS', 'BABYCARE', 'YUANSHU'].flatMap(rowsOf).map(({ name }) => name));
    const local = ['write orderRefresh', 'write orderLink', 'write orderUnlink'];
    expect(mutations.filter((name: string) => !taken.has(name)).toSorted()).toEqual(local.toSorted());
  });

  it('a vendor that answers again is well again', async () => {
    const own = await startForTest();
    try {
      const health = async (): Promise<string> =>
        (await own.ask('{ sources { vendor health } }')).data.sources.find(
          ({ vendor }: { vendor: string }) => vendor === 'SOMS',
        ).health;
      const ask = () => own.ask('{ order(by: {vendorId: {vendor: SOMS, nativeId: "1"}}) { id } }');
      expect(await health()).toBe('NOT_ASKED_YET');
      own.soms.misbehave({ kind: 'status', status: 500, times: 1 });
      await ask();
      expect(await health()).toBe('DOWN');
      await ask();
      expect(await health()).toBe('UP');
      own.soms.misbehave({ kind: 'status', status: 500, times: 1 });
      await ask();
      expect(await health()).toBe('TROUBLED');
    } finally {
      await own.close();
    }
  });

  it('list every code with its target', async () => {
    const { data } = await facade.ask(
      '{ all: statusMappings { vendor field code target version } soms: statusMappings(vendor: SOMS) { vendor } }',
    );
    expect(data.all).toEqual(
      expect.arrayContaining([
        { vendor: 'SOMS', field: 'state', code: 'canceled', target: 'CANCELLED', version: expect.any(String) },
        { vendor: 'BABYCARE', field: 'orderStatus', code: '-15', target: 'EXCEPTION', version: expect.any(String) },
      ]),
    );
    expect(new Set(data.soms.map(({ vendor }: { vendor: string }) => vendor))).toEqual(new Set(['SOMS']));
  });
});
