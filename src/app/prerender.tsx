// Renders the first view as text, for the build to put into the page.
import { StrictMode } from 'react';
import { prerender } from 'react-dom/static';
import { App } from './shell/app.tsx';

/** Waits for the parts that are separate chunks and renders them in place, so that no script has to move them. */
export async function html(): Promise<string> {
  const page = (
    <StrictMode>
      <App />
    </StrictMode>
  );
  const { prelude } = await prerender(page, { progressiveChunkSize: Infinity });
  return new Response(prelude).text();
}
