// Keeps that a person wants no offline copy of the page.
import { attempt } from './attempt.ts';

const KEY = 'rolewright.offline';

export const isOfflineOff = (): boolean => attempt(() => localStorage.getItem(KEY)) === 'off';

export function keepOfflineOff(off: boolean): void {
  attempt(() => (off ? localStorage.setItem(KEY, 'off') : localStorage.removeItem(KEY)));
}

/** Calls back when another tab turns the copy off or on. */
export function onOfflineChoice(hear: (off: boolean) => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY) hear(newValue === 'off');
  });
}
