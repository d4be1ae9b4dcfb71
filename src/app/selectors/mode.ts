// What the page is for at the moment: it follows from the draft.
import { pastedOf } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

/** `first`: nothing is chosen yet. `denied`: a refused call is explained. */
export type Mode = 'first' | 'role' | 'pasted' | 'denied';

export function selectMode({ draft }: State): Mode {
  if (pastedOf(draft).open) return 'pasted';
  if (draft.chosen !== true) return 'first';
  return draft.brought?.kind === 'denial' ? 'denied' : 'role';
}

export const useMode = (): Mode => useStore(selectMode);
