// All findings on a text as a policy: JSON syntax, grammar and lint checks.
import type { LocatedFinding } from '#iam/findings/finding.ts';
import { locate } from '#iam/findings/locate.ts';
import { rangeOf, type JsonValue, type ParsedText } from '#iam/json/parse.ts';
import { lazyTree } from '#iam/json/lazy-tree.ts';
import { quickReading } from '#iam/json/quick-json.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { isSettingsType, type AttachedTo, type PolicyType } from '#iam/policy/policy.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { lint } from '#iam/rules/lint.ts';
import type { PolicySource } from '#iam/rules/policy-view.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { refusalsOf } from '#iam/grammar/refusals/refusals.ts';
import { validationErrors } from '#iam/grammar/check-schema.ts';
import { repeatsSids } from '#iam/grammar/duplicate-sids.ts';
import { checkParsed, checkText, type CheckedText } from '#iam/grammar/check-text.ts';
import { markRefused } from './mark-refused.ts';

export type { TextRange } from '#iam/json/ranges.ts';

export interface PolicyText {
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  readonly text: string;
}

export interface PolicyFinding extends LocatedFinding {
  /** The ranges of its further locations. */
  readonly others: readonly TextRange[];
}

interface PolicyFindings {
  /** In the order of the text. */
  readonly findings: readonly PolicyFinding[];
}

/** The result of reading a text without the service reference. */
export interface ReadPolicy {
  readonly type: PolicyType;
  readonly text: string;
  /** Undefined for valid texts: most policies are, and need no syntax tree. */
  readonly grammar: CheckedText | undefined;
  /** Undefined for a text that could not be read in full. */
  readonly source: PolicySource | undefined;
}

export function readPolicy({ type, attachedTo, text }: PolicyText): ReadPolicy {
  const sourceOf = (document: JsonValue, size: number): PolicySource => ({
    type,
    attachedTo,
    document,
    size,
    length: text.length,
  });
  const quick = quickReading(text);
  if (quick) {
    const { value, size } = quick;
    const source = sourceOf(value, size);
    const errors = validationErrors(type, value);
    if (errors.length === 0 && !isSettingsType(type) && !repeatsSids(value))
      return { type, text, grammar: undefined, source };
    return { type, text, grammar: checkParsed(type, plainText(text), value, errors), source };
  }
  const grammar = checkText(type, text);
  const { document } = grammar;
  const source = document === undefined ? undefined : sourceOf(document, nonWhitespaceLength(text));
  return { type, text, grammar, source };
}

/** What `parse` says of a text that could be read quickly. */
const plainText = (text: string): ParsedText => ({
  text,
  root: lazyTree(text),
  syntax: 'valid',
  readAs: text,
  problems: [],
});

/** The findings on what was read; without a reference those of the grammar alone. Services not loaded are not judged. */
export function findingsOn(
  { type, text, grammar, source }: ReadPolicy,
  reference: Reference | undefined,
  rules: RuleSet,
): PolicyFindings {
  const found = source && reference ? lint(source, reference, rules) : [];
  const refusals = source ? refusalsOf(type, source.document, source.size, !grammar) : [];
  if (!grammar && found.length === 0 && refusals.length === 0) return { findings: [] };
  const parsed = grammar?.parsed ?? plainText(text);
  const grammatical = grammar?.findings ?? [];
  // A malformed action does not exist either: one finding is enough.
  const reported = new Set(grammatical.map(({ code, start }) => `${code} ${start}`));
  const others = found
    .map((finding) => locate(parsed, finding))
    .filter(({ code, start }) => code === undefined || !reported.has(`${code} ${start}`));
  return {
    findings: markRefused(type, parsed, [...grammatical, ...others], refusals)
      .toSorted((a, b) => a.start - b.start)
      .map((finding) => ({
        ...finding,
        others: finding.locations.slice(1).map((location) => rangeOf(parsed, location)),
      })),
  };
}

/** The findings on a policy. */
export const checkPolicy = (policy: PolicyText, reference: Reference, rules: RuleSet): PolicyFindings =>
  findingsOn(readPolicy(policy), reference, rules);
