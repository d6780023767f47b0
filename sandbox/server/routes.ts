/** Which operation a simulated call means: a table of method and path patterns. */
import type { IncomingHttpHeaders } from 'node:http';

export interface SandboxRequest {
  readonly operation: string;
  readonly method: string;
  /** The path without the base path and the query. */
  readonly path: string;
  /** The parameters of the path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON; undefined when there is no body or it is not JSON. */
  readonly body: unknown;
  /** The body as it came, for signatures. */
  readonly text: string;
}
export interface SandboxAnswer {
  readonly status?: number;
  /** undefined gives an empty body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface SandboxRoute {
  /** The vendor's operationId. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** As in OpenAPI: `/{tenant_id}/orders/{id}`. Where two patterns fit, the one with the literal segment wins. */
  readonly path: string;
  readonly answer: (request: SandboxRequest) => SandboxAnswer;
}
interface CompiledRoute extends SandboxRoute {
  readonly segments: readonly string[];
}
const parameter = /^\{(.+)\}$/;
const segmentsOf = (path: string): string[] => path.split('/').slice(1);
/** One character per segment. A literal sorts before a parameter, so the first fit is the most literal one. */
const rankOf = (route: CompiledRoute): string =>
  route.segments.map((one) => (parameter.test(one) ? '1' : '0')).join('');

export class RouteTable {
  readonly #routes: readonly CompiledRoute[];

  constructor(routes: readonly SandboxRoute[]) {
    this.#routes = routes
      .map((route) => ({ ...route, segments: segmentsOf(route.path) }))
      .toSorted((a, b) => rankOf(a).localeCompare(rankOf(b)));
  }

  find(method: string, path: string): { route: SandboxRoute; params: Record<string, string> } | undefined {
    const segments = segmentsOf(path).map(decoded);
    for (const route of this.#routes) {
      const params = route.method === method ? paramsOf(route, segments) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  }
}

function paramsOf(route: CompiledRoute, segments: readonly string[]): Record<string, string> | undefined {
  if (route.segments.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of route.segments.entries()) {
    const actual = segments[index] ?? '';
    const name = parameter.exec(expected)?.[1];
    if (name === undefined && expected !== actual) return undefined;
    if (name !== undefined) params[name] = actual;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
