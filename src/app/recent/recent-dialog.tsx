// “Recent”: the versions of drafts to go back to, with times and differences; and everything as one file.
import '#app/selectors/all-rows.ts';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import type { Version } from '#app/persistence/versions/version.ts';
import { dismissFileNote } from '#app/persistence/workspace-file.ts';
import { actions, useStore } from '#app/state/store.ts';
import { useDifferences, useVersions } from './use-versions.ts';
import { VersionRow } from './version-row.tsx';
import { WorkspaceButtons } from './workspace-buttons.tsx';
import './recent-dialog.css';

/** Shown at first. */
const MOST = 20;
const NONE: readonly Version[] = [];

function VersionList({ versions }: { versions: readonly Version[] }) {
  const [most, setMost] = useState(MOST);
  const shown = versions.length > most ? versions.slice(0, most) : versions;
  const differences = useDifferences(shown);
  // All times count from the moment the dialog opened.
  const [now] = useState(() => Date.now());
  return (
    <>
      <ol className="recent-list">
        {shown.map((version) => (
          <VersionRow key={version.id} version={version} difference={differences.get(version.id)} now={now} />
        ))}
      </ol>
      {versions.length > most ? (
        <Button weight="quiet" onClick={() => setMost(most + MOST)}>
          Show older versions
        </Button>
      ) : null}
    </>
  );
}

function Recent() {
  const versions = useVersions();
  const list = versions === 'refused' || versions === null ? NONE : versions;
  return (
    <div className="recent">
      {versions === 'refused' ? (
        <p>This browser does not keep versions, or another tab holds them.</p>
      ) : versions?.length === 0 ? (
        <p>Versions of your work appear here once you change something.</p>
      ) : (
        <p className="hint">
          The last 20 versions of each role you worked on, in this browser. What is on screen now stays among
          them when you go back.
        </p>
      )}
      <VersionList versions={list} />
      <WorkspaceButtons />
    </div>
  );
}

function close(): void {
  actions.openDialog(null);
  dismissFileNote();
}

export default function RecentDialog() {
  // A file that was opened has brought versions.
  const note = useStore(({ keeping }) => keeping.file);
  return (
    <Dialog title="Recent versions" wide onClose={close}>
      <Recent key={note?.message ?? ''} />
    </Dialog>
  );
}
