/** Reads the body of a write and compares it with its shape. */
import { type Field, type Flaw, flawOf } from '../../server/fields.ts';
import { isWire, parsed, type Wire } from '../../server/wire.ts';

export type BodyReading = { readonly body: Wire } | { readonly refused: string };

/** The body has every digit of its numbers and no nulls, because the access guide treats null and absent alike. */
export function readBody(text: string, shape: Field): BodyReading {
  const body = withoutNulls(parsed(text));
  if (!isWire(body)) return { refused: '请求体必须是JSON对象' };
  const flaw = flawOf(shape, body);
  return flaw ? { refused: wordsFor(flaw) } : { body };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isWire(value)) return value;
  const set = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(set.map(([name, inner]) => [name, withoutNulls(inner)]));
}

function wordsFor({ path, problem, field }: Flaw): string {
  switch (problem) {
    case 'missing':
      return `${path} 必填`;
    case 'unknown':
      return `不支持的字段: ${path}`;
    case 'tooMany':
      return `${path} 最多${field?.mostElements}条`;
    case 'malformed':
      return field?.codes ? `${path} 取值范围: ${field.codes.join('、')}` : `${path} 类型不正确`;
  }
}
