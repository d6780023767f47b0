/** What can be counted in a document without the schema. */
import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

export interface Structure {
  /** Aliases and repeated names of a selection, since validation compares each of them with each. */
  readonly aliases: number;
  readonly directives: number;
  /** The largest number of them at one place. */
  readonly directivesAtOnce: number;
}

export function structureOf(document: DocumentNode): Structure {
  let aliases = 0;
  let directives = 0;
  let directivesAtOnce = 0;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.SELECTION_SET) aliases += repeatsOf(node);
      if ('directives' in node && node.directives) {
        directives += node.directives.length;
        directivesAtOnce = Math.max(directivesAtOnce, node.directives.length);
      }
    },
  });
  return { aliases, directives, directivesAtOnce };
}

function repeatsOf({ selections }: SelectionSetNode): number {
  const names = new Set<string>();
  let repeats = 0;
  for (const selection of selections) {
    const before = names.size;
    names.add(nameOf(selection));
    if (names.size === before || (selection.kind === Kind.FIELD && selection.alias)) repeats += 1;
  }
  return repeats;
}

function nameOf(selection: SelectionNode): string {
  switch (selection.kind) {
    case Kind.FIELD:
      return (selection.alias ?? selection.name).value;
    case Kind.FRAGMENT_SPREAD:
      return `...${selection.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `... on ${selection.typeCondition?.name.value ?? ''}`;
  }
}
