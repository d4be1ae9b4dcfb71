// Keeps how a person arranged the page, and gives its sizes to the style sheets.
import type { Layout } from '#app/state/layout.ts';
import { createLayoutActions } from '#app/state/layout-actions.ts';
import { readLayout, readPanel } from '#app/state/read-layout.ts';
import type { Store } from '#app/state/state.ts';
import { keptLayout, keepLayout } from './settings.ts';

/** A splitter that is drawn changes the layout with every frame. */
const KEEP_MS = 200;

/** The style sheets read sizes from properties of the root; without one they have their own. */
function show({ wizardWidth, panelHeight }: Layout): void {
  const { style } = document.documentElement;
  for (const [name, size] of [
    ['--wizard-width', wizardWidth],
    ['--panel-height', panelHeight],
  ] as const) {
    if (size === null) style.removeProperty(name);
    else style.setProperty(name, `${size}px`);
  }
}

/** Shows the kept layout and follows changes. Returns how to stop. */
export function followLayout(store: Store): () => void {
  const kept = keptLayout();
  if (kept !== undefined) createLayoutActions(store).restoreLayout(readLayout(kept), readPanel(kept));
  show(store.getState().layout);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const { layout, panel } = store.getState();
    keepLayout({ ...layout, panel });
  };
  const unsubscribe = store.subscribe(({ layout }, previous) => {
    if (layout === previous.layout) return;
    show(layout);
    timer ??= setTimeout(keepNow, KEEP_MS);
  });
  addEventListener('pagehide', keepNow);
  return () => {
    unsubscribe();
    removeEventListener('pagehide', keepNow);
  };
}
