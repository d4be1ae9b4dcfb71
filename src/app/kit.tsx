// The right half of the page: everything that follows from the answers. A chunk of its own, so that the wizard starts first.
import '#app/wizard/late-summaries.ts';
import { BottomPanel } from '#app/panels/bottom-panel.tsx';
import { DocumentBar } from '#app/panels/document-bar.tsx';
import { DocumentTabs } from '#app/panels/document-tabs.tsx';
import { DocumentView } from '#app/panels/document-view.tsx';
import { LiveRegion } from '#app/panels/live-region.tsx';
import { NoDocuments } from '#app/panels/no-documents.tsx';
import { selectIsPasted } from '#app/store/derived.ts';
import { useDocuments } from '#app/store/kit.ts';
import { useStore } from '#app/store/store.ts';

export { startChecking } from '#app/store/checking.ts';
export { LinkBanner } from '#app/panels/link-banner.tsx';
export { ViewSwitch } from '#app/panels/view-switch.tsx';

export function Kit() {
  const empty = useDocuments().length === 0;
  const pasted = useStore(selectIsPasted);
  return (
    <section className="kit" aria-label={pasted ? 'Pasted policies' : 'Role kit'}>
      {empty ? (
        <NoDocuments />
      ) : (
        <>
          <DocumentTabs />
          <DocumentBar />
          <DocumentView />
        </>
      )}
      <BottomPanel />
      <LiveRegion />
    </section>
  );
}
