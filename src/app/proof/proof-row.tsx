// One expectation: the call, its result, and links to the statements that decided.
import { Check, TriangleAlert, X } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { statementOffset } from '#app/selectors/lines.ts';
import type { ProvedExpectation } from '#app/state/proofs.ts';
import { actions } from '#app/state/store.ts';
import { Message } from '#app/controls/message.tsx';
import { outcomeWords, requestWords } from './proof-groups.ts';
import { focusTab } from '#app/controls/tabs.tsx';

const OUTCOMES = {
  holds: { icon: Check, className: 'severity-ok', word: 'Holds' },
  fails: { icon: X, className: 'severity-error', word: 'Fails' },
  open: { icon: TriangleAlert, className: 'severity-warning', word: 'Not proved' },
} as const;

export function OutcomeIcon({ outcome }: { outcome: ProvedExpectation['outcome'] }) {
  const { icon, className, word } = OUTCOMES[outcome];
  return (
    <>
      <Icon of={icon} className={className} />
      <span className="visually-hidden">{word}: </span>
    </>
  );
}

/** Documents with a hand edit that the outcome may come from: those whose statements decide, or else any. */
export function editedFor(
  { proof, own }: ProvedExpectation,
  documents: readonly ShownDocument[],
): readonly ShownDocument[] {
  const edited = documents.filter((document) => document.edited);
  const deciding = edited.filter(({ source }) =>
    proof.locations.some(({ documentId }) => documentId === source.id),
  );
  // Unedited documents meet the scenario's own expectations, so a hand edit must be the cause. For a person's own case, only a deciding statement shows that.
  return deciding.length > 0 || own !== undefined ? deciding : edited;
}

const ofRole = ({ holder, source }: ShownDocument): string =>
  holder.kind === 'role' ? `the ${source.title} of ${holder.role.name}` : `the ${source.title}`;

/** "Since the Permissions policy of DeepSeekInvoke was edited by hand." */
function SinceEdit({ documents }: { documents: readonly ShownDocument[] }) {
  if (documents.length === 0) return null;
  const names = documents.map(ofRole).join(' and ');
  return (
    <p className="hint">
      Since {names} {documents.length === 1 ? 'was' : 'were'} edited by hand.
    </p>
  );
}

interface StatementPosition {
  readonly documentId: string;
  readonly statement: number;
  readonly offset: number;
}

/** Where the deciding statements begin, in the texts on screen. */
function positionsIn(
  { proof }: ProvedExpectation,
  documents: readonly ShownDocument[],
): readonly StatementPosition[] {
  const places = proof.locations.flatMap(({ documentId, path }): readonly StatementPosition[] => {
    const document = documents.find(({ source }) => source.id === documentId);
    const statement = Number(path[1] ?? 0);
    const offset = document && statementOffset(document, statement);
    return offset === undefined ? [] : [{ documentId, statement, offset }];
  });
  return [...new Map(places.map((place) => [`${place.documentId} ${place.statement}`, place])).values()];
}

const MAX_STATEMENT_LINKS = 3;

function ProofLinks({
  proved,
  documents,
}: {
  proved: ProvedExpectation;
  documents: readonly ShownDocument[];
}) {
  const places = positionsIn(proved, documents).slice(0, MAX_STATEMENT_LINKS);
  const [edited] = editedFor(proved, documents);
  return (
    <>
      {places.map(({ documentId, statement, offset }) => (
        <button
          key={`${documentId} ${statement}`}
          type="button"
          className="link-button"
          onClick={() => actions.goTo(documentId, offset)}
        >
          Show statement{places.length > 1 ? ` ${statement + 1}` : ''}
        </button>
      ))}
      {edited ? (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            actions.openDocument(edited.source.id);
            actions.openDialog('difference');
          }}
        >
          Show the edit
        </button>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly proved: ProvedExpectation;
  /** They are of the documents before the last change, so their places may be elsewhere now. */
  readonly old: boolean;
  readonly title: string;
  /** What else may be done about it. */
  readonly children: ReactNode;
}

export function ProofRow({ proved, old, title, children }: RowProps) {
  const documents = useDocuments();
  const { expectation, proof, outcome } = proved;
  const broken = outcome !== 'holds';
  const edited = broken ? editedFor(proved, documents) : [];
  return (
    <li className="proof-row">
      <OutcomeIcon outcome={outcome} />
      <div className="proof-words">
        <p>
          {title}: <strong>{outcomeWords(proved)}</strong>
        </p>
        {broken ? (
          <p>
            <Message text={proof.failure} />
          </p>
        ) : null}
        {old ? null : <SinceEdit documents={edited} />}
        <p className="hint proof-request">{requestWords(expectation)}</p>
      </div>
      <span className="proof-ways">
        {broken && !old ? <ProofLinks proved={proved} documents={documents} /> : null}
        <button
          type="button"
          className="link-button"
          onClick={() => {
            actions.tryCall(expectation);
            focusTab('try');
          }}
        >
          Try it
        </button>
        {children}
      </span>
    </li>
  );
}
