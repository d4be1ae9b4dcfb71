// Everything that is to be said of a text as a policy: what is no JSON, what is no grammar, and what the checks find.
import type { LocatedFinding } from '#core/iam/finding.ts';
import { locate, toValue } from '#core/iam/parse.ts';
import { nonWhitespaceLength } from '#core/iam/text-size.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import type { Fix } from '#core/lint/check.ts';
import { lint } from '#core/lint/lint.ts';
import type { AttachedTo } from '#core/lint/policy-view.ts';
import type { Reference } from '#core/reference/reference.ts';
import { checkText } from '#core/schema/check-text.ts';

export interface PolicyText {
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  readonly text: string;
}

export interface PolicyFinding extends LocatedFinding {
  readonly fix?: Fix;
}

export interface CheckedPolicy {
  /** In the order of the text. */
  readonly findings: readonly PolicyFinding[];
}

/** The findings on a policy. Services that the reference has not loaded are not judged. */
export function checkPolicy({ type, attachedTo, text }: PolicyText, reference: Reference): CheckedPolicy {
  const grammar = checkText(type, text);
  const { root, syntax } = grammar.parsed;
  if (!root || syntax === 'broken') return grammar;
  const source = {
    type,
    attachedTo,
    document: toValue(root),
    size: nonWhitespaceLength(text),
    length: text.length,
  };
  const found = lint(source, reference).map((finding) => locate(grammar.parsed, finding));
  return { findings: [...grammar.findings, ...found].toSorted((a, b) => a.start - b.start) };
}
