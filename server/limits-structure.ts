/** What a document's text holds, before anything is known of its meaning. */
import { type DocumentNode, type SelectionSetNode, Kind, visit } from 'graphql';

export interface Structure {
  /** Aliases, and fields that a selection names again. */
  readonly aliases: number;
  readonly directives: number;
  /** The most at one place. */
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
    if (selection.kind !== Kind.FIELD) continue;
    const before = names.size;
    names.add((selection.alias ?? selection.name).value);
    if (selection.alias || names.size === before) repeats += 1;
  }
  return repeats;
}
