/** A key must name one record whatever the vendor sends: a text that was used before gets #1, #2 … behind it. */
export function uniqueKeys(texts: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return texts.map((text) => {
    let key = text;
    for (let times = 1; used.has(key); times += 1) key = `${text}#${times}`;
    used.add(key);
    return key;
  });
}
