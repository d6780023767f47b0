/** The lines of a SOMS order. */
import { share, units, money } from '../sales/amount.ts';
import { hasLeft } from '../sales/course.ts';
import { choice } from '../sales/random.ts';
import type { Sale, SaleComponent, SaleLine } from '../sales/sale.ts';
import { time } from '../sales/time.ts';
import { number, whole } from './wire.ts';
import type { Wire } from '../server/wire.ts';

/** When the goods are ready the picker has noted what was really in the basket. */
const isPicked = ({ stage }: Sale): boolean => stage === 'ready' || hasLeft.has(stage);

const itemId = (line: Pick<SaleLine, 'no'>): string => String(line.no);

export function itemOf(sale: Sale, line: SaleLine): Wire {
  const parent = sale.lines.find(({ no }) => no === line.parentNo);
  return {
    uuid: `${sale.platformOrderNo}-${line.no}`,
    spec: line.spec,
    unit: line.unit,
    barcode: line.barcode,
    quantity: number(line.quantity),
    total: number(line.total),
    front: frontOf(sale, line),
    details: line.components.length > 0 ? line.components.map((one) => detailOf(sale, one)) : undefined,
    promotion: promotionOf(sale, line),
    item_no: String(line.no),
    sku_id: line.skuCode,
    product_id: line.productCode,
    item_title: line.title,
    ...pricesOf(sale, line),
    weight: whole(line.grams),
    image_url: `https://img.example.test/${line.skuCode}.jpg`,
    item_id: itemId(line),
    is_collocation: line.kind === 'addIn',
    relation_item_id: parent && itemId(parent),
    relation_sku_id: parent?.skuCode,
    is_gift: line.kind === 'gift',
    real_quantity: isPicked(sale) ? number(line.quantity) : undefined,
    service_options: line.productCode.endsWith('2') ? '清洁/杀菌' : undefined,
    extra_info: line.kind === 'gift' ? '{"inv_mgr": false}' : undefined,
    // The document prints a word where its type says a list, and so do some orders.
    tags: sale.salt % 23 === 4 ? '标签' : sale.salt % 11 === 5 ? [{ name: '盲盒' }] : undefined,
    ...originOf(sale, line),
    ...traceCodesOf(sale, line),
  };
}

const pricesOf = (sale: Sale, line: SaleLine): Wire => ({
  unit_price: number(line.unitPrice),
  price: number(line.actualPrice),
  pay_amount: number(line.payable),
  discount_amount: number(line.lineDiscount),
  apported_discount_amount: number(line.orderDiscount),
  cost_price: number(money(share(units(line.unitPrice), 60n))),
  shop_total: number(money(units(line.total) - units(line.lineDiscount))),
  settle_price: number(line.settlePrice),
  settle_total: number(line.settleTotal),
  settle_discountAmount: number(line.orderDiscount),
  // A double cannot hold this score: a careless reader makes …992 of it.
  consume_scores: sale.index % 150 === 11 ? number('9007199254740993') : undefined,
});

const frontOf = (sale: Sale, line: SaleLine): Wire => ({
  item_id: line.platformLineNo,
  sku_id: `P${line.skuCode}`,
  spu_id: line.productCode,
  spec: line.kind === 'addIn' ? '少冰/多糖' : line.spec,
  unit: line.unit,
  attributes:
    line.kind === 'addIn' ? [{ group: '口味', values: ['少冰'], price: number('0.0'), qty: number('1.0') }] : undefined,
  tags: sale.salt % 13 === 1 ? [{ id: 'new', name: '新品' }] : undefined,
});

function detailOf(sale: Sale, { skuCode, title, ratio, quantity }: SaleComponent): Wire {
  return {
    id: skuCode,
    title,
    quantity: whole(quantity),
    ratio: whole(ratio),
    front_spec: '标准',
    real_quantity: isPicked(sale) ? whole(quantity) : undefined,
  };
}

/** Who pays for a discount, in the three roles that the document lists. */
const roles = ['shop', 'platform', 'agent'] as const;

function promotionOf(sale: Sale, line: SaleLine): Wire | undefined {
  const own = units(line.lineDiscount);
  const shared = units(line.orderDiscount);
  if (own + shared === 0n) return undefined;
  const role = choice(roles, sale.salt, 6);
  return {
    discount_amount: number(line.lineDiscount),
    apported_discount_amount: number(line.orderDiscount),
    favs: [
      {
        id: `YH${sale.index}${line.no}`,
        name: shared > 0n ? '满减' : '立减',
        type: shared > 0n ? 'orderDiscount' : 'itemDiscount',
        amount: number(money(own + shared)),
        settle_details: [{ role, discount: number(money(own + shared)) }],
      },
    ],
  };
}

/** A bundle or another size shows what the buyer saw on the platform. */
function originOf(sale: Sale, line: SaleLine): Wire {
  if (line.kind !== 'bundle' && sale.salt % 31 !== 7) return {};
  return {
    orig_item_title: line.title,
    orig_item: {
      type: line.kind === 'bundle' ? 'combined' : 'multi',
      combined_id: line.kind === 'bundle' ? line.skuCode : undefined,
      sku_id: line.skuCode,
      item_title: line.title,
      price: number(line.unitPrice),
      quantity: number(line.quantity),
      weight: whole(line.grams),
    },
  };
}

function traceCodesOf(sale: Sale, line: SaleLine): Wire {
  if (sale.salt % 9 === 2) return { trace_codes: [`SY${sale.index}${line.no}`] };
  if (sale.salt % 9 !== 3) return {};
  return {
    trace_code_details: [
      {
        type: sale.salt % 2 === 0 ? 'normal' : 'expDate',
        barcode: line.barcode,
        batch_no: `PH${sale.index}`,
        code: `SY${sale.index}${line.no}`,
        production_date: time(sale.placedAt - 86_400 * 30),
        valid_date: time(sale.placedAt + 86_400 * 300),
        qty: number(line.quantity),
        qpc_str: '1*1',
      },
    ],
  };
}
