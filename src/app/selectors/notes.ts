// What the notes hold: problems of the documents, hand edits, and what to know about the kit.
import type { Notice, RoleKit } from '#deepseek/compose/index.ts';
import { type HandNote, addedByHand } from '#deepseek/readiness/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';

interface NoteNames {
  readonly count: number;
  readonly errors: number;
  /** A few words each, errors first. */
  readonly names: readonly string[];
}

const MOST = 3;

const some = (number: number, noun: string): readonly string[] =>
  number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`];

/** Two or three words: the title of a note, or what it begins with. */
export const noteTitle = ({ title, text }: Notice): string => title ?? text.split(/[.:,]/)[0] ?? '';

const namesOf = remember(4, (documents: readonly ShownDocument[], notices: RoleKit['notices']): NoteNames => {
  const problems = documents.flatMap(({ findings }) => findings);
  const count = (of: string): number => problems.filter(({ severity }) => severity === of).length;
  const [errors, suggestions] = [count('error'), count('suggestion')];
  const edited = documents.filter((document) => document.edited).length;
  const names = [
    ...some(errors, 'error'),
    ...some(problems.length - errors - suggestions, 'problem'),
    ...some(suggestions, 'suggestion'),
    ...some(edited, 'hand edit'),
    ...notices.map(noteTitle),
  ];
  return { count: problems.length + edited + notices.length, errors, names: names.slice(0, MOST) };
});

const NO_NOTICES: RoleKit['notices'] = [];

/** What keeps calls from working is a cause of the state, and stands there. */
const ofKit = remember(4, ({ notices }: RoleKit): RoleKit['notices'] =>
  notices.filter(({ stops }) => stops === undefined),
);

/** What to know about the kit; nothing of pasted policies is known. */
export const selectKitNotes = (state: State): RoleKit['notices'] =>
  selectIsPasted(state) ? NO_NOTICES : ofKit(selectKit(state));

const selectNoteNames = (state: State): NoteNames => namesOf(selectDocuments(state), selectKitNotes(state));

export const useNoteNames = (): NoteNames => useStore(selectNoteNames);

const added = remember(4, (documents: readonly ShownDocument[]): readonly HandNote[] =>
  addedByHand({
    documents: documents
      .filter(({ holder }) => holder.kind !== 'pasted')
      .map(({ source, text, composed }) => ({ id: source.id, type: source.type, text, composed })),
  }),
);

/** What hand edits add to what the kit's policies allow. */
export const useAddedByHand = (): readonly HandNote[] => useStore((state) => added(selectDocuments(state)));
