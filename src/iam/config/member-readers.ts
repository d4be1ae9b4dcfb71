// Reads members of a JSON object by rows, and says of each that does not fit what to write instead.
import { membersOf, toValue, type JsonNode } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show, showEither } from '#iam/text/quote.ts';
import { parseDate } from '#iam/policy/dates.ts';

/** A fault of a configuration, with its range in the text. */
export interface ConfigProblem extends TextRange {
  readonly message: string;
}

export type Report = (node: JsonNode, message: string) => void;

/** Reads one value; undefined where it does not fit, which was reported. */
export type ValueReader<T> = (node: JsonNode, report: Report, name: string) => T | undefined;

export const didYouMean = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  return near === undefined ? '' : ` Did you mean ${show(near)}?`;
};

const oneLine = (text: string): boolean => text.trim() !== '';

/** A text that is not empty. */
export const text: ValueReader<string> = (node, report, name) => {
  if (node.type === 'string' && oneLine(String(node.value))) return String(node.value);
  report(node, `${show(name)} must be text that is not empty.`);
  return undefined;
};

/** A text, or a list of texts; as a list. */
export const texts: ValueReader<readonly string[]> = (node, report, name) => {
  const entries = node.type === 'array' ? (node.children ?? []) : [node];
  const found = entries.flatMap((entry) =>
    entry.type === 'string' && oneLine(String(entry.value)) ? [String(entry.value)] : [],
  );
  if (found.length === entries.length && found.length > 0) return found;
  report(node, `${show(name)} must be text, or a list of texts.`);
  return undefined;
};

/** One of the known texts. */
export const choice =
  <T extends string>(known: readonly T[]): ValueReader<T> =>
  (node, report, name) => {
    const found = known.find((each) => each === node.value);
    if (found !== undefined) return found;
    const near = typeof node.value === 'string' ? didYouMean(node.value, known) : '';
    report(node, `${show(name)} must be ${showEither(known)}.${near}`);
    return undefined;
  };

/** A day of the calendar: "2026-12-31". */
export const day: ValueReader<string> = (node, report, name) => {
  const value = String(node.value);
  if (node.type === 'string' && isDay(value)) return value;
  report(node, `${show(name)} must be a day of the calendar, such as ${show('2026-12-31')}.`);
  return undefined;
};

export const isDay = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && parseDate(value) !== undefined;

/** A list of objects. */
export const objects =
  <T>(read: (node: JsonNode, report: Report) => T | undefined): ValueReader<readonly T[]> =>
  (node, report, name) => {
    if (node.type !== 'array') {
      report(node, `${show(name)} must be a list: put the value in [ ].`);
      return undefined;
    }
    return (node.children ?? []).flatMap((entry) => {
      const found = read(entry, report);
      return found === undefined ? [] : [found];
    });
  };

type Readers = Readonly<Record<string, ValueReader<unknown>>>;
type Values<R extends Readers> = { readonly [K in keyof R]?: R[K] extends ValueReader<infer T> ? T : never };

/** The members that fit. Undefined for a value that is not an object. */
export function readMembers<R extends Readers>(
  node: JsonNode,
  readers: R,
  called: string,
  report: Report,
): Values<R> | undefined {
  if (node.type !== 'object') {
    report(node, `${called} must be an object, not ${show(JSON.stringify(toValue(node)))}.`);
    return undefined;
  }
  const names = Object.keys(readers);
  const found: [string, unknown][] = [];
  for (const { name, key, value } of membersOf(node)) {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read) {
      const near = didYouMean(name, names) || ` It has ${showEither(names)}.`;
      report(key, `${called} has no member ${show(name)}.${near}`);
    } else if (value) {
      const fitting = read(value, report, name);
      if (fitting !== undefined) found.push([name, fitting]);
    }
  }
  return Object.fromEntries(found) as Values<R>;
}
