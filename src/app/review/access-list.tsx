// Access that is gained and lost, role by role.
import { useEffect, useState } from 'react';
import { ChangeList } from '#app/access/change-list.tsx';
import { services } from '#app/services/index.ts';
import type { AccessView } from '#core/access/access-view.ts';
import type { SubjectVersions } from '#core/review/documents.ts';
import '#app/access/access.css';

type Found = AccessView | 'waiting' | 'unknown';

/** Until the newest is known, the result of the version before it stays. */
function useChanges({ before, after }: SubjectVersions): Found {
  const [found, setFound] = useState<Found>('waiting');
  useEffect(() => {
    let stale = false;
    services.access.changesBetween(before, after).then(
      (view) => !stale && setFound(view ?? 'unknown'),
      () => !stale && setFound('unknown'),
    );
    return () => {
      stale = true;
    };
  }, [before, after]);
  return found;
}

function Found({ found }: { found: Found }) {
  if (found === 'waiting') return <p className="hint">Calculating…</p>;
  if (found === 'unknown')
    return <p>The difference is unknown: AWS’s list of actions could not be loaded.</p>;
  if (found.difference) return <ChangeList view={found} difference={found.difference} />;
  const { unread } = found;
  return (
    <p>
      The difference is unknown until {unread.join(' and ')} {unread.length === 1 ? 'is' : 'are'} valid JSON.
    </p>
  );
}

const ABOUT = { changed: '', added: 'Only in the changed version', removed: 'Only in the shared version' };

function Subject({ versions }: { versions: SubjectVersions }) {
  return (
    <li className="review-change review-wide">
      <h4>
        {versions.after.title} <span className="hint">{ABOUT[versions.kind]}</span>
      </h4>
      <div className="review-access">
        <Found found={useChanges(versions)} />
      </div>
    </li>
  );
}

export function AccessList({ subjects }: { subjects: readonly SubjectVersions[] }) {
  return (
    <section className="review-part" aria-label="Access">
      <h3>Access</h3>
      {subjects.length === 0 ? <p className="hint">No role can do more or less.</p> : null}
      <ul>
        {subjects.map((versions) => (
          <Subject key={versions.after.id} versions={versions} />
        ))}
      </ul>
    </section>
  );
}
