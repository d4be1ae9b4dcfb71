// The one store of the page.
import { createContext, useContext } from 'react';
import { createStore, useStore as useOf, type StoreApi } from 'zustand';
import { createActions } from './actions.ts';
import { INITIAL_STATE, type State, type Store } from './state.ts';

// A second view of the store, for all that may follow a moment after a letter is typed: each key waits only for the field
// that it goes into and the text that it changes.

/** So long after the last letter the rest of the page follows. */
const PAUSE_MS = 250;

interface Late {
  /** The state as most of the page sees it. */
  readonly seen: StoreApi<State>;
  /** For what works in the background: it hears of changes late, and what it sets is shown late, between letters too. */
  readonly background: Store;
  /** Makes a change that the rest of the page may show late: a letter typed. Any other is shown at once. */
  readonly whileTyping: (change: () => void) => void;
  /** Shows what waits to be shown. */
  readonly settle: () => void;
}

type Reach = 'all' | 'letter' | 'background';

export function createLate(store: Store): Late {
  const seen = createStore<State>(() => store.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reach: Reach = 'all';

  function show(): void {
    clearTimeout(timer);
    timer = undefined;
    seen.setState(store.getState(), true);
  }
  store.subscribe(() => {
    if (reach === 'all') return show();
    if (reach === 'background') return void (timer ??= setTimeout(show));
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
  function within(name: Reach, change: () => void): void {
    reach = name;
    try {
      change();
    } finally {
      reach = 'all';
    }
  }
  return {
    seen,
    background: {
      getState: store.getState,
      subscribe: seen.subscribe,
      setState: (change: Parameters<Store['setState']>[0]) =>
        within('background', () => store.setState(change)),
    },
    whileTyping: (change) => within('letter', change),
    settle() {
      if (timer !== undefined) show();
    },
  };
}

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
