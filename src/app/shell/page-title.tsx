// The title of the page: the state of the documents first, which a browser tab still shows when it is narrow.
import { useEffect } from 'react';
import { useOpenReview } from '#app/review/use-review.ts';
import { reviewWords } from '#app/review/words.ts';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { stateWords } from '#app/sheet/status-words.ts';
import { useStore } from '#app/state/store.ts';
import { crumbOf } from './crumb.ts';

export function PageTitle() {
  const mode = useStore(selectMode);
  const crumb = useStore((state) => crumbOf(selectMode(state), selectCheckedAnswers(state)));
  const readiness = useReadiness();
  const review = useOpenReview();
  const ready = mode === 'role' || (mode === 'pasted' && !readiness.empty) ? stateWords(readiness) : '';
  const state = review ? reviewWords(review, readiness) : ready;
  useEffect(() => {
    document.title =
      mode === 'first'
        ? 'Rolewright: the IAM role DeepSeek needs on AWS'
        : [state, crumb, 'Rolewright'].filter(Boolean).join(' · ');
  }, [mode, state, crumb]);
  return null;
}
