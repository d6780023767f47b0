/** The whole facade, and vendors that say of one order what a test has them say: what a client is shown of it. */
import { encodeId } from '../../sources/domain/ids.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';

export type Wire = Readonly<Record<string, unknown>>;
// Tests look into answers freely; what they find is asserted on.
// oxlint-disable-next-line typescript/no-explicit-any
export type Shown = any;

export interface Meaning {
  readonly facade: Facade;
  /** The fields of the order that the vendor tells of so. */
  soms(wire: Wire, selection: string): Promise<Shown>;
  babycare(wire: Wire, selection: string): Promise<Shown>;
  yuanshu(wire: Wire, selection: string): Promise<Shown>;
  ezr(wire: Wire, selection: string): Promise<Shown>;
  /** The same of a whole answer of Babycare, in which $NUMBER stands for the number that it is asked by. */
  babycareBody(body: unknown, selection: string): Promise<Answer>;
  /** How many deviations were counted at a path. */
  deviations(path: string): Promise<number>;
  close(): Promise<void>;
}

let numbers = 0;
const newNumber = (): string => String(66_000_000 + ++numbers);

export async function startMeaning(environment: Record<string, string> = {}): Promise<Meaning> {
  const facade = await startForTest(environment);

  async function order(by: string, selection: string): Promise<Shown> {
    const { data, errors } = await facade.ask(`{ order(by: ${by}) { ${selection} } }`);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.order;
  }
  const byVendorId = (vendor: string, nativeId: string): string =>
    `{ vendorId: { vendor: ${vendor}, nativeId: "${nativeId}" } }`;
  async function accepted(path: string, body: Wire): Promise<void> {
    const { status, body: answer } = await facade.push(path, JSON.stringify(body));
    if (status !== 200) throw new Error(JSON.stringify(answer));
  }

  async function babycareBody(body: unknown, selection: string): Promise<Answer> {
    const key = { vendor: 'BABYCARE', tenantId: null, nativeId: '1', askedBy: newNumber() } as const;
    const text = JSON.stringify(body).replaceAll('$NUMBER', key.askedBy);
    facade.babycare.misbehave({ kind: 'replace', operation: 'listSalesDetails', body: text });
    const answer = await facade.ask(
      `{ order(by: { id: "${encodeId({ type: 'Order', order: key })}" }) { ${selection} } }`,
    );
    facade.babycare.behave();
    return answer;
  }

  return {
    facade,
    babycareBody,
    async soms(wire, selection) {
      const id = newNumber();
      const body = { total: 1, orders: [{ id, front: { order_id: id, created: '2026-01-02 03:04:05' }, ...wire }] };
      facade.soms.misbehave({ kind: 'replace', operation: 'batchGetOrders', body: JSON.stringify(body) });
      const shown = await order(byVendorId('SOMS', id), selection);
      facade.soms.behave();
      return shown;
    },
    async babycare(wire, selection) {
      const one = { salesOrderId: 1, platformOrderNo: '$NUMBER', ...wire };
      const { data, errors } = await babycareBody({ code: 0, data: { orderList: [one] } }, selection);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.order;
    },
    async yuanshu(wire, selection) {
      const orderNo = newNumber();
      await accepted('/push/yuanshu/order-sync', { orderNo, ...wire });
      return order(byVendorId('YUANSHU', orderNo), selection);
    },
    async ezr(wire, selection) {
      const Code = newNumber();
      await accepted('/push/ezr/2001', { Code, ...wire });
      return order(byVendorId('EZR', Code), selection);
    },
    async deviations(path) {
      const text = await (await fetch(`${facade.url}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.includes(`path="${path}"`));
      return lines.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
    },
    close: () => facade.close(),
  };
}
