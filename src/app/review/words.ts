// Changes in words.
import { count } from '#iam/text/index.ts';
import type { DraftChange } from '#deepseek/review/index.ts';
import type { PageReadiness } from '#app/selectors/readiness.ts';
import { alarmOf, stateWords } from '#app/sheet/status-words.ts';
import type { PageDraft } from '#app/state/pasted.ts';
import type { Review } from './use-review.ts';

/** "2 changes to your version": whose it is depends on who changed it. */
export function changesTitle(changes: number, { received }: PageDraft): string {
  const version = received ? 'your version' : 'the shared version';
  return `${changes === 0 ? 'No changes' : count(changes, 'change')} to ${version}`;
}

/** The status of a review in one line: the state too where it is one to see first, and alone once all is decided. */
export function reviewWords({ changes, draft }: Review, readiness: PageReadiness): string {
  if (changes.length === 0) return stateWords(readiness);
  const title = changesTitle(changes.length, draft);
  return alarmOf(readiness) ? `${stateWords(readiness)}. ${title}` : title;
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
