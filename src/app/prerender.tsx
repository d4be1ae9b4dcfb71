// Renders the first view as text, for the build to put into the page.
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';

export function html(): string {
  return renderToString(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
