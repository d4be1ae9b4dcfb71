// Where the focus goes when what had it is gone: to the tab of the panel that is open now.
import type { PanelId } from '#app/state/state.ts';

export const focusTab = (id: PanelId): void => document.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
