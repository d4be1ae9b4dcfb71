// Reads what the browser kept of the layout. Apart from the layout itself, for the first view does not need it.
import { START_LAYOUT, type Layout } from './layout.ts';
import type { PanelId } from './state.ts';

const LARGEST = 10_000;

const sizeOf = (value: unknown): number | null =>
  typeof value === 'number' && value > 0 && value < LARGEST ? Math.round(value) : null;

/** Reads what the browser kept; what is not valid is as at the start. */
export function readLayout(value: unknown): Layout {
  if (typeof value !== 'object' || value === null) return START_LAYOUT;
  const { wizardWidth, panelHeight, panelOpen, laneOpen } = value as Record<string, unknown>;
  return {
    wizardWidth: sizeOf(wizardWidth),
    panelHeight: sizeOf(panelHeight),
    panelOpen: typeof panelOpen === 'boolean' ? panelOpen : null,
    laneOpen: laneOpen !== false,
  };
}

const PANELS: Readonly<Record<PanelId, true>> = {
  findings: true,
  proof: true,
  access: true,
  try: true,
  export: true,
  'next-steps': true,
  map: true,
};

/** The panel that was shown last; the first when that is not known. */
export function readPanel(value: unknown): PanelId {
  const id = typeof value === 'object' && value !== null && 'panel' in value ? value.panel : undefined;
  return typeof id === 'string' && Object.hasOwn(PANELS, id) ? (id as PanelId) : 'findings';
}
