// The questions of an open step. A chunk of its own: the first step is open first.
import '#app/selectors/all-rows.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { AdviceNote } from '#app/controls/notes.tsx';
import type { StepId, AnswersView } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { openerOf } from '#core/answers/openers.ts';
import { hasRole } from '#core/answers/answers-view.ts';
import { Answer } from './answer.tsx';

/** Explains why no switch asks for conditions on the source. An organization does not need an external ID. */
function ConditionNote({ view }: { view: AnswersView }) {
  if (!hasRole(view) || view.asks('sourceConditions') || view.asks('organizationId')) return null;
  return <AdviceNote>{view.entity.conditionNote}</AdviceNote>;
}

export default function Questions({ step }: { step: StepId }) {
  const checked = useCheckedAnswers();
  return (
    <>
      {step === 'lockdown' ? <ConditionNote view={checked.view} /> : null}
      {checked.fields
        .filter((id) => fieldOf(id).step === step && !openerOf(id, checked.view))
        .map((id) => (
          <Answer key={id} id={id} checked={checked} nests />
        ))}
    </>
  );
}
