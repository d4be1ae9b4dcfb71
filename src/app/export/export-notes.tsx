// The answers that are still open, and so become parameters of the files.
import type { ExportKit } from '#core/export/export-kit.ts';

export function ExportNotes({ kit: { parameters, home, notes } }: { readonly kit: ExportKit }) {
  const open = parameters.map(({ title }) => title);
  if (open.length === 0 && !home.accountOpen && notes.length === 0) return null;
  const account = home.accountOpen ? 'The account is the one that the files are used in. ' : '';
  const count = open.length === 1 ? 'One answer is' : `${open.length} answers are`;
  const rest =
    open.length === 0
      ? ''
      : `${count} still open and ${open.length === 1 ? 'is a parameter' : 'are parameters'} of the files: ${open.join(' · ')}.`;
  return (
    <div className="export-notes hint">
      <p>
        {account}
        {rest}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
