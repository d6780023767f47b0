/** The write handler of Babycare, and how its answers to writes are read. */
import { SourceFault } from '../../fault.ts';
import { at, parseJson } from '../../values/json.ts';
import { read } from '../../kit/wire.ts';
import { rejected } from '../../domain/user-errors.ts';
import type { OrderKey } from '../../model.ts';
import type { UserErrorCode, WriteVerdict, WriteHandler, WriteRequest } from '../../ports/writes.ts';
import type { BabycareClient, WriteAnswer } from '../client.ts';
import { createdOrder, returnResult } from '../wire.ts';
import { exchangeCreate } from './exchange.ts';
import type { SiblingsOf } from './lines.ts';
import { orderCancel, orderCreate } from './orders.ts';
import { reissueCreate } from './reissue.ts';
import { returnCreate } from './return.ts';

export const babycareWriteHandler = (client: BabycareClient, siblingsOf: SiblingsOf): WriteHandler => ({
  operations: {
    orderCreate,
    orderCancel,
    exchangeCreate: exchangeCreate(siblingsOf),
    reissueCreate: reissueCreate(siblingsOf),
    returnCreate,
  },
  show: ({ request }) => client.show(request),
  async send(request, call) {
    const answer = await client.write(request.request, call);
    if (answer.code !== '0') return refused(request, answer);
    return resultOf[request.request.operation]?.(request, answer) ?? doneResult;
  },
});

const doneResult = { done: true, vendorRef: null, created: null, failures: [] } as const;

/** Operations whose answer says more than its code 0. */
const resultOf: Readonly<Record<string, (request: WriteRequest, answer: WriteAnswer) => WriteVerdict>> = {
  /** `salesOrderCode` is in the document's sample and not in its table. */
  createSalesOrderV2({ request }, { data }) {
    const { salesOrderCode = null, salesOrderId = null } = read(createdOrder, data)?.value ?? {};
    // The vendor writes 0 for none.
    const nativeId = salesOrderId === '0' ? null : salesOrderId;
    const askedBy = at(parseJson(request.body ?? '{}'), 'platformOrderNo');
    const created: OrderKey | null =
      nativeId !== null && typeof askedBy === 'string'
        ? { vendor: 'BABYCARE', tenantId: null, nativeId, askedBy }
        : null;
    return { ...doneResult, vendorRef: salesOrderCode ?? nativeId, created };
  },
  /** The code 0 of the gateway says that the return was asked for, and the inner code 0 that it was created. */
  createReturn(request, { data }) {
    const inner = read(returnResult, data)?.value;
    if (!inner) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation: request.request.operation });
    return inner.code === '0' ? doneResult : refused(request, { code: inner.code, message: inner.errMsg });
  },
};

interface RefusalWords {
  readonly operation: RegExp;
  readonly words: RegExp;
  readonly code: UserErrorCode;
  readonly message: string;
}
/** † No error code is documented, so the words are read. They are shown beside ours. */
const refusalWords: readonly RefusalWords[] = [
  {
    operation: /^cancelSalesOrder$/,
    words: /已发货|已出库|已完成/,
    code: 'STATE_CONFLICT',
    message: 'Babycare does not cancel what was shipped: create a return (returnCreate).',
  },
  {
    operation: /^cancelSalesOrder$/,
    words: /已取消|已作废/,
    code: 'ALREADY_DONE',
    message: 'Babycare says that the order is cancelled already.',
  },
  {
    operation: /^create/,
    words: /重复|(?:单号|订单|交易单|退款单|换货单)已(?:经)?存在/,
    code: 'DUPLICATE',
    message: 'Babycare says that it has this already.',
  },
];

function refused({ request, targets }: WriteRequest, said: Pick<WriteAnswer, 'code' | 'message'>): WriteVerdict {
  const reason = refusalWords.find(
    ({ operation, words }) => operation.test(request.operation) && words.test(said.message ?? ''),
  );
  const why = reason ? { code: reason.code, message: reason.message } : {};
  return { done: false, userErrors: [rejected('BABYCARE', said, { ...why, target: targets[0] ?? null })] };
}
