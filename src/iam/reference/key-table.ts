// Finds condition keys by name: case does not count, and placeholders stand for any text.

/** Rows found by the name of a key as a policy writes it. */
export interface KeyTable<T> {
  readonly all: readonly T[];
  find(key: string): T | undefined;
  /** AWS lists some keys twice, under two placeholders. */
  findAll(key: string): readonly T[];
}

/** AWS writes the part that people choose in three ways, or leaves it out after the slash. */
const PLACEHOLDER = /\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/;

interface Pattern<T> {
  readonly before: string;
  readonly after: string;
  readonly row: T;
}

/** The rows by their `key`. */
export function keyTable<T extends { readonly key: string }>(rows: readonly T[]): KeyTable<T> {
  const exact = new Map<string, T>();
  const patterns: Pattern<T>[] = [];
  for (const row of rows) {
    const [before = '', ...rest] = row.key.toLowerCase().split(PLACEHOLDER);
    if (rest.length === 0 && !before.endsWith('/')) exact.set(before, row);
    else patterns.push({ before, after: rest.at(-1) ?? '', row });
  }
  // "events:Metadata/${Key}/Matcher" before "events:Metadata/${Key}", which fits it as well.
  patterns.sort((a, b) => b.before.length + b.after.length - a.before.length - a.after.length);
  const fits =
    (key: string) =>
    ({ before, after }: Pattern<T>): boolean =>
      key.length > before.length + after.length && key.startsWith(before) && key.endsWith(after);
  return {
    all: rows,
    find(key) {
      const name = key.toLowerCase();
      return exact.get(name) ?? patterns.find(fits(name))?.row;
    },
    findAll(key) {
      const name = key.toLowerCase();
      const one = exact.get(name);
      return [...(one ? [one] : []), ...patterns.filter(fits(name)).map(({ row }) => row)];
    },
  };
}
