// The sheet of notes: problems of the documents with their fixes, hand edits, and what to know about the kit.
import { HandEdits } from '#app/edits/hand-edits.tsx';
import { FindingsPanel } from '#app/findings/findings-panel.tsx';

export default function NotesSheet() {
  return (
    <>
      <FindingsPanel />
      <HandEdits />
    </>
  );
}
