/** Makes SOMS's requests. The body is checked against the document, and an error names the argument that is to blame. */
import type { ArgumentPath } from '../../domain/input-checks.ts';
import { type Body, documentBodies, type Problem, withoutNulls } from '../../kit/document-body.ts';
import type { OrderKey } from '../../model.ts';
import type { Command, Expectation, Prepared, UserError, WriteRequest } from '../../ports/writes.ts';
import { rootOf } from '../transport.ts';
import { somsError } from './checks.ts';
import forms from './forms.json' with { type: 'json' };

export interface WriteSetup {
  readonly tenantId: string;
  /** 操作人 for commands that name none. */
  readonly operator: string;
  /** Which of two documented forms is used: the new or the old one of 提交订单, and 确认自提 by body or by path. */
  readonly submit: 'submit' | 'legacy';
  readonly selftake: 'v2' | 'order';
}

/** Where the client's own fields stand: `at` in the body and `path` in the arguments. */
interface Place {
  readonly at: ArgumentPath;
  readonly path: ArgumentPath;
}
export interface BodyContent {
  /** Fields that are null or undefined are not sent. */
  readonly typed: Body;
  readonly fields?: unknown;
  /** Where `fields` came from. Unless given, all of them are `vendorFields` of the input. */
  readonly places?: readonly Place[];
}
export interface WriteEndpoint {
  /** The operationId of the document. */
  readonly operation: string;
  /** Below the tenant's root, as the document prints it. */
  readonly path: string;
  /** The document's schema of the body. */
  readonly form: string;
  /** The argument that is to blame for what the typed fields lack; the whole input unless given. */
  readonly argument?: ArgumentPath;
}
export interface RequestDraft extends WriteEndpoint, BodyContent {
  readonly targets: readonly OrderKey[];
  readonly targetPlaces?: readonly ArgumentPath[];
}
export type Make = (
  command: Command,
  drafts: RequestDraft | readonly RequestDraft[],
  expectation?: Expectation | null,
) => Prepared;

const bodies = documentBodies(forms);
/** The fields of SOMS's own record that can be sent back to it. */
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
  // The client's own fields are to blame also for what lacks in an object that only they wrote.
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

/** Whether there is something at a path. An empty object is nothing. */
function holds(value: unknown, path: ArgumentPath): boolean {
  const [step, ...rest] = path;
  if (step === undefined)
    return value !== undefined && value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
  return (
    typeof value === 'object' && value !== null && Object.hasOwn(value, step) && holds(Reflect.get(value, step), rest)
  );
}
