// The title of the page: the state of the documents first, which a browser tab still shows when it is narrow.
import { useEffect } from 'react';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useMode, selectMode } from '#app/selectors/mode.ts';
import { useStore } from '#app/state/store.ts';
import { crumbOf } from './crumb.ts';
import { useStateWords } from './use-state-words.ts';

export function PageTitle() {
  const mode = useMode();
  const crumb = useStore((state) => crumbOf(selectMode(state), selectCheckedAnswers(state)));
  const { words } = useStateWords();
  useEffect(() => {
    document.title =
      mode === 'first'
        ? 'Rolewright: the IAM role DeepSeek needs on AWS'
        : [words, crumb, 'Rolewright'].filter(Boolean).join(' · ');
  }, [mode, words, crumb]);
  return null;
}
