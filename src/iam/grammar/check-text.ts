// Checks a text as a policy, without the lint checks: JSON syntax, then grammar.

import type { ValidationError } from 'virtual:policy-validators';
import type { LocatedFinding } from '#iam/findings/finding.ts';
import { locate } from '#iam/findings/locate.ts';
import { parse, toValue, type JsonValue, type ParsedText, type TextProblem } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { checkSchema } from './check-schema.ts';

export interface CheckedText {
  readonly parsed: ParsedText;
  /** What the text says; undefined for a text that could not be read in full. */
  readonly document: JsonValue | undefined;
  /** In the order of the text. */
  readonly findings: readonly LocatedFinding[];
}

/** A problem of the text has offsets but no path: it may lie where no value is. */
function toFinding(problem: TextProblem): LocatedFinding {
  return { ...problem, locations: [{ path: [], target: 'value' }] };
}

/** The findings on a text that was read. `errors`: what the validator says of the document, where that is known. */
export function checkParsed(
  type: PolicyType,
  parsed: ParsedText,
  document: JsonValue | undefined,
  errors?: readonly ValidationError[],
): CheckedText {
  const grammar = document === undefined ? [] : checkSchema(type, parsed, document, errors);
  const findings = [
    ...parsed.problems.map((problem) => toFinding(problem)),
    ...grammar.map((finding) => locate(parsed, finding)),
  ];
  return { parsed, document, findings: findings.toSorted((a, b) => a.start - b.start) };
}

/**
 * Reads `text` and checks it as a policy of this type. Grammar is only checked when the whole document could
 * be read; otherwise the findings would be about its missing half.
 */
export function checkText(type: PolicyType, text: string): CheckedText {
  const parsed = parse(text);
  const document = parsed.root && parsed.syntax !== 'broken' ? toValue(parsed.root) : undefined;
  return checkParsed(type, parsed, document);
}
