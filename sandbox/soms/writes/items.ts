/** Writes on the lines of an order: exchanged goods, refunds, trace codes. */
import { at } from '../../../sources/values/json.ts';
import { put } from '../wire.ts';
import { type Wire, wiresAt } from '../../server/wire.ts';
import { apportioned, recounted } from './amounts.ts';
import { componentsOf, isLine, moneyOf, no, quantityOf, textAt, unitsAt, unlessCanceled } from './request.ts';
import type { OrderWriteRequest, Refused, Write } from './request.ts';

/** Facts of the goods that were there before, which do not hold for others. */
const ofOldGoods = [
  'promotion',
  'settle_price',
  'settle_total',
  'settle_discountAmount',
  'cost_price',
  'real_quantity',
  'real_weight',
  'trace_codes',
  'trace_code_details',
  'details',
];
const ofOrigin = ['orig_item', 'orig_item_title', 'orig_barcode', 'orig_sku_id', 'orig_price', 'orig_qty'];

/** A line as an exchange wants it; `former` is the line that had the same row number. */
function lineFor(wanted: Wire, former: Wire | undefined, itemNo: string): Wire {
  const gone = new Set([...ofOldGoods, ...(at(wanted, 'clear_orig') === true ? ofOrigin : [])]);
  const left = Object.entries(former ?? {}).filter(([name]) => !gone.has(name));
  const details = componentsOf(wanted, unitsAt(wanted, 'quantity'));
  const { clear_orig: _clear, is_change: _change, ...sent } = wanted;
  return {
    weight: quantityOf(0n),
    ...Object.fromEntries(left),
    ...sent,
    item_no: itemNo,
    item_id: textAt(former, 'item_id') ?? itemNo,
    discount_amount: moneyOf(0n),
    apported_discount_amount: moneyOf(0n),
    pay_amount: moneyOf(unitsAt(wanted, 'total')),
    shop_total: moneyOf(unitsAt(wanted, 'total')),
    ...(details.length > 0 ? { details } : {}),
  };
}

const addsUp = (line: Wire): boolean =>
  unitsAt(line, 'unit_price') * unitsAt(line, 'quantity') === unitsAt(line, 'total') * 10_000n;

const isUnchanged = (former: Wire | undefined, wanted: Wire): former is Wire =>
  former !== undefined &&
  former['sku_id'] === wanted['sku_id'] &&
  ['quantity', 'unit_price'].every((name) => unitsAt(former, name) === unitsAt(wanted, name));

/** The document's `items` are all lines as they are afterwards (换货后的结果订单明细). */
export const changeItems = unlessCanceled((request) => {
  const { stored, body } = request;
  const { order } = stored;
  const lines = wiresAt(order, 'items');
  const [wanted, changes] = [wiresAt(body, 'items'), wiresAt(body, 'changes')];
  if (wanted.length === 0 || changes.length === 0) return no('PARAM_ERROR', 'items、changes 不能为空');
  const sources = changes.flatMap((change) => wiresAt(change, 'source_items'));
  const unknown = sources.find((source) => !lines.some((line) => isLine(line, source)));
  if (unknown) return no('NOT_FOUND', `来源商品不存在: ${textAt(unknown, 'sku_id') ?? ''}`);
  const wrong = wanted.find((line) => !addsUp(line));
  if (wrong) return no('AMOUNT_ERROR', `商品金额不等于单价*数量: ${textAt(wrong, 'sku_id')}`);
  const next = wanted.map((one, n) => {
    const itemNo = textAt(one, 'item_no') ?? String(n + 1);
    const former = lines.find((line) => line['item_no'] === itemNo);
    return isUnchanged(former, one)
      ? { line: former, kept: true }
      : { line: lineFor(one, former, itemNo), kept: false };
  });
  // 是否分摊反算金额,默认是
  const apportion = at(body, 'need_apportion_amount') !== false;
  const items = apportion ? apportioned(lines, next) : next.map(({ line }) => line);
  const records = changes.map((change) => recordOf(request, change, lines));
  return {
    order: put(recounted(order, items), {
      item_change_records: [...wiresAt(order, 'item_change_records'), ...records],
    }),
    log: { action: 'changeItems', caption: '商品调换' },
  };
});

function recordOf({ now, operator }: OrderWriteRequest, change: Wire, lines: readonly Wire[]): Wire {
  return {
    reason: textAt(change, 'reason'),
    created: now,
    modified: now,
    creator: operator,
    modifier: operator,
    items: wiresAt(change, 'source_items').flatMap((source) => lines.find((line) => isLine(line, source)) ?? []),
    change_items: wiresAt(change, 'target_items').map((one, n) =>
      lineFor(one, undefined, textAt(one, 'item_no') ?? String(n + 1)),
    ),
  };
}

/** 商家主动发起退款. An application that is refused at once (…Refuse) leaves the order as it is. */
const refusing: ReadonlySet<unknown> = new Set(['serviceRefuse', 'financeRefuse']);

/** In 1/10000. Without an amount, the pieces' part of what was paid for the line. */
function refundOf(item: Wire, line: Wire, applyType: string | undefined): bigint {
  if (at(item, 'refund_amount') !== undefined) return unitsAt(item, 'refund_amount');
  if (applyType === 'freight') return 0n;
  const [paid, all] = [unitsAt(line, 'pay_amount'), unitsAt(line, 'quantity')];
  const pieces = at(item, 'quantity') === undefined ? all : unitsAt(item, 'quantity');
  return all === 0n ? 0n : ((paid * pieces) / all / 100n) * 100n;
}

/** The document states no limits; here nobody gets back more than was bought and paid. */
function refundTotal({ stored, body }: OrderWriteRequest): bigint | Refused {
  let total = unitsAt(body, 'freight');
  if (total > unitsAt(stored.order, 'payment.freight')) return no('AMOUNT_ERROR', '退运费超过订单运费');
  for (const item of wiresAt(body, 'items')) {
    const line = wiresAt(stored.order, 'items').find((candidate) => isLine(candidate, item));
    if (!line) return no('NOT_FOUND', `订单没有商品: ${textAt(item, 'sku_id')}`);
    if (unitsAt(item, 'quantity') > unitsAt(line, 'quantity')) return no('AMOUNT_ERROR', '退款数量超过购买数量');
    const refund = refundOf(item, line, textAt(body, 'apply_type'));
    if (refund > unitsAt(line, 'pay_amount')) return no('AMOUNT_ERROR', '退款金额超过商品实付金额');
    total += refund;
  }
  return total;
}

export const applyReturn = unlessCanceled((request) => {
  const { stored, body } = request;
  const { id, order, applied } = stored;
  const rtnId = textAt(body, 'rtn_id');
  // apply_id is 申请幂等ID, so a return number that comes again means the same application.
  const known = applied.find((one) => rtnId !== undefined && one.rtnId === rtnId);
  if (known) return { repeated: { apply_id: known.applyId, apply_ids: [known.applyId] } };
  if (at(order, 'payment.state') === 'notPay') return no('STATE_ERROR', '订单未付款');
  const amount = refundTotal(request);
  if (typeof amount !== 'bigint') return amount;
  const before = applied.reduce((sum, one) => sum + one.amount, 0n);
  if (before + amount > unitsAt(order, 'payment.amount')) return no('AMOUNT_ERROR', '退款金额超过实付金额');
  const applyId = `SQ${id}${applied.length + 1}`;
  const refused = refusing.has(at(body, 'approve_state'));
  const refunded = at(body, 'type') === 'refund' && at(body, 'approve_state') === 'financeApproved';
  return {
    order,
    hidden: {
      ...(refused ? {} : { haveReturn: true }),
      ...(refunded ? { refundState: 'refunded' } : {}),
    },
    applied: { applyId, rtnId, amount: refused ? 0n : amount },
    log: { action: 'applyRtn', caption: textAt(body, 'reason') ?? '商家发起退款', rtnId: rtnId ?? `TH${applyId}` },
    answer: { apply_id: applyId, apply_ids: [applyId] },
  };
});

/** 优先使用trace_code_details: where the details are sent the codes go, and the two never stand together. */
function withCodes(record: Wire, update: Wire): Wire {
  const [codes, details] = [at(update, 'trace_codes'), wiresAt(update, 'trace_code_details')];
  if (details.length > 0) return { ...record, trace_code_details: details, trace_codes: undefined };
  return codes === undefined ? record : { ...record, trace_codes: codes, trace_code_details: undefined };
}

export const traceCodes: Write = ({ stored, body }) => {
  const updates = wiresAt(body, 'items');
  if (updates.length === 0) return no('PARAM_ERROR', 'items 不能为空');
  let lines = wiresAt(stored.order, 'items');
  for (const update of updates) {
    const line = lines.find((candidate) => isLine(candidate, update));
    if (!line) return no('NOT_FOUND', `订单没有商品: ${textAt(update, 'sku_id') ?? ''}`);
    const ofDetails = new Map(wiresAt(update, 'details').map((one) => [textAt(one, 'id') ?? '', one]));
    const details = wiresAt(line, 'details');
    const missing = [...ofDetails.keys()].find((id) => !details.some((one) => one['id'] === id));
    if (missing !== undefined) return no('NOT_FOUND', `没有原料商品: ${missing}`);
    const coded = put(withCodes(line, update), {
      details:
        details.length > 0
          ? details.map((one) => withCodes(one, ofDetails.get(textAt(one, 'id') ?? '') ?? {}))
          : undefined,
    });
    lines = lines.map((one) => (one === line ? coded : one));
  }
  return { order: put(stored.order, { items: lines }), log: { action: 'traceCode', caption: '修改溯源码' } };
};
