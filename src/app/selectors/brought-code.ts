// Code or a policy that somebody brought: whether the code is on screen, and what has to be asked because neither says so.
import { type CheckedAnswers, type FieldId, PLAIN_ENTITY, fieldOf } from '#deepseek/answers/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import type { OpenSubject } from '#deepseek/sentence/index.ts';
import { useStore } from '#app/state/store.ts';
import { selectCheckedAnswers } from './checked-answers.ts';
import { remember } from './remember.ts';

/** The tab of the code, before those of the documents. */
export const CODE_TAB = 'your-code';

/** The code whose role is on screen. */
export function selectCode({ draft }: State): string | undefined {
  const { brought, chosen } = draft;
  return brought?.kind === 'code' && chosen === true && !pastedOf(draft).open ? brought.text : undefined;
}

/** The code is in front until a document is opened. */
export const selectShowsCode = (state: State): boolean =>
  selectCode(state) !== undefined && (state.documentId === null || state.documentId === CODE_TAB);

const NOTHING: readonly FieldId[] = [];
const ENTITY: readonly FieldId[] = ['entity'];

/** Who is the user where what was brought names none: for code nobody is given, for a policy somebody stands in. */
const UNNAMED: Readonly<Record<OpenSubject, string | undefined>> = { code: undefined, role: PLAIN_ENTITY };

const asked = remember(4, ({ view, fields }: CheckedAnswers, subject: OpenSubject | undefined) =>
  subject !== undefined &&
  fields.includes('entity') &&
  view.scenario.entities.length > 1 &&
  view.given('entity') === UNNAMED[subject]
    ? ENTITY
    : NOTHING,
);

/** What is on screen that may not say who uses it. */
export function selectOpenSubject(state: State): OpenSubject | undefined {
  if (selectCode(state) !== undefined) return 'code';
  const { draft } = state;
  return draft.brought?.kind === 'policy' && !pastedOf(draft).open ? 'role' : undefined;
}

/** Questions with a starting value that are asked all the same: code that names no handler may run anywhere. */
export const selectAsked = (state: State): readonly FieldId[] =>
  asked(selectCheckedAnswers(state), selectOpenSubject(state));

export const useOpenSubject = (): OpenSubject => useStore(selectOpenSubject) ?? 'code';

/** Whether a question waits for one of those: what a Lambda function is called is asked once it is one. */
export const waitsFor = (asked: readonly FieldId[], id: FieldId): boolean =>
  asked.includes('entity') && id !== 'entity' && id !== 'account' && fieldOf(id).step === 'entity';

export const useAskedAnyway = (): readonly FieldId[] => useStore(selectAsked);
