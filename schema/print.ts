/** Writes schema/printed.graphql, so that each change of the API is a visible diff. */
import { writeFileSync } from 'node:fs';
import {
  type ASTVisitor,
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { printedFile, typeDefs } from './files.ts';

/** printSchema shows the definitions of directives but, except for these, not where they are used. */
const shownAlready: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

interface TypeNode {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
  readonly fields?: readonly FieldDefinitionNode[] | undefined;
}

/** The directives of object types and their fields, by "Type" and "Type.field". */
function directivesOf(document: DocumentNode): ReadonlyMap<string, readonly ConstDirectiveNode[]> {
  const found = new Map<string, readonly ConstDirectiveNode[]>();
  const note = (name: string, { directives = [] }: Pick<TypeNode, 'directives'>): void => {
    const own = directives.filter((one) => !shownAlready.has(one.name.value));
    found.set(name, [...(found.get(name) ?? []), ...own]);
  };
  const noteType = (type: TypeNode): void => {
    note(type.name.value, type);
    for (const field of type.fields ?? []) note(`${type.name.value}.${field.name.value}`, field);
  };
  visit(document, { ObjectTypeDefinition: noteType, ObjectTypeExtension: noteType });
  return found;
}

function withDirectives(directives: ReadonlyMap<string, readonly ConstDirectiveNode[]>): ASTVisitor {
  return {
    ObjectTypeDefinition: (type): ObjectTypeDefinitionNode => ({
      ...type,
      directives: directives.get(type.name.value) ?? [],
      fields: (type.fields ?? []).map((field) => ({
        ...field,
        directives: [...(field.directives ?? []), ...(directives.get(`${type.name.value}.${field.name.value}`) ?? [])],
      })),
    }),
  };
}

const source = parse(typeDefs().join('\n'));
const sorted = printSchema(lexicographicSortSchema(buildASTSchema(source)));
writeFileSync(printedFile, `${print(visit(parse(sorted), withDirectives(directivesOf(source))))}\n`);
