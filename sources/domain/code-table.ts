/**
 * Code tables as data: one row for each code that a vendor documents, tried from the top. The same rows map orders,
 * are served by `statusMappings` and are tested for totality (mappings.md §1.4).
 */
import type { NativeCode } from '../model.ts';
import type { Vendor } from '../vocabulary.ts';
import type { MappingRow } from '../ports/source.ts';

/** Changes with any row of any table, so that a stored status can be traced to the rule that made it. */
export const tablesVersion = '2026-12-1';

export interface CodeRow<Target extends string, Condition extends string = never> {
  readonly code: string;
  readonly label: string | null;
  readonly target: Target;
  /** The row holds only when this condition of the record does; rows without one hold always. */
  readonly when?: Condition;
  readonly note?: string;
}
export interface CodeTable<Target extends string, Condition extends string = never> {
  readonly vendor: Vendor;
  /** The native field, as NativeCode.field shows it. */
  readonly field: string;
  readonly rows: readonly CodeRow<Target, Condition>[];
}
export interface Classified<Target extends string> {
  readonly target: Target | 'UNKNOWN';
  readonly native: NativeCode;
  /** Rule id and table version, for `statusRule`. */
  readonly rule: string;
}

export function classify<Target extends string, Condition extends string = never>(
  table: CodeTable<Target, Condition>,
  code: string | null,
  holds: (condition: Condition) => boolean = () => false,
): Classified<Target> {
  const rows = table.rows.filter((row) => row.code === code);
  const row = rows.find(({ when }) => when === undefined || holds(when));
  const native = { field: table.field, code, label: rows[0]?.label ?? null, documented: rows.length > 0 };
  const rule = `${table.vendor}.${table.field}.${code ?? 'absent'}${row?.when === undefined ? '' : `.${row.when}`}@${tablesVersion}`;
  return { target: row?.target ?? 'UNKNOWN', native, rule };
}

/** A code that came, and that no table of ours has. */
export const isUnlisted = ({ code, documented }: NativeCode): boolean => code !== null && !documented;

/** A code kept as it came, for fields that no table maps. */
export const unmapped = (field: string, code: string | null, label: string | null = null): NativeCode => ({
  field,
  code,
  label,
  documented: false,
});

export function mappingRows(tables: readonly CodeTable<string, string>[]): readonly MappingRow[] {
  return tables.flatMap(({ vendor, field, rows }) =>
    rows.map(({ code, label, target, when, note }) => ({
      vendor,
      field,
      code,
      label,
      target,
      note:
        [when === undefined ? null : `when ${when}`, note ?? null].filter((text) => text !== null).join('; ') || null,
      version: tablesVersion,
    })),
  );
}
