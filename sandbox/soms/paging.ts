/** Pages as the document has them: `page` from 0, `page_size` 1 to 100, `desc` required, sorted by one time only. */
export interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
  readonly descending: boolean;
  readonly sortKey: string;
}
export interface PageRules {
  readonly sortKeys: readonly string[];
  /** Whether page and page_size are required; where they are not, they are 0 and 20 when absent. */
  readonly required: boolean;
}
export type PageReading = { readonly request: PageRequest } | { readonly refused: string };

/** An index search does not look further than this many rows. */
const searchWindow = 10_000;

function countOf(text: string | null, fallback: number | undefined): number | undefined {
  if (text === null) return fallback;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function readPage(query: URLSearchParams, { sortKeys, required }: PageRules): PageReading {
  const page = countOf(query.get('page'), required ? undefined : 0);
  const pageSize = countOf(query.get('page_size'), required ? undefined : 20);
  const desc = query.get('desc');
  const sortKey = query.get('sort_key') ?? 'created';
  if (desc !== 'true' && desc !== 'false') return { refused: 'desc 必填,取值 true 或 false' };
  if (page === undefined) return { refused: 'page 必填,从0开始' };
  if (pageSize === undefined || pageSize < 1 || pageSize > 100) return { refused: 'page_size 范围是[1,100]' };
  if (!sortKeys.includes(sortKey)) return { refused: `sort_key 取值范围: ${sortKeys.join('、')}` };
  if ((page + 1) * pageSize > searchWindow) return { refused: `查询超过 ${searchWindow} 条` };
  return { request: { page, pageSize, descending: desc === 'true', sortKey } };
}

export interface Page<T> {
  readonly total: number;
  readonly page: number;
  readonly page_count: number;
  readonly page_size: number;
  readonly rows: readonly T[];
}

/** Rows of one second stay in the order in which they come. Rows without the time come last. */
export function pageOf<T>(rows: readonly T[], request: PageRequest, key: (row: T) => string): Page<T> {
  const { page, pageSize, descending } = request;
  const sorted = rows
    .map((row) => ({ row, key: key(row) }))
    .toSorted(({ key: left }, { key: right }) => {
      if (left === right) return 0;
      if (left === '' || right === '') return left === '' ? 1 : -1;
      return left < right === descending ? 1 : -1;
    });
  return {
    total: rows.length,
    page,
    page_count: Math.ceil(rows.length / pageSize),
    page_size: pageSize,
    rows: sorted.slice(page * pageSize, (page + 1) * pageSize).map(({ row }) => row),
  };
}
