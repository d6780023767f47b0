/** Checks of an input that several writes need. Each gives the errors that it finds. Pure. */
import type { ArgumentPath } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { OrderKey } from '../../model.ts';
import type { UserError, UserErrorCode } from '../../ports/writes.ts';
import { fitsNoPath } from '../transport.ts';
import type { CodesOf } from './tables.ts';

interface ErrorPlace {
  readonly path: ArgumentPath;
  readonly target?: OrderKey | null;
}

export const somsError = (code: UserErrorCode, message: string, place: ErrorPlace): UserError =>
  userErrorOf(code, message, { vendor: 'SOMS', ...place });

export const noSuchOrder = (target: OrderKey | null, path: ArgumentPath = ['order']): UserError =>
  somsError('NOT_FOUND', 'order: SOMS has no order of this number.', { path, target });
export const unknownOrder = (key: OrderKey): readonly UserError[] =>
  fitsNoPath(key.nativeId) ? [noSuchOrder(key)] : [];

/** An error when a list is empty. `message` says what it has to name. */
export const emptyList = (list: readonly unknown[], message: string, place: ErrorPlace): readonly UserError[] =>
  list.length > 0 ? [] : [somsError('REQUIRED', message, place)];

/** An error when SOMS has no code for a word. The message names the words for which it has one. */
export function lacksCode<Word extends string>(
  codes: CodesOf<Word>,
  word: Word | null | undefined,
  place: ErrorPlace,
): readonly UserError[] {
  if (word === null || word === undefined || codes[word] !== null) return [];
  const working = Object.entries(codes).flatMap(([name, code]) => (code === null ? [] : [name]));
  const message = `${place.path.at(-1) ?? ''}: SOMS has no code for this; it takes ${working.join(', ')}.`;
  return [somsError('INVALID_INPUT', message, place)];
}
export const codeOf = <Word extends string>(codes: CodesOf<Word>, word: Word | null | undefined): string | null =>
  word === null || word === undefined ? null : codes[word];

/** Errors for fields that SOMS does not take in this write. To leave them out in silence would mislead the client. */
export const unsupportedFields = (
  fields: Readonly<Record<string, unknown>>,
  { path, target, remedy = 'leave it out' }: ErrorPlace & { readonly remedy?: string },
): readonly UserError[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === null || value === false
      ? []
      : [
          somsError('UNSUPPORTED_BY_VENDOR', `${name}: SOMS takes none here; ${remedy}.`, {
            path: [...path, name],
            ...(target === undefined ? {} : { target }),
          }),
        ],
  );
