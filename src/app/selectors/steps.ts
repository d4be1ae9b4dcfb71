// The steps of the wizard for the present answers, and their titles.
import { STEPS, type StepId } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';

type AskedFields = Pick<CheckedAnswers, 'fields'>;

/** The first step chooses the scenario; the others are shown while they ask a question. */
export function shownSteps({ fields }: AskedFields): readonly StepId[] {
  const asked = new Set(fields.map((id) => fieldOf(id).step));
  return STEPS.map((step) => step.id).filter((id) => id === 'scenario' || asked.has(id));
}

/** The open step; the one after the choice of the scenario where the answers no longer lead to it. */
export function openStepOf(step: StepId | null, reading: AskedFields): StepId | null {
  const steps = shownSteps(reading);
  return step === null || steps.includes(step) ? step : (steps[1] ?? null);
}

/** Questions in the step on models that are about accounts and Regions. */
const LOCATION_FIELDS: ReadonlySet<string> = new Set(['account', 'regions', 'elsewhere', 'callerRegions']);

/** The title of a step with only this question. */
const TITLE_IF_ALONE: Readonly<Record<string, string>> = {
  organizationId: 'Which organization?',
  governPartition: 'Which partition?',
  orgGuardrails: 'Which guardrails?',
};

/** The title of a step, which depends on its questions. */
export function titleOf(step: StepId, { fields }: AskedFields): string {
  const asked = fields.filter((id) => fieldOf(id).step === step);
  const alone = asked.length === 1 ? TITLE_IF_ALONE[asked[0] ?? ''] : undefined;
  if (alone !== undefined) return alone;
  if (step === 'models' && asked.length > 0 && asked.every((id) => LOCATION_FIELDS.has(id)))
    return asked.some((id) => id === 'regions') ? 'Account and Region' : 'Which account?';
  return STEPS.find(({ id }) => id === step)?.title ?? '';
}
