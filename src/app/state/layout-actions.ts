// The named changes of the layout. Apart from the other actions, for the first view does not need them.
import type { Layout } from './layout.ts';
import type { PanelId, Store } from './state.ts';

export function createLayoutActions({ setState }: Pick<Store, 'setState'>) {
  return {
    closePanel(): void {
      setState(({ layout, view }) => ({
        panelOpen: false,
        opened: null,
        layout: { ...layout, panelOpen: false },
        view: view === 'findings' ? 'documents' : view,
      }));
    },
    /** The draft that was opened is checked: the panel with something to say opens, if nobody has closed it. */
    openedIsChecked(panel: PanelId | null): void {
      setState(({ opened, draft, layout, panelOpen }) => ({
        opened: null,
        ...(panel !== null && opened === draft && layout.panelOpen === null && !panelOpen
          ? { panel, panelOpen: true }
          : {}),
      }));
    },
    arrange(change: Partial<Layout>): void {
      setState(({ layout }) => ({ layout: { ...layout, ...change } }));
    },
    /** The layout that the browser kept. */
    restoreLayout(layout: Layout, panel: PanelId): void {
      setState({ layout, panel, panelOpen: layout.panelOpen ?? false });
    },
  };
}

export type LayoutActions = ReturnType<typeof createLayoutActions>;
