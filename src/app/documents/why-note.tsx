// Why a statement is there: its purpose, the calls that need it, the AWS page, and the step that asked for it.
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { shownSteps, stepReference } from '#app/selectors/steps.ts';
import { actions } from '#app/state/store.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { Why } from '#core/compose/role-kit.ts';

function StepLinks({ answers }: { answers: readonly FieldId[] }) {
  const checked = useCheckedAnswers();
  const steps = shownSteps(checked).filter((step) => answers.some((id) => fieldOf(id).step === step));
  return steps.map((step, index) => (
    <span key={step}>
      {index > 0 ? ' and ' : 'Set in '}
      <button type="button" className="link-button" onClick={() => actions.goToStep(step)}>
        {stepReference(step, checked)}
      </button>
      {index === steps.length - 1 ? '.' : ''}
    </span>
  ));
}

/** Tasks of one role often ask for the same statement for the same reason: that is shown once. */
function mergeEqual(whys: readonly Why[]): readonly Why[] {
  const merged = new Map<string, Why>();
  for (const why of whys) {
    const key = JSON.stringify([why.title, why.text, why.doubt]);
    const known = merged.get(key) ?? why;
    const calls = [...new Set([...known.calls, ...why.calls])];
    merged.set(key, { ...known, calls, answers: [...new Set([...known.answers, ...why.answers])] });
  }
  return [...merged.values()];
}

export function WhyNote({ whys }: { whys: readonly Why[] }) {
  return mergeEqual(whys).map((why) => (
    <div key={`${why.title} ${why.text}`} className="why-reason">
      <strong>{why.title}</strong>
      <p>{why.text}</p>
      {why.doubt ? <p className="why-doubt">Uncertain: {why.doubt}</p> : null}
      <p>
        Needed for {why.calls.join(', ')}.{' '}
        <a href={why.page} target="_blank" rel="noreferrer">
          AWS page
        </a>
        . <StepLinks answers={why.answers} />
      </p>
    </div>
  ));
}
