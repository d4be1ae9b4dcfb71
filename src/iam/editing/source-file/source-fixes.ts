// The fixes of findings as changes of the file, in the way its author writes.
import { groupBy } from '#iam/collections/group-by.ts';
import { editPolicy, editPolicyText } from '#iam/policy/edit-policy.ts';
import { applyTextEdits, type TextEdit } from '#iam/json/edit-text.ts';
import type { Edit } from '#iam/json/edit.ts';
import type { Fix } from '#iam/findings/fix.ts';
import {
  fixesTogether,
  fixInRounds,
  type AttemptsLeft,
  type FindingFilter,
  type FixableText,
  type FixChoice,
  type FixedText,
} from '#iam/editing/apply-fix.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import { editsToTree, type TreeWriter } from './edit-tree.ts';
import { hclWriter } from './hcl-writer.ts';
import { readSourceFile } from './read-source-file.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { findingsOf, type SourceFinding } from './source-findings.ts';
import { yamlStyleOf, needsQuotes, quoted, yamlScalar, type YamlStyle } from './write-yaml.ts';
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';

// Writes new values into YAML as its author writes it.
const keyText = (name: string, style: YamlStyle): string =>
  needsQuotes(name) ? quoted(name, style.quote) : name;

function inFlow(value: JsonValue, style: YamlStyle): string {
  if (Array.isArray(value))
    return `[${(value as readonly JsonValue[]).map((each) => inFlow(each, style)).join(', ')}]`;
  if (!isObject(value)) return yamlScalar(value, style, true);
  const members = Object.entries(value).map(
    ([name, each]) => `${keyText(name, style)}: ${inFlow(each, style)}`,
  );
  return `{ ${members.join(', ')} }`;
}

const isEmpty = (value: JsonValue): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** A value behind a colon, of a member at `indent`. */
function behindColon(value: JsonValue, indent: string, style: YamlStyle): string {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return ` ${inFlow(value, style)}`;
  if (Array.isArray(value)) {
    const dashes = `\n${indent}${style.dash}- `;
    const inner = `${indent}${style.dash}  `;
    return (value as readonly JsonValue[]).map((each) => dashes + alone(each, inner, style)).join('');
  }
  return `\n${indent}${style.unit}${members(value as JsonObject, indent + style.unit, style)}`;
}

const members = (value: JsonObject, indent: string, style: YamlStyle): string =>
  Object.entries(value)
    .map(([name, each]) => `${keyText(name, style)}:${behindColon(each, indent, style)}`)
    .join(`\n${indent}`);

/** A value behind a dash. */
function alone(value: JsonValue, indent: string, style: YamlStyle): string {
  if (isObject(value) && !isEmpty(value)) return members(value, indent, style);
  return Array.isArray(value) ? inFlow(value, style) : yamlScalar(value, style);
}

const yamlWriter = (style: YamlStyle): TreeWriter => ({
  sign: ':',
  member: (name, value, place) =>
    `${keyText(name, style)}:${place.inFlow ? ` ${inFlow(value, style)}` : behindColon(value, place.indent, style)}`,
  item: (value, { inFlow: flow, indent }) =>
    flow ? inFlow(value, style) : `- ${alone(value, `${indent}  `, style)}`,
  value: (_name, value, place) =>
    place.inFlow ? ` ${inFlow(value, style)}` : behindColon(value, place.indent, style),
  scalar(old, value, isFlow) {
    if (typeof value === 'string' && old.quote !== undefined) return quoted(value, old.quote);
    return yamlScalar(value, style, isFlow);
  },
  name: (old, name) => (old.quote === undefined ? keyText(name, style) : quoted(name, old.quote)),
});

export interface SourceFix {
  readonly title: string;
  /** Whether it may be made without a look at it. */
  readonly safe: boolean;
  /** In the order of the text, none touching another. */
  readonly edits: readonly TextEdit[];
}

/** JSON stands in the file as it is: its part of the text is edited by itself. */
function editsInJson(
  file: SourceFile,
  policy: SourcePolicy,
  edits: readonly Edit[],
): readonly TextEdit[] | undefined {
  const { start, end } = policy.isWhole ? { start: 0, end: file.text.length } : policy;
  return editPolicyText(file.text.slice(start, end), edits)?.map((each) => ({
    start: each.start + start,
    end: each.end + start,
    text: each.text,
  }));
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Edits of a policy by path, and what they come to in the text. */
interface PolicyChange {
  readonly policy: SourcePolicy;
  readonly edits: readonly Edit[];
  readonly changes: readonly TextEdit[];
  /** How many fixes it makes. */
  readonly count: number;
}

const inOrder = (changes: readonly PolicyChange[]): readonly TextEdit[] =>
  changes.flatMap((each) => each.changes).toSorted((a, b) => a.start - b.start);

/** The changed file, if it says what was meant, and all its other policies what they said. */
function changedFile(file: SourceFile, changes: readonly PolicyChange[]): SourceFile | undefined {
  const after = readSourceFile(applyTextEdits(file.text, inOrder(changes)), file.language, file.options);
  if (after.policies.length !== file.policies.length) return undefined;
  const editsOf = new Map(changes.map(({ policy, edits }) => [policy, edits]));
  const isMeant = after.policies.every((each, index) => {
    const before = file.policies[index];
    const edits = before && editsOf.get(before);
    return before && sameJson(each.document, edits ? editPolicy(before.document, edits) : before.document);
  });
  return isMeant ? after : undefined;
}

function editsFor(
  file: SourceFile,
  policy: SourcePolicy,
  edits: readonly Edit[],
): readonly TextEdit[] | undefined {
  const isJson = file.language === 'json' || policy.form === 'text';
  if (isJson) return editsInJson(file, policy, edits);
  const writer =
    file.language === 'yaml' ? yamlWriter(yamlStyleOf(file.text)) : hclWriter(policy.form === 'blocks');
  return editsToTree(file.text, policy, editPolicy(policy.document, edits), writer);
}

/** What the edits change; undefined where they change nothing, or the text does not show how to make them. */
function changeBy(
  file: SourceFile,
  policy: SourcePolicy,
  fixes: readonly (readonly Edit[])[],
): PolicyChange | undefined {
  const edits = fixes.flat();
  const changes = edits.length === 0 ? undefined : editsFor(file, policy, edits);
  return changes && changes.length > 0 ? { policy, edits, changes, count: fixes.length } : undefined;
}

/** A change of a policy in the file; undefined where the text does not show how to make it. */
export function editOf(
  file: SourceFile,
  policy: SourcePolicy,
  { title, safe, edits }: Pick<Fix, 'title' | 'safe' | 'edits'>,
): SourceFix | undefined {
  const change = changeBy(file, policy, [edits]);
  return change && changedFile(file, [change]) ? { title, safe, edits: change.changes } : undefined;
}

/** The fix of a finding in the file; undefined where it has none, or the text does not show how to make it. */
export const fixOf = (file: SourceFile, { fix, policy }: SourceFinding): SourceFix | undefined =>
  fix && editOf(file, policy, fix);

/** The changes that can be made with one another: of policies that are read from the same text, some wait. */
function apart(changes: readonly PolicyChange[]): readonly PolicyChange[] {
  const edits: TextEdit[] = [];
  return changes.filter((change) => {
    const isApart = change.changes.every(({ start, end }) =>
      edits.every((each) => each.end < start || end < each.start),
    );
    if (isApart) edits.push(...change.changes);
    return isApart;
  });
}

type Planned = readonly [policy: SourcePolicy, fixes: readonly (readonly Edit[])[]];

/** The fixes of a policy that its text shows, each by itself. */
function* oneByOne(file: SourceFile, [policy, fixes]: Planned, steps: AttemptsLeft): Generator<PolicyChange> {
  for (const fix of fixes) {
    if (steps.left <= 0) return;
    const change = changeBy(file, policy, [fix]);
    if (change) yield change;
    else steps.left -= 1;
  }
}

/** What to try, best first: the fixes of all policies at once, those of one policy, and each by itself. */
function* attempts(
  file: SourceFile,
  findings: readonly SourceFinding[],
  which: FixChoice,
  steps: AttemptsLeft,
): Generator<readonly PolicyChange[]> {
  const planned = [...groupBy(findings, ({ policy }) => policy)].map(([policy, own]): Planned => [
    policy,
    fixesTogether(policy.document, own, which),
  ]);
  const best = planned.flatMap((each) => {
    const change = changeBy(file, ...each) ?? oneByOne(file, each, steps).next().value;
    return change ? [change] : [];
  });
  const together = apart(best);
  if (together.length > 0) yield together;
  if (best.length > 1) for (const change of best) yield [change];
  for (const each of planned) for (const change of oneByOne(file, each, steps)) yield [change];
}

/** A fix can reveal another finding, and what the text does not show is tried in smaller parts. Fewer for a long file. */
const MAX_STEPS = 60;
const LONG_TEXT = 120_000;

const stepsFor = ({ text }: SourceFile): AttemptsLeft => ({
  left: Math.min(MAX_STEPS, 1 + Math.floor(LONG_TEXT / (text.length + 1))),
});

export type SourceFilter = FindingFilter<SourceFinding>;

function fixableSource(
  file: SourceFile,
  reference: Reference,
  rules: RuleSet,
  which: FixChoice,
  steps: AttemptsLeft,
): FixableText<SourceFinding> {
  return {
    text: file.text,
    findings: () => findingsOf(file, reference, rules),
    *attempts(findings) {
      for (const changes of attempts(file, findings, which, steps))
        yield {
          count: changes.reduce((sum, { count }) => sum + count, 0),
          after() {
            const changed = changedFile(file, changes);
            return changed && fixableSource(changed, reference, rules, which, steps);
          },
        };
    },
  };
}

/** The text after its fixes, and those that they reveal. After safe ones its policies allow no more than before. */
export function fixAllIn(
  file: SourceFile,
  reference: Reference,
  rules: RuleSet,
  which: FixChoice = 'safe',
  counting: SourceFilter = (findings) => findings,
): FixedText {
  const steps = stepsFor(file);
  return fixInRounds(fixableSource(file, reference, rules, which, steps), counting, steps);
}
