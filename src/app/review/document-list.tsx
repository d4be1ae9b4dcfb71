// Documents that differ: what each says differently, in words and as text.
import { useState } from 'react';
import type { EditChange } from '#core/review/change.ts';
import type { DocumentChange } from '#core/review/documents.ts';
import { CodeWords } from './code-words.tsx';
import { Decide } from './decide.tsx';
import { TextDifference } from './text-difference.tsx';
import { nameOf, plainWords } from './words.ts';

/** A list of words is for reading; the texts tell the rest. */
const MOST_WORDS = 8;

function about({ before, after, edits }: DocumentChange): string {
  if (before === undefined && after === undefined) return 'Neither version has this document';
  if (before === undefined) return 'Only in the changed version';
  if (after === undefined) return 'Only in the shared version';
  return edits.length > 0 ? '' : 'Follows from the answers';
}

/** What follows from the answers: the rest is listed with its buttons. */
function followingWords({ differences, edits }: DocumentChange): readonly string[] {
  const byHand = new Set(edits.map(({ place }) => place));
  return (differences ?? []).filter((words) => !byHand.has(words));
}

function Edit({ edit, title }: { edit: EditChange; title: string }) {
  return (
    <li className="review-edit">
      <p>
        <span className="review-tag">By hand</span>{' '}
        {edit.place === undefined ? 'Another text' : <CodeWords text={edit.place} />}
      </p>
      <Decide change={edit} name={edit.place === undefined ? nameOf(edit, title) : plainWords(edit.place)} />
    </li>
  );
}

function Change({ change }: { change: DocumentChange }) {
  const { title, before = '', after = '', edits } = change;
  const [open, setOpen] = useState(false);
  const words = followingWords(change);
  return (
    <li className="review-change review-wide">
      <h4>
        {title} <span className="hint">{about(change)}</span>
      </h4>
      <ul className="review-words">
        {edits.map((edit) => (
          <Edit key={edit.id} edit={edit} title={title} />
        ))}
        {words.slice(0, MOST_WORDS).map((each) => (
          <li key={each}>
            <CodeWords text={each} />
          </li>
        ))}
        {words.length > MOST_WORDS ? <li>And {words.length - MOST_WORDS} more differences</li> : null}
      </ul>
      {before === after ? null : (
        <details className="review-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Compare the texts<span className="visually-hidden"> of {title}</span>
          </summary>
          {open ? <TextDifference title={title} before={before} after={after} /> : null}
        </details>
      )}
    </li>
  );
}

export function DocumentList({ changes }: { changes: readonly DocumentChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="review-part" aria-label="Documents">
      <h3>Documents</h3>
      <ul>
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}
