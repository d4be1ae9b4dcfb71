// The page: the wizard at the left, the role kit at the right, and dialogs over both.
import { lazy, useEffect } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import type { ViewId } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';
import { Wizard } from '#app/wizard/wizard.tsx';
import { useArrival } from './early-events.ts';
import { onShortcut } from './shortcuts.ts';
import '#app/theme/fonts.css';
import '#app/theme/tokens.css';
import '#app/theme/base.css';
// The right half is prerendered, so its style is loaded before its code.
import '#app/controls/button.css';
import '#app/controls/notice.css';
import '#app/controls/severity.css';
import '#app/controls/tabs.css';
import '#app/editor/editor.css';
import '#app/documents/document.css';
import './top-bar.css';
import './view-switch.css';
import './status-line.css';
import './bottom-panel.css';
import './app.css';
import './early-events.css';

/** The right half is prerendered too; its code is loaded while the wizard already works. */
const rightHalf = () => import('./kit-pane.tsx');
const KitPane = lazy(async () => ({ default: (await rightHalf()).KitPane }));
const ViewSwitch = lazy(async () => ({ default: (await rightHalf()).ViewSwitch }));

const PastePane = lazy(() => import('#app/check/paste-pane.tsx'));

/** Loaded when a dialog is first opened. */
const OpenDialog = lazy(() => import('./dialogs.tsx'));

/** The switch between views is prerendered, and React stops clicks on it until its code is loaded: this catches them earlier. */
function onView({ target }: MouseEvent): void {
  const opens = target instanceof Element && target.closest<HTMLElement>('[data-opens]')?.dataset['opens'];
  if (opens) actions.openView(opens as ViewId);
}

/** In the capture phase: React stops events in parts that are not hydrated yet. */
function listen(change: typeof removeEventListener): void {
  change('keydown', onShortcut, true);
  change('click', onView, true);
}

// Constant elements: React renders a prerendered part again when it changes before its code is loaded, and the focus
// in it would be lost.
const VIEW_SWITCH = (
  <LazyPart waiting={<nav className="view-switch" aria-label="Views" aria-busy />}>
    <ViewSwitch />
  </LazyPart>
);
const KIT_PANE = (
  <LazyPart waiting={<section className="kit" aria-label="Role kit" aria-busy />}>
    <KitPane />
  </LazyPart>
);

export function App() {
  const view = useStore((state) => state.view);
  const dialog = useStore((state) => state.dialog);
  const pasted = useStore(selectIsPasted);
  useEffect(() => {
    listen(addEventListener);
    return () => listen(removeEventListener);
  }, []);
  useArrival('page');
  return (
    <div className="page" data-view={view} data-early="page">
      <TopBar />
      {VIEW_SWITCH}
      <main className="work">
        {pasted ? (
          <LazyPart waiting={<section className="wizard" aria-label="Check a policy I have" aria-busy />}>
            <PastePane />
          </LazyPart>
        ) : (
          <Wizard />
        )}
        {KIT_PANE}
      </main>
      <StatusLine />
      {dialog === null ? null : (
        <LazyPart waiting={null} quiet>
          <OpenDialog id={dialog} />
        </LazyPart>
      )}
    </div>
  );
}
