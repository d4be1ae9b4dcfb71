// Keeps the theme, and whether shortcuts of one key are on, in the browser's storage.
import type { ThemeId } from '#app/state/state.ts';
import { attempt } from './attempt.ts';

const THEME = 'rolewright.theme';

export function keptTheme(): ThemeId {
  const theme = attempt(() => localStorage.getItem(THEME));
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function keepTheme(theme: ThemeId): void {
  attempt(() => (theme === 'system' ? localStorage.removeItem(THEME) : localStorage.setItem(THEME, theme)));
}

const SINGLE_KEYS = 'rolewright.keys';

/** Whether shortcuts of one key work: people who speak to their computer turn them off. */
export const areSingleKeysOn = (): boolean => attempt(() => localStorage.getItem(SINGLE_KEYS)) !== 'off';

export function keepSingleKeys(on: boolean): void {
  attempt(() => (on ? localStorage.removeItem(SINGLE_KEYS) : localStorage.setItem(SINGLE_KEYS, 'off')));
}
