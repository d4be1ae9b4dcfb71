// Values in code, before and after.
import type { CodeChange } from '#deepseek/denials/index.ts';
import './code-changes.css';

export function CodeChanges({ changes }: { changes: readonly CodeChange[] }) {
  return (
    <pre className="block well">
      {changes.map(({ name, before, after }) => (
        <code key={name}>
          <del>
            <span className="visually-hidden">Remove: </span>
            {`${name}="${before}"\n`}
          </del>
          <ins>
            <span className="visually-hidden">Add: </span>
            {`${name}="${after}"\n`}
          </ins>
        </code>
      ))}
    </pre>
  );
}
