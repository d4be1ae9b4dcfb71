// What an open step holds: the start, or questions.
import { lazy } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import type { StepId } from '#core/answers/field.ts';
import { StartStep } from './start/start-step.tsx';

const Questions = lazy(() => import('./questions.tsx'));

export function StepBody({ step }: { step: StepId }) {
  if (step === 'scenario') return <StartStep />;
  return (
    <LazyPart waiting={null}>
      <Questions step={step} />
    </LazyPart>
  );
}
