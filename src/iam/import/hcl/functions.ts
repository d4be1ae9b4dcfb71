// Terraform functions that policies use, if their result does not depend on where they run.
// https://developer.hashicorp.com/terraform/language/functions
import {
  hasOpen,
  isList,
  isObjectValue,
  Open,
  settle,
  type PartialValue,
} from '#iam/import/partial-value.ts';
import { readJson } from '#iam/import/read-json.ts';

/** A longer text is left open. */
const MAX_TEXT_LENGTH = 1_000_000;

/** Undefined where the arguments are not what the function takes. */
type Call = (args: readonly PartialValue[]) => PartialValue | undefined;

/** The value as Terraform writes it into a string; undefined for what it refuses. */
export function toText(value: PartialValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

const keyOf = (value: PartialValue): string => JSON.stringify(settle(value));

/** Without duplicates. */
export function distinct(list: readonly PartialValue[]): readonly PartialValue[] {
  const seen = new Set<string>();
  return list.filter((each) => {
    const key = keyOf(each);
    return !seen.has(key) && seen.add(key);
  });
}

const ofText =
  (call: (text: string, ...more: string[]) => PartialValue | undefined): Call =>
  (args) => {
    const texts = args.map((each) => toText(each));
    return texts.length > 0 && texts.every((each) => each !== undefined)
      ? call(texts[0]!, ...texts.slice(1))
      : undefined;
  };

const ofList =
  (call: (list: readonly PartialValue[], ...more: PartialValue[]) => PartialValue | undefined): Call =>
  ([list, ...more]) =>
    isList(list) ? call(list, ...more) : isObjectValue(list) ? call(Object.values(list), ...more) : undefined;

const flatten = (list: readonly PartialValue[]): readonly PartialValue[] =>
  list.flatMap((each) => (isList(each) ? flatten(each) : [each]));

/** All the lists in one; a list that is open is one open item. */
function concat(args: readonly PartialValue[]): PartialValue | undefined {
  if (args.some((each) => !isList(each) && !(each instanceof Open))) return undefined;
  return args.flatMap((each) => (isList(each) ? each : [each]));
}

function merge(args: readonly PartialValue[]): PartialValue | undefined {
  const objects = args.filter((each) => each !== null);
  if (!objects.every((each) => isObjectValue(each))) return undefined;
  return Object.fromEntries(objects.flatMap((each) => Object.entries(each)));
}

/** Terraform escapes these in its JSON; a reader of JSON sees no difference. */
const encode = (value: PartialValue): PartialValue => {
  const text = JSON.stringify(settle(value));
  return hasOpen(value) ? new Open(text) : text;
};

function decode(text: string): PartialValue | undefined {
  const reading = readJson(text);
  return reading.kind === 'value' ? reading.value : undefined;
}

/** `%s`, `%d`, `%v`, `%q` and `%%`; anything finer stays open. */
function format([template, ...args]: readonly PartialValue[]): PartialValue | undefined {
  if (typeof template !== 'string' || args.length > 100) return undefined;
  let used = 0;
  let isOpen = false;
  let isKnown = true;
  const text = template.replaceAll(/%(.)/gs, (_whole, verb: string) => {
    if (verb === '%') return '%';
    const value = args[used];
    used += 1;
    if (value instanceof Open) isOpen = true;
    const plain = value instanceof Open ? value.text : toText(value);
    if (plain === undefined || !'sdvq'.includes(verb)) isKnown = false;
    return verb === 'q' ? JSON.stringify(plain) : (plain ?? '');
  });
  if (!isKnown || used !== args.length || text.length > MAX_TEXT_LENGTH) return undefined;
  return isOpen ? new Open(text) : text;
}

function join([separator, ...lists]: readonly PartialValue[]): PartialValue | undefined {
  const items = lists.flatMap((each) => (isList(each) ? flatten(each) : [each]));
  const texts = items.map((each) => (each instanceof Open ? each.text : toText(each)));
  if (typeof separator !== 'string' || texts.includes(undefined)) return undefined;
  const text = texts.join(separator);
  return items.some((each) => each instanceof Open) ? new Open(text) : text;
}

const compare = (a: PartialValue, b: PartialValue): number => {
  const [one, other] = [String(settle(a)), String(settle(b))];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Functions that accept partly open values: they pass them on without reading them. */
export const PASSING_FUNCTIONS: Readonly<Record<string, Call>> = {
  concat,
  merge,
  format,
  join,
  jsonencode: ([value]) => (value === undefined ? undefined : encode(value)),
  flatten: ofList((list) => flatten(list)),
  toset: ofList((list) => distinct(list)),
  tolist: ofList((list) => list),
  distinct: ofList((list) => distinct(list)),
  setunion: (args) => {
    const all = concat(args);
    return isList(all) ? distinct(all) : undefined;
  },
  tomap: ([value]) => (isObjectValue(value) ? value : undefined),
  tostring: ([value]) => (value instanceof Open ? value : toText(value)),
  sensitive: ([value]) => value,
  nonsensitive: ([value]) => value,
  values: ([value]) =>
    isObjectValue(value)
      ? Object.entries(value)
          .toSorted(([a], [b]) => compare(a, b))
          .map(([, each]) => each)
      : undefined,
  keys: ([value]) => (isObjectValue(value) ? Object.keys(value).toSorted() : undefined),
  reverse: ofList((list) => list.toReversed()),
};

/** Functions that read the values, and so need them complete. */
export const READING_FUNCTIONS: Readonly<Record<string, Call>> = {
  jsondecode: ofText((text) => decode(text)),
  split: ([separator, text]) =>
    typeof separator === 'string' && typeof text === 'string'
      ? text.split(separator).slice(0, 10_000)
      : undefined,
  replace: ofText((text, find = '', by = '') =>
    // Between slashes it is a regular expression in another syntax.
    find === '' ||
    /^\/.*\/$/s.test(find) ||
    text.length > 100_000 ||
    (text.length / find.length) * by.length > MAX_TEXT_LENGTH
      ? undefined
      : text.replaceAll(find, () => by),
  ),
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  title: ofText((text) => text.replaceAll(/(?<![A-Za-z])[a-z]/g, (letter) => letter.toUpperCase())),
  trimspace: ofText((text) => text.trim()),
  trimprefix: ofText((text, prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofText((text, suffix = '') =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  startswith: ofText((text, prefix = '') => text.startsWith(prefix)),
  endswith: ofText((text, suffix = '') => text.endsWith(suffix)),
  strcontains: ofText((text, part = '') => text.includes(part)),
  substr: ([text, offset, length]) =>
    typeof text === 'string' && typeof offset === 'number' && typeof length === 'number' && offset >= 0
      ? [...text].slice(offset, length < 0 ? undefined : offset + length).join('')
      : undefined,
  tonumber: ([value]) =>
    toText(value) !== undefined && /^-?\d+(\.\d+)?$/.test(toText(value)!) ? Number(value) : undefined,
  tobool: ([value]) =>
    value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
  length: ([value]) =>
    typeof value === 'string'
      ? [...value].length
      : isList(value)
        ? value.length
        : isObjectValue(value)
          ? Object.keys(value).length
          : undefined,
  element: ([list, index]) =>
    isList(list) && typeof index === 'number' && list.length > 0
      ? list[Math.trunc(index) % list.length]
      : undefined,
  slice: ([list, start, end]) =>
    isList(list) && typeof start === 'number' && typeof end === 'number' && start <= end && end <= list.length
      ? list.slice(start, end)
      : undefined,
  lookup: ([map, key, otherwise]) =>
    isObjectValue(map) && typeof key === 'string'
      ? Object.hasOwn(map, key)
        ? map[key]
        : otherwise
      : undefined,
  contains: ([list, value]) =>
    isList(list) && value !== undefined ? list.some((each) => keyOf(each) === keyOf(value)) : undefined,
  compact: ofList((list) => list.filter((each) => each !== null && each !== '')),
  coalesce: (args) => args.find((each) => each !== null && each !== ''),
  coalescelist: (args) => args.find((each) => isList(each) && each.length > 0),
  sort: ofList((list) => list.toSorted(compare)),
  one: ofList((list) => (list.length > 1 ? undefined : (list[0] ?? null))),
  formatlist: ([template, ...lists]) => {
    const length = Math.max(0, ...lists.map((each) => (isList(each) ? each.length : 0)));
    const rows: PartialValue[] = [];
    let characters = 0;
    for (let index = 0; index < Math.min(length, 10_000); index += 1) {
      const args = lists.map((each) => (isList(each) ? (each[index] ?? null) : each));
      const row = format([template ?? null, ...args]);
      if (row === undefined) return undefined;
      characters += row instanceof Open ? row.text.length : String(row).length;
      if (characters > MAX_TEXT_LENGTH) return undefined;
      rows.push(row);
    }
    return rows;
  },
  setsubtract: ([list, less]) => {
    if (!isList(list) || !isList(less)) return undefined;
    const gone = new Set(less.map((each) => keyOf(each)));
    return distinct(list.filter((each) => !gone.has(keyOf(each))));
  },
  setproduct: (args) => {
    if (!args.every((each) => isList(each))) return undefined;
    if (args.reduce((product, each) => product * each.length, 1) > 10_000) return undefined;
    return args.reduce<readonly (readonly PartialValue[])[]>(
      (rows, list) => rows.flatMap((row) => list.map((each) => [...row, each])),
      [[]],
    );
  },
  zipmap: ([keys, values]) =>
    isList(keys) &&
    isList(values) &&
    keys.length === values.length &&
    keys.every((each) => typeof each === 'string')
      ? Object.fromEntries(keys.map((key, index) => [key, values[index]!]))
      : undefined,
};
