// What stands next to a statement: why it is there, what a person changed, and a choice where the wizard changed that too.
import { EditChoice } from '#app/notes/edit-choice.tsx';
import { undecidedEdits, type StatementNote as Note } from '#app/selectors/hand-edits.ts';
import type { TextOnScreen } from '#app/selectors/documents.ts';
import { WhyNote } from './why-note.tsx';

export function StatementNote({ document, note }: { document: TextOnScreen; note: Note }) {
  const { whys, edited, undecided } = note;
  return (
    <>
      {undecided.map((edit) => (
        <EditChoice key={edit.id} document={document} edit={edit} />
      ))}
      {whys === undefined && undecided.length === 0 ? (
        <p className="why-edited">You added this statement by hand.</p>
      ) : null}
      {edited && whys ? (
        <p className="why-edited">Edited by hand, so this explanation may no longer apply.</p>
      ) : null}
      {whys ? <WhyNote whys={whys} /> : null}
    </>
  );
}

/** Statements that the person removed and the wizard changed since. */
export function RemovedStatements({ document }: { document: TextOnScreen }) {
  return undecidedEdits(document)
    .filter(({ statement }) => statement === undefined)
    .map((edit) => (
      <li key={edit.id} className="why">
        <EditChoice document={document} edit={edit} />
      </li>
    ));
}
