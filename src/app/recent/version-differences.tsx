// What a version says differently from the draft on screen: answers, documents, expectations, pasted policies.
import { useMemo, type ReactNode } from 'react';
import { CodeWords } from '#app/review/code-words.tsx';
import { TextDifference } from '#app/review/text-difference.tsx';
import { Versions } from '#app/review/versions.tsx';
import type { PageDraft } from '#app/state/pasted.ts';
import { useStore } from '#app/state/store.ts';
import { documentChanges, type DocumentChange } from '#core/review/documents.ts';
import type { VersionDifference, PastedChange } from './difference.ts';
import '#app/review/review-dialog.css';

const NAMES = ['Then', 'Now'] as const;

const orNone = (text: ReactNode, none: string): ReactNode => text ?? <span className="hint">{none}</span>;

function Row({ title, before, after }: { title: string; before: ReactNode; after: ReactNode }) {
  return (
    <li className="review-change recent-change">
      <h4>{title}</h4>
      <Versions before={before} after={after} names={NAMES} />
    </li>
  );
}

const about = (before: string | undefined, after: string | undefined): string =>
  before === undefined ? 'Only now' : after === undefined ? 'Only then' : '';

function TextChange({ title, before, after, differences = [] }: PastedChange & Partial<DocumentChange>) {
  return (
    <li className="review-change review-wide">
      <h4>
        {title} <span className="hint">{about(before, after)}</span>
      </h4>
      <ul className="review-words">
        {differences.map((words) => (
          <li key={words}>
            <CodeWords text={words} />
          </li>
        ))}
      </ul>
      <div className="review-more">
        <TextDifference title={title} before={before ?? ''} after={after ?? ''} />
      </div>
    </li>
  );
}

interface VersionDifferencesProps {
  readonly version: PageDraft;
  readonly difference: VersionDifference;
}

export function VersionDifferences({ version, difference: { changes, pasted } }: VersionDifferencesProps) {
  const draft = useStore((state) => state.draft);
  const documents = useMemo(() => documentChanges(version, draft, changes), [version, draft, changes]);
  const answers = changes.flatMap((change) => (change.kind === 'answer' ? change.answers : []));
  const cases = changes.filter((change) => change.kind === 'case');
  return (
    <div className="review recent-differences">
      <ul>
        {answers.length > 0 ? (
          <li className="review-heads" aria-hidden>
            <span />
            <div>
              <span>Then</span>
              <span>Now</span>
            </div>
          </li>
        ) : null}
        {answers.map(({ question, before, after }) => (
          <Row
            key={question}
            title={question}
            before={orNone(before, 'Not asked')}
            after={orNone(after, 'Not asked')}
          />
        ))}
        {cases.map(({ id, label, before, after }) => (
          <Row
            key={id}
            title={`Check “${label}”`}
            before={orNone(before && `${before.action} ${before.expect}`, 'None')}
            after={orNone(after && `${after.action} ${after.expect}`, 'None')}
          />
        ))}
        {documents
          .filter(({ before, after }) => before !== after)
          .map((document) => (
            <TextChange key={document.id} {...document} />
          ))}
        {pasted.map((change) => (
          <TextChange key={change.id} {...change} />
        ))}
      </ul>
    </div>
  );
}
