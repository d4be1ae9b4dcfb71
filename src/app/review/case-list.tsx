// Expectations that were added, removed or changed.
import type { CaseChange } from '#core/review/change.ts';
import type { OwnCase } from '#core/request/call.ts';
import { Decide } from './decide.tsx';
import { nameOf } from './words.ts';
import { Versions } from './versions.tsx';

function Call({ ownCase }: { ownCase: OwnCase | undefined }) {
  if (!ownCase) return <span className="hint">None</span>;
  return (
    <>
      {ownCase.expect === 'allowed' ? 'Allowed: ' : 'Denied: '}
      <code>{ownCase.action}</code> on <code>{ownCase.resource}</code>
    </>
  );
}

export function CaseList({ changes }: { changes: readonly CaseChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="review-part" aria-label="Expectations">
      <h3>Expectations</h3>
      <ul>
        {changes.map((change) => (
          <li key={change.id} className="review-change">
            <h4>{change.label}</h4>
            <Versions before={<Call ownCase={change.before} />} after={<Call ownCase={change.after} />} />
            <Decide change={change} name={nameOf(change)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
