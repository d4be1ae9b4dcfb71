// One version: when it was, what it is about, how it differs from what is on screen, and a button to go back.
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { goBackTo } from '#app/persistence/keeping.ts';
import type { Version } from '#app/persistence/versions/version.ts';
import { actions } from '#app/state/store.ts';
import { differenceWords, type VersionDifference } from './difference.ts';
import { VersionDifferences } from './version-differences.tsx';
import { agoWords, momentWords, versionTitle } from './version-words.ts';

interface VersionRowProps {
  readonly version: Version;
  /** Undefined until it is known. */
  readonly difference: VersionDifference | undefined;
  readonly now: number;
}

function goBack(version: Version): void {
  goBackTo(version);
  actions.openDialog(null);
  actions.announce('The version is back. Undo brings back what was there before.');
}

export function VersionRow({ version, difference, now }: VersionRowProps) {
  const { at, draft, fromFile } = version;
  const [open, setOpen] = useState(false);
  const when = momentWords(at);
  const ago = at === null ? '' : agoWords(at, now);
  const isSame = difference && difference.changes.length === 0 && difference.pasted.length === 0;
  return (
    <li className="recent-row" data-same={isSame}>
      <div className="recent-what">
        <h3>{versionTitle(draft)}</h3>
        <p className="hint">
          {at === null ? when : <time dateTime={new Date(at).toISOString()}>{when}</time>}
          {ago === '' ? '' : ` · ${ago}`}
          {fromFile ? ' · from a file' : ''}
        </p>
        <p className="recent-differs">{difference ? differenceWords(difference) : 'Comparing…'}</p>
      </div>
      {isSame ? null : (
        <Button onClick={() => goBack(version)}>
          Go back to this<span className="visually-hidden"> version, {ago || when}</span>
        </Button>
      )}
      {difference && !isSame ? (
        <details className="recent-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Show differences<span className="visually-hidden"> from the version, {ago || when}</span>
          </summary>
          {open ? <VersionDifferences version={draft} difference={difference} /> : null}
        </details>
      ) : null}
    </li>
  );
}
