// Renders the first view as text, for the build to put into the page.
import { StrictMode } from 'react';
import { prerender } from 'react-dom/static';
import { App } from './shell/app.tsx';

/** Waits for the parts that come in chunks of their own, and puts them in their place: no script has to move them there. */
export async function html(): Promise<string> {
  const page = (
    <StrictMode>
      <App />
    </StrictMode>
  );
  const { prelude } = await prerender(page, { progressiveChunkSize: Infinity });
  return new Response(prelude).text();
}
