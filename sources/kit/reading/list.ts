/** Lists, also in the other forms in which vendors write them. */
import { afterBlanks, closeBrace, closeBracket, comma, openBrace, openBracket, quote } from '../../values/json-scan.ts';
import { readJsonText } from '../push-body.ts';
import { Reader } from './reader.ts';
import { custom, Scan } from './scan.ts';

const asOne = 'one, not a list';
const asText = 'a list as JSON text';

/**
 * Some writers send a list of one as that one, and some the JSON text of the list: these are read as the list that is
 * meant, and told. A blank text and an empty object are none, as null is.
 */
export class ListReader<T> extends Reader<readonly T[] | null> {
  readonly absent = null;
  private readonly element: Reader<T>;

  constructor(element: Reader<T>) {
    super();
    this.element = element;
  }

  take(scan: Scan): readonly T[] | null | undefined {
    const code = scan.text.charCodeAt(scan.at);
    if (code === openBracket) return this.elements(scan);
    if (code === openBrace) return this.one(scan);
    if (code === quote) return this.inText(scan);
    return scan.takesNull() ? null : scan.misfit(custom);
  }

  private elements(scan: Scan): readonly T[] | undefined {
    const values: T[] = [];
    scan.at += 1;
    if (scan.next() === closeBracket) {
      scan.at += 1;
      return values;
    }
    for (;;) {
      if (!this.takeElement(scan, values)) return scan.breaks();
      const code = scan.next();
      scan.at += 1;
      if (code === closeBracket) return values;
      if (code !== comma) return scan.breaks();
      scan.next();
    }
  }

  /** False: the text is broken. An element that does not fit is left out. */
  private takeElement(scan: Scan, values: T[]): boolean {
    const told = scan.told.length;
    const start = scan.at;
    const value = this.element.take(scan);
    if (value !== undefined) values.push(value);
    else if (scan.isBroken && !scan.recovers(start, told)) return false;
    if (scan.told.length > told) scan.within('[]', told);
    return true;
  }

  private one(scan: Scan): readonly T[] | null | undefined {
    const inside = afterBlanks(scan.text, scan.at + 1);
    if (scan.text.charCodeAt(inside) === closeBrace) {
      scan.at = inside + 1;
      return null;
    }
    scan.tell(asOne);
    const values: T[] = [];
    return this.takeElement(scan, values) ? values : scan.breaks();
  }

  private inText(scan: Scan): readonly T[] | null | undefined {
    const text = scan.string();
    if (text === undefined) return undefined;
    if (text.trim() === '') return null;
    if (!isJsonOfList(text)) {
      scan.tell(custom);
      return undefined;
    }
    const inner = new Scan(text, afterBlanks(text, 0));
    scan.tell(asText);
    const told = inner.text.charCodeAt(inner.at) === openBracket ? this.elements(inner) : this.only(inner);
    for (const one of inner.told) scan.told.push(one);
    return told ?? [];
  }

  /** The one that a text holds in place of a list. */
  private only(inner: Scan): readonly T[] | undefined {
    const values = this.one(inner);
    // That it is one is told by the text already.
    inner.told.splice(0, inner.told[0]?.reason === asOne ? 1 : 0);
    return values ?? undefined;
  }
}

const isJsonOfList = (text: string): boolean => /^\s*[[{]/.test(text) && readJsonText(text).ok;
