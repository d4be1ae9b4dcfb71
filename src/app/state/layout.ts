// How a person arranged the page: sizes of its parts, and which of them are open. Kept in the browser, not in drafts.

export interface Layout {
  /** In pixels; null: as wide as it is made. */
  readonly wizardWidth: number | null;
  /** In pixels; null: as high as it is made. */
  readonly panelHeight: number | null;
  /** Null: nobody has opened or closed it. */
  readonly panelOpen: boolean | null;
  /** Whether the explanations of statements are shown next to them. */
  readonly laneOpen: boolean;
}

export const START_LAYOUT: Layout = { wizardWidth: null, panelHeight: null, panelOpen: null, laneOpen: true };
