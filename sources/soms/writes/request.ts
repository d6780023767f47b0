/** From what a write says to SOMS's request: the body checked against the document, problems told by their place. */
import { createHash } from 'node:crypto';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { Decimal } from '../../values/decimal.ts';
import { type Body, documentBodies, type Problem } from '../../kit/document-body.ts';
import { type JsonNumber, jsonNumber } from '../../values/json.ts';
import { type Instant, milliseconds, vendorTime } from '../../values/time.ts';
import type { Order, OrderKey } from '../../model.ts';
import type { WriteName } from '../../ports/write-inputs.ts';
import type {
  Command,
  CommandNamed,
  Expectation,
  Prepared,
  UserError,
  UserErrorCode,
  WriteRequest,
} from '../../ports/writes.ts';
import { rootOf, segment, unroutable } from '../client.ts';
import forms from './forms.json' with { type: 'json' };
import type { CodesOf } from './tables.ts';

export interface WriteSetup {
  readonly tenantId: string;
  /** 操作人 where the command names none. */
  readonly operator: string;
  /** Which of the two documented forms is used: 提交订单 new or old, 确认自提 by body or by path. */
  readonly submit: 'submit' | 'legacy';
  readonly selftake: 'v2' | 'order';
}
export type Path = readonly string[];

/** Fields of the client's own that go to `at` in the body, and where in the arguments they stand. */
interface Place {
  readonly at: Path;
  readonly path: Path;
}
export interface Draft {
  readonly operation: string;
  /** Below the tenant's root. */
  readonly path: string;
  readonly form: string;
  readonly typed: Body;
  readonly fields?: unknown;
  /** Where `fields` came from; the whole of them is `vendorFields` of the input unless something else is said. */
  readonly places?: readonly Place[];
  /** Which argument is to blame for what the typed fields lack. */
  readonly argument?: Path;
  readonly targets: readonly OrderKey[];
  readonly targetPlaces?: readonly Path[];
}
export type Make = (command: Command, drafts: Draft | readonly Draft[], expectation?: Expectation | null) => Prepared;

const bodies = documentBodies(forms);
/** What of SOMS's own record can be sent back to it. */
export const fitting = (form: string, record: unknown): Body => bodies.fitting(form, record);
const vendorFieldsPlace: readonly Place[] = [{ at: [], path: ['input', 'vendorFields'] }];

export function requestMaker({ tenantId, operator }: WriteSetup): Make {
  function drafted(command: Command, draft: Draft): WriteRequest | readonly UserError[] {
    const built = bodies.build(draft.form, draft.typed, draft.fields);
    if ('problems' in built) return built.problems.map((problem) => problemError(command, draft, problem));
    return {
      request: {
        operation: draft.operation,
        method: 'POST',
        path: rootOf(tenantId) + draft.path,
        query: new URLSearchParams({ operator: command.operator ?? operator }),
        body: JSON.stringify(built.body),
        write: true,
      },
      targets: draft.targets,
      ...(draft.targetPlaces === undefined ? {} : { places: draft.targetPlaces }),
    };
  }

  return (command, drafts, expectation = null) => {
    const results = [drafts].flat().map((draft) => drafted(command, draft));
    const userErrors = results.flatMap((result) => ('request' in result ? [] : result));
    if (userErrors.length > 0) return { userErrors };
    return { requests: results.flatMap((result) => ('request' in result ? [result] : [])), expectation };
  };
}

function problemError(command: Command, draft: Draft, { path, problem }: Problem): UserError {
  const { fields, typed, places = vendorFieldsPlace, argument = ['input'] } = draft;
  // What is missing from an object that only the client's own fields wrote is missing from them.
  const theirs = holds(fields, path) || (!holds(typed, path.slice(0, -1)) && holds(fields, path.slice(0, -1)));
  const from = theirs
    ? places
        .filter(({ at }) => at.every((step, i) => path[i] === step))
        .toSorted((a, b) => b.at.length - a.at.length)[0]
    : undefined;
  return refuse(
    'INVALID_INPUT',
    `${path.join('.') || 'the body'} (SOMS ${draft.form}): ${problem.replace(/\.?$/, '.')}`,
    {
      path: from ? [...from.path, ...path.slice(from.at.length)] : argument,
      target: command.order,
    },
  );
}

/** An object of which nothing is said holds nothing. */
function holds(value: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (step === undefined)
    return value !== undefined && value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
  return (
    typeof value === 'object' && value !== null && Object.hasOwn(value, step) && holds(Reflect.get(value, step), rest)
  );
}

export const refuse = (
  code: UserErrorCode,
  message: string,
  more: { readonly path: Path | null; readonly target?: OrderKey | null },
): UserError => userErrorOf(code, message, { vendor: 'SOMS', ...more });

/** What can be said before anything is made goes first: the client sees all of it at once. */
export const unless = (userErrors: readonly UserError[], then: () => Prepared): Prepared =>
  userErrors.length > 0 ? { userErrors } : then();

/** Writes about one order, whose number goes into the path. */
export const onOrder =
  <N extends WriteName>(then: (command: CommandNamed<N>, key: OrderKey) => Prepared) =>
  (command: CommandNamed<N>): Prepared => {
    const key = command.order;
    if (key === null) return { userErrors: [refuse('REQUIRED', 'order: name the order.', { path: ['order'] })] };
    return unless(unknownOrder(key), () => then(command, key));
  };
/** Writes that check or send something of the order itself. */
export const onReadOrder =
  <N extends WriteName>(then: (command: CommandNamed<N>, order: Order) => Prepared) =>
  (command: CommandNamed<N>, order: Order | null): Prepared =>
    order === null
      ? { userErrors: [noSuchOrder(command.order)] }
      : unless(unknownOrder(order.key), () => then(command, order));

/** SOMS has nothing whose number a path cannot carry; `orders` alone is in the way of a read only. */
export const pathless = (id: string): boolean => unroutable.has(id) && id !== 'orders';
export const noSuchOrder = (target: OrderKey | null, path: Path = ['order']): UserError =>
  refuse('NOT_FOUND', 'order: SOMS has no order of this number.', { path, target });
const unknownOrder = (key: OrderKey): readonly UserError[] => (pathless(key.nativeId) ? [noSuchOrder(key)] : []);
export const orderPath = (key: OrderKey, tail: string): string => `/orderservice/order/${segment(key.nativeId)}${tail}`;

/** Words for which SOMS has no code, with those for which it has one. */
export function lacksCode<Word extends string>(
  codes: CodesOf<Word>,
  word: Word | null | undefined,
  at: { readonly path: Path; readonly target: OrderKey | null },
): readonly UserError[] {
  if (word === null || word === undefined || codes[word] !== null) return [];
  const working = Object.entries(codes).flatMap(([name, code]) => (code === null ? [] : [name]));
  const message = `${at.path.at(-1) ?? ''}: SOMS has no code for this; it takes ${working.join(', ')}.`;
  return [refuse('INVALID_INPUT', message, at)];
}
export const codeOf = <Word extends string>(codes: CodesOf<Word>, word: Word | null | undefined): string | undefined =>
  word === null || word === undefined ? undefined : (codes[word] ?? undefined);

/** Fields that SOMS takes nowhere in this write: refused rather than left out without a word. */
export const placeless = (
  fields: Readonly<Record<string, unknown>>,
  at: { readonly path: Path; readonly target: OrderKey | null; readonly remedy?: string },
): readonly UserError[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === null || value === false
      ? []
      : [
          refuse('UNSUPPORTED_BY_VENDOR', `${name}: SOMS takes none here; ${at.remedy ?? 'leave it out'}.`, {
            path: [...at.path, name],
            target: at.target,
          }),
        ],
  );

/** undefined: not given. */
export const given = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
export const number = (value: Decimal | null | undefined): JsonNumber | undefined =>
  value === null || value === undefined ? undefined : jsonNumber(value);
export const time = (at: Instant | null | undefined): string | undefined =>
  at === null || at === undefined ? undefined : vendorTime(milliseconds(at));

/** A text that may be personal, so that it can be recognised and not read; each order has digests of its own. */
export const digest = (owner: string, text: string): string =>
  createHash('sha256').update(`${owner}\n${text}`).digest('hex').slice(0, 32);
