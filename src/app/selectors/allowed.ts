// How many of AWS's actions the role on screen may call, as far as the worker has counted them.
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { allowedIn } from '#iam/access/index.ts';
import { isLimit, selectChosenAccess } from './access.ts';
import { remember } from './remember.ts';

interface Allowed {
  readonly count: number;
  readonly total: number;
}

const figures = remember(2, (count: number, total: number): Allowed => ({ count, total }));

/** Undefined also for limits, which allow nothing by themselves. */
function selectAllowed(state: State): Allowed | undefined {
  const chosen = selectChosenAccess(state);
  const { known } = state.access;
  if (!chosen || isLimit(chosen) || known?.ask.subject.id !== chosen.subject.id) return undefined;
  const { view } = known.answer;
  return view && !view.hasNoReadablePolicy ? figures(allowedIn(view.counts), view.totals.actions) : undefined;
}

export const useAllowed = (): Allowed | undefined => useStore(selectAllowed);
