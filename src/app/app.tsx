// The page: wizard at the left, role kit at the right, and the dialogs over it.
import { useEffect } from 'react';
import { Dialog } from '#app/controls/dialog.tsx';
import { BottomPanel } from '#app/panels/bottom-panel.tsx';
import { ConsoleDialog } from '#app/panels/console-dialog.tsx';
import { DifferenceDialog } from '#app/panels/difference-dialog.tsx';
import { DocumentBar } from '#app/panels/document-bar.tsx';
import { DocumentTabs } from '#app/panels/document-tabs.tsx';
import { DocumentView } from '#app/panels/document-view.tsx';
import { LinkBanner } from '#app/panels/link-banner.tsx';
import { LiveRegion } from '#app/panels/live-region.tsx';
import { ShareDialog } from '#app/panels/share-dialog.tsx';
import { ShortcutsDialog } from '#app/panels/shortcuts-dialog.tsx';
import { StatusLine } from '#app/panels/status-line.tsx';
import { TopBar } from '#app/panels/top-bar.tsx';
import { ViewSwitch } from '#app/panels/view-switch.tsx';
import { useKit } from '#app/store/derived.ts';
import { actions, useStore } from '#app/store/store.ts';
import { ScenarioCards } from '#app/wizard/scenario-cards.tsx';
import { Wizard } from '#app/wizard/wizard.tsx';
import { onShortcut } from './shortcuts.ts';
import '#app/theme/tokens.css';
import '#app/theme/base.css';
import '#app/panels/panels.css';
import './app.css';

function ScenarioDialog() {
  const { scenario } = useKit();
  return (
    <Dialog title="Start from…" wide onClose={() => actions.openDialog(null)}>
      <p className="hint">Starts over with the answers of a scenario. Ctrl+Z brings back what you had.</p>
      <ScenarioCards current={scenario} onChoose={actions.startOver} />
    </Dialog>
  );
}

const DIALOGS = {
  scenarios: ScenarioDialog,
  share: ShareDialog,
  shortcuts: ShortcutsDialog,
  console: ConsoleDialog,
  difference: DifferenceDialog,
};

export function App() {
  const view = useStore((state) => state.view);
  const dialog = useStore((state) => state.dialog);
  const OpenDialog = dialog === null ? null : DIALOGS[dialog];
  useEffect(() => {
    addEventListener('keydown', onShortcut);
    return () => removeEventListener('keydown', onShortcut);
  }, []);
  return (
    <div className="page" data-view={view}>
      <TopBar />
      <ViewSwitch />
      <LinkBanner />
      <main className="work">
        <Wizard />
        <section className="kit" aria-label="Role kit">
          <DocumentTabs />
          <DocumentBar />
          <DocumentView />
          <BottomPanel />
        </section>
      </main>
      <StatusLine />
      <LiveRegion />
      {OpenDialog ? <OpenDialog /> : null}
    </div>
  );
}
