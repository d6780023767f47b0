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
  private readonly members: readonly Member[];
  private readonly nowhere: readonly number[];
  private readonly names: NameTable;
  private readonly form: Form<T>;
  /** Places of the members without which it is no record. */
  private readonly required: readonly number[];

  private readonly isLoose: boolean;

  /** `isLoose`: what is not declared is kept under `others`. */
  constructor(shape: Shape, isLoose = false) {
    super();
    this.isLoose = isLoose;
    this.members = Object.entries(shape).map(([name, reader], place): Member => ({
      name,
      reader,
      scalar: reader instanceof Scalar ? reader : null,
      absent: reader.absent,
      place,
    }));
    this.nowhere = this.members.map(() => -1);
    this.blank = this.members.map(({ absent }) => absent);
    this.names = new NameTable(this.members);
    this.form = formOf([...this.members.map(({ name }) => name), ...(isLoose ? ['others'] : [])]);
    this.required = this.members.flatMap(({ absent, place }) => (absent === undefined ? [place] : []));
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
    const from = scan.at;
    const member = this.memberHere(scan);
    if (member === undefined) return false;
    if (member !== null) return takeValue(scan, member, members);
    return this.isLoose ? takeOther(scan, scan.nameAt(from), members.at(-1)) : scan.step();
  }

  /** Goes to the value of the next member. Null: it is not declared; undefined: the text is broken. */
  private memberHere(scan: Scan): Member | null | undefined {
    const from = scan.at + 1;
    const end = scan.endOfName();
    if (end < 0) return this.namedHere(scan);
    scan.at = end + 1;
    return scan.takesColon() ? this.names.find(scan.text, from, end) : undefined;
  }

  /** The same where the name is written with escapes. */
  private namedHere(scan: Scan): Member | null | undefined {
    const name = scan.name();
    return name !== null && scan.takesColon() ? this.names.named(name) : undefined;
  }

  /**
   * Where the declared members begin, counted from the beginning of the record, which is stepped over; -1 where one is not
   * there. Null when that is not known: the text is broken, or no record begins here.
   */
  locate(scan: Scan): readonly number[] | null {
    const start = scan.at;
    if (scan.text.charCodeAt(start) !== openBrace || this.isLoose) return null;
    const places = this.nowhere.slice();
    scan.at += 1;
    if (scan.next() === closeBrace) return null;
    for (;;) {
      const member = this.memberHere(scan);
      if (member === undefined) return null;
      if (member !== null) places[member.place] = scan.at - start;
      if (!scan.step()) return null;
      const code = scan.next();
      scan.at += 1;
      if (code === closeBrace) return places;
      if (code !== comma) return null;
      scan.next();
    }
  }

  /** Reads the record that a text begins with, of which it is known where its members begin. */
  takeLocated(scan: Scan, places: readonly number[]): T | undefined {
    const members = this.begun();
    for (const member of this.members) {
      scan.at = places[member.place] ?? -1;
      if (scan.at >= 0 && !takeValue(scan, member, members)) return undefined;
    }
    return this.complete(scan, members);
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
