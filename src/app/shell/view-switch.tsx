// On narrow screens, the switch between three views, each with what is left to do there. It is prerendered, so app.tsx handles its clicks.
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { useReadiness, type ReadinessState } from '#app/selectors/readiness.ts';
import type { ViewId } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { notesText } from '#app/findings/findings-panel.tsx';

interface View {
  readonly id: ViewId;
  readonly label: string;
  readonly state: ReadinessState | undefined;
  /** What the view shows while there is nothing to do in it. */
  readonly otherwise: string;
}

export function ViewSwitch() {
  const view = useStore((state) => state.view);
  const documents = useDocuments().length;
  const findings = useAllFindings().length;
  const pasted = useStore(selectIsPasted);
  const notes = useKit().notices.length;
  const { ready, headline, left } = useReadiness();
  const views: readonly View[] = [
    {
      id: 'answers',
      label: pasted ? 'Paste' : 'Answers',
      state: left.find(({ target }) => target?.kind === 'question'),
      otherwise: '',
    },
    { id: 'documents', label: `Policies ${documents}`, state: ready ? headline : undefined, otherwise: '' },
    {
      id: 'findings',
      label: `Findings ${findings}`,
      state: left.find(({ id, target }) => target?.kind !== 'question' && id !== 'empty'),
      otherwise: notes > 0 && !pasted ? notesText(notes) : '',
    },
  ];
  return (
    <nav className="view-switch" aria-label="Views">
      {views.map(({ id, label, state, otherwise }) => (
        <button key={id} type="button" aria-current={view === id ? 'page' : undefined} data-opens={id}>
          {label}{' '}
          <small className={state && state.tone !== 'neutral' ? `severity-${state.tone}` : 'hint'}>
            {state?.text ?? otherwise}
          </small>
        </button>
      ))}
    </nav>
  );
}
