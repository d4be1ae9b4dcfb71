// The sheet of notes: problems of the documents with their fixes, hand edits, and what to know about the kit.
import { HandEdits } from './hand-edits.tsx';
import { Problems } from './problems.tsx';
import './notes.css';
import { useState } from 'react';
import { noteTitle, selectKitNotes } from '#app/selectors/notes.ts';
import { useStore } from '#app/state/store.ts';
import type { Notice } from '#deepseek/compose/index.ts';
import { sentencesOf } from '#iam/text/index.ts';

// What to know about the kit: a title and a sentence each, the rest behind “Why?”.
function KitNote({ notice }: { notice: Notice }) {
  const [open, setOpen] = useState(false);
  const [first, rest] = sentencesOf(notice.text);
  const title = noteTitle(notice);
  return (
    <li className="note-row" data-note={notice.id}>
      <p>
        <strong>{title}</strong>
        {notice.depends ? <span className="tag note-depends">depends</span> : null}
      </p>
      <p>
        {first}{' '}
        {rest === '' ? null : (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Less' : 'Why?'}
            <span className="visually-hidden"> {title}</span>
          </button>
        )}
      </p>
      {open ? <p>{rest}</p> : null}
    </li>
  );
}

function KitNotes() {
  const notices = useStore(selectKitNotes);
  if (notices.length === 0) return null;
  return (
    <section className="notes-part" aria-label="About this role">
      <h3>
        Good to know <small>{notices.length}</small>
      </h3>
      <ul>
        {notices.map((notice) => (
          <KitNote key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

export default function NotesSheet() {
  return (
    <div className="notes">
      <Problems />
      <HandEdits />
      <KitNotes />
    </div>
  );
}
