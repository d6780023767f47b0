/**
 * packageInfo of getFlowInfo.do: the goods of a parcel as JSON text within a JSON string. It is written by fastjson,
 * which writes a repeated object as a reference to its first occurrence (`{"$ref":"$[0]"}`); the document's own sample of
 * it is not JSON at all. What cannot be read leaves a parcel whose goods are not known.
 */
import { at, type JsonSpan } from '../values/json.ts';
import { listIn, read } from '../kit/wire.ts';
import { type BtsGoods, packageGoodsSchema } from './wire.ts';

/** Null when the BTS does not tell the goods. A reference that leads nowhere is left out. */
export function goodsOf(packageInfo: JsonSpan | null): readonly BtsGoods[] | null {
  const { elements } = listIn(packageInfo);
  if (elements === null) return null;
  return elements.flatMap((element) => {
    const goods = read(packageGoodsSchema, resolved(element, elements))?.value;
    return goods && (goods.goodsId ?? goods.goodsName) !== null ? [goods] : [];
  });
}

/** A reference may lead to a reference. The bound on the steps ends every circle of them. */
function resolved(element: JsonSpan, elements: readonly JsonSpan[]): JsonSpan | undefined {
  let current: JsonSpan | undefined = element;
  for (let step = 0; step <= elements.length; step += 1) {
    const reference = at(current, '$ref');
    if (typeof reference !== 'string') return current;
    const [, index] = /^\$\[(\d{1,6})\]$/.exec(reference) ?? [];
    current = index === undefined ? undefined : elements[Number(index)];
  }
  return undefined;
}
