// Where the policies that were found in a file stand in it, whatever its language, so that findings have the file's lines.
import { asList, isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { lazyTree } from '#iam/json/lazy-tree.ts';
import { membersOf, nodeAt, rangeOf, toValue, type JsonNode } from '#iam/json/parse.ts';
import type { JsonLocation, JsonPath } from '#iam/json/json-path.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { decode, type FoundPolicy } from '#iam/import/found-policies.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import { rangeAt } from './read-source-file.ts';
import type { SourceFile } from './source-file.ts';

/** A policy as it is written in a file. Offsets are those of the file. */
interface Written {
  readonly root: JsonNode;
  readonly document: JsonValue | undefined;
}

interface FindWritten {
  readonly policy: (policy: FoundPolicy) => Written | undefined;
  /** The policy with the statement that is written in a range, and which that is. */
  readonly statement?: (range: TextRange) => (Written & { readonly index: number }) | undefined;
}

/** What a policy says, whatever the order of its members, and whether one value stands in a list: Terraform writes it anew. */
function meaning(value: JsonValue): string {
  if (isList(value))
    return value.length === 1 ? meaning(value[0]!) : `[${value.map(meaning).toSorted().join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name, member]) => name !== 'Sid' || member !== '');
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${meaning(member)}`)
    .toSorted()
    .join()}}`;
}

const keyOf = (value: JsonValue | undefined): string => (value === undefined ? '' : meaning(value));

/** Of a function what it is given, and of several arguments the first that can be a policy. */
function argumentOf(node: JsonNode): JsonNode {
  const [call, second] = membersOf(node);
  if (!call?.value || second || !call.name.startsWith('Fn::')) return node;
  const given = call.value.type === 'array' ? (call.value.children ?? []) : [call.value];
  const policy = given.find(({ type, value }) => type === 'object' || /^\s*\{/.test(String(value)));
  return policy ? argumentOf(policy) : node;
}

function inJson(text: string): FindWritten {
  const tree = lazyTree(text);
  const policy: FindWritten['policy'] = ({ place }) => {
    const node = place && 'json' in place ? nodeAt(tree, place.json) : undefined;
    if (!node) return undefined;
    const root = argumentOf(node);
    return { root, document: root.type === 'string' ? decode(String(root.value))?.value : toValue(root) };
  };
  return { policy };
}

/** Of several that an expression has, or that are elsewhere, the one that says the same. */
function inSource(file: SourceFile): FindWritten {
  const policy: FindWritten['policy'] = ({ place, text: own }) => {
    const range =
      place && ('hcl' in place ? place.hcl : 'yaml' in place ? rangeAt(file, place.yaml) : undefined);
    const within = file.policies.filter(
      ({ start, end }) => range !== undefined && start >= range.start && end <= range.end,
    );
    if (within.length === 1) return within[0];
    const meant = keyOf(decode(own)?.value);
    const all = within.length > 0 ? within : file.policies;
    return all.find(({ document }) => keyOf(document) === meant) ?? within[0];
  };
  const statement: FindWritten['statement'] = ({ start, end }) => {
    for (const written of file.policies) {
      const list = nodeAt(written.root, ['Statement'])?.children ?? [];
      const index = list.findIndex(({ offset }) => offset >= start && offset < end);
      if (index >= 0) return { ...written, index };
    }
    return undefined;
  };
  return { policy, statement };
}

const statementsOf = (document: JsonValue | undefined): readonly JsonValue[] => {
  const statements = own(document, 'Statement');
  return statements === undefined ? [] : asList(statements);
};

/** The number of the statement that is written for one of a policy; undefined where a loop made others of what is written. */
function statementIn(
  written: JsonValue | undefined,
  ours: readonly JsonValue[],
  index: number,
): number | undefined {
  const theirs = statementsOf(written);
  if (ours.length === theirs.length) return index;
  const [meant, sid] = [keyOf(ours[index]), own(ours[index], 'Sid')];
  const same = theirs.findIndex((each) => keyOf(each) === meant);
  const at = same >= 0 ? same : theirs.findIndex((each) => sid && own(each, 'Sid') === sid);
  return at < 0 ? undefined : at;
}

/** The path in what the text says, as far as both agree: a loop may have made other entries of a list. */
function agreeing(path: JsonPath, document: JsonValue | undefined, says: JsonValue | undefined): JsonPath {
  let [ours, theirs] = [document, says];
  const steps: (string | number)[] = [];
  for (const step of path) {
    const value = own(ours, step);
    let at = step;
    if (isList(ours) && isList(theirs) && ours.length !== theirs.length) {
      at = theirs.findIndex((each) => keyOf(each) === keyOf(value));
      if (at < 0) break;
    }
    steps.push(at);
    [ours, theirs] = [value, own(theirs, at)];
  }
  return steps;
}

/** The range of a location in what is written; undefined where that does not have it. */
function rangeIn(
  text: string,
  { path, target }: JsonLocation,
  { statements }: FoundPolicy,
  document: JsonValue | undefined,
  find: FindWritten,
  written: Written,
): TextRange | undefined {
  const [first, index, ...rest] = path;
  const isStatement = first === 'Statement' && typeof index === 'number';
  const place = isStatement ? statements?.[index] : undefined;
  const block = place && find.statement?.(place);
  const says = block ?? written;
  const at = isStatement
    ? (block?.index ?? statementIn(says.document, statementsOf(document), index))
    : undefined;
  if (isStatement && at === undefined) return undefined;
  const steps =
    at === undefined
      ? path
      : [
          'Statement',
          at,
          ...agreeing(rest, own(own(document, 'Statement'), index!), statementsOf(says.document)[at]),
        ];
  // Where Terraform writes the only entry of a list without the list, that entry is meant.
  const node = target === 'value' ? nodeAt(says.root, steps) : undefined;
  const isOnly = node?.type === 'array' && node.children?.length === 1;
  const said = isOnly ? path.reduce((value, step) => own(value, step), document) : [];
  return rangeOf({ text, root: says.root }, { path: isList(said) ? steps : [...steps, 0], target });
}

/**
 * Maps locations in the policies of a file to ranges in it; undefined where only the line is known. `readAs` reads
 * it as a file in an editor.
 */
export function policyPlaces(
  { text }: SourceText,
  readAs: (language: 'yaml' | 'hcl') => SourceFile,
): (policy: FoundPolicy, location: JsonLocation) => TextRange | undefined {
  const finders = new Map<unknown, FindWritten>();
  const known = new Map<FoundPolicy, Written | undefined>();
  const finderFor = ({ part, place = { json: [] } }: FoundPolicy): FindWritten => {
    const before = finders.get(part);
    if (before) return before;
    const fresh =
      'json' in place ? inJson(part?.text ?? text) : inSource(readAs('hcl' in place ? 'hcl' : 'yaml'));
    finders.set(part, fresh);
    return fresh;
  };
  return (policy, location) => {
    if (!known.has(policy)) known.set(policy, finderFor(policy).policy(policy));
    const written = known.get(policy);
    // Where a path leads nowhere, it is the nearest value around.
    const found =
      written && rangeIn(text, location, policy, decode(policy.text)?.value, finderFor(policy), written);
    if (!found) return undefined;
    const { start, end } = found;
    const offset = policy.part?.offset ?? 0;
    return { start: offset + start, end: offset + end };
  };
}

const START: TextRange = { start: 0, end: 0 };

/** The line with this number, from 1, without the white space around it. */
function lineRange(text: string, line: number): TextRange {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = text.indexOf('\n', start) + 1;
  const [whole = ''] = text.slice(start).split('\n', 1);
  const indent = whole.length - whole.trimStart().length;
  return { start: start + indent, end: start + Math.max(indent, whole.trimEnd().length) };
}

/** Where in the text of a file a place of a policy is, which is at `range` of the policy's own text. */
export type RangeInFile = (location: JsonLocation, range: TextRange) => TextRange;

/** The places in the file of a policy that was found there; where these are not known, its line. */
export function rangeInFile(
  text: string,
  policy: FoundPolicy,
  placeOf: ReturnType<typeof policyPlaces>,
): RangeInFile {
  const { line, part } = policy;
  if (policy.text === text) return (_location, range) => range;
  if (part && policy.text === part.text)
    return (_location, { start, end }) => ({ start: part.offset + start, end: part.offset + end });
  return (location) => placeOf(policy, location) ?? (line === undefined ? START : lineRange(text, line));
}
