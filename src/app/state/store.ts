// The one store of the page.
import { createContext, useContext } from 'react';
import { createStore, useStore as useOf } from 'zustand';
import { createActions } from './actions.ts';
import { createLate } from './late.ts';
import { INITIAL_STATE, type State } from './state.ts';

const store = createStore<State>(() => INITIAL_STATE);
const late = createLate(store);
export const actions = createActions(store);
export const { background, whileTyping, settle } = late;

/** True around what is typed into, and what shows each letter: the rest of the page follows when the typing pauses. */
export const AtOnce = createContext(false);

/** What a component sees of the state. */
export const useStore = Object.assign(function useStore<T>(select: (state: State) => T): T {
  return useOf(useContext(AtOnce) ? store : late.seen, select);
}, store);
