/**
 * What a record is read as: one class for each declaration, so that all of its records have one form in memory, with a
 * getter for each member. Members are no properties of its own, so a spread of it has none: `membersOf` copies them.
 */
const held: unique symbol = Symbol('members');

/** Only a type: each declaration has a class of its own. */
export declare class Opened {
  readonly [held]: readonly unknown[];
}
export type Form<T extends Opened> = new (members: readonly unknown[]) => T;

/** `T` has a member for each of the names. */
export function formOf<T extends Opened>(names: readonly string[]): Form<T> {
  class OfRecord {
    declare readonly [held]: readonly unknown[];

    constructor(members: readonly unknown[]) {
      this[held] = members;
    }

    toJSON(): unknown {
      return Object.fromEntries(names.map((name, place) => [name, this[held][place]]));
    }
  }
  names.forEach((name, place) =>
    Object.defineProperty(OfRecord.prototype, name, {
      enumerable: true,
      get(this: OfRecord) {
        return this[held][place];
      },
    }),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return OfRecord as unknown as Form<T>;
}

/** What a record has, without the record itself. */
export type Members<R extends Opened> = Omit<R, keyof Opened>;
/** A copy with properties of its own, to be spread. */
export function membersOf<R extends Opened>(opened: R): Members<R> {
  const copy: Record<string, unknown> = {};
  // Its getters are those of its class.
  for (const name in opened) copy[name] = Reflect.get(opened, name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return copy as Members<R>;
}
