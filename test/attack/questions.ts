/** How questions are made dear: long, deep and repeated. */
export interface Asked {
  readonly query: string;
  readonly variables?: object;
  /** Variables as JSON text, where it matters how they are written. */
  readonly text?: string;
}

export const mebibyte = (one: string): string =>
  `[${Array.from({ length: Math.floor((1024 * 1024 - 400) / (one.length + 1)) }, () => one).join(',')}]`;
export const nested = (inner: string, times: number, leaf: string): string =>
  `${inner.repeat(times)} ${leaf} ${'}'.repeat((inner.match(/\{/g)?.length ?? 0) * times)}`;

export const aliases = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `a${at}: ${one(at)}`).join(' ');
