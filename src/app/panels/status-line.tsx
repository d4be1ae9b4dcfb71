// The line at the bottom: what the facts rest on, and what happens to what is typed.

export function StatusLine() {
  return (
    <footer className="status">
      <span>AWS documentation as of November 2026</span>
      <span>An independent tool, not made by AWS</span>
      <span className="grow" />
      <span>Nothing leaves this browser</span>
    </footer>
  );
}
