// What the server asks of one file. Ranges are those of the file's own text.
import type { PolicyType } from '#core/iam/policy.ts';
import type { TextRange } from '#core/json/ranges.ts';
import type { PolicySource } from '#core/lint/policy-view.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { TextEdit } from '#core/language/apply-fix.ts';
import type { PolicyFinding } from '#core/language/check-policy.ts';
import type { Completion } from '#core/language/completion/complete.ts';
import type { Hover } from '#core/language/hover.ts';

export interface PageLink extends TextRange {
  readonly url: string;
}

export interface FileAssist {
  findings(): readonly PolicyFinding[];
  completionsAt(offset: number): readonly Completion[];
  hoverAt(offset: number): Hover | undefined;
  /** What the fix of one of its findings changes; undefined where the text is too broken for it. */
  fix(finding: PolicyFinding): readonly TextEdit[] | undefined;
  /** What all safe fixes change. */
  fixAll(): readonly TextEdit[];
  links(): readonly PageLink[];
}

/** The service reference, with all services that the policy names; without one, with their names only. */
export type ReferenceFor = (source?: PolicySource) => Reference;

export interface AssistQuestion {
  readonly text: string;
  /** What its file is called. */
  readonly name: string;
  /** The type of a policy that is a file of its own; undefined: as its text shows. */
  readonly type: PolicyType | undefined;
  readonly referenceFor: ReferenceFor;
}
