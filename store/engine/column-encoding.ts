/**
 * What goes into a column comes out as it was, on both engines. PostgreSQL takes no NUL in a text and UTF-8 has no
 * lone surrogates, yet JSON can spell both ("\u0000"), in an order number too: such texts are stored escaped, marked
 * by a leading backslash. And a number must be a whole one: SQLite would keep 0.5 where PostgreSQL refuses it.
 */
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from 'kysely';

const mark = '\\';
const needsEscape = (text: string): boolean => text.startsWith(mark) || text.includes('\0') || !text.isWellFormed();

export function toColumn(text: string): string {
  if (!needsEscape(text)) return text;
  const escaped = text.replace(/[\\\p{Cc}\p{Cs}]/gu, (unit) => mark + unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return mark + escaped;
}

export function fromColumn(text: string): string {
  if (!text.startsWith(mark)) return text;
  return text.slice(1).replace(/\\([\da-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function parameter(value: unknown): unknown {
  if (typeof value === 'string') return toColumn(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return value;
}

class Parameters extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: parameter(node.value) };
  }
  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(parameter) };
  }
}

export class ColumnPlugin implements KyselyPlugin {
  readonly #parameters = new Parameters();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#parameters.transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    for (const row of result.rows)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && value.startsWith(mark)) row[column] = fromColumn(value);
    return result;
  }
}
