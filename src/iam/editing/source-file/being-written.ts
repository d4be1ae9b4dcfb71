// Which findings are about the word that somebody is just typing: they are held back until the word is finished.
//
// A finding counts that does not depend on the word: it is there as the text stands, and with something unknown in place
// of the word.
import type { JsonNode, JsonValue } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { readSourceFile } from './read-source-file.ts';
import { findingsAs, findingsIn, isSyntaxFault, type SourceFinding } from './source-findings.ts';

/** What the word may become: something that checks leave alone, or whatever its neighbors ask for. */
const UNKNOWN = ['${unfinished}', '*'] as const;

/** Where the author of a policy is: in a word, or between the parts of a list or an object. */
interface WritingPlace {
  /** The name or value that the cursor is in, or right behind. */
  readonly word: JsonNode | undefined;
  /** What has its findings at one of these places is not finished. */
  readonly ranges: readonly TextRange[];
}

const rangeOfNode = ({ offset, length }: JsonNode): TextRange => ({ start: offset, end: offset + length });
const isSame = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;
const isContainer = ({ type }: JsonNode): boolean => type === 'object' || type === 'array';

/** Whether the cursor is in the range or behind it, with nothing but what the pattern allows between. */
function reaches(text: string, { start, end }: TextRange, offset: number, between: RegExp): boolean {
  if (offset < start) return false;
  return offset <= end || (offset - end < MAX_BLANK && between.test(text.slice(end, offset)));
}

const MAX_BLANK = 400;
const BLANK = /^\s*$/;
/** In YAML a colon at the end of a line is not part of the word before it, until more follows. */
const NOTHING = /^:?$/;

/** The word around the offset, in any language. */
function wordAt(text: string, offset: number): TextRange {
  const [before = ''] = /[\w:./*@-]{0,200}$/.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [];
  const [behind = ''] = /^[\w:./*@-]{0,200}/.exec(text.slice(offset, offset + 200)) ?? [];
  return { start: offset - before.length, end: offset + behind.length };
}

/** Whether a bracket closes the list or object. In YAML the lines below may still be of it. */
function isClosed({ sources }: SourcePolicy, node: JsonNode, text: string): boolean {
  const source = sources.get(node);
  const isList = source?.kind === 'array' || source?.kind === 'object';
  if (isList && !(source.closed && source.column === undefined)) return false;
  return /[\]}]/.test(text.charAt(node.offset + node.length - 1));
}

/** Whether the cursor is in a word, in a list or an object, or behind one that nothing has closed yet. */
function isAt(policy: SourcePolicy, node: JsonNode, text: string, offset: number): boolean {
  if (node.length === 0) return false;
  const range = rangeOfNode(node);
  if (!isContainer(node)) return reaches(text, range, offset, NOTHING);
  if (offset <= range.start) return false;
  return isClosed(policy, node, text) ? offset < range.end : reaches(text, range, offset, BLANK);
}

/** The nodes of a policy, how deep they are, and the names of members for their values. */
function* nodesIn(
  root: JsonNode,
): Generator<{ readonly node: JsonNode; readonly key: JsonNode | undefined; readonly depth: number }> {
  const stack: { node: JsonNode; key: JsonNode | undefined; depth: number }[] = [
    { node: root, key: undefined, depth: 0 },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (const child of next.node.children ?? []) {
      const parts = child.type === 'property' ? (child.children ?? []) : [child];
      for (const [index, node] of parts.entries())
        stack.push({ node, key: index > 0 ? parts[0] : undefined, depth: next.depth + 1 });
    }
  }
}

/** Parts of a policy may come from elsewhere in its file, so a part can be outside of what it belongs to. */
function writingPlace(policy: SourcePolicy, text: string, offset: number): WritingPlace {
  let word: JsonNode | undefined;
  const around: JsonNode[] = [];
  // Of the document as a whole what is missing is said, once a statement of it is being written.
  let isInRoot = isAt(policy, policy.root, text, offset);
  for (const { node, key, depth } of nodesIn(policy.root)) {
    if (depth === 0 || !isAt(policy, node, text, offset)) continue;
    if (!isContainer(node)) word = node;
    else around.push(node, ...(key ? [key] : []));
    if (depth > 1) isInRoot = false;
  }
  const open = [policy.root, ...around].filter(
    (node) => isContainer(node) && !isClosed(policy, node, text) && isAt(policy, node, text, offset),
  );
  const places = [...around, ...(word ? [word] : []), ...(isInRoot ? [policy.root] : [])];
  const brackets = open.map(({ offset: start }) => ({ start, end: start + 1 }));
  const names = policy.form === 'blocks' ? around.map(({ offset }) => blockName(text, offset)) : [];
  return { word, ranges: [...places.map(rangeOfNode), ...brackets, ...names] };
}

/** The word that a block begins with: what is missing in the block is said there. */
const blockName = (text: string, start: number): TextRange => ({
  start,
  end: start + /^\w*/.exec(text.slice(start, start + 40))![0].length,
});

/** The policy with something unknown in place of the value, or without the member of that name. */
function valueWithout(node: JsonNode, word: JsonNode, instead: string): JsonValue {
  if (node === word) return instead;
  const { type, children = [], value } = node;
  if (type === 'array') return children.map((each) => valueWithout(each, word, instead));
  if (type !== 'object') return (value ?? null) as JsonValue;
  return Object.fromEntries(
    children.flatMap(({ children: [key, inner] = [] }) =>
      key && key !== word ? [[String(key.value), inner ? valueWithout(inner, word, instead) : null]] : [],
    ),
  );
}

const signOf = ({ id, start }: SourceFinding): string => `${start} ${id}`;

/** A finding on nothing at all, or on a mark, that is the last before the cursor. */
function isLastMark(text: string, finding: TextRange, offset: number): boolean {
  return (
    reaches(text, finding, offset, BLANK) &&
    /^[-\s:,=[{"]{0,20}$/.test(text.slice(finding.start, finding.end))
  );
}

/** Faults of the syntax are mostly what is not typed yet. */
const isUntyped = (file: SourceFile, finding: SourceFinding, offset: number): boolean =>
  isSyntaxFault(finding) &&
  (file.language === 'json' || reaches(file.text, finding.policy, offset, /^[\s\])}"',:=-]*(?:!\w*\s*)?$/));

interface HeldPlace {
  readonly ranges: readonly TextRange[];
  /** What is found only as long as the word says what it says so far. */
  readonly passing: ReadonlySet<string>;
}

/** A word in a policy. What it brings is compared with the policy without the word. */
function placeInPolicy(
  file: SourceFile,
  policy: SourcePolicy,
  {
    offset,
    reference,
    rules,
  }: { readonly offset: number; readonly reference: Reference; readonly rules: RuleSet },
): HeldPlace {
  const { word, ranges } = writingPlace(policy, file.text, offset);
  if (!word) return { ranges, passing: new Set() };
  const signs = (document: JsonValue): readonly string[] =>
    findingsAs(document, { file, policy, reference, rules }).map(signOf);
  const others = UNKNOWN.map((instead) => new Set(signs(valueWithout(policy.root, word, instead))));
  const passing = signs(policy.document).filter((sign) => others.some((other) => !other.has(sign)));
  return { ranges, passing: new Set(passing) };
}

/** A word outside of policies, which says what a policy is for: tells what is found in the file without the word too. */
function lastingWithout(
  file: SourceFile,
  { start, end }: TextRange,
  reference: Reference,
  rules: RuleSet,
): (finding: SourceFinding) => boolean {
  const text = file.text.slice(0, start) + ' '.repeat(end - start) + file.text.slice(end);
  let other: SourceFile | undefined;
  const found = new Map<SourcePolicy, ReadonlySet<string>>();
  return (finding) => {
    other ??= readSourceFile(text, file.language, file.options);
    // A blank moves nothing.
    const policy = other.policies.find((each) => each.start === finding.policy.start);
    if (!policy) return false;
    const signs =
      found.get(policy) ?? new Set(findingsIn({ file: other, policy, reference, rules }).map(signOf));
    found.set(policy, signs);
    return signs.has(signOf(finding));
  };
}

/**
 * Tells which findings on the file are about what is being typed at the offset. What the text says elsewhere stays a
 * finding. Never throws.
 */
export function heldBack(
  file: SourceFile,
  offset: number,
  reference: Reference,
  rules: RuleSet,
): (finding: SourceFinding) => boolean {
  const { text, policies } = file;
  const places = new Map<SourcePolicy, HeldPlace>();
  const isWithin = policies.some(({ start, end }) => start < offset && offset <= end);
  const word = wordAt(text, offset);
  const lasting =
    isWithin || word.end === word.start ? undefined : lastingWithout(file, word, reference, rules);
  return (finding) => {
    if (isLastMark(text, finding, offset) || isUntyped(file, finding, offset)) return true;
    if (lasting && !lasting(finding)) return true;
    const { policy } = finding;
    const place = places.get(policy) ?? placeInPolicy(file, policy, { offset, reference, rules });
    places.set(policy, place);
    return place.ranges.some((range) => isSame(range, finding)) || place.passing.has(signOf(finding));
  };
}
