/** Writes schema/printed.graphql, so that each change of the API is a visible diff. */
import { writeFileSync } from 'node:fs';
import { buildASTSchema, isObjectType, Kind, lexicographicSortSchema, parse, print, printSchema } from 'graphql';
import { printedFile, typeDefs } from './files.ts';

const schema = buildASTSchema(parse(typeDefs().join('\n')));

/** Who may see a field stands in its directives, which printSchema leaves out. */
function directivesOf(typeName: string, field: string): string {
  const type = schema.getType(typeName);
  const directives = isObjectType(type) ? (type.getFields()[field]?.astNode?.directives ?? []) : [];
  return directives.map((directive) => ` ${print(directive)}`).join('');
}

function withDirectives(text: string): string {
  const added = parse(text).definitions.flatMap((type) =>
    type.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (type.fields ?? []).flatMap(({ name, type: { loc } }) =>
          loc ? [{ at: loc.end, directives: directivesOf(type.name.value, name.value) }] : [],
        )
      : [],
  );
  return added.reduceRight((whole, { at, directives }) => whole.slice(0, at) + directives + whole.slice(at), text);
}

writeFileSync(printedFile, `${withDirectives(printSchema(lexicographicSortSchema(schema)))}\n`);
