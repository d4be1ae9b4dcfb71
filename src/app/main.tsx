// Starts the app in the page.
import { StrictMode, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { startKeeping } from './persistence/address.ts';
import { isPristineVisit } from './persistence/pristine.ts';
import { actions } from './state/store.ts';
import { startTheme } from './persistence/theme.ts';

/** The page comes first: what checks texts is fetched once the browser has nothing better to do. */
function whenQuiet(task: () => void): void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: 1500 });
  else setTimeout(task, 200);
}

/** The right half brings the rest of the catalog along: composing needs it all. */
const theRest = async (): Promise<void> => {
  const { startChecking } = await import('./shell/kit.tsx');
  actions.rowsArrived();
  whenQuiet(startChecking);
};

function Page() {
  useEffect(() => {
    performance.mark('shell-ready');
    void theRest();
  }, []);
  return (
    <StrictMode>
      <App />
    </StrictMode>
  );
}

const container = document.getElementById('root');
if (!container) throw new Error('The page has no #root');
// Asked first: what follows begins to keep things.
const pristine = isPristineVisit();
startTheme();
if (container.hasChildNodes() && pristine) {
  startKeeping();
  hydrateRoot(container, <Page />);
} else {
  // What was kept, or a link, may be about any scenario. No await: the rest imports this chunk.
  void theRest().then(() => {
    startKeeping();
    createRoot(container).render(<Page />);
  });
}
