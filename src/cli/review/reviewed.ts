// What a review finds.
import type { Difference } from '#iam/access/index.ts';
import type { DocumentChange, DraftChange, SubjectVersions } from '#deepseek/review/index.ts';

export interface ReviewedAccess {
  readonly title: string;
  readonly kind: SubjectVersions['kind'];
  readonly difference: Difference;
}

export interface Reviewed {
  readonly changes: readonly DraftChange[];
  readonly documents: readonly DocumentChange[];
  readonly access: readonly ReviewedAccess[];
}

/** The words about a document: what was done by hand, and what else it says differently. */
export function documentWords({ differences, edits }: DocumentChange): {
  readonly byHand: readonly string[];
  readonly others: readonly string[];
} {
  const byHand = edits.map(({ place }) => place ?? 'Another text');
  return { byHand, others: (differences ?? []).filter((words) => !byHand.includes(words)) };
}
