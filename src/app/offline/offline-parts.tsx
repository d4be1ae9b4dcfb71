// Says in the line at the bottom whether the page works offline, and offers a newer version. Starts the offline copy.
import { RefreshCw } from 'lucide';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { startOfflineCopy, openNewVersion, useOfflineCopy, type OfflineCopy } from './offline-copy.ts';
import { whenQuiet } from './when-quiet.ts';
import './offline.css';

const WORDS: Record<NonNullable<OfflineCopy['state']>, string> = {
  off: 'Offline use is off',
  'data-saver': 'Not stored for offline use',
  storing: 'Storing for offline use…',
  stored: 'Works offline',
  failed: 'Not stored for offline use',
  withdrawn: 'Offline use is off',
};

/** A copy is made if a person asks for it. */
const ASKS: readonly unknown[] = ['off', 'data-saver'];

function UpdateBanner({ update }: { update: 'ready' | 'in-use' }) {
  const [later, setLater] = useState(false);
  const isKept = useStore(({ keeping }) => keeping.isKept !== false);
  if (later) return null;
  return (
    <section className="banner" aria-label="About the new version">
      <Icon of={RefreshCw} />
      <p role="status">
        <strong>A new version is there.</strong>{' '}
        {update === 'ready' ? 'It is used from the next visit.' : 'This tab still shows the old one.'}{' '}
        {isKept ? 'Your work is kept.' : 'Save your work first: this browser does not keep it.'}
      </p>
      <span className="offline-choice">
        <Button onClick={() => void openNewVersion()}>Reload</Button>
        <Button weight="quiet" onClick={() => setLater(true)}>
          Later
        </Button>
      </span>
    </section>
  );
}

export default function OfflineParts() {
  const { state, update } = useOfflineCopy();
  useEffect(() => whenQuiet(() => void startOfflineCopy()), []);
  const line = document.querySelector('.foot');
  return (
    <>
      {state && line
        ? createPortal(
            <button
              type="button"
              className={ASKS.includes(state) ? 'link-button offline-asks' : 'link-button'}
              onClick={() => actions.openDialog('offline')}
            >
              {WORDS[state]}
            </button>,
            line,
          )
        : null}
      {update ? <UpdateBanner update={update} /> : null}
    </>
  );
}
