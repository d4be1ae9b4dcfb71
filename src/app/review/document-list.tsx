// Documents that differ: what each allows differently, in words and as text.
import { useState } from 'react';
import type { DocumentChange } from '#core/review/documents.ts';
import { Decide } from './decide.tsx';
import { TextDifference } from './text-difference.tsx';
import { nameOf } from './words.ts';

function about({ before, after, edit }: DocumentChange): string {
  if (before === undefined && after === undefined) return 'Neither version has this document';
  if (before === undefined) return 'Only in the changed version';
  if (after === undefined) return 'Only in the shared version';
  return edit ? 'Edited by hand' : 'Follows from the answers';
}

function Change({ change }: { change: DocumentChange }) {
  const { title, before = '', after = '', edit } = change;
  const [open, setOpen] = useState(false);
  return (
    <li className="review-change review-wide">
      <h4>
        {title} <span className="hint">{about(change)}</span>
      </h4>
      {edit ? <Decide change={edit} name={nameOf(edit, () => title)} /> : null}
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
