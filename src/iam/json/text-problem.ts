// Problems of a text as JSON, found before the policy grammar is checked.

/** A fault in the text itself. Offsets are UTF-16 units of the text as given, `end` exclusive. */
export interface TextProblem {
  readonly id: string;
  /** AWS's issue code, where IAM Access Analyzer has the same check. */
  readonly code?: string;
  readonly severity: 'error' | 'warning' | 'suggestion';
  /** Plain words: what is wrong and what to do. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The page that states the rule. */
  readonly source?: string;
}

/** IAM takes tab, line feed, carriage return and U+0020 to U+00FF. */
export const CHARACTER_SET_PAGE = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html';

export const GRAMMAR_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html';

export const SYNTAX_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-json-syntax-error';

/** The first `limit` problems; the last of them says how many of its kind are not listed. */
export function capProblems(problems: readonly TextProblem[], limit: number): TextProblem[] {
  const kept = problems.slice(0, limit);
  const last = kept.at(-1);
  const more = problems.length - kept.length;
  if (last && more > 0) kept[kept.length - 1] = { ...last, message: `${last.message} And ${more} more.` };
  return kept;
}
