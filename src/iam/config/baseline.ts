// A baseline: the findings that were there when it was written. What is in it counts no longer, until it is fixed.
//
// A finding is known by its rule, file, policy and place in meaning: the Sid and the value, not the line or the index. One
// that stands for several paths to more privileges is known by each of these, so that it stays known when one is closed.
import type { Finding } from '#iam/findings/finding.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { sidOf, standsForSeveral, statementAt } from './finding-facts.ts';

export interface BaselineEntry {
  /** Relative to the folder of the baseline, with “/”. */
  readonly file: string;
  /** The way to the policy in the file; empty where the file is the policy. */
  readonly policy: string;
  readonly rule: string;
  /** The place in meaning: "Statement Read › Action › s3:GetObjct"; of privilege escalation one path: "iam:PutRolePolicy". */
  readonly at: string;
  /** How many findings look the same; 1 if absent. */
  readonly count?: number;
}

/** JSON whose members are sorted, so that their order says nothing. */
function canonical(value: JsonValue): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** FNV-1a: makes long values with the same beginning different. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

const LONG = 120;

function shortValue(value: JsonValue): string {
  const text = typeof value === 'string' ? value : canonical(value);
  return text.length > LONG ? `${text.slice(0, LONG)}… ${hash(text)}` : text;
}

function meaningOf(path: JsonPath, document: JsonValue | undefined): string {
  const { statement, rest } = statementAt(document, path);
  const sid = sidOf(statement);
  let value: JsonValue | undefined = statement ?? document;
  for (const step of rest) value = own(value, step);
  const names = rest.filter((step) => typeof step === 'string');
  const head = path[0] === 'Statement' ? [sid === undefined ? 'Statement' : `Statement ${sid}`] : [];
  // A statement with a Sid, or the whole document, is known without its value.
  const isNamed = rest.length === 0 && (sid !== undefined || head.length === 0);
  return [...head, ...names, ...(isNamed || value === undefined ? [] : [shortValue(value)])].join(' › ');
}

/** The place of a finding in its document, in meaning: the first says where it is. */
export const placeInMeaning = (
  { locations }: Pick<Finding, 'locations'>,
  document: JsonValue | undefined,
): string => meaningOf(locations[0]?.path ?? [], document);

const keyOf = ({ file, policy, rule, at }: BaselineEntry): string => JSON.stringify([file, policy, rule, at]);

/** A finding with the entries that it makes in a baseline. */
export interface Fingerprints<F> {
  readonly finding: F;
  /** What it is about: known if all of these are. */
  readonly about: readonly BaselineEntry[];
  /** What it is not about, but was there too and may be found once this is fixed. */
  readonly besides: readonly BaselineEntry[];
}

/** How many findings the entries stand for: paths of one policy are one. */
export function findingsIn(entries: readonly BaselineEntry[]): number {
  const paths = new Set<string>();
  let sum = 0;
  for (const { file, policy, rule, count = 1 } of entries) {
    if (standsForSeveral(rule)) paths.add(JSON.stringify([file, policy, rule]));
    else sum += count;
  }
  return sum + paths.size;
}

interface BaselineUse<F> {
  readonly fresh: readonly F[];
  readonly known: readonly F[];
  /** What is no longer found. */
  readonly gone: readonly BaselineEntry[];
}

/** Tells fresh findings from known ones. As many count as known as the baseline has of the same. */
export function applyBaseline<F>(
  entries: readonly BaselineEntry[],
  findings: readonly Fingerprints<F>[],
): BaselineUse<F> {
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + (entry.count ?? 1));
  const [fresh, known]: [F[], F[]] = [[], []];
  for (const { finding, about, besides } of findings) {
    const isKnown = about.every((entry) => (left.get(keyOf(entry)) ?? 0) > 0);
    (isKnown ? known : fresh).push(finding);
    for (const key of [...about, ...besides].map(keyOf)) left.set(key, Math.max(0, (left.get(key) ?? 0) - 1));
  }
  const gone = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return {
    fresh,
    known,
    gone: [...gone].flatMap(([key, { count: _count, ...entry }]) => {
      const rest = left.get(key) ?? 0;
      return rest === 0 ? [] : [{ ...entry, ...(rest > 1 && { count: rest }) }];
    }),
  };
}

/** As it is written: places of one finding that stands for several are one entry with a list. */
interface WrittenEntry extends Omit<BaselineEntry, 'at'> {
  readonly at: string | readonly string[];
}

/** The text of a baseline: sorted, a finding once with its count, so that a change of it reads well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + (entry.count ?? 1));
  const lists = new Map<string, string[]>();
  const findings = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, count]): readonly WrittenEntry[] => {
      const [file = '', policy = '', rule = '', at = ''] = JSON.parse(key) as readonly string[];
      if (!standsForSeveral(rule) || count > 1)
        return [{ file, policy, rule, at, ...(count > 1 && { count }) }];
      const holder = JSON.stringify([file, policy, rule]);
      const known = lists.get(holder);
      if (known) {
        known.push(at);
        return [];
      }
      const list = [at];
      lists.set(holder, list);
      return [{ file, policy, rule, at: list }];
    });
  return `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
}

const TEXTS = ['file', 'policy', 'rule'] as const;

function readEntry(value: JsonValue): readonly BaselineEntry[] | undefined {
  const [file, policy, rule] = TEXTS.map((name) => own(value, name));
  const [given, count] = [own(value, 'at'), own(value, 'count') ?? 1];
  if (typeof file !== 'string' || typeof policy !== 'string' || typeof rule !== 'string') return undefined;
  if (typeof count !== 'number' || !(count >= 1)) return undefined;
  const places = isList(given) ? given : [given];
  if (!places.every((at) => typeof at === 'string')) return undefined;
  return places.map((at) => ({ file, policy, rule, at, ...(count > 1 && { count }) }));
}

/** The findings in the text of a baseline; undefined for any other text. */
export function readBaseline(text: string): readonly BaselineEntry[] | undefined {
  const value = validJson(text);
  const findings = own(value, 'findings');
  if (own(value, 'version') !== 1 || !isList(findings)) return undefined;
  const entries = findings.map(readEntry);
  return entries.every((entry) => entry !== undefined) ? entries.flat() : undefined;
}
