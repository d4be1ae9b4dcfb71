// Why a statement is there: what for, which calls need it, the AWS page, and the step that asked for it.
import { useReading } from '#app/store/derived.ts';
import { shownSteps, titleOf } from '#app/store/steps.ts';
import { actions } from '#app/store/store.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { Why } from '#core/compose/role-kit.ts';

function StepLinks({ answers }: { answers: readonly FieldId[] }) {
  const reading = useReading();
  const steps = shownSteps(reading).filter((step) => answers.some((id) => fieldOf(id).step === step));
  return steps.map((step, index) => (
    <span key={step}>
      {index > 0 ? ', ' : 'From '}
      <button type="button" className="link-button" onClick={() => actions.goToStep(step)}>
        {titleOf(step, reading)}
      </button>
      {index === steps.length - 1 ? '.' : ''}
    </span>
  ));
}

export function WhyNote({ whys }: { whys: readonly Why[] }) {
  return whys.map((why) => (
    <div key={why.title} className="why-reason">
      <strong>{why.title}</strong>
      <p>{why.text}</p>
      {why.doubt ? <p className="why-doubt">AWS leaves this open. {why.doubt}</p> : null}
      <p>
        For {why.calls.join(', ')}.{' '}
        <a href={why.page} target="_blank" rel="noreferrer">
          AWS page
        </a>
        . <StepLinks answers={why.answers} />
      </p>
    </div>
  ));
}
