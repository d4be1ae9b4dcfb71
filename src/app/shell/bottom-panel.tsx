// The panel under the editor, with a tab for each view of the whole kit.
import { ChevronDown, ChevronUp } from 'lucide';
import { useEffect, type KeyboardEvent } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { focusTab, Tabs } from '#app/controls/tabs.tsx';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useKit } from '#app/selectors/kit.ts';
import { tally, useAllFindings, worst } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import type { PanelId } from '#app/state/state.ts';
import { useProofTally, type ProofTally } from '#app/selectors/proofs.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { actions, useStore } from '#app/state/store.ts';
import { arrangement } from '#app/state/arrangement.ts';
import { notesText } from '#app/findings/findings-panel.tsx';
import { shownPanels } from './panel-rows.ts';
import { PanelSplitter } from './splitters.tsx';

/** "14/14", "2 fail", nothing before the first proofs. Without color once the documents have changed. */
function proofCount(tally: ProofTally | undefined, ready: boolean): { count: string; className: string } {
  // Room for the count that is on its way, but not where nothing is expected.
  if (!tally || tally.total === 0) return { count: '', className: tally ? '' : 'count-wide' };
  const { total, failing, open } = tally;
  const old = tally.old || (failing + open === 0 && !ready);
  const count = failing > 0 ? `${failing} ${failing === 1 ? 'fails' : 'fail'}` : `${total - open}/${total}`;
  const severity = failing > 0 ? 'error' : open > 0 ? 'warning' : 'ok';
  return { count, className: `count count-wide count-${old ? 'old' : severity}` };
}

/** Opens the panel once for a draft that was opened, such as by a link, and has something to say. */
function useOpenedDraft(findings: number, waiting: boolean): void {
  const opened = useStore((state) => state.opened);
  const proofs = useProofTally();
  const proved = useStore(selectIsPasted) || (proofs !== undefined && !proofs.old);
  const failing = (proofs?.failing ?? 0) > 0;
  const known = opened !== null && !waiting && proved;
  useEffect(() => {
    if (known) arrangement.openedIsChecked(findings > 0 ? 'findings' : failing ? 'proof' : null);
  }, [known, findings, failing]);
}

/** On a narrow screen the panel is a view for itself, which is not closed. */
const isView = (): boolean => matchMedia('(max-width: 899px)').matches;

const isFilledSearch = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';

export function BottomPanel() {
  const chosen = useStore((state) => state.panel);
  // The view of a narrow screen shows the panel open.
  const isOpen = useStore((state) => state.panelOpen || state.view === 'findings');
  const findings = useAllFindings();
  const documents = useDocuments();
  const { nextSteps, notices } = useKit();
  const pasted = useStore(selectIsPasted);
  // Green means “Ready”: while something is left to do, no count is green.
  const { ready, headline } = useReadiness();
  const empty = pasted && headline.id === 'empty';
  const severity = worst(tally(findings.map(({ finding }) => finding))) ?? (ready ? 'ok' : 'none');
  const waiting = findings.length === 0 && documents.some(({ check }) => check === 'none');
  const counts: Partial<Record<PanelId, { count: number | string; className: string; notes?: number }>> = {
    ...(!empty && {
      findings: {
        count: waiting ? '…' : findings.length,
        className: waiting ? 'count' : `count count-${severity}`,
        notes: pasted ? 0 : notices.length,
      },
    }),
    proof: proofCount(useProofTally(), ready),
    'next-steps': { count: nextSteps.length, className: 'count' },
  };
  useOpenedDraft(findings.length, waiting);
  const panels = shownPanels(pasted);
  const open = panels.find((panel) => panel.id === chosen) ?? panels[0]!;
  const label = pasted ? 'About the pasted policies' : 'About the role kit';
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOpen || isView()) return;
    if (isFilledSearch(event.target)) return;
    arrangement.closePanel();
    focusTab(open.id);
  };
  return (
    // Escape is an addition to the button that closes the panel.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={isOpen ? 'panel panel-open' : 'panel'}
      aria-label={label}
      data-panel={isOpen ? open.id : undefined}
      onKeyDown={onEscape}
    >
      {isOpen ? <PanelSplitter /> : null}
      <div className="panel-head">
        <Tabs
          label={label}
          chosen={isOpen ? open.id : null}
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
          onChoose={(id) => {
            if (isOpen && id === open.id && !isView()) arrangement.closePanel();
            else actions.openPanel(id as PanelId);
          }}
        />
        <button
          type="button"
          className="icon-button wide-only"
          aria-expanded={isOpen}
          aria-label={isOpen ? 'Close the panel' : 'Open the panel'}
          title={isOpen ? 'Close the panel (Esc)' : 'Open the panel'}
          onClick={() => (isOpen ? arrangement.closePanel() : actions.openPanel(open.id))}
        >
          <Icon of={isOpen ? ChevronDown : ChevronUp} />
        </button>
      </div>
      {isOpen ? (
        // A scrollable region must be reachable by keyboard.
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
      ) : null}
    </section>
  );
}
