// The sheet of notes: problems of the documents with their fixes, hand edits, and what to know about the kit.
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useStore } from '#app/state/store.ts';
import { HandEdits } from './hand-edits.tsx';
import { KitNotes } from './kit-notes.tsx';
import { Problems } from './problems.tsx';
import './notes.css';

export default function NotesSheet() {
  const pasted = useStore(selectIsPasted);
  return (
    <div className="notes">
      <Problems />
      <HandEdits />
      {pasted ? null : <KitNotes />}
    </div>
  );
}
