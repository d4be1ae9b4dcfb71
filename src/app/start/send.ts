// Reads what a person said or brought: a plain sentence at once, and anything else with all readers.
import '#app/selectors/all-rows.ts';
import { actions, useStore } from '#app/state/store.ts';
import { readPlainly } from '#deepseek/understand/index.ts';
import type { Answers } from '#deepseek/answers/index.ts';

/** What to choose from where a text does not say enough. */
export interface TextChoice {
  readonly title: string;
  readonly detail: string;
  readonly answers: Answers;
  /** What the text names and the answers do not hold. */
  readonly leftOut: readonly string[];
}

/** Words of the text that the answer is about, as UTF-16 offsets. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
}

export type Sent =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'unsure';
      readonly words: string;
      readonly choices: readonly TextChoice[];
      readonly marks: readonly TextMark[];
    };

/** Reads the text in the box and the files with it. */
export async function send(): Promise<Sent> {
  const { start, draft } = useStore.getState();
  // What changes a kit is read against it.
  const answers = start.files.length > 0 || draft.chosen ? undefined : readPlainly(start.text);
  if (!answers) return (await import('./send-any.ts')).sendAny();
  actions.beginWith(answers);
  actions.leaveOut([]);
  return { kind: 'done' };
}
