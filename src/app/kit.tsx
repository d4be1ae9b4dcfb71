// The right half of the page: everything that follows from the answers. A chunk of its own, so that the wizard starts first.
import '#app/wizard/late-summaries.ts';
import { BottomPanel } from '#app/panels/bottom-panel.tsx';
import { DocumentBar } from '#app/panels/document-bar.tsx';
import { DocumentTabs } from '#app/panels/document-tabs.tsx';
import { DocumentView } from '#app/panels/document-view.tsx';
import { LiveRegion } from '#app/panels/live-region.tsx';

export { LinkBanner } from '#app/panels/link-banner.tsx';
export { ViewSwitch } from '#app/panels/view-switch.tsx';

export function Kit() {
  return (
    <section className="kit" aria-label="Role kit">
      <DocumentTabs />
      <DocumentBar />
      <DocumentView />
      <BottomPanel />
      <LiveRegion />
    </section>
  );
}
