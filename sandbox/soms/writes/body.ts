/** Reads the body of a write and holds it against its shape. */
import { JsonNumber, parseJson } from '../../../sources/values/json.ts';
import { isRecord } from '../wire.ts';
import type { Wire } from '../wire.ts';
import type { RecordShape, Shape } from './parts.ts';

export type BodyReading = { readonly body: Wire } | { readonly refused: string };

/** With every digit of its numbers, and without the nulls: to the access guide they mean the same as nothing. */
export function readBody(text: string, shape: RecordShape): BodyReading {
  const body = withoutNulls(parsed(text));
  if (!isRecord(body)) return { refused: '请求体必须是JSON对象' };
  const refused = misfit(shape, body, '');
  return refused === undefined ? { body } : { refused };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  const set = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(set.map(([name, inner]) => [name, withoutNulls(inner)]));
}

const time = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
/** What the invented amounts compute with: no exponent, at most four decimals. */
const amount = /^-?\d+(?:\.\d{1,4})?$/;

const fits = {
  text: (value: unknown) => typeof value === 'string',
  flag: (value: unknown) => typeof value === 'boolean',
  number: (value: unknown) => value instanceof JsonNumber,
  amount: (value: unknown) => value instanceof JsonNumber && amount.test(value.text),
  time: (value: unknown) => typeof value === 'string' && time.test(value),
} as const;

/** What is wrong with it, in the vendor's words; undefined when nothing is. */
function misfit(shape: Shape, value: unknown, path: string): string | undefined {
  if (typeof shape === 'string') return fits[shape](value) ? undefined : `${path} 类型不正确`;
  if ('codes' in shape) {
    return shape.codes.some((code) => code === value) ? undefined : `${path} 取值范围: ${shape.codes.join('、')}`;
  }
  if ('list' in shape) return misfitOfList(shape, value, path);
  if (!isRecord(value)) return `${path} 类型不正确`;
  const missing = shape.required.find((name) => value[name] === undefined || value[name] === '');
  if (missing !== undefined) return `${path}${missing} 必填`;
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field && !shape.open) return `不支持的字段: ${path}${name}`;
    const wrong = field && misfit(field, inner, nested(field) ? `${path}${name}.` : `${path}${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

const nested = (shape: Shape): boolean => typeof shape !== 'string' && 'fields' in shape;

function misfitOfList({ list, most }: Extract<Shape, { list: Shape }>, value: unknown, path: string) {
  const elements: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  if (!elements) return `${path} 类型不正确`;
  if (most !== undefined && elements.length > most) return `${path} 最多${most}条`;
  const place = (n: number): string => `${path}[${n}]${nested(list) ? '.' : ''}`;
  return elements
    .values()
    .map((one, n) => misfit(list, one, place(n)))
    .find((wrong) => wrong !== undefined);
}
