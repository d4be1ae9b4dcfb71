// What a version says differently from the draft on screen: answers, documents, checks, pasted policies.
import { useMemo, type ReactNode } from 'react';
import { ArrowRight } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { TextDifference } from '#app/review/text-difference.tsx';
import type { PageDraft } from '#app/state/pasted.ts';
import { useStore } from '#app/state/store.ts';
import { type DocumentChange, documentChanges } from '#deepseek/review/index.ts';
import type { VersionDifference, PastedChange } from './difference.ts';
import './version-differences.css';

const orNone = (text: ReactNode, none: string): ReactNode => text ?? <span className="hint">{none}</span>;

function Row({ title, before, after }: { title: string; before: ReactNode; after: ReactNode }) {
  return (
    <li className="recent-change">
      <h4>{title}</h4>
      <div className="recent-versions">
        <p>
          <span className="visually-hidden">Then: </span>
          {before}
        </p>
        <Icon of={ArrowRight} />
        <p>
          <span className="visually-hidden">Now: </span>
          {after}
        </p>
      </div>
    </li>
  );
}

const about = (before: string | undefined, after: string | undefined): string =>
  before === undefined ? 'Only now' : after === undefined ? 'Only then' : '';

function TextChange({ title, before, after, differences = [] }: PastedChange & Partial<DocumentChange>) {
  return (
    <li className="recent-change recent-text">
      <h4>
        {title} <span className="hint">{about(before, after)}</span>
      </h4>
      <ul className="recent-words">
        {differences.map((words) => (
          <li key={words}>
            <Message text={words} />
          </li>
        ))}
      </ul>
      <TextDifference title={title} before={before ?? ''} after={after ?? ''} />
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
    <div className="recent-differences">
      <ul>
        {answers.length > 0 ? (
          <li className="recent-change recent-heads" aria-hidden>
            <span />
            <div className="recent-versions">
              <span>Then</span>
              <span />
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
