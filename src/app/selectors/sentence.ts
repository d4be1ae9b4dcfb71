// The role as a sentence, with the marks of what was said, assumed, needed and in conflict.
import type { CheckedAnswers, FieldId } from '#deepseek/answers/index.ts';
import { type OpenSubject, type SentencePart, sentenceOf } from '#deepseek/sentence/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectAsked, selectOpenSubject } from './brought-code.ts';
import { selectCheckedAnswers } from './checked-answers.ts';
import { conflictsOf, selectReadiness } from './readiness.ts';
import { remember } from './remember.ts';

const ofAnswers = remember(
  4,
  (
    checked: CheckedAnswers,
    conflicts: ReadonlySet<FieldId>,
    needed: readonly FieldId[],
    subject: OpenSubject | undefined,
    unfold: boolean,
  ): readonly SentencePart[] =>
    sentenceOf(checked, { conflicts: [...conflicts], needed, ...(subject && { subject }), unfold }),
);

const selectFor = (state: State, unfold: boolean): readonly SentencePart[] =>
  ofAnswers(
    selectCheckedAnswers(state),
    conflictsOf(selectReadiness(state)),
    selectAsked(state),
    selectOpenSubject(state),
    unfold,
  );

export const selectSentence = (state: State): readonly SentencePart[] => selectFor(state, false);

/** `unfold`: however long. */
export const useSentence = (unfold = false): readonly SentencePart[] =>
  useStore((state) => selectFor(state, unfold));
