// Says once that the browser does not keep the work, and offers a link or a file.
import { TriangleAlert, X } from 'lucide';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { setKept } from '#app/controls/reload-words.tsx';
import { saveWorkspace } from '#app/persistence/workspace-file.ts';
import { actions, useStore } from '#app/state/store.ts';

export function NotKeptBanner() {
  const isLost = useStore(({ keeping }) => keeping.isKept === false);
  const [dismissed, setDismissed] = useState(false);
  useEffect(() => setKept(!isLost), [isLost]);
  if (!isLost || dismissed) return null;
  return (
    <section className="banner" data-kind="refused" aria-label="About keeping your work">
      <Icon of={TriangleAlert} className="severity-warning" />
      <p role="status">
        <strong>This browser does not keep your work.</strong> It is here only while this page is open: its
        storage is full or blocked.
      </p>
      <span className="kept-choice">
        <Button onClick={() => actions.openDialog('share')}>Share a link</Button>
        <Button onClick={() => void saveWorkspace()}>Save a file</Button>
      </span>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setDismissed(true)}>
        <Icon of={X} />
      </button>
    </section>
  );
}
