// A store for one test, with its actions.
import { create } from 'zustand';
import { createActions } from '#app/state/actions.ts';
import { EMPTY_DRAFT, INITIAL_STATE, type State } from '#app/state/state.ts';

export function freshStore(state: Partial<State> = {}) {
  const store = create<State>(() => ({ ...INITIAL_STATE, ...state }));
  return { store, actions: createActions(store) };
}

/** A store that shows a role. */
export const roleStore = () => freshStore({ draft: { ...EMPTY_DRAFT, chosen: true } });
