// Which statement of one document corresponds to which of another: by Sid, then by meaning, then by similarity.
import type { StatementMeaning } from './statement-meaning.ts';

/** Indexes of two statements that correspond. */
type StatementPair = readonly [first: number, second: number];

/** The share of what they say that two statements must have in common. */
const SIMILAR = 0.5;

/** What a statement says, as words to compare. A Sid is only a name, and every statement has an Effect. */
function saidBy({ elements }: StatementMeaning): ReadonlySet<string> {
  const said = new Set<string>();
  for (const [name, { members, slots, meaning }] of elements) {
    if (name === 'Sid' || name === 'Effect') continue;
    if (!slots) said.add(`${name}=${meaning}`);
    for (const [id, { values, whole }] of slots ?? []) {
      const element = Object.keys(members).join(' ');
      if (!values) said.add(`${element} ${id} ${JSON.stringify(whole)}`);
      for (const value of values ?? []) said.add(`${element} ${id} ${value.id}`);
    }
  }
  return said;
}

const isAboutActions = (word: string): boolean => /^(?:Not)?Action /.test(word);

/** From 0 to 1. Statements about different actions are different statements. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word));
  return common.some(isAboutActions) ? (2 * common.length) / (a.size + b.size) : 0;
}

/** The pairs with the most in common first, each index in one pair at most. */
export function bestPairs(
  rows: readonly number[],
  columns: readonly number[],
  score: (row: number, column: number) => number,
  least: number,
): readonly StatementPair[] {
  const scored = rows.flatMap((row) => columns.map((column) => ({ row, column, score: score(row, column) })));
  const best = scored
    .filter((each) => each.score >= least)
    .toSorted((a, b) => b.score - a.score || a.row - b.row || a.column - b.column);
  const [usedRows, usedColumns] = [new Set<number>(), new Set<number>()];
  return best.flatMap(({ row, column }) => {
    if (usedRows.has(row) || usedColumns.has(column)) return [];
    usedRows.add(row);
    usedColumns.add(column);
    return [[row, column] as const];
  });
}

/** Pairs statements that have the same key, in their order. */
function pairEqual(
  first: readonly StatementMeaning[],
  second: readonly StatementMeaning[],
  pairs: Map<number, number>,
  keyOf: (statement: StatementMeaning) => string | undefined,
): void {
  const taken = new Set(pairs.values());
  const waiting = new Map<string, number[]>();
  for (const [index, statement] of second.entries()) {
    const key = taken.has(index) ? undefined : keyOf(statement);
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), index]);
  }
  for (const [index, statement] of first.entries()) {
    const key = pairs.has(index) ? undefined : keyOf(statement);
    const match = key === undefined ? undefined : waiting.get(key)?.shift();
    if (match !== undefined) pairs.set(index, match);
  }
}

/** The statement of the second document that corresponds to one of the first, for each that has one. */
export function matchStatements(
  first: readonly StatementMeaning[],
  second: readonly StatementMeaning[],
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  pairEqual(first, second, pairs, ({ sid }) => sid);
  pairEqual(first, second, pairs, ({ meaning }) => meaning);
  const matched = new Set(pairs.values());
  const rows = [...first.keys()].filter((index) => !pairs.has(index));
  const columns = [...second.keys()].filter((index) => !matched.has(index));
  if (rows.length === 0 || columns.length === 0) return pairs;
  const [saidFirst, saidSecond] = [first.map(saidBy), second.map(saidBy)];
  const score = (row: number, column: number): number =>
    similarity(saidFirst[row] ?? new Set(), saidSecond[column] ?? new Set());
  for (const [row, column] of bestPairs(rows, columns, score, SIMILAR)) pairs.set(row, column);
  return pairs;
}
