// The sheet of notes: problems of the documents with their fixes, hand edits, and what to know about the kit.
import { HandEdits } from './hand-edits.tsx';
import { KitNotes } from './kit-notes.tsx';
import { Problems } from './problems.tsx';
import './notes.css';

export default function NotesSheet() {
  return (
    <div className="notes">
      <Problems />
      <HandEdits />
      <KitNotes />
    </div>
  );
}
