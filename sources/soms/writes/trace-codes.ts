/** 修改订单的溯源码信息: the codes of lines and of the components of bundles. */
import { numberOf, type ArgumentPath } from '../../domain/input-checks.ts';
import type { Order } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError } from '../../ports/writes.ts';
import { emptyList, somsError } from './checks.ts';
import { expecting, shows } from './expectation.ts';
import { lineByNo, noSuchLine } from './lines.ts';
import { onReadOrder } from './operation.ts';
import type { BodyContent } from './request.ts';
import { digest } from './values.ts';
import type { SomsTraceCode } from '../wire.ts';

type CodesInput = WriteInputs['traceCodesSet'][number];
/** An element of the input and where it stands. */
type CodesElement = CodesInput & { readonly path: ArgumentPath };

export const traceCodesSet = onReadOrder<'traceCodesSet'>({
  operation: 'updateTraceCodes',
  path: '/orderservice/order/{id}/tracecode/update',
  form: 'OrderTraceCodeUpdateRequest',
  reads: ['items', 'components'],
  compose({ input }, order) {
    const { key } = order;
    const elements = input.map((element, i): CodesElement => ({ ...element, path: ['input', String(i)] }));
    const digests = input.flatMap(({ lineNo, componentId, codes }) =>
      codes.map(({ code }) => digestOf(key.nativeId, [lineNo, componentId ?? null, code])),
    );
    return {
      userErrors: [
        ...emptyList(input, 'input: name at least one line.', { path: ['input'], target: key }),
        ...elements.flatMap((element, i) => elementErrors(order, element, elements.slice(0, i))),
      ],
      ...contentOf(elements),
      expectation: digests.length === 0 ? null : expecting(key, { codes: digests.join(' ') }),
    };
  },
  reconcile: shows((wire, { codes = '' }) => {
    const there = new Set(
      (wire.items ?? []).flatMap((line) => [
        ...codesIn(line).map((code) => digestOf(wire.id, [line.item_no, null, code])),
        ...(line.details ?? []).flatMap((detail) =>
          codesIn(detail).map((code) => digestOf(wire.id, [line.item_no, detail.id, code])),
        ),
      ]),
    );
    return codes.split(' ').every((one) => there.has(one));
  }),
});

const digestOf = (orderId: string, place: readonly (string | null)[]): string => digest(orderId, JSON.stringify(place));
const codesIn = (of: {
  readonly trace_code_details: readonly SomsTraceCode[] | null;
  readonly trace_codes: readonly string[] | null;
}): readonly string[] => [
  ...(of.trace_code_details ?? []).flatMap(({ code }) => code ?? []),
  ...(of.trace_codes ?? []),
];

/** One record for each line, with the line's own codes and those of its components. */
function contentOf(elements: readonly CodesElement[]): BodyContent {
  const lines = [...Map.groupBy(elements, ({ lineNo }) => lineNo)].map(([lineNo, own]) => ({
    lineNo,
    skuCode: own[0]?.skuCode,
    line: own.find(({ componentId }) => !componentId),
    components: own.filter(({ componentId }) => componentId),
  }));
  return {
    typed: {
      items: lines.map(({ lineNo, skuCode, line, components }) => ({
        item_no: lineNo,
        sku_id: skuCode,
        trace_code_details: line && codeFields(line),
        details:
          components.length === 0
            ? null
            : components.map((one) => ({ id: one.componentId, trace_code_details: codeFields(one) })),
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

const codeFields = ({ codes }: CodesInput) =>
  codes.map(({ code, quantity, batchNo, productionDate, validUntil }) => ({
    code,
    qty: numberOf(quantity),
    batch_no: batchNo,
    production_date: midnight(productionDate),
    valid_date: midnight(validUntil),
  }));
/** SOMS writes a day as the time at its beginning. */
const midnight = (day: string | null | undefined): string | null =>
  day === null || day === undefined ? null : `${day} 00:00:00`;

/** The client's own fields of the record and of each of its codes. */
const clientFields = ({ vendorFields, codes }: CodesInput): Readonly<Record<string, unknown>> => ({
  ...(isFields(vendorFields) ? vendorFields : {}),
  trace_code_details: codes.map(({ vendorFields: own }) => own ?? undefined),
});
const placesOf = ({ path, codes }: CodesElement, at: ArgumentPath): NonNullable<BodyContent['places']> => [
  { at, path: [...path, 'vendorFields'] },
  ...codes.map((_, i) => ({
    at: [...at, 'trace_code_details', String(i)],
    path: [...path, 'codes', String(i), 'vendorFields'],
  })),
];
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The typed fields write these, so the client's own fields may not. */
const typedElsewhere = ['trace_code_details', 'details'];
const isUsable = (vendorFields: unknown): boolean =>
  vendorFields === undefined ||
  vendorFields === null ||
  (isFields(vendorFields) && !typedElsewhere.some((name) => Object.hasOwn(vendorFields, name)));

function elementErrors(order: Order, element: CodesElement, before: readonly CodesElement[]): readonly UserError[] {
  const { lineNo, skuCode, componentId, vendorFields, path } = element;
  const line = lineByNo(order, lineNo);
  if (!line) return [noSuchLine(order, path, 'lineNo')];
  const isComponent = !componentId || (line.components ?? []).some(({ sku }) => sku.code === componentId);
  const isTwice = before.some(
    (other) => other.lineNo === lineNo && (other.componentId ?? null) === (componentId ?? null),
  );
  const checks = [
    [line.sku.code === skuCode, 'INVALID_INPUT', 'skuCode', 'the line of this number is of another SKU'],
    [isComponent, 'NOT_FOUND', 'componentId', 'the line is not made of it'],
    [!isTwice, 'DUPLICATE', 'lineNo', 'named twice; put its codes into one element'],
    [
      isUsable(vendorFields),
      'INVALID_INPUT',
      'vendorFields',
      'must be an object without trace_code_details and details',
    ],
  ] as const;
  return checks.flatMap(([holds, code, field, problem]) =>
    holds ? [] : [somsError(code, `${field}: ${problem}.`, { path: [...path, field], target: order.key })],
  );
}
