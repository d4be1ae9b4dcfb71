// The changes of the layout, for the one store of the page.
import { createLayoutActions } from './layout-actions.ts';
import { useStore } from './store.ts';

export const arrangement = createLayoutActions(useStore);
