// The answers that are still open, and so become parameters of the files.
import type { ExportKit } from '#core/export/export-kit.ts';

export function ExportNotes({ kit: { parameters, home, notes } }: { readonly kit: ExportKit }) {
  const open = parameters.map(({ title }) => title);
  if (open.length === 0 && !home.accountOpen && notes.length === 0) return null;
  const account = home.accountOpen ? 'Uses the account you deploy to. ' : '';
  const missing =
    open.length === 1 ? '1 missing answer is a parameter' : `${open.length} missing answers are parameters`;
  const rest = open.length === 0 ? '' : `${missing} of the files: ${open.join(' · ')}.`;
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
