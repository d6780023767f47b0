/** Finds a declared member by its name as it stands in a text, without making a text of it. */
import type { Reader } from './reader.ts';

export interface Member {
  readonly name: string;
  readonly reader: Reader<unknown>;
  readonly absent: unknown;
  /** Its index among those of its record. */
  readonly place: number;
}

const size = 256;
/** By the length of a name and its first and last letters. */
const place = (length: number, first: number, last: number): number =>
  (length * 37 + first * 11 + last * 5) & (size - 1);

export class NameTable {
  private readonly places: readonly (readonly Member[] | null)[];
  private readonly byName: ReadonlyMap<string, Member>;

  constructor(members: readonly Member[]) {
    this.byName = new Map(members.map((member) => [member.name, member]));
    const groups = Map.groupBy(members, ({ name }) =>
      place(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1)),
    );
    this.places = Array.from({ length: size }, (_, at) => groups.get(at) ?? null);
  }

  named(name: string): Member | null {
    return this.byName.get(name) ?? null;
  }

  /** The member whose name stands between two places of a text. */
  find(text: string, from: number, end: number): Member | null {
    const here = this.places[place(end - from, text.charCodeAt(from), text.charCodeAt(end - 1))];
    if (!here) return null;
    for (const member of here)
      if (member.name.length === end - from && text.startsWith(member.name, from)) return member;
    return null;
  }
}
