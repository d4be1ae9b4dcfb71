// What keeps the documents from being ready, each part with a link to it. Nothing once they are.
import { useReadiness } from '#app/selectors/readiness.ts';
import { StateIcon } from './state-icon.tsx';
import { StateText } from './state-text.tsx';
import './readiness.css';

export function ReadinessLine() {
  const { headline, left } = useReadiness();
  if (left.length === 0) return null;
  return (
    <p className="readiness">
      <StateIcon tone={headline.tone} />
      {left.map((state) => (
        <StateText key={state.id} state={state} />
      ))}
    </p>
  );
}
