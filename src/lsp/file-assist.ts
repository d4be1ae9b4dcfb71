// What the server asks of one version of a file, with the service reference that its policies need.
import { RULES } from '#deepseek/rules/index.ts';
import { type Demand, rulesWith } from '#iam/config/index.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/index.ts';
import type { ModuleTree, SourceText } from '#iam/import/index.ts';
import {
  type Completion,
  type Hover,
  type SourceFilter,
  type SourceFinding,
  type SourceFix,
  type SourceLanguage,
  type SourceLink,
  type TextEdit,
  actionRewrites,
  calledPolicies,
  completionsInFile,
  findingsByPolicy,
  findingsInCalls,
  fixAllIn,
  fixOf,
  heldBack,
  hoverInFile,
  isUnfinished,
  linksOf,
  readSourceFile,
  servicesFor,
} from '#iam/editing/index.ts';
import type { Reference } from '#iam/reference/index.ts';

/** The service reference, with the services loaded that are asked for. */
export type LoadReference = (needed: (reference: Reference) => Iterable<string>) => Reference;

/** Ranges are those of the file's own text. */
export interface FileAssist {
  /** The findings on one policy after another. */
  findings(): Iterable<readonly SourceFinding[]>;
  /** Which of them are about what is being typed at the offset. */
  heldBack(offset: number): (finding: SourceFinding) => boolean;
  completionsAt(offset: number): readonly Completion[];
  hoverAt(offset: number): Hover | undefined;
  /** The fix of one of its findings; undefined where the text does not show how to make it. */
  fix(finding: SourceFinding): SourceFix | undefined;
  /** What the actions at an offset may be written as. */
  rewritesAt(offset: number): readonly SourceFix[];
  /** What all safe fixes change, of the findings that count. */
  fixAll(counting: SourceFilter): readonly TextEdit[];
  /** Whether there are policies, and none is still being written. */
  readonly isFinished: boolean;
  links(): readonly SourceLink[];
}

export interface AssistQuestion {
  readonly text: string;
  readonly language: SourceLanguage;
  /** With “/” between folders; undefined for a text that is in no file. */
  readonly fileName: string | undefined;
  /** The type of a policy that is a file of its own; undefined: as its text shows. */
  readonly type: PolicyType | undefined;
  readonly attachedTo: AttachedTo | undefined;
  /** What the team's configuration demands of its policies. */
  readonly demands?: readonly Demand[] | undefined;
  /** Whether a policy can begin in it, should it be empty. */
  readonly isForPolicy: boolean;
  /** The other files of its Terraform module. */
  readonly beside: readonly SourceText[];
  /** The Terraform modules of the workspace, and what the file is called there. */
  readonly around?: { readonly tree: ModuleTree; readonly name: string } | undefined;
  /** The other files that are open: they may name accounts and roles. */
  readonly others?: (() => readonly string[]) | undefined;
  readonly referenceWith: LoadReference;
}

/** The one edit that makes the first text the second. */
function editTo(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [{ start: head, end: before.length - tail, text: after.slice(head, after.length - tail) }];
}

/** Reads a file. Never throws. */
export function assistFor(question: AssistQuestion): FileAssist {
  const { text, language, fileName, type, attachedTo, isForPolicy, beside, around, others, referenceWith } =
    question;
  const file = readSourceFile(text, language, { type, attachedTo, beside, around, fileName });
  const rules = rulesWith(RULES, question.demands);
  const reference = (): Reference => referenceWith((known) => servicesFor(file, known));
  return {
    findings: () => {
      if (file.policies.length === 0) return [];
      const called = calledPolicies(file);
      const own = findingsByPolicy(file, reference(), rules);
      if (called.length === 0) return own;
      const policies = [...file.policies, ...called];
      const full = referenceWith((known) => servicesFor({ policies }, known));
      return [findingsInCalls(file, called, own, full, rules)];
    },
    heldBack: (offset) => heldBack(file, offset, reference(), rules),
    completionsAt: (offset) =>
      isForPolicy || text.trim() !== '' ? completionsInFile(file, offset, reference(), others?.()) : [],
    hoverAt: (offset) => (file.policies.length === 0 ? undefined : hoverInFile(file, offset, reference())),
    fix: (finding) => fixOf(file, finding),
    rewritesAt: (offset) => (file.policies.length === 0 ? [] : actionRewrites(file, offset, reference())),
    fixAll: (counting) => editTo(text, fixAllIn(file, reference(), rules, 'safe', counting).text),
    isFinished: file.policies.length > 0 && !file.policies.some(isUnfinished),
    links: () => (file.policies.length === 0 ? [] : linksOf(file, reference())),
  };
}
