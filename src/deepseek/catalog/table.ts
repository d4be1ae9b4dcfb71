// Rows by their id. They may come in parts: a browser loads those of the first view first, and adds the rest.

export interface Table<Row extends { readonly id: string }> {
  find(id: string): Row | undefined;
  /** In the order in which they were added. */
  all(): readonly Row[];
  /** Adds rows; a row that is there already stays. */
  add(rows: readonly Row[]): void;
}

export function table<Row extends { readonly id: string }>(first: readonly Row[]): Table<Row> {
  const byId = new Map<string, Row>(first.map((row) => [row.id, row]));
  return {
    find: (id) => byId.get(id),
    all: () => [...byId.values()],
    add: (rows) => {
      for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
    },
  };
}
