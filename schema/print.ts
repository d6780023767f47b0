/** Writes schema/printed.graphql, so that each change of the API is a visible diff. */
import { writeFileSync } from 'node:fs';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { printedFile, typeDefs } from './files.ts';

writeFileSync(printedFile, `${printSchema(lexicographicSortSchema(buildASTSchema(parse(typeDefs().join('\n')))))}\n`);
