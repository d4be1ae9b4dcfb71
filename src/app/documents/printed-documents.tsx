// All documents on paper: the whole text of each, then the reasons for its statements.
import { ReadOnlyCode } from '#app/editor/read-only-code.tsx';
import { usePrinting } from '#app/editor/use-printing.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { StatementNote } from './statement-note.tsx';
import './printed-documents.css';

const nothing = (): void => {};

/** Drawn only while the page is printed. */
export function PrintedDocuments() {
  const printing = usePrinting();
  const documents = useDocuments();
  if (!printing) return null;
  return documents.map((document) => (
    <section key={document.source.id} className="printed">
      <h2>{document.label}</h2>
      <div className="code-view">
        <div className="code-layer">
          <ReadOnlyCode
            documentId={document.source.id}
            label={document.label}
            text={document.text}
            findings={document.findings}
            highlights={[]}
            readOnly
            assist={undefined}
            revealed={null}
            onEdit={nothing}
            onCursorLine={nothing}
            onGeometry={nothing}
          />
        </div>
      </div>
      {document.source.whys.length === 0 ? null : (
        <ol>
          {statementNotes(document)?.map((note) => (
            <li key={note.key} className="why">
              <StatementNote document={document} note={note} />
            </li>
          ))}
        </ol>
      )}
    </section>
  ));
}
