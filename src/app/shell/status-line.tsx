// The line at the bottom: the dates of AWS's documentation and service reference, and a note on privacy.
import { referenceDateWords } from '#app/selectors/reference-date.ts';
import { useStore } from '#app/state/store.ts';

export function StatusLine() {
  const date = useStore(({ checks }) => checks.date);
  return (
    <footer className="status">
      <span>AWS documentation as of November 2026</span>
      <span>An independent tool, not made by AWS</span>
      {date ? <span>Service reference as of {referenceDateWords(date)}</span> : null}
      <span className="grow" />
      <span>Everything stays in this browser</span>
    </footer>
  );
}
