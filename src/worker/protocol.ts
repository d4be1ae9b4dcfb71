// What the page asks its worker, and what it hears back.
import type { PolicyFinding, PolicyText, TextRange } from '#core/language/check-policy.ts';
import type { FixedText } from '#core/language/apply-fix.ts';
import type { Fix } from '#core/iam/fix.ts';

export type { FixedText } from '#core/language/apply-fix.ts';
export type { PolicyFinding, PolicyText, TextRange } from '#core/language/check-policy.ts';

/** What is known of one text. */
export interface PolicyCheck {
  readonly findings: readonly PolicyFinding[];
  /** Where each statement stands. */
  readonly statements: readonly TextRange[];
}

export interface ChecksAnswer {
  /** One for each policy asked about, in that order. */
  readonly checks: readonly PolicyCheck[];
  /** Whether a better answer to the same question follows: files of the service reference are on their way. */
  readonly more: boolean;
  /** Files of the service reference that could not be had: the policies were checked without them. */
  readonly missing: readonly string[];
  /** The date of the service reference, once its index is there. */
  readonly date: string | undefined;
}

/** Each kind of question with its answer. */
export interface Questions {
  check: { ask: readonly PolicyText[]; answer: ChecksAnswer };
  fix: { ask: { readonly text: string; readonly fix: Fix }; answer: string };
  'fix-all': { ask: PolicyText; answer: FixedText };
  format: { ask: string; answer: string };
}

export type Kind = keyof Questions;

/** A question with its number, as it is sent to the worker. */
export type Question = {
  [K in Kind]: { readonly id: number; readonly kind: K; readonly ask: Questions[K]['ask'] };
}[Kind];

/** An answer, or why there is none. A question may be answered more than once: see `more`. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: Questions[Kind]['answer'] }
  | { readonly id: number; readonly ok: false; readonly message: string };
