// npm run agreement -- FILE.jsonl: how far our findings agree with those that AWS gave for the same policies.
import { RULES } from '#deepseek/rules/index.ts';
import { type JsonValue, isList, own, parse, rangeOf, toValue, validJson } from '#iam/json/index.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { checkPolicy } from '#iam/editing/index.ts';
import type { Finding } from '#iam/findings/index.ts';
import { pythonJson } from './python-json.ts';
import { referenceFor } from './reference.ts';
import { readInput } from './terminal.ts';
import { UsageError } from './usage.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line of the file. Offsets count in the policy as Python's json.dumps writes it. */
interface Row {
  readonly name: string;
  readonly type?: string;
  readonly policy: JsonValue;
  readonly findings: readonly { readonly code: string; readonly locations: readonly Span[] }[];
}

interface CodeSpans {
  readonly code: string;
  readonly spans: readonly Span[];
}

interface Tally {
  theirs: number;
  found: number;
  exact: number;
  ours: number;
}

const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const allExact = (a: CodeSpans, b: CodeSpans): boolean =>
  a.spans.length === b.spans.length && a.spans.every((span) => b.spans.some((other) => same(span, other)));
const touching = (a: CodeSpans, b: CodeSpans): boolean =>
  a.spans.some((span) => b.spans.some((other) => overlap(span, other)));

function oursOf(row: Row): readonly CodeSpans[] {
  const text = pythonJson(row.policy);
  const type = POLICY_TYPES.find((known): known is PolicyType => known === row.type) ?? 'identity';
  const parsed = parse(text);
  const root = parsed.root ? toValue(parsed.root) : null;
  const reference = referenceFor({ type, document: root, size: 0, length: 0 });
  const { findings } = checkPolicy({ type, text }, reference, RULES);
  return findings.flatMap(({ code, locations }: Finding) =>
    code === undefined ? [] : [{ code, spans: locations.map((location) => rangeOf(parsed, location)) }],
  );
}

/** Pairs each of their findings with one of ours of the same code, at exactly its places if there is one. */
function compare(row: Row, tallies: Map<string, Tally>, missed: string[], extra: string[]): void {
  const tallyOf = (code: string): Tally => {
    const tally = tallies.get(code) ?? { theirs: 0, found: 0, exact: 0, ours: 0 };
    tallies.set(code, tally);
    return tally;
  };
  const left = [...oursOf(row)];
  for (const { code } of left) tallyOf(code).ours += 1;
  const theirs = row.findings.map(({ code, locations }): CodeSpans => ({ code, spans: locations }));
  const take = (place: CodeSpans, fits: (a: CodeSpans, b: CodeSpans) => boolean): boolean => {
    const index = left.findIndex((our) => our.code === place.code && fits(our, place));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const inexact = theirs.filter((place) => {
    tallyOf(place.code).theirs += 1;
    if (!take(place, allExact)) return true;
    tallyOf(place.code).exact += 1;
    tallyOf(place.code).found += 1;
    return false;
  });
  for (const place of inexact) {
    if (take(place, touching)) tallyOf(place.code).found += 1;
    else missed.push(`${row.name}: ${place.code}`);
  }
  extra.push(...left.map(({ code, spans }) => `${row.name}: ${code} at ${spans[0]?.start ?? 0}`));
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function readRows(text: string): readonly Row[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const row = validJson(line);
      if (isList(own(row, 'findings')) && own(row, 'policy') !== undefined) return row as unknown as Row;
      throw new UsageError(`Line ${index + 1} is not a JSON object with “policy” and “findings”.`);
    });
}

export async function agreementCommand([path]: readonly string[]): Promise<number> {
  if (path === undefined) throw new UsageError('Give a file with one policy and its findings per line.');
  const rows = readRows(await readInput(path));
  const tallies = new Map<string, Tally>();
  const missed: string[] = [];
  const extra: string[] = [];
  let clean = 0;
  let loud = 0;
  for (const row of rows) {
    const before = extra.length;
    compare(row, tallies, missed, extra);
    if (row.findings.length > 0) continue;
    clean += 1;
    if (extra.length > before) loud += 1;
  }
  const sum = (pick: (tally: Tally) => number): number =>
    [...tallies.values()].reduce((total, tally) => total + pick(tally), 0);
  const line = (name: string, { theirs, found, exact, ours }: Tally): string =>
    `${name.padEnd(64)} ${String(theirs).padStart(5)} ${share(found, theirs).padStart(8)} ${share(exact, theirs).padStart(8)} ${share(found, ours).padStart(10)}`;
  const all = {
    theirs: sum((tally) => tally.theirs),
    found: sum((tally) => tally.found),
    exact: sum((tally) => tally.exact),
    ours: sum((tally) => tally.ours),
  };
  const lines = [
    `${'code'.padEnd(64)} ${'AWS'.padStart(5)} ${'found'.padStart(8)} ${'spans'.padStart(8)} ${'precision'.padStart(10)}`,
    ...[...tallies].toSorted().map(([code, tally]) => line(code, tally)),
    line('all', all),
    '',
    `${rows.length} policies; ${clean} that AWS calls clean, of which ${loud} (${share(loud, clean)}) have findings with AWS codes`,
    ...missed.map((text) => `missed  ${text}`),
    ...extra.map((text) => `extra   ${text}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
