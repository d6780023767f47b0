/** Finds a declared member by its name as it stands in a text, without making a text of it. */
import type { Reader } from './reader.ts';
import type { Scalar } from './scalar.ts';

export interface Member {
  readonly name: string;
  readonly reader: Reader<unknown>;
  /** The reader, where it is one. */
  readonly scalar: Scalar<unknown> | null;
  readonly absent: unknown;
  /** Its index among those of its record. */
  readonly place: number;
}

const size = 256;
/** By the length of a name and its first and last letters. */
const place = (length: number, first: number, last: number): number =>
  (length * 37 + first * 11 + last * 5) & (size - 1);

interface Entry {
  readonly member: Member;
  /** The characters of its name. */
  readonly letters: Uint16Array;
  /** Another of the same place. */
  readonly next: Entry | null;
}

export class NameTable {
  private readonly entries: readonly (Entry | null)[];
  private readonly byName: ReadonlyMap<string, Member>;

  constructor(members: readonly Member[]) {
    this.byName = new Map(members.map((member) => [member.name, member]));
    const entries = Array.from({ length: size }, (): Entry | null => null);
    for (const member of members) {
      const letters = Uint16Array.from({ length: member.name.length }, (_, at) => member.name.charCodeAt(at));
      const at = place(letters.length, letters[0] ?? 0, letters.at(-1) ?? 0);
      entries[at] = { member, letters, next: entries[at] ?? null };
    }
    this.entries = entries;
  }

  named(name: string): Member | null {
    return this.byName.get(name) ?? null;
  }

  /** The member whose name stands between two places of a text. */
  find(text: string, from: number, end: number): Member | null {
    let entry = this.entries[place(end - from, text.charCodeAt(from), text.charCodeAt(end - 1))] ?? null;
    while (entry !== null && (entry.letters.length !== end - from || !stands(entry.letters, text, from)))
      entry = entry.next;
    return entry === null ? null : entry.member;
  }
}

/** A loop, since names are short: a call of the engine's own costs more. */
function stands(letters: Uint16Array, text: string, from: number): boolean {
  for (let at = 0; at < letters.length; at += 1) if (letters[at] !== text.charCodeAt(from + at)) return false;
  return true;
}
