// What the page is for at the moment: it follows from the draft.
import { pastedOf } from '#app/state/pasted.ts';
import type { PaneId, State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

/** `first`: nothing is chosen yet. `denied`: a refused call is explained. */
export type Mode = 'first' | 'role' | 'pasted' | 'denied';

export function selectMode({ draft }: State): Mode {
  if (pastedOf(draft).open) return 'pasted';
  if (draft.chosen !== true) return 'first';
  return draft.brought?.kind === 'denial' ? 'denied' : 'role';
}

export const useMode = (): Mode => useStore(selectMode);

/** What the large pane shows: only what somebody pasted is tightened, and only what came from a link is reviewed. */
function selectPane(state: State): PaneId {
  const { pane, draft } = state;
  const mode = selectMode(state);
  if (pane === 'tighten') return mode === 'pasted' ? pane : 'documents';
  if (pane === 'review') return mode === 'role' && draft.shared ? pane : 'documents';
  return pane;
}

export const usePane = (): PaneId => useStore(selectPane);
