// The fixes of findings as changes of the file, in the way its author writes.
import { editPolicy, editPolicyText } from '#core/iam/edit-policy.ts';
import { applyTextEdits, type TextEdit } from '#core/json/edit-text.ts';
import type { Edit } from '#core/json/edit.ts';
import { isChosen, type FixChoice } from '#core/language/apply-fix.ts';
import type { Reference } from '#core/reference/reference.ts';
import { editsToTree } from './edit-tree.ts';
import { hclWriter } from './hcl-writer.ts';
import { readSourceFile } from './read-source-file.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { findingsOf, type SourceFinding } from './source-findings.ts';
import { yamlStyleOf } from './write-yaml.ts';
import { yamlWriter } from './yaml-writer.ts';

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

/** Whether the changed file says what was meant, and all its other policies what they said. */
function isRead(
  file: SourceFile,
  policy: SourcePolicy,
  edits: readonly Edit[],
  changes: readonly TextEdit[],
): boolean {
  const after = readSourceFile(applyTextEdits(file.text, changes), file.language, file.options);
  if (after.policies.length !== file.policies.length) return false;
  return after.policies.every((each, index) => {
    const before = file.policies[index];
    if (!before) return false;
    const meant = before === policy ? editPolicy(before.document, edits) : before.document;
    return sameJson(each.document, meant);
  });
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

/** The fix of a finding in the file; undefined where it has none, or the text does not show how to make it. */
export function fixOf(file: SourceFile, { fix, policy }: SourceFinding): SourceFix | undefined {
  if (!fix || fix.edits.length === 0) return undefined;
  const edits = editsFor(file, policy, fix.edits);
  if (!edits || edits.length === 0 || !isRead(file, policy, fix.edits, edits)) return undefined;
  return { title: fix.title, safe: fix.safe, edits };
}

/** A fix can reveal another finding. */
const MAX_ROUNDS = 60;

/** The findings that count, of those on a text: others are ignored for a reason, and stay. */
export type SourceFilter = (findings: readonly SourceFinding[], text: string) => readonly SourceFinding[];

/** The text after its fixes, and those that they reveal. After safe ones its policies allow no more than before. */
export function fixAllIn(
  file: SourceFile,
  reference: Reference,
  which: FixChoice = 'safe',
  counting: SourceFilter = (findings) => findings,
): { readonly text: string; readonly made: number } {
  let current = file;
  let made = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const chosen = counting(findingsOf(current, reference), current.text).filter((finding) =>
      isChosen(finding, which),
    );
    const taken: TextEdit[] = [];
    const touched = new Set<SourcePolicy>();
    for (const finding of chosen) {
      if (touched.has(finding.policy)) continue;
      const fix = fixOf(current, finding);
      const isApart = fix?.edits.every(({ start, end }) =>
        taken.every((each) => each.end < start || end < each.start),
      );
      if (!fix || !isApart) continue;
      taken.push(...fix.edits);
      touched.add(finding.policy);
      made += 1;
    }
    if (taken.length === 0) break;
    const text = applyTextEdits(
      current.text,
      taken.toSorted((a, b) => a.start - b.start),
    );
    current = readSourceFile(text, current.language, current.options);
  }
  return { text: current.text, made };
}
