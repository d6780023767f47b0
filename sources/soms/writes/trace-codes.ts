/** 修改订单的溯源码信息: codes of lines and of what bundles are made of, each line sent once. */
import type { Order } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { WriteOperation, UserError } from '../../ports/writes.ts';
import { lineByNo } from './lines.ts';
import {
  digest,
  type Draft,
  given,
  type Make,
  number,
  onReadOrder,
  orderPath,
  type Path,
  refuse,
  unless,
} from './request.ts';
import { expecting, shows } from './expectation.ts';
import type { SomsTraceCode } from '../wire.ts';

type Given = WriteInputs['traceCodesSet'][number];
interface Element {
  readonly given: Given;
  readonly path: Path;
}

export const traceCodeWrite = (make: Make): WriteOperation<'traceCodesSet'> => ({
  vendorOperations: ['updateTraceCodes'],
  reads: new Set(['items', 'components']),
  prepare: onReadOrder((command, order) => {
    const { key } = order;
    const elements = command.input.map((one, i): Element => ({ given: one, path: ['input', String(i)] }));
    const userErrors = [
      ...(elements.length === 0
        ? [refuse('REQUIRED', 'input: name at least one line.', { path: ['input'], target: key })]
        : []),
      ...elements.flatMap((element, i) => unfit(order, element, elements.slice(0, i))),
    ];
    const draft = {
      operation: 'updateTraceCodes',
      path: orderPath(key, '/tracecode/update'),
      form: 'OrderTraceCodeUpdateRequest',
      targets: [key],
    };
    const marks = elements.flatMap(({ given: { lineNo, componentId, codes } }) =>
      codes.map(({ code }) => markOf(key.nativeId, [lineNo, componentId ?? null, code])),
    );
    return unless(userErrors, () =>
      make(
        command,
        { ...draft, ...content(elements) },
        marks.length === 0 ? null : expecting(key, { codes: marks.join(' ') }),
      ),
    );
  }),
  reconcile: shows((wire, { codes = '' }) => {
    const there = new Set(
      (wire.items ?? []).flatMap((line) => [
        ...codesOf(line).map((code) => markOf(wire.id, [line.item_no, null, code])),
        ...(line.details ?? []).flatMap((detail) =>
          codesOf(detail).map((code) => markOf(wire.id, [line.item_no, detail.id, code])),
        ),
      ]),
    );
    return codes.split(' ').every((mark) => there.has(mark));
  }),
});

const markOf = (orderId: string, place: readonly (string | null)[]): string => digest(orderId, JSON.stringify(place));
const codesOf = (of: {
  readonly trace_code_details: readonly SomsTraceCode[] | null;
  readonly trace_codes: readonly string[] | null;
}): readonly string[] => [
  ...(of.trace_code_details ?? []).flatMap(({ code }) => code ?? []),
  ...(of.trace_codes ?? []),
];

/** One record for each line: its own codes, and those of its components below it. */
function content(elements: readonly Element[]): Pick<Draft, 'typed' | 'fields' | 'places'> {
  const lines = [...new Set(elements.map(({ given: { lineNo } }) => lineNo))].map((lineNo) => {
    const own = elements.filter(({ given: one }) => one.lineNo === lineNo);
    return {
      lineNo,
      skuCode: own[0]?.given.skuCode,
      line: own.find(({ given: { componentId } }) => !componentId),
      components: own.filter(({ given: { componentId } }) => componentId),
    };
  });
  return {
    typed: {
      items: lines.map(({ lineNo, skuCode, line, components }) => ({
        item_no: lineNo,
        sku_id: skuCode,
        trace_code_details: line && codeFields(line),
        details:
          components.length === 0
            ? undefined
            : components.map((one) => ({ id: one.given.componentId, trace_code_details: codeFields(one) })),
      })),
    },
    fields: {
      items: lines.map(({ line, components }) => ({
        ...(line && clientFields(line)),
        ...(components.length > 0 ? { details: components.map(clientFields) } : {}),
      })),
    },
    places: lines.flatMap(({ line, components }, i) => [
      ...(line ? placesOf(line, ['items', String(i)]) : []),
      ...components.flatMap((one, at) => placesOf(one, ['items', String(i), 'details', String(at)])),
    ]),
  };
}

const codeFields = ({ given: { codes } }: Element) =>
  codes.map(({ code, quantity, batchNo, productionDate, validUntil }) => ({
    code,
    qty: number(quantity),
    batch_no: given(batchNo),
    production_date: midnight(productionDate),
    valid_date: midnight(validUntil),
  }));
/** SOMS writes days as times. */
const midnight = (day: string | null | undefined): string | undefined =>
  day === null || day === undefined ? undefined : `${day} 00:00:00`;

/** The client's own fields of the record and of each of its codes. */
const clientFields = ({ given: { vendorFields, codes } }: Element): Readonly<Record<string, unknown>> => ({
  ...(isFields(vendorFields) ? vendorFields : {}),
  trace_code_details: codes.map(({ vendorFields: own }) => own ?? undefined),
});
const placesOf = ({ path, given: { codes } }: Element, at: Path): NonNullable<Draft['places']> => [
  { at, path: [...path, 'vendorFields'] },
  ...codes.map((_, i) => ({
    at: [...at, 'trace_code_details', String(i)],
    path: [...path, 'codes', String(i), 'vendorFields'],
  })),
];
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Said by the typed fields, in all their detail. */
const typedElsewhere = ['trace_code_details', 'details'];

function unfit(order: Order, { given: one, path }: Element, before: readonly Element[]): readonly UserError[] {
  const { lineNo, skuCode, componentId, vendorFields } = one;
  const say = (code: 'NOT_FOUND' | 'INVALID_INPUT' | 'DUPLICATE', field: string, why: string): UserError =>
    refuse(code, `${field}: ${why}.`, { path: [...path, field], target: order.key });
  const line = lineByNo(order, lineNo);
  if (!line) return [say('NOT_FOUND', 'lineNo', 'the order has no such line')];
  const twice = before.some(
    ({ given: other }) => other.lineNo === lineNo && (other.componentId ?? null) === (componentId ?? null),
  );
  const stray =
    vendorFields !== undefined &&
    vendorFields !== null &&
    (!isFields(vendorFields) || typedElsewhere.some((name) => Object.hasOwn(vendorFields, name)));
  return [
    ...(line.sku.code === skuCode
      ? []
      : [say('INVALID_INPUT', 'skuCode', 'the line of this number is of another SKU')]),
    ...(!componentId || line.components?.some(({ sku }) => sku.code === componentId)
      ? []
      : [say('NOT_FOUND', 'componentId', 'the line is not made of it')]),
    ...(twice ? [say('DUPLICATE', 'lineNo', 'named twice; put its codes into one element')] : []),
    ...(stray
      ? [say('INVALID_INPUT', 'vendorFields', 'must be an object without trace_code_details and details')]
      : []),
  ];
}
