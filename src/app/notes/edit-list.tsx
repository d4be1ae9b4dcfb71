// The hand edits of a document in words, each with its place and its undo.
import { useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Message } from '#app/controls/message.tsx';
import { listedEdits, type ListedEdit } from '#app/selectors/hand-edits.ts';
import type { TextOnScreen } from '#app/selectors/documents.ts';
import { EditChoice } from './edit-choice.tsx';
import { showEdit, undoEdit } from './settle-edits.ts';
import './edits.css';

interface EditListProps {
  readonly document: TextOnScreen;
  /** Called after the editor moves to an edit. */
  readonly onShow?: () => void;
}

/** Why there is nothing to list. */
function emptyText({ isRead, holder }: TextOnScreen, readable: boolean): string {
  if (!isRead || !readable)
    return 'The text is not valid JSON: edits cannot be listed, and answers do not change it.';
  return holder.kind === 'pasted'
    ? 'Only the order or the layout differs from what you pasted.'
    : 'Only the order or the layout differs from what the answers make.';
}

export function EditList({ document, onShow }: EditListProps) {
  const edits = listedEdits(document);
  const list = useRef<HTMLUListElement>(null);
  const undecided = edits.filter(({ versions }) => versions !== undefined).length;
  if (edits.length === 0) return <p className="hint">{emptyText(document, document.isRead)}</p>;

  /** The focus stays in the list while something is left in it. */
  const undo = (edit: ListedEdit, index: number): void => {
    undoEdit(document, edit);
    requestAnimationFrame(() => {
      const items = list.current?.children ?? [];
      const next = items[Math.min(index, items.length - 1)];
      next?.querySelector<HTMLButtonElement>('button:last-of-type')?.focus();
    });
  };
  return (
    <>
      {undecided > 0 ? (
        <p className="edit-clash">
          {undecided === 1 ? '1 edit' : `${undecided} edits`} to decide. Your version stays until you choose.
        </p>
      ) : null}
      <ul className="edit-list" ref={list}>
        {edits.map((edit, index) => {
          const about = edit.words.replaceAll('`', '');
          return (
            <li key={edit.id} data-undecided={edit.versions !== undefined}>
              {edit.versions ? (
                <EditChoice document={document} edit={edit} />
              ) : (
                <p>
                  <Message text={edit.words} />
                </p>
              )}
              <div className="edit-buttons">
                <Button
                  weight="quiet"
                  aria-label={`Show: ${about}`}
                  onClick={() => {
                    showEdit(document, edit);
                    onShow?.();
                  }}
                >
                  Show
                </Button>
                {edit.versions ? null : (
                  <Button weight="quiet" aria-label={`Undo: ${about}`} onClick={() => undo(edit, index)}>
                    Undo
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
