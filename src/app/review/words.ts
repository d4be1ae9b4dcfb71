// Changes in words.
import { count } from '#core/text/words.ts';
import type { DraftChange } from '#core/review/change.ts';

/** "3 changes to the shared version" */
export const changesTitle = (changes: number): string =>
  changes === 0 ? 'No changes to the shared version' : `${count(changes, 'change')} to the shared version`;

/** What a change is called in buttons and messages. */
export function nameOf(change: DraftChange, titleOf: (documentId: string) => string): string {
  switch (change.kind) {
    case 'answer':
      return change.answers[0]?.question ?? '';
    case 'edit':
      return `hand edits of ${titleOf(change.documentId)}`;
    case 'case':
      return `expectation “${change.label}”`;
  }
}
