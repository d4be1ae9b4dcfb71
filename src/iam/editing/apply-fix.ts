// Applies the fixes of findings to their text: one, or all that are safe.
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { applyTextEdits, type TextEdit } from '#iam/json/edit-text.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Fix } from '#iam/findings/fix.ts';
import type { Edit } from '#iam/json/edit.ts';
import { nodeAt, parse, type JsonNode, type JsonValue } from '#iam/json/parse.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import { checkPolicy, type PolicyFinding, type PolicyText } from './check-policy.ts';

export { applyTextEdits, type TextEdit } from '#iam/json/edit-text.ts';

/** What a fix changes in the text. Undefined where the text is too broken, or repeats a name that the fix is about. */
export const editsOfFix = (text: string, fix: Fix): readonly TextEdit[] | undefined =>
  editPolicyText(text, fix.edits);

interface PlannedFix {
  readonly id: string;
  readonly edits: readonly Edit[];
  /** The statement or other part of the document that it is about. */
  readonly part: JsonPath;
  readonly start: number;
  readonly end: number;
}

/** The value that an edit changes or takes out; for one that comes new, what it comes into. */
function nodeOf(root: JsonNode, { kind, path }: Edit): JsonNode {
  const comesNew = kind === 'insert' && typeof path.at(-1) === 'number';
  for (let length = comesNew ? path.length - 1 : path.length; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function partOf(edits: readonly Edit[]): JsonPath {
  const [first = [], ...others] = edits.map(({ path }) => {
    const inStatement = path[0] === 'Statement' && typeof path[1] === 'number' && path.length > 2;
    return path.slice(0, inStatement ? 2 : 1);
  });
  if (others.every((path) => path.join() === first.join())) return first;
  return others.every((path) => path[0] === first[0]) ? first.slice(0, 1) : [];
}

/** Which fixes to make: those that need no look at them, or all that correct something. A suggestion is a matter of choice. */
export type FixChoice = 'safe' | 'all';

export const isChosen = (
  { fix, severity }: Pick<PolicyFinding, 'fix' | 'severity'>,
  which: FixChoice,
): boolean => fix !== undefined && (fix.safe || (which === 'all' && severity !== 'suggestion'));

function plan(root: JsonNode, finding: PolicyFinding, which: FixChoice): readonly PlannedFix[] {
  const { id, fix } = finding;
  if (!fix || !isChosen(finding, which) || fix.edits.length === 0) return [];
  const nodes = fix.edits.map((edit) => nodeOf(root, edit));
  return [
    {
      id,
      edits: fix.edits,
      part: partOf(fix.edits),
      start: nodes.reduce((start, { offset }) => Math.min(start, offset), Infinity),
      end: nodes.reduce((end, { offset, length }) => Math.max(end, offset + length), 0),
    },
  ];
}

/** Whether one part is the other, or in it. */
const meet = (a: JsonPath, b: JsonPath): boolean =>
  a.length <= b.length ? a.every((step, index) => b[index] === step) : meet(b, a);

/** How many entries the fixes have taken out of each list, by its place in the text. */
type Taken = Map<number, number>;

/** Counts what the fix takes out; false when its list would be empty though the fix by itself leaves something. */
function leavesSome(root: JsonNode, { edits }: PlannedFix, taken: Taken): boolean {
  const lists = edits.flatMap(({ kind, path }) => {
    const list =
      kind === 'remove' && typeof path.at(-1) === 'number' ? nodeAt(root, path.slice(0, -1)) : undefined;
    return list ? [list] : [];
  });
  const isLast = ({ offset, children = [] }: JsonNode): boolean => {
    const before = taken.get(offset) ?? 0;
    return before > 0 && before + lists.filter((list) => list.offset === offset).length >= children.length;
  };
  if (lists.some((list) => isLast(list))) return false;
  for (const { offset } of lists) taken.set(offset, (taken.get(offset) ?? 0) + 1);
  return true;
}

/**
 * The fixes to make together, from the end of the text to its start, so that none moves the place of the next. What
 * two checks say of one part may hold only as long as the other's fix is not made: one of them waits.
 */
function choose(root: JsonNode, findings: readonly PolicyFinding[], which: FixChoice): readonly PlannedFix[] {
  const chosen: PlannedFix[] = [];
  const taken: Taken = new Map();
  const candidates = findings.flatMap((finding) => plan(root, finding, which));
  for (const candidate of candidates.toSorted((a, b) => b.start - a.start || a.end - b.end)) {
    const last = chosen.at(-1);
    if (last && candidate.end > last.start) continue;
    if (chosen.some(({ id, part }) => id !== candidate.id && meet(part, candidate.part))) continue;
    if (leavesSome(root, candidate, taken)) chosen.push(candidate);
  }
  return chosen;
}

/**
 * The fixes to make together on a document, each as its edits: made one after another, none moves what the next is
 * about.
 */
export function fixesTogether(
  document: JsonValue,
  findings: readonly PolicyFinding[],
  which: FixChoice,
): readonly (readonly Edit[])[] {
  const { root } = parse(JSON.stringify(document));
  return root ? choose(root, findings, which).map(({ edits }) => edits) : [];
}

export interface FixedText {
  readonly text: string;
  /** How many fixes were made. */
  readonly made: number;
}

/** Fixes that could be made together. */
interface FixAttempt<T> {
  /** How many. */
  readonly count: number;
  /** What they lead to; undefined where that is not what was meant. */
  readonly after: () => T | undefined;
}

/** A text with policies, in whatever language. */
export interface FixableText<F> {
  readonly text: string;
  findings(): readonly F[];
  /** What to try for those findings, best first. */
  attempts(findings: readonly F[]): Iterable<FixAttempt<FixableText<F>>>;
}

/** How many attempts are left. */
export interface AttemptsLeft {
  left: number;
}

/** The findings that count, of those on a text: others are ignored for a reason, and stay. */
export type FindingFilter<F = PolicyFinding> = (findings: readonly F[], text: string) => readonly F[];

/** Makes the first attempt that succeeds, and so on with what it leads to: a fix can reveal another finding. */
export function fixInRounds<F>(
  first: FixableText<F>,
  filter: FindingFilter<F>,
  attempts: AttemptsLeft,
): FixedText {
  let current = first;
  let made = 0;
  let isChanged = true;
  while (isChanged && attempts.left > 0) {
    isChanged = false;
    for (const { count, after } of current.attempts(filter(current.findings(), current.text))) {
      if (attempts.left <= 0) break;
      attempts.left -= 1;
      const next = after();
      if (!next) continue;
      current = next;
      made += count;
      isChanged = true;
      break;
    }
  }
  return { text: current.text, made };
}

/** A JSON policy alone: its fixes made together; where the text refuses one of them, the first that can be made alone. */
function fixableJson(
  policy: PolicyText,
  reference: Reference,
  rules: RuleSet,
  which: FixChoice,
): FixableText<PolicyFinding> {
  const { text } = policy;
  return {
    text,
    findings: () => checkPolicy(policy, reference, rules).findings,
    *attempts(findings) {
      const { root, syntax } = parse(text);
      const fixes = root && syntax !== 'broken' ? choose(root, findings, which) : [];
      for (const some of [fixes, ...fixes.map((fix) => [fix])]) {
        const edits = editPolicyText(
          text,
          some.flatMap((fix) => fix.edits),
        );
        if (!edits || edits.length === 0) continue;
        const next = { ...policy, text: applyTextEdits(text, edits) };
        yield { count: some.length, after: () => fixableJson(next, reference, rules, which) };
      }
    },
  };
}

/** Of two fixes of one list one waits; after so many rounds the fixes repeat themselves. A text that is far longer than AWS takes is read fewer times. */
const MAX_ROUNDS = 200;
const LONG_TEXT = 90_000;

const roundsFor = (text: string): number =>
  Math.min(MAX_ROUNDS, 1 + Math.floor((LONG_TEXT / (text.length + 1)) ** 2));

/** The text of a JSON policy after its fixes, and those that they reveal. After safe ones it allows no more than before. */
export const fixAll = (
  policy: PolicyText,
  reference: Reference,
  rules: RuleSet,
  which: FixChoice = 'safe',
  filter: FindingFilter = (findings) => findings,
): FixedText =>
  fixInRounds(fixableJson(policy, reference, rules, which), filter, { left: roundsFor(policy.text) });
