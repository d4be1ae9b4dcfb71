// About a policy that belongs to no role: what it is attached to, and what it does not stop.
import { useOpenDocument } from '#app/selectors/documents.ts';

export function AboutPolicy() {
  const { holder, source } = useOpenDocument();
  if (holder.kind !== 'policy') return null;
  const { attachTo, leaves, target } = holder.policy;
  return (
    // A scrollable region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className="about-policy" aria-label={`About the policy ${source.name}`} tabIndex={0}>
      <p>
        <strong>{source.name}</strong>
      </p>
      <p>
        <strong>{target.kind === 'session' ? 'Pass with' : 'Attach to'}</strong> {attachTo}
      </p>
      {leaves.length > 0 ? (
        <>
          <h2>What it does not stop</h2>
          <ul>
            {leaves.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}
