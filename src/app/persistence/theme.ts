// Shows the chosen theme, and keeps the choice.
import { keepTheme, keptTheme } from './drafts.ts';
import type { ThemeId } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';

function show(theme: ThemeId): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Applies the kept theme and follows changes. Returns how to stop. */
export function startTheme(): () => void {
  const kept = keptTheme();
  show(kept);
  actions.setTheme(kept);
  return useStore.subscribe((state, previous) => {
    if (state.theme === previous.theme) return;
    show(state.theme);
    keepTheme(state.theme);
  });
}
