// The pasted policies with a text: a blank one is only a place to paste into.
import { isBlank, pastedOf, type PastedDocument } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

const written = remember(4, (policies: readonly PastedDocument[]): readonly PastedDocument[] =>
  policies.filter((policy) => !isBlank(policy)),
);

export const selectWritten = ({ draft }: State): readonly PastedDocument[] =>
  written(pastedOf(draft).policies);

export const useWritten = (): readonly PastedDocument[] => useStore(selectWritten);

/** Which documents they are, whatever is changed in them. */
export const idsOf = (policies: readonly PastedDocument[]): string =>
  policies.map(({ id, type }) => `${id} ${type}`).join();
