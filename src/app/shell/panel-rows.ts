// The panels under the editor, a row each.
import { lazy, type ComponentType } from 'react';
import { FindingsPanel } from '#app/findings/findings-panel.tsx';
import { NextStepsPanel } from '#app/next-steps/next-steps-panel.tsx';
import type { PanelId } from '#app/state/state.ts';

/** Each is a chunk, loaded when its tab is first opened. */
const MapPanel = lazy(() => import('#app/map/map-panel.tsx'));
const ProofPanel = lazy(() => import('#app/proof/proof-panel.tsx'));
const AccessPanel = lazy(() => import('#app/access/access-panel.tsx'));
const ExportPanel = lazy(() => import('#app/export/export-panel.tsx'));
const TryPanel = lazy(() => import('#app/try/try-panel.tsx'));

export interface PanelRow {
  readonly id: PanelId;
  readonly title: string;
  readonly Panel: ComponentType;
  /** Also shown for pasted policies; the others are about the wizard's kit. */
  readonly pasted?: true;
}

const PANELS: readonly PanelRow[] = [
  { id: 'findings', title: 'Findings', Panel: FindingsPanel, pasted: true },
  { id: 'proof', title: 'Proof', Panel: ProofPanel, pasted: true },
  { id: 'access', title: 'What this role can do', Panel: AccessPanel, pasted: true },
  { id: 'try', title: 'Try a request', Panel: TryPanel, pasted: true },
  { id: 'export', title: 'Export', Panel: ExportPanel, pasted: true },
  { id: 'next-steps', title: 'Next steps', Panel: NextStepsPanel },
  { id: 'map', title: 'Map', Panel: MapPanel },
];

/** Those that apply to pasted policies, or all for the wizard's kit. */
export const shownPanels = (pasted: boolean): readonly PanelRow[] =>
  pasted ? PANELS.filter((panel) => panel.pasted) : PANELS;
