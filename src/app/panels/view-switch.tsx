// On narrow screens: which of the three views is shown. app.tsx listens to the buttons, which stand there before this code.
import { selectIsPasted } from '#app/store/derived.ts';
import { useAllFindings, useDocuments, useKit } from '#app/store/kit.ts';
import type { ViewId } from '#app/store/state.ts';
import { useStore } from '#app/store/store.ts';
import { notesWords } from './findings-panel.tsx';

export function ViewSwitch() {
  const view = useStore((state) => state.view);
  const documents = useDocuments().length;
  const findings = useAllFindings().length;
  const pasted = useStore(selectIsPasted);
  const notes = useKit().notices.length;
  const views: readonly { id: ViewId; label: string }[] = [
    { id: 'answers', label: pasted ? 'Paste' : 'Answers' },
    { id: 'documents', label: `Policies ${documents}` },
    { id: 'findings', label: `Findings ${findings}${notes > 0 && !pasted ? ` · ${notesWords(notes)}` : ''}` },
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
