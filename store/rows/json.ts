/** Columns of JSON, as we wrote them. */

export function textsOf(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(String) : [];
}

export function recordOf(json: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(json);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
    : {};
}
