// The right half of the page: everything that follows from the answers. A separate chunk, so that the wizard starts first.
import '#app/wizard/answer-summaries.ts';
import { BottomPanel } from './bottom-panel.tsx';
import { DocumentBar } from '#app/documents/document-bar.tsx';
import { DocumentTabs } from '#app/documents/document-tabs.tsx';
import { DocumentView } from '#app/documents/document-view.tsx';
import { earlyPaste, useArrival } from './early-events.ts';
import { ElsewhereBanner } from '#app/recent/elsewhere-banner.tsx';
import { LiveRegion } from './live-region.tsx';
import { PrintedDocuments } from '#app/documents/printed-documents.tsx';
import { NoDocuments } from '#app/documents/no-documents.tsx';
import { PageTitle } from './page-title.tsx';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { WizardSplitter } from './splitters.tsx';
import { LinkBanner } from '#app/share/link-banner.tsx';
import { NotKeptBanner } from '#app/recent/not-kept-banner.tsx';
import { ReviewBadge } from '#app/review/review-badge.tsx';
import { useStore } from '#app/state/store.ts';
import { WholePage } from '#app/wizard/start/whole-page.tsx';
import { editorShown } from '#app/editor/editor-shown.ts';
import { whenIdle } from '#app/services/when-idle.ts';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { lazy, useEffect, useState } from 'react';

export { problemsOf } from '#app/selectors/kit.ts';
export { startServices } from '#app/services/index.ts';
export { followAddress } from '#app/persistence/address.ts';
export { followLayout } from '#app/persistence/layout.ts';
export { ViewSwitch } from './view-switch.tsx';

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

export function KitPane() {
  const empty = useDocuments().length === 0;
  const pasted = useStore(selectIsPasted);
  useArrival('kit');
  return (
    <section className="kit" data-early="kit" aria-label={pasted ? 'Pasted policies' : 'Role kit'}>
      {empty ? (
        <NoDocuments />
      ) : (
        <>
          <DocumentTabs />
          <DocumentBar />
          <DocumentView />
          <PrintedDocuments />
        </>
      )}
      <LinkBanner />
      <ElsewhereBanner />
      <NotKeptBanner />
      <ReviewBadge />
      <WizardSplitter />
      <BottomPanel />
      <LiveRegion />
      <WholePage early={earlyPaste} />
      <PageTitle />
      <Offline />
    </section>
  );
}
