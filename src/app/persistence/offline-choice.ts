// Keeps that a person wants no offline copy of the page.
import { attempt } from './attempt.ts';

const KEY = 'rolewright.offline';

export const isOfflineOff = (): boolean => attempt(() => localStorage.getItem(KEY)) === 'off';

export function keepOfflineOff(off: boolean): void {
  attempt(() => (off ? localStorage.setItem(KEY, 'off') : localStorage.removeItem(KEY)));
}
