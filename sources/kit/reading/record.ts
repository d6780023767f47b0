/** Records: the declared members of an object. The others are stepped over. */
import { JsonSpan } from '../../values/json.ts';
import { closeBrace, comma, openBrace } from '../../values/json-scan.ts';
import { type Form, formOf, type Opened } from './form.ts';
import { type Member, NameTable } from './name-table.ts';
import { type Read, Reader } from './reader.ts';
import { Scalar } from './scalar.ts';
import { type Scan, wrongKind } from './scan.ts';

export type Shape = Readonly<Record<string, Reader<unknown>>>;
export type RecordOf<S extends Shape> = Opened & { readonly [Name in keyof S]: Read<S[Name]> };

/** `T` is the record of the shape. */
export class RecordReader<T extends Opened> extends Reader<T> {
  readonly absent = undefined;
  /** Of a record of which nothing is said. Each record begins with a copy of them. */
  private readonly blank: readonly unknown[];
  private readonly names: NameTable;
  private readonly form: Form<T>;
  /** Places of the members without which it is no record. */
  private readonly required: readonly number[];

  private readonly isLoose: boolean;

  /** `isLoose`: what is not declared is kept under `others`. */
  constructor(shape: Shape, isLoose = false) {
    super();
    this.isLoose = isLoose;
    const members = Object.entries(shape).map(([name, reader], place): Member => ({
      name,
      reader,
      scalar: reader instanceof Scalar ? reader : null,
      absent: reader.absent,
      place,
    }));
    this.blank = members.map(({ absent }) => absent);
    this.names = new NameTable(members);
    this.form = formOf([...members.map(({ name }) => name), ...(isLoose ? ['others'] : [])]);
    this.required = members.flatMap(({ absent, place }) => (absent === undefined ? [place] : []));
  }

  /** The record of which nothing is said. Throws where a member must be there. */
  get empty(): T {
    if (this.required.length > 0) throw new TypeError('a record that must have some member');
    return new this.form(this.begun());
  }

  private begun(): unknown[] {
    const members = this.blank.slice();
    if (this.isLoose) members.push(new Map());
    return members;
  }

  take(scan: Scan): T | undefined {
    if (scan.text.charCodeAt(scan.at) !== openBrace) return scan.misfit(wrongKind);
    const members = this.begun();
    scan.at += 1;
    if (scan.next() === closeBrace) {
      scan.at += 1;
      return this.complete(scan, members);
    }
    for (;;) {
      if (!this.takeMember(scan, members)) return scan.breaks();
      const code = scan.next();
      scan.at += 1;
      if (code === closeBrace) return this.complete(scan, members);
      if (code !== comma) return scan.breaks();
      scan.next();
    }
  }

  private complete(scan: Scan, members: readonly unknown[]): T | undefined {
    for (const place of this.required)
      if (members[place] === undefined) {
        scan.tell(wrongKind);
        return undefined;
      }
    return new this.form(members);
  }

  /** False: the text is broken. Of several members of one name the last counts, as everywhere in JavaScript. */
  private takeMember(scan: Scan, members: unknown[]): boolean {
    const from = scan.at + 1;
    const end = scan.endOfName();
    if (end < 0) return this.takeNamed(scan, members);
    scan.at = end + 1;
    if (!scan.takesColon()) return false;
    const member = this.names.find(scan.text, from, end);
    if (member !== null) return takeValue(scan, member, members);
    return this.isLoose ? takeOther(scan, scan.text.slice(from, end), members.at(-1)) : scan.step();
  }

  /** The same by a name that is written with escapes. */
  private takeNamed(scan: Scan, members: unknown[]): boolean {
    const name = scan.name();
    if (name === null || !scan.takesColon()) return false;
    const member = this.names.named(name);
    if (member !== null) return takeValue(scan, member, members);
    return this.isLoose ? takeOther(scan, name, members.at(-1)) : scan.step();
  }
}

function takeValue(scan: Scan, member: Member, members: unknown[]): boolean {
  const told = scan.told.length;
  const start = scan.at;
  // Most members are scalars. A call that can only be theirs costs less.
  const value = member.scalar === null ? member.reader.take(scan) : member.scalar.take(scan);
  if (value === undefined && scan.isBroken && !scan.recovers(start, told)) return false;
  members[member.place] = value === undefined ? member.absent : value;
  if (scan.told.length > told) scan.within(member.name, told);
  return true;
}

/** Keeps a member that is not declared. */
function takeOther(scan: Scan, name: string, others: unknown): boolean {
  const start = scan.at;
  if (!scan.step() || !(others instanceof Map)) return false;
  others.set(name, new JsonSpan(scan.text, start, scan.at));
  return true;
}

/** The members that are not declared, unread. */
export interface Others {
  readonly others: ReadonlyMap<string, JsonSpan>;
}
