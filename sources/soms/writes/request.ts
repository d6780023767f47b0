/** From what a write says to SOMS's request: the body is checked against the document, and problems are told by their place. */
import type { ArgumentPath } from '../../domain/input-checks.ts';
import { type Body, documentBodies, type Problem, withoutNulls } from '../../kit/document-body.ts';
import type { OrderKey } from '../../model.ts';
import type { Command, Expectation, Prepared, UserError, WriteRequest } from '../../ports/writes.ts';
import { rootOf } from '../transport.ts';
import { somsError } from './checks.ts';
import forms from './forms.json' with { type: 'json' };

export interface WriteSetup {
  readonly tenantId: string;
  /** 操作人 where the command names none. */
  readonly operator: string;
  /** Which of the two documented forms is used: 提交订单 new or old, 确认自提 by body or by path. */
  readonly submit: 'submit' | 'legacy';
  readonly selftake: 'v2' | 'order';
}

/** Fields of the client's own that go to `at` in the body, and where in the arguments they stand. */
interface Place {
  readonly at: ArgumentPath;
  readonly path: ArgumentPath;
}
export interface Content {
  /** null and undefined are "not given". */
  readonly typed: Body;
  readonly fields?: unknown;
  /** Where `fields` came from; the whole of them is `vendorFields` of the input unless something else is said. */
  readonly places?: readonly Place[];
}
export interface Endpoint {
  /** The operationId of the document. */
  readonly operation: string;
  /** Below the tenant's root, as the document prints it. */
  readonly path: string;
  /** The document's schema of the body. */
  readonly form: string;
  /** Which argument is to blame for what the typed fields lack. */
  readonly argument?: ArgumentPath;
}
export interface RequestDraft extends Endpoint, Content {
  readonly targets: readonly OrderKey[];
  readonly targetPlaces?: readonly ArgumentPath[];
}
export type Make = (
  command: Command,
  drafts: RequestDraft | readonly RequestDraft[],
  expectation?: Expectation | null,
) => Prepared;

const bodies = documentBodies(forms);
/** What of SOMS's own record can be sent back to it. */
export const fitting = (form: string, record: unknown): Body => bodies.fitting(form, record);
const vendorFieldsPlace: readonly Place[] = [{ at: [], path: ['input', 'vendorFields'] }];

export function requestMaker({ tenantId, operator }: WriteSetup): Make {
  function requestOf(command: Command, draft: RequestDraft): WriteRequest | readonly UserError[] {
    const built = bodies.build(draft.form, withoutNulls(draft.typed), draft.fields);
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
    const results = [drafts].flat().map((draft) => requestOf(command, draft));
    const userErrors = results.flatMap((result) => ('request' in result ? [] : result));
    if (userErrors.length > 0) return { userErrors };
    return { requests: results.flatMap((result) => ('request' in result ? [result] : [])), expectation };
  };
}

function problemError(command: Command, draft: RequestDraft, { path, problem }: Problem): UserError {
  const { fields, typed, places = vendorFieldsPlace, argument = ['input'] } = draft;
  // What is missing from an object that only the client's own fields wrote is missing from them.
  const theirs = holds(fields, path) || (!holds(typed, path.slice(0, -1)) && holds(fields, path.slice(0, -1)));
  const from = theirs
    ? places
        .filter(({ at }) => at.every((step, i) => path[i] === step))
        .toSorted((a, b) => b.at.length - a.at.length)[0]
    : undefined;
  return somsError(
    'INVALID_INPUT',
    `${path.join('.') || 'the body'} (SOMS ${draft.form}): ${problem.replace(/\.?$/, '.')}`,
    {
      path: from ? [...from.path, ...path.slice(from.at.length)] : argument,
      target: command.order,
    },
  );
}

/** An object of which nothing is said holds nothing. */
function holds(value: unknown, path: ArgumentPath): boolean {
  const [step, ...rest] = path;
  if (step === undefined)
    return value !== undefined && value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
  return (
    typeof value === 'object' && value !== null && Object.hasOwn(value, step) && holds(Reflect.get(value, step), rest)
  );
}
