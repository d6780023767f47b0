/** Babycare's desk: what it can be made to do, and its word on it. */
import { SourceFault } from '../../fault.ts';
import { at, parseJson } from '../../values/json.ts';
import { read } from '../../kit/wire.ts';
import { rejected } from '../../domain/user-errors.ts';
import type { OrderKey } from '../../model.ts';
import type { UserErrorCode, WriteVerdict, WriteHandler, WriteRequest } from '../../ports/writes.ts';
import type { BabycareClient, Word } from '../client.ts';
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
    const word = await client.write(request.request, call);
    if (word.code !== '0') return refused(request, word);
    return (verdicts[request.request.operation] ?? done)(request, word);
  },
});

const plainly = { done: true, vendorRef: null, created: null, failures: [] } as const;
const done = (): WriteVerdict => plainly;

/** Where the outer code 0 is not the whole word. */
const verdicts: Readonly<Record<string, (request: WriteRequest, word: Word) => WriteVerdict>> = {
  /** `salesOrderCode` is in the sample, not in the table. */
  createSalesOrderV2({ request }, { data }) {
    const { salesOrderCode = null, salesOrderId = null } = read(createdOrder, data)?.value ?? {};
    // 0 is how an integer says "none".
    const nativeId = salesOrderId === '0' ? null : salesOrderId;
    const askedBy = at(parseJson(request.body ?? '{}'), 'platformOrderNo');
    const created: OrderKey | null =
      nativeId !== null && typeof askedBy === 'string'
        ? { vendor: 'BABYCARE', tenantId: null, nativeId, askedBy }
        : null;
    return { ...plainly, vendorRef: salesOrderCode ?? nativeId, created };
  },
  /** The gateway's 0 says that it was asked; the 0 within says that it was done. */
  createReturn(request, { data }) {
    const inner = read(returnResult, data)?.value;
    if (!inner) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation: request.request.operation });
    return inner.code === '0' ? plainly : refused(request, { code: inner.code, message: inner.errMsg });
  },
};

interface Reason {
  readonly operation: RegExp;
  readonly words: RegExp;
  readonly code: UserErrorCode;
  readonly message: string;
}
/** † No error code is documented: only plain words are understood, and the vendor's own stand beside ours. */
const reasons: readonly Reason[] = [
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

function refused({ request, targets }: WriteRequest, said: Pick<Word, 'code' | 'message'>): WriteVerdict {
  const reason = reasons.find(
    ({ operation, words }) => operation.test(request.operation) && words.test(said.message ?? ''),
  );
  const why = reason ? { code: reason.code, message: reason.message } : {};
  return { done: false, userErrors: [rejected('BABYCARE', said, { ...why, target: targets[0] ?? null })] };
}
