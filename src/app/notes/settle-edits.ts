// What a person does with single hand edits: undo, keep, go to.
import { offsetOfEdit, withoutEdit, type ListedEdit } from '#app/selectors/hand-edits.ts';
import type { TextOnScreen } from '#app/selectors/documents.ts';
import { actions } from '#app/state/store.ts';

const plain = (words: string): string => words.replaceAll('`', '');

/** Undoes one edit; where the wizard changed the same place, that is the wizard's version. */
export function undoEdit(document: TextOnScreen, { id, words }: ListedEdit): void {
  const { source, composed } = document;
  const settled = withoutEdit(document, id);
  if (!settled) return;
  actions.putDocument(source.id, settled.text, composed, settled.undecided);
  actions.announce(`Undone: ${plain(words)}`);
}

/** Keeps the person's version of a place that the wizard changed too. */
export function keepEdit(
  { source, text, composed, undecided }: TextOnScreen,
  { id, words }: ListedEdit,
): void {
  actions.putDocument(
    source.id,
    text,
    composed,
    undecided.filter((each) => each !== id),
  );
  actions.announce(`Kept: ${plain(words)}`);
}

export function showEdit(document: TextOnScreen, { id }: ListedEdit): void {
  actions.goTo(document.source.id, offsetOfEdit(document, id));
}

export function undoAllEdits({ source, composed, holder }: TextOnScreen): void {
  actions.resetDocument(source.id, composed);
  actions.announce(
    holder.kind === 'pasted'
      ? 'Restored the pasted policy.'
      : 'Restored the document that your answers make.',
  );
}
