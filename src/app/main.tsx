// Starts the app in the page.
import { StrictMode, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startKeeping } from '#app/store/address.ts';
import { isPristineVisit } from '#app/store/pristine.ts';
import { actions } from '#app/store/store.ts';
import { startTheme } from '#app/store/theme.ts';

function Page() {
  useEffect(() => {
    performance.mark('shell-ready');
    void actions.loadChecker();
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
startKeeping();
if (container.hasChildNodes() && pristine) hydrateRoot(container, <Page />);
else createRoot(container).render(<Page />);
