/** The request bodies of a vendor's writes as strict JSON Schema, taken from the copy of its document. */

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keywords that a check needs. Descriptions, formats of times and notes on the document are left out. */
const kept = ['type', 'enum', 'minimum', 'maximum', 'minItems', 'maxItems'] as const;

function strict(schema: unknown): Json {
  if (!isObject(schema)) return {};
  const { $ref, properties, required, items } = schema;
  if (typeof $ref === 'string') return { $ref: $ref.replace('#/components/schemas/', '#/$defs/') };
  const plain = Object.fromEntries(kept.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]])));
  return {
    ...plain,
    ...(isObject(properties)
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, strict(one)])),
          additionalProperties: false,
        }
      : {}),
    ...(Array.isArray(required) ? { required } : {}),
    ...(items === undefined ? {} : { items: strict(items) }),
  };
}

const refsIn = (text: string): readonly string[] =>
  [...text.matchAll(/"#\/\$defs\/(\w+)"/g)].flatMap(([, name]) => name ?? []);

/** `$defs` with the bodies of these schemas and everything that they are made of, as text to be committed. */
export function formsText(openapi: unknown, bodies: readonly string[]): string {
  const components = isObject(openapi) ? openapi['components'] : null;
  const schemas = isObject(components) ? components['schemas'] : null;
  if (!isObject(schemas)) throw new Error('no schemas in the document');
  const defs = new Map<string, Json>();
  const wanted = [...bodies];
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (defs.has(name)) continue;
    if (!isObject(schemas[name])) throw new Error(`the document has no schema ${name}`);
    const schema = strict(schemas[name]);
    defs.set(name, schema);
    wanted.push(...refsIn(JSON.stringify(schema)));
  }
  const sorted = [...defs].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ $defs: Object.fromEntries(sorted) }, null, 2)}\n`;
}
