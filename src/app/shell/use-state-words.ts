// The state of the documents in one line, for the title and for screen readers.
import { useOpenReview } from '#app/review/use-review.ts';
import { reviewWords } from '#app/review/words.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { selectReadiness, type PageReadiness } from '#app/selectors/readiness.ts';
import { stateWords } from '#app/sheet/status-words.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

/** Only where it is shown: composing what nobody has asked for would keep the first view busy. */
function selectShown(state: State): PageReadiness | undefined {
  if (!['role', 'pasted'].includes(selectMode(state))) return undefined;
  const readiness = selectReadiness(state);
  return readiness.empty ? undefined : readiness;
}

/** `checking`: the words may be others in a moment. */
export function useStateWords(): { readonly words: string; readonly checking: boolean } {
  const readiness = useStore(selectShown);
  const review = useOpenReview();
  if (!readiness) return { words: '', checking: false };
  const words = review ? reviewWords(review, readiness) : stateWords(readiness);
  return { words, checking: readiness.checking };
}
