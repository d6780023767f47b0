/** What is revealed and noted, and who is told of the schema; permissions.test.ts has the table of roles and fields. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccessWorld, accessWorld, clientLine, clients } from './access-world.ts';

const lines: string[] = [];
let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld(
    clients(
      clientLine('frontend', 'frontend', 'operations: log'),
      clientLine('analyst', 'analyst'),
      clientLine('partner', 'partner', 'operations: log'),
      clientLine('operator', 'operator'),
      clientLine('revealer', 'analyst', 'scopes: ["orders:read", "pii:reveal"]'),
      clientLine('nobody', 'analyst', 'scopes: []'),
      clientLine('raw', 'analyst', 'scopes: ["orders:read", "raw:read"]'),
    ),
    // The audit line of revealing is written all the same.
    { send: true, onLog: (line) => void lines.push(line), logLevel: 'error' },
  );
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.facade.forget();
  lines.length = 0;
});

describe('raw records', () => {
  it('are shown with raw:read alone, which is noted', async () => {
    const ask = (client: string) =>
      world.ask(
        client,
        `query R { order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) { nativeId raw } }`,
      );
    const refused = await ask('operator');
    expect(refused.data.order).toMatchObject({ nativeId: expect.any(String), raw: null });
    expect(refused.errors).toMatchObject([{ path: ['order', 'raw'], extensions: { code: 'FORBIDDEN' } }]);
    expect(audits()).toEqual([]);
    expect((await ask('raw')).data.order.raw).not.toBeNull();
    expect(audits()).toMatchObject([{ client: 'raw', fields: ['Order.raw'] }]);
  });
});

const audits = (): readonly Record<string, unknown>[] =>
  lines.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ audit }) => audit === 'REVEAL');

describe('personal data', () => {
  const people = (
    reveal: boolean,
  ) => `query Who { order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) {
    id buyer { nickname(reveal: ${reveal}) } recipient { name(reveal: ${reveal}) phone(reveal: ${reveal}) city } } }`;

  it('is refused where it may not be revealed, and never given masked instead', async () => {
    const { data, errors } = await world.ask('operator', people(true));
    expect(data.order.recipient).toMatchObject({ name: null, phone: null, city: expect.any(String) });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual(
      expect.arrayContaining([
        ['order.recipient.name', 'FORBIDDEN'],
        ['order.recipient.phone', 'FORBIDDEN'],
      ]),
    );
    expect((await world.ask('operator', people(false))).errors).toEqual([]);
    expect(audits()).toEqual([]);
  });

  it('leaves one line for each request that revealed any, without a value', async () => {
    const masked = await world.ask('revealer', people(false));
    expect(masked.data.order.recipient.phone).toContain('*');
    expect(audits()).toEqual([]);
    const { data, errors } = await world.ask('revealer', people(true));
    expect(errors).toEqual([]);
    const { name, phone } = data.order.recipient;
    expect(phone).not.toContain('*');
    expect(audits()).toMatchObject([
      {
        level: 30,
        client: 'revealer',
        operation: 'Who',
        orders: [data.order.id],
        fields: expect.arrayContaining(['Recipient.name', 'Recipient.phone']),
      },
    ]);
    for (const line of lines) for (const value of [name, phone]) expect(line).not.toContain(value);
  });

  it('in a text is noted only where the text has any', async () => {
    const { somsOrderId } = world.facade.showcase;
    const ask = () =>
      world.ask(
        'revealer',
        `{ order(by: {vendorId: {vendor: SOMS, nativeId: "${somsOrderId}"}}) { id notes { buyer(reveal: true) } } }`,
      );
    expect((await ask()).data.order.notes.buyer).toBe('请放门口');
    expect(audits()).toEqual([]);
    const { order } = world.facade.soms.book.find(somsOrderId) ?? {};
    world.facade.soms.book.replace({ ...order, customer_note: '放门口,到了打13811112222' });
    const { data } = await ask();
    expect(data.order.notes.buyer).toContain('13811112222');
    expect(audits()).toMatchObject([{ client: 'revealer', orders: [data.order.id], fields: ['OrderNotes.buyer'] }]);
    for (const line of lines) expect(line).not.toContain('13811112222');
  });

  const byPerson = [
    '{ orders(filter: {recipientName: "张三"}) { nodes { id } } }',
    '{ orders(filter: {not: {and: [{recipientPhoneSuffix: "1234"}]}}) { nodes { id } } }',
    '{ returns(filter: {recipientPhoneSuffix: "1234"}) { nodes { id } } }',
    '{ lookup(text: "1234", namespaces: [PHONE_SUFFIX]) { exact } }',
  ];
  it.each(byPerson)('is not looked for by who may not see it: %s', async (query) => {
    const { errors } = await world.ask('operator', query);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(world.facade.calls()).toEqual([]);
    const { errors: allowed } = await world.ask('revealer', query);
    expect(allowed.filter(({ extensions }) => extensions['code'] === 'FORBIDDEN')).toEqual([]);
  });

  it('is left out of a lookup that does not name it', async () => {
    const local = await world.ask(
      'revealer',
      `{ order(by: {vendorId: {vendor: SOMS, nativeId: "${world.facade.showcase.somsOrderId}"}}) {
      recipient { phone(reveal: true) } } }`,
    );
    const end: string = local.data.order.recipient.phone.slice(-4);
    const look = async (client: string) => {
      const { data, errors } = await world.ask(client, `{ lookup(text: "${end}") { matchedNamespace } }`);
      expect(errors).toEqual([]);
      return data.lookup.map(({ matchedNamespace }: { matchedNamespace: string }) => matchedNamespace);
    };
    expect(await look('revealer')).toContain('PHONE_SUFFIX');
    expect(await look('operator')).not.toContain('PHONE_SUFFIX');
    // `find` says that phones were left out, and why.
    const { data, errors } = await world.ask(
      'operator',
      `{ find(text: "${end}") { complete sources { vendor namespace asked reason } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.find.complete).toBe(false);
    expect(data.find.sources).toContainEqual({
      vendor: 'SOMS',
      namespace: 'PHONE_SUFFIX',
      asked: 'NOT_ASKED',
      reason: expect.stringContaining('pii:reveal'),
    });
  });
});

describe('the schema itself', () => {
  it('is not spelled out by error messages either', async () => {
    const wrong = '{ orderGroop(by: {platformOrderNo: "1"}) { id } }';
    const message = async (client: string) => (await world.ask(client, wrong)).errors[0]?.message;
    expect(await message('analyst')).toMatch(/Did you mean "orderGroup"/);
    expect(await message('frontend')).toBe('Cannot query field "orderGroop" on type "Query".');
  });
});
