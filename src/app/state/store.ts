// The one store of the page.
import { create } from 'zustand';
import { createActions } from './actions.ts';
import { INITIAL_STATE, type State } from './state.ts';

export const useStore = create<State>(() => INITIAL_STATE);
export const actions = createActions(useStore);
