// Keeps the theme and the layout in the browser's storage.
import type { ThemeId } from '#app/state/state.ts';
import { attempt } from './attempt.ts';

const THEME = 'rolewright.theme';
const LAYOUT = 'rolewright.layout';

export function keptTheme(): ThemeId {
  const theme = attempt(() => localStorage.getItem(THEME));
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function keepTheme(theme: ThemeId): void {
  attempt(() => (theme === 'system' ? localStorage.removeItem(THEME) : localStorage.setItem(THEME, theme)));
}

/** What was kept of the layout, whatever it is; undefined when nothing was. */
export function keptLayout(): object | undefined {
  const kept: unknown = attempt(() => JSON.parse(localStorage.getItem(LAYOUT) ?? 'null'));
  return typeof kept === 'object' && kept !== null ? kept : undefined;
}

export function keepLayout(layout: object): void {
  attempt(() => localStorage.setItem(LAYOUT, JSON.stringify(layout)));
}
