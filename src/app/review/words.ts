// Changes in words.
import { count } from '#core/text/words.ts';
import type { DraftChange } from '#core/review/change.ts';
import type { PageDraft } from '#app/state/pasted.ts';

/** "2 changes to your version": whose it is depends on who changed it. */
export function changesTitle(changes: number, { received }: PageDraft): string {
  const version = received ? 'your version' : 'the shared version';
  return `${changes === 0 ? 'No changes' : count(changes, 'change')} to ${version}`;
}

/** Words without the marks of code, for names of buttons. */
const plainWords = (text: string): string => text.replaceAll('`', '');

/** What a change is called in buttons and messages. `title` is that of its document. */
export function nameOf(change: DraftChange, title = ''): string {
  switch (change.kind) {
    case 'answer':
      return change.answers[0]?.question ?? '';
    case 'edit':
      return change.place === undefined ? `the text of ${title}` : plainWords(change.place);
    case 'case':
      return `check “${change.label}”`;
  }
}
