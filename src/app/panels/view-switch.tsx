// On narrow screens: which of the three views is shown.
import { useAllFindings, useDocuments } from '#app/store/kit.ts';
import type { ViewId } from '#app/store/state.ts';
import { actions, useStore } from '#app/store/store.ts';

export function ViewSwitch() {
  const view = useStore((state) => state.view);
  const documents = useDocuments().length;
  const findings = useAllFindings().length;
  const views: readonly { id: ViewId; label: string }[] = [
    { id: 'answers', label: 'Answers' },
    { id: 'documents', label: `Policies ${documents}` },
    { id: 'findings', label: `Findings ${findings}` },
  ];
  return (
    <nav className="view-switch" aria-label="Views">
      {views.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-current={view === id ? 'page' : undefined}
          onClick={() => actions.openView(id)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
