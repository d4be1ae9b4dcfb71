// All of the page but the first view, in a chunk of its own: the first view works before it is there.
import { lazy, useEffect, useState } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { editorShown } from '#app/editor/editor-shown.ts';
import { beginWork } from '#app/persistence/keeping.ts';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { whenIdle } from '#app/services/when-idle.ts';
import { WholePage } from '#app/start/whole-page.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { earlyPaste, useArrival } from './early-events.ts';
import { LiveRegion } from './live-region.tsx';
import { PageTitle } from './page-title.tsx';
import { crumbOf } from './crumb.ts';

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
