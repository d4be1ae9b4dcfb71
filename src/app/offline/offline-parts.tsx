// Says at the foot of the left pane whether the page works offline, and offers a newer version over it. Starts the offline copy.
import { RefreshCw } from 'lucide';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { startOfflineCopy, openNewVersion, useOfflineCopy, type OfflineCopy } from './offline-copy.ts';
import './offline.css';

// Tells when the page has everything that it asked for by itself.
const QUIET_MS = 3000;
/** A phone asks for no editor. */
const LONGEST_MS = 20_000;

/** The largest part, and the last that a wide page asks for: while it is on its way, nothing else arrives for long. */
const hasEditor = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => /\/monaco-editor-[\w-]+\.js$/.test(name));

/** Runs the task once nothing has been loaded for a while and the browser is idle. Returns how to stop. */
function whenQuiet(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  const observer = new PerformanceObserver(wait);
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
  };
  function look(): void {
    const isLoaded = document.readyState === 'complete' && (hasEditor() || performance.now() > LONGEST_MS);
    if (!isLoaded) return wait();
    stop();
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task);
    else task();
    return undefined;
  }
  observer.observe({ type: 'resource' });
  wait();
  return stop;
}

const WORDS: Record<NonNullable<OfflineCopy['state']>, string> = {
  off: 'Offline use is off',
  'data-saver': 'Not stored for offline use',
  storing: 'Storing for offline use…',
  stored: 'Works offline',
  failed: 'Not stored for offline use',
  withdrawn: 'Offline use is off',
};

/** A part of the view on screen: each view, which is a child of the page’s main part, has its own. */
function usePart(selector: string): Element | null {
  const [part, setPart] = useState<Element | null>(null);
  useEffect(() => {
    const find = (): void => setPart(document.querySelector(selector));
    find();
    const views = document.querySelector('main');
    const observer = new MutationObserver(find);
    if (views) observer.observe(views, { childList: true });
    return () => observer.disconnect();
  }, [selector]);
  return part;
}

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
  const foot = usePart('.foot');
  const notices = usePart('.notices');
  return (
    <>
      {state && foot
        ? createPortal(
            <button type="button" className="link-button" onClick={() => actions.openDialog('offline')}>
              {WORDS[state]}
            </button>,
            foot,
          )
        : null}
      {update && notices ? createPortal(<UpdateBanner update={update} />, notices) : null}
    </>
  );
}
