// The dialog about working offline: what is stored, and how to store or remove it.
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { actions, useStore } from '#app/state/store.ts';
import {
  bytesOfCopy,
  removeCopy,
  storeCopy,
  openNewVersion,
  useOfflineCopy,
  type OfflineCopy,
} from './offline-copy.ts';
import './offline.css';

const TEXTS: Record<NonNullable<OfflineCopy['state']> | 'none', string> = {
  none: 'This browser cannot store the page here: it needs an address that starts with https, and no private window.',
  off: 'The page is loaded from its host on each visit, and needs a connection.',
  'data-saver':
    'Your browser saves data, so the page was not stored. Store it to use it without a connection.',
  storing: 'The page is being stored. Keep it open until it is done.',
  stored:
    'The whole page is stored in this browser: checks, the service reference, the editor and all exports work without a connection. It opens from the address, or from an icon if you install it with the browser’s menu.',
  failed:
    'The page could not be stored: a file did not come, or the browser has no room. The next visit tries again.',
  withdrawn:
    'The host of this page has turned offline use off. Nothing is stored any more, and the page needs a connection.',
};

/** What can be done, by state. */
const STORES: readonly unknown[] = ['off', 'data-saver', 'failed'];

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function useBytes(): number | undefined {
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    let isCurrent = true;
    void bytesOfCopy().then((known) => isCurrent && setBytes(known));
    return () => {
      isCurrent = false;
    };
  }, []);
  return bytes;
}

export default function OfflineDialog() {
  const { state, update } = useOfflineCopy();
  const isKept = useStore(({ keeping }) => keeping.isKept !== false);
  const bytes = useBytes();
  return (
    <Dialog title="Offline use" onClose={() => actions.openDialog(null)}>
      <div className="offline-dialog">
        <p role="status">{TEXTS[state ?? 'none']}</p>
        {update ? (
          <p>
            A new version is there. Reload the page to use it.{' '}
            {isKept ? 'Your work is kept.' : 'Save your work first: this browser does not keep it.'}
          </p>
        ) : null}
        <div className="offline-choice">
          {update ? (
            <Button weight="primary" onClick={() => void openNewVersion()}>
              Reload
            </Button>
          ) : null}
          {STORES.includes(state) ? (
            <Button weight="primary" onClick={() => void storeCopy()}>
              Store it{bytes === undefined ? '' : ` (${megabytes(bytes)})`}
            </Button>
          ) : null}
          {state === 'stored' ? <Button onClick={() => void removeCopy()}>Remove offline copy</Button> : null}
        </div>
        {state === 'stored' ? (
          <p className="hint">Removing it does not remove your work, which is kept on its own.</p>
        ) : null}
      </div>
    </Dialog>
  );
}
