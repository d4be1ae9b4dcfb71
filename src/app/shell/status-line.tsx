// The line at the bottom: what the facts rest on, and what happens to what is typed.

import { useStore } from '#app/state/store.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function StatusLine() {
  const date = useStore(({ checks }) => checks.date);
  return (
    <footer className="status">
      <span>AWS documentation as of November 2026</span>
      <span>An independent tool, not made by AWS</span>
      {date ? <span>Service reference as of {day.format(new Date(date))}</span> : null}
      <span className="grow" />
      <span>Nothing leaves this browser</span>
    </footer>
  );
}
