// What stands against using a document as it is: some of the states that it is in.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { openAnswers, standsIn, type OpenAnswers } from '#core/export/parameters.ts';
import type { State } from '#app/state/state.ts';
import type { ShownDocument } from './documents.ts';
import { selectKit } from './kit.ts';
import { readinessOf, type ReadinessState } from './readiness.ts';
import { remember } from './remember.ts';

/** The states, by id, that are said after a copy. Warnings are advice, and the other states are about the whole kit. */
const TROUBLES: ReadonlySet<string> = new Set([
  'refused',
  'errors',
  'problems',
  'undecided',
  'placeholders',
  'unresolved',
]);

/** Open answers: AWS accepts the document, and it fits no account. */
export const isPlaceholder = ({ id }: ReadinessState): boolean => id === 'placeholders';

const openOf = remember(2, (answers: Answers): OpenAnswers => openAnswers(answers));

/** The open questions whose placeholders stand in a text. Those that cannot be recognized count for every composed text. */
export function placeholdersIn(
  { text, edited }: Pick<ShownDocument, 'text' | 'edited'>,
  placeholders: readonly FieldId[],
  { home, parameters }: OpenAnswers,
): readonly FieldId[] {
  const known = new Set(parameters.flatMap(({ fields }) => fields));
  const found = new Set(
    parameters.filter(({ standIn }) => standsIn(text, standIn) !== -1).flatMap(({ fields }) => fields),
  );
  return placeholders.filter((field) => {
    if (found.has(field)) return true;
    if (field === 'account' && home.accountOpen) return text.includes(home.account);
    return !known.has(field) && !edited;
  });
}

/** The worst first; empty where the document can be used as it is. */
export const copyTroublesOf = remember(
  20,
  (document: ShownDocument, kit: RoleKit, answers: Answers): readonly ReadinessState[] => {
    const pasted = document.holder.kind === 'pasted';
    const { left } = readinessOf({
      documents: [document],
      placeholders: pasted ? [] : placeholdersIn(document, kit.placeholders, openOf(answers)),
      problems: pasted ? [] : kit.problems,
      proofs: undefined,
      checks: { fault: null, missing: [] },
    });
    const refused = left.some(({ id }) => id === 'refused');
    // The refusal is about the worst of the errors.
    return left.filter(({ id }) => TROUBLES.has(id) && !(refused && id === 'errors'));
  },
);

export const selectCopyTroubles = (state: State, document: ShownDocument): readonly ReadinessState[] =>
  copyTroublesOf(document, selectKit(state), state.draft.answers);
