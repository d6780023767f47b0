/** ACCESS_FILE (interfaces.md §5): who may ask for what. A wrong file is refused as a whole, with the client and the field. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../../config.ts';
import { type Client, type OperationsMode, type Role, type Scope, scopes } from '../../resolvers/client.ts';
import { vendors } from '../../sources/vocabulary.ts';

/** An identity provider whose tokens are accepted. */
export interface IssuerSetting {
  readonly issuer: string;
  /** A URL, or a file beside ACCESS_FILE: a JWK set, one JWK, or a public key in PEM form. */
  readonly jwks: string;
  readonly audience: string;
  /** The claim that names a client. */
  readonly clientClaim: string;
}
export interface KeyHash {
  readonly client: string;
  /** SHA-256 of the key. */
  readonly hash: Buffer;
}
export interface AccessTable {
  readonly clients: ReadonlyMap<string, Client>;
  readonly keys: readonly KeyHash[];
  readonly issuers: readonly IssuerSetting[];
}

interface RoleDefaults {
  readonly scopes: readonly Scope[];
  readonly operations: OperationsMode;
  readonly introspection: boolean;
}
const roles: Readonly<Record<Role, RoleDefaults>> = {
  frontend: { scopes: ['orders:read'], operations: 'safelist', introspection: false },
  analyst: { scopes: ['orders:read', 'stats:read'], operations: 'log', introspection: true },
  partner: { scopes: ['orders:read'], operations: 'require-id', introspection: false },
  operator: {
    scopes: ['orders:read', 'orders:write', 'stats:read', 'ops:admin'],
    operations: 'log',
    introspection: true,
  },
};

const quoted = 'must be text; write it in quotes, or YAML takes digits for a number';
const text = z.string(quoted).min(1, 'must not be empty');
const least = z.int('must be a whole number').min(1, 'must be 1 or more');
const clientSchema = z.strictObject({
  // It is also the name of the folder of the client's operations.
  id: z.string(quoted).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, ".", "_" or "-"'),
  role: z.enum(['frontend', 'analyst', 'partner', 'operator']),
  keys: z
    .array(
      z
        .string(quoted)
        .regex(
          /^sha256:[0-9a-f]{64}$/,
          'must be sha256: and 64 hex digits in lower case; `npm run access -- key` makes one',
        ),
    )
    .default([]),
  scopes: z.array(z.enum(scopes)).optional(),
  vendors: z.array(z.enum(vendors)).min(1, 'must name a vendor; leave it out for all').optional(),
  shops: z.array(text).min(1, 'must name a shop or store; leave it out for all').optional(),
  operations: z.enum(['log', 'safelist', 'require-id']).optional(),
  limits: z.strictObject({ costPerMinute: least.optional(), vendorCallsPerRequest: least.optional() }).optional(),
});
const issuerSchema = z.strictObject({ issuer: text, jwks: text, audience: text, clientClaim: text });
const fileSchema = z.strictObject({
  clients: z.array(clientSchema),
  issuers: z.array(issuerSchema).default([]),
});
type FileContent = z.infer<typeof fileSchema>;

/** Throws ConfigError. `name` is what the file is called in messages. */
export function readAccessTable(source: string, name: string): AccessTable {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw wrong(name, [`line ${line}, column ${col}: ${broken.message}`]);
  }
  const content: unknown = document.toJS();
  const read = fileSchema.safeParse(content);
  if (!read.success)
    throw wrong(
      name,
      read.error.issues.map(({ path, message }) => `${placeOf(path, content)}: ${message}`),
    );
  const doubles = doublesIn(read.data);
  if (doubles.length > 0) throw wrong(name, doubles);
  return {
    clients: new Map(read.data.clients.map((client) => [client.id, clientOf(client)])),
    keys: read.data.clients.flatMap(({ id, keys }) =>
      keys.map((key) => ({ client: id, hash: Buffer.from(key.slice('sha256:'.length), 'hex') })),
    ),
    issuers: read.data.issuers,
  };
}

const wrong = (name: string, complaints: readonly string[]): ConfigError =>
  new ConfigError(`ACCESS_FILE: ${name} is wrong.\n${complaints.join('\n')}`);

/** "client shop-web, keys.0" and not "clients.3.keys.0", since a person looks for the name. */
function placeOf([list, index, ...inner]: readonly PropertyKey[], content: unknown): string {
  const kinds: Readonly<Record<string, readonly [string, string]>> = {
    clients: ['client', 'id'],
    issuers: ['issuer', 'issuer'],
  };
  const kind = kinds[String(list)];
  if (!kind || index === undefined) return list === undefined ? 'the file' : String(list);
  const [noun, key] = kind;
  const named = z.object({ [String(list)]: z.array(z.unknown()) }).safeParse(content).data?.[String(list)];
  const one = z.object({ [key]: z.string() }).safeParse(named?.[Number(index)]).data?.[key];
  const field = inner.map(String).join('.');
  return `${noun} ${one ?? `number ${Number(index) + 1}`}${field === '' ? '' : `, ${field}`}`;
}

/** A complaint for each id and each key that names two clients. */
function doublesIn({ clients }: FileContent): readonly string[] {
  const ids = clients.map(({ id }) => id);
  const owners = new Map<string, string>();
  return [
    ...ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `client ${id}, id: another client has it already`),
    ...clients.flatMap(({ id, keys }) =>
      keys.flatMap((key, i) => {
        const owner = owners.get(key);
        owners.set(key, id);
        return owner === undefined ? [] : `client ${id}, keys.${i}: this key is that of client ${owner} already`;
      }),
    ),
  ];
}

function clientOf(entry: FileContent['clients'][number]): Client {
  const defaults = roles[entry.role];
  return {
    id: entry.id,
    role: entry.role,
    scopes: new Set(entry.scopes ?? defaults.scopes),
    vendors: entry.vendors ? new Set(entry.vendors) : null,
    shops: entry.shops ? new Set(entry.shops) : null,
    operations: entry.operations ?? defaults.operations,
    introspection: defaults.introspection,
    limits: {
      costPerMinute: entry.limits?.costPerMinute ?? null,
      vendorCallsPerRequest: entry.limits?.vendorCallsPerRequest ?? null,
    },
  };
}
