// The panel under the editor, with a tab for each view of the whole kit.
import { lazy, type ComponentType } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { Tabs } from '#app/controls/tabs.tsx';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useKit } from '#app/selectors/kit.ts';
import { tally, useAllFindings, worst } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import type { PanelId } from '#app/state/state.ts';
import { useProofTally, type ProofTally } from '#app/selectors/proofs.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { actions, useStore } from '#app/state/store.ts';
import { FindingsPanel, notesText } from '#app/findings/findings-panel.tsx';
import { NextStepsPanel } from '#app/next-steps/next-steps-panel.tsx';

/** Each is a chunk, loaded when its tab is first opened. */
const MapPanel = lazy(() => import('#app/map/map-panel.tsx'));
const ProofPanel = lazy(() => import('#app/proof/proof-panel.tsx'));
const AccessPanel = lazy(() => import('#app/access/access-panel.tsx'));
const ExportPanel = lazy(() => import('#app/export/export-panel.tsx'));
const TryPanel = lazy(() => import('#app/try/try-panel.tsx'));

interface PanelRow {
  readonly id: PanelId;
  readonly title: string;
  readonly Panel: ComponentType;
  /** Also shown for pasted policies; the others are about the wizard's kit. */
  readonly pasted?: true;
}

const PANELS: readonly PanelRow[] = [
  { id: 'findings', title: 'Findings', Panel: FindingsPanel, pasted: true },
  { id: 'proof', title: 'Proof', Panel: ProofPanel },
  { id: 'access', title: 'What this role can do', Panel: AccessPanel, pasted: true },
  { id: 'try', title: 'Try a request', Panel: TryPanel, pasted: true },
  { id: 'export', title: 'Export', Panel: ExportPanel, pasted: true },
  { id: 'next-steps', title: 'Next steps', Panel: NextStepsPanel },
  { id: 'map', title: 'Map', Panel: MapPanel },
];

/** "14/14", "2 fail", nothing before the first proofs. Without color once the documents have changed. */
function proofCount(tally: ProofTally | undefined, ready: boolean): { count: string; className: string } {
  if (!tally) return { count: '', className: 'count-wide' };
  const { total, failing, open } = tally;
  const old = tally.old || (failing + open === 0 && !ready);
  const count = failing > 0 ? `${failing} ${failing === 1 ? 'fails' : 'fail'}` : `${total - open}/${total}`;
  const severity = failing > 0 ? 'error' : open > 0 ? 'warning' : 'ok';
  return { count, className: `count count-wide count-${old ? 'old' : severity}` };
}

export function BottomPanel() {
  const chosen = useStore((state) => state.panel);
  const findings = useAllFindings();
  const documents = useDocuments();
  const { nextSteps, notices } = useKit();
  const pasted = useStore(selectIsPasted);
  // Green means “Ready”: while something is left to do, no count is green.
  const { ready } = useReadiness();
  const severity = worst(tally(findings.map(({ finding }) => finding))) ?? (ready ? 'ok' : 'none');
  const waiting = findings.length === 0 && documents.some(({ check }) => check === 'none');
  const counts: Partial<Record<PanelId, { count: number | string; className: string; notes?: number }>> = {
    findings: {
      count: waiting ? '…' : findings.length,
      className: waiting ? 'count' : `count count-${severity}`,
      notes: pasted ? 0 : notices.length,
    },
    proof: proofCount(useProofTally(), ready),
    'next-steps': { count: nextSteps.length, className: 'count' },
  };
  const panels = pasted ? PANELS.filter((panel) => panel.pasted) : PANELS;
  const open = panels.find((panel) => panel.id === chosen) ?? PANELS[0]!;
  const label = pasted ? 'About the pasted policies' : 'About the role kit';
  return (
    <section className="panel" aria-label={label}>
      <Tabs
        label={label}
        chosen={open.id}
        controls="panel-body"
        tabs={panels.map(({ id, title }) => ({
          id,
          label: (
            <>
              {title} {counts[id] ? <span className={counts[id].className}>{counts[id].count}</span> : null}
              {counts[id]?.notes ? (
                <span className="hint wide-only">{notesText(counts[id].notes)}</span>
              ) : null}
            </>
          ),
        }))}
        onChoose={(id) => actions.openPanel(id as PanelId)}
      />
      {/* A scrollable region must be reachable by keyboard. */}
      <div
        id="panel-body"
        className="panel-body"
        role="tabpanel"
        aria-labelledby={`tab-${open.id}`}
        tabIndex={0}
      >
        <LazyPart waiting={null}>
          <open.Panel />
        </LazyPart>
      </div>
    </section>
  );
}
