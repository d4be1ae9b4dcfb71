// On narrow screens, the switch between three views. It is prerendered, so app.tsx handles its clicks.
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import type { ViewId } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { notesText } from '#app/findings/findings-panel.tsx';

export function ViewSwitch() {
  const view = useStore((state) => state.view);
  const documents = useDocuments().length;
  const findings = useAllFindings().length;
  const pasted = useStore(selectIsPasted);
  const notes = useKit().notices.length;
  const views: readonly { id: ViewId; label: string }[] = [
    { id: 'answers', label: pasted ? 'Paste' : 'Answers' },
    { id: 'documents', label: `Policies ${documents}` },
    { id: 'findings', label: `Findings ${findings}${notes > 0 && !pasted ? ` · ${notesText(notes)}` : ''}` },
  ];
  return (
    <nav className="view-switch" aria-label="Views">
      {views.map(({ id, label }) => (
        <button key={id} type="button" aria-current={view === id ? 'page' : undefined} data-opens={id}>
          {label}
        </button>
      ))}
    </nav>
  );
}
