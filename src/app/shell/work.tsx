// All of the page but the first view, in a chunk of its own: the first view works before it is there.
import { lazy, useEffect, useState, useRef } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { editorShown } from '#app/editor/editor-shown.ts';
import { beginWork } from '#app/persistence/keeping.ts';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { selectMode, useMode } from '#app/selectors/mode.ts';
import { whenIdle } from '#app/services/when-idle.ts';
import { WholePage } from '#app/start/whole-page.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { earlyPaste, useArrival } from './early-events.ts';
import { crumbOf } from './crumb.ts';
import { useOpenReview } from '#app/review/use-review.ts';
import { reviewWords } from '#app/review/words.ts';
import { selectReadiness, type PageReadiness } from '#app/selectors/readiness.ts';
import { stateWords } from '#app/sheet/status-words.ts';
import type { State } from '#app/state/state.ts';

/** Only where it is shown: composing what nobody has asked for would keep the first view busy. */
function selectShown(state: State): PageReadiness | undefined {
  if (!['role', 'pasted'].includes(selectMode(state))) return undefined;
  const readiness = selectReadiness(state);
  return readiness.empty ? undefined : readiness;
}

/** `checking`: the words may be others in a moment. */
function useStateWords(): { readonly words: string; readonly checking: boolean } {
  const readiness = useStore(selectShown);
  const review = useOpenReview();
  if (!readiness) return { words: '', checking: false };
  const words = review ? reviewWords(review, readiness) : stateWords(readiness);
  return { words, checking: readiness.checking };
}

// The title of the page: the state of the documents first, which a browser tab still shows when it is narrow.
function PageTitle() {
  const mode = useMode();
  const crumb = useStore((state) => crumbOf(selectMode(state), selectCheckedAnswers(state)));
  const { words } = useStateWords();
  useEffect(() => {
    document.title =
      mode === 'first'
        ? 'Rolewright: the IAM role DeepSeek needs on AWS'
        : [words, crumb, 'Rolewright'].filter(Boolean).join(' · ');
  }, [mode, words, crumb]);
  return null;
}

// The one place whose changes screen readers say: the state of the documents once it settles, and how an action ended.
// One text, so that nothing is said again when something else changes.
const SETTLED_MS = 400;

function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const { words: now, checking } = useStateWords();
  // The state that was said last; a person who comes finds the first on the page.
  const known = useRef(now);
  useEffect(() => {
    if (checking || now === known.current || now === '') return undefined;
    const timer = setTimeout(() => {
      known.current = now;
      actions.announce(now);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, checking]);
  return (
    <div className="visually-hidden said" role="status">
      {announcement}
    </div>
  );
}

export { Notices } from './notices.tsx';
export { LeftPane } from '#app/role/left-pane.tsx';
export { Sheet } from '#app/sheet/sheet.tsx';
export { problemsOf } from '#app/selectors/kit.ts';
export { startServices } from '#app/services/index.ts';
export { followAddress } from '#app/persistence/address.ts';

const OfflineParts = lazy(() => import('#app/offline/offline-parts.tsx'));

/** Comes after everything else. While developing there is no worker. */
function Offline() {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    if (import.meta.env.DEV) return;
    void editorShown(5000).then(() => whenIdle(() => setIsTime(true), { timeout: 5000, delay: 1000 }));
  }, []);
  if (!isTime) return null;
  return (
    <LazyPart waiting={null} quiet>
      <OfflineParts />
    </LazyPart>
  );
}

/** The versions of what is on screen stay; what comes is other work. */
export function startNew(): void {
  beginWork();
  actions.startNew();
}

export function Crumb() {
  const words = useStore((state) => crumbOf(selectMode(state), selectCheckedAnswers(state)));
  return words === '' ? null : <p className="crumb">{words}</p>;
}

/** What belongs to no part of the page. */
export function Everywhere() {
  useArrival('kit');
  return (
    <div className="everywhere" data-early="kit">
      <LiveRegion />
      <WholePage early={earlyPaste} />
      <PageTitle />
      <Offline />
    </div>
  );
}
