// Shows the chosen theme, and keeps the choice.
import type { Actions } from '#app/state/actions.ts';
import type { Store, ThemeId } from '#app/state/state.ts';
import { keepTheme, keptTheme } from './settings.ts';

function show(theme: ThemeId): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Shows the kept theme and follows changes. Returns how to stop. */
export function followTheme({ store, actions }: { store: Store; actions: Actions }): () => void {
  const kept = keptTheme();
  show(kept);
  actions.setTheme(kept);
  return store.subscribe((state, previous) => {
    if (state.theme === previous.theme) return;
    show(state.theme);
    keepTheme(state.theme);
  });
}
