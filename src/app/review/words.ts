// Changes in words.
import { count } from '#core/text/words.ts';
import type { DraftChange } from '#core/review/change.ts';

/** "3 changes to the shared version" */
export const changesTitle = (changes: number): string =>
  changes === 0 ? 'No changes to the shared version' : `${count(changes, 'change')} to the shared version`;

/** Words without the marks of code, for names of buttons. */
export const plainWords = (text: string): string => text.replaceAll('`', '');

/** What a change is called in buttons and messages. `title` is that of its document. */
export function nameOf(change: DraftChange, title = ''): string {
  switch (change.kind) {
    case 'answer':
      return change.answers[0]?.question ?? '';
    case 'edit':
      return `the text of ${title}`;
    case 'case':
      return `expectation “${change.label}”`;
  }
}
