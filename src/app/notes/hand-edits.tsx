// The hand edits of all documents: each in words with its place and its undo, and what they add to what the role may do.
import { Button } from '#app/controls/button.tsx';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { useAddedByHand } from '#app/selectors/notes.ts';
import { statementOffset } from '#app/selectors/lines.ts';
import { actions } from '#app/state/store.ts';
import type { HandNote } from '#deepseek/readiness/index.ts';
import { EditList } from './edit-list.tsx';
import { undoAllEdits } from './settle-edits.ts';

function Added({ note, document }: { note: HandNote; document: ShownDocument }) {
  const [what = '', ...rest] = note.text.split(': ');
  const index = typeof note.path[1] === 'number' ? note.path[1] : undefined;
  return (
    <li className="note-row">
      <p>
        <strong>{what}:</strong> {rest.join(': ')}{' '}
        {index === undefined ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => actions.goTo(document.source.id, statementOffset(document, index) ?? 0)}
          >
            Show<span className="visually-hidden">: {note.text}</span>
          </button>
        )}
      </p>
    </li>
  );
}

function OfDocument({ document, notes }: { document: ShownDocument; notes: readonly HandNote[] }) {
  return (
    <section aria-label={`Edits of the ${document.label}`}>
      <h4>{document.label}</h4>
      {notes.length > 0 ? (
        <ul>
          {notes.map((note) => (
            <Added key={`${note.text} ${note.path.join('.')}`} note={note} document={document} />
          ))}
        </ul>
      ) : null}
      <EditList document={document} />
      <div className="note-ways">
        <Button onClick={() => undoAllEdits(document)}>
          Undo all<span className="visually-hidden"> edits of the {document.label}</span>
        </Button>
        <Button
          weight="quiet"
          onClick={() => {
            actions.openDocument(document.source.id);
            actions.openDialog('difference');
          }}
        >
          Compare line by line<span className="visually-hidden">: {document.label}</span>
        </Button>
      </div>
    </section>
  );
}

export function HandEdits() {
  const edited = useDocuments().filter((document) => document.edited);
  const added = useAddedByHand();
  if (edited.length === 0) return null;
  return (
    <section className="notes-part" aria-label="Edited by hand">
      <h3>Edited by hand</h3>
      {edited.map((document) => (
        <OfDocument
          key={document.source.id}
          document={document}
          notes={added.filter((note) => note.document === document.source.id)}
        />
      ))}
    </section>
  );
}
