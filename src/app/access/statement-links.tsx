// Links to the statements that allow something, or deny a part of it.
import type { RelatedStatement } from '#iam/access/index.ts';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { actions } from '#app/state/store.ts';

/** Where a line begins. */
function offsetOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
}

function goTo({ source, text, statements }: ShownDocument, index: number): void {
  const line = statements[index]?.startLine ?? 1;
  actions.goTo(source.id, offsetOf(text, line));
}

const indexOf = ({ path }: RelatedStatement): number => Number(path[1] ?? 0);

/** The column says of the others that they allow. */
const LINK_LABELS = { Allow: '', Deny: 'limited by ' } as const;

/** More of them help nobody. */
const MAX_LINKS = 8;

function Links({ effect, found }: { effect: keyof typeof LINK_LABELS; found: readonly RelatedStatement[] }) {
  const documents = useDocuments();
  const shown = found.flatMap((statement) => {
    const document = documents.find(({ source }) => source.id === statement.documentId);
    return document ? [{ statement, document }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <p className="access-links">
      {LINK_LABELS[effect] === '' ? null : <span className="hint">{LINK_LABELS[effect]}</span>}
      {shown.slice(0, MAX_LINKS).map(({ statement, document }) => (
        <button
          key={`${statement.documentId} ${indexOf(statement)}`}
          type="button"
          className="link-button"
          onClick={() => goTo(document, indexOf(statement))}
        >
          {statement.sid ?? `statement ${indexOf(statement) + 1}`}
          <span className="visually-hidden"> of {statement.title}</span>
        </button>
      ))}
      {shown.length > MAX_LINKS ? ` and ${shown.length - MAX_LINKS} more` : ''}
    </p>
  );
}

export function StatementLinks({ statements }: { statements: readonly RelatedStatement[] }) {
  // The same statement for several actions is one and the same object.
  const unique = [...new Set(statements)];
  const of = (effect: keyof typeof LINK_LABELS) => unique.filter((statement) => statement.effect === effect);
  return (
    <>
      <Links effect="Allow" found={of('Allow')} />
      <Links effect="Deny" found={of('Deny')} />
    </>
  );
}
