// Starts the app in the page.
import { editorCode } from './editor/editor-ahead.ts';
import { StrictMode, startTransition, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { keepEarly } from './persistence/early-keeping.ts';
import { isPristineVisit } from './persistence/pristine-visit.ts';
import { actions, useStore as store } from './state/store.ts';
import { followTheme } from './persistence/theme.ts';
import { editorShown } from './editor/editor-shown.ts';
import { whenIdle } from './services/when-idle.ts';

/** Later than this the line was slow, and is used at once now that it is free. Else the processor is what all wait for. */
const SLOW_LINE_MS = 2000;
const LONGEST_WAIT_MS = 1500;

let stopEarly: (() => void) | undefined;
let follows = false;

const allRows = () => import('./selectors/all-rows.ts');

/** The right half composes the first view. `needed` is what else must be there before the draft is. */
async function loadRest(needed?: Promise<unknown>): Promise<void> {
  const { problemsOf, startServices, followAddress } = await import('./shell/work.tsx');
  await needed;
  actions.rowsArrived(problemsOf);
  if (!follows) {
    follows = true;
    stopEarly?.();
    await followAddress({ store, actions }).ready;
  }
  // In the order of need, since they share one line and one processor: the page, the editor, then what checks texts. A
  // text that a person changes is checked at once, and other answers need all rows.
  const stop = store.subscribe((state, before) => {
    if (state.draft === before.draft) return;
    stop();
    void allRows();
    startServices();
  });
  void editorCode.then(async (hasCome) => {
    if (hasCome && performance.now() < SLOW_LINE_MS) await editorShown(LONGEST_WAIT_MS);
    void allRows();
    whenIdle(startServices, { timeout: 1500, delay: 200 });
  });
}

function Page() {
  useEffect(() => {
    performance.mark('shell-ready');
    void loadRest();
  }, []);
  return (
    <StrictMode>
      <App />
    </StrictMode>
  );
}

const container = document.getElementById('root');
if (!container) throw new Error('The page has no #root');
// Asked before anything is kept.
const pristine = isPristineVisit();
followTheme({ store, actions });
if (container.hasChildNodes() && pristine) {
  stopEarly = keepEarly(store);
  // In slices, between which the browser paints and hears clicks.
  startTransition(() => void hydrateRoot(container, <Page />));
} else {
  // A kept draft or a link may be about any scenario. Not awaited: the rest imports this chunk.
  void loadRest(allRows()).then(() => {
    // What was typed into the prerendered page meanwhile.
    const early = container.querySelector<HTMLTextAreaElement>('.say-box textarea')?.value ?? '';
    if (early !== '') actions.startFrom(early);
    createRoot(container).render(<Page />);
  });
}
