// The steps of the wizard for the present answers, and their titles.
import { STEPS, type StepId } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { OpenStepId } from '#app/state/state.ts';

type AskedFields = Pick<CheckedAnswers, 'fields'>;

/** The first step chooses the scenario; the others are shown while they ask a question. */
export function shownSteps({ fields }: AskedFields): readonly StepId[] {
  const asked = new Set(fields.map((id) => fieldOf(id).step));
  return STEPS.map((step) => step.id).filter((id) => id === 'scenario' || asked.has(id));
}

/** The open step; the one after the choice of the scenario where the answers no longer lead to it. */
export function openStepOf(step: OpenStepId | null, checked: AskedFields): OpenStepId | null {
  const steps = shownSteps(checked);
  return step === null || step === 'create' || steps.includes(step) ? step : (steps[1] ?? null);
}

/** Questions in the step on models that are about accounts and Regions. */
const LOCATION_FIELDS: ReadonlySet<string> = new Set(['account', 'regions', 'elsewhere', 'callerRegions']);

interface StepTitle {
  readonly title: string;
  /** What a sentence calls the step: “Set in step 3, Models and Regions”. */
  readonly short: string;
}

/** The title of a step with only this question. */
const TITLE_IF_ALONE: Readonly<Record<string, StepTitle>> = {
  organizationId: { title: 'Which organization?', short: 'Organization' },
  governPartition: { title: 'Which partition?', short: 'Partition' },
  orgGuardrails: { title: 'Which guardrails?', short: 'Guardrails' },
};

/** The title of a step with this question, whatever else is asked. */
const TITLE_WITH: Readonly<Record<string, StepTitle>> = {
  quotaServices: { title: 'Which quotas, where?', short: 'Quotas and Regions' },
};

const SHORT_TITLES: Readonly<Partial<Record<StepId, string>>> = {
  scenario: 'Task',
  entity: 'Trusted entity',
  models: 'Models and Regions',
  data: 'Data',
};

/** The title of a step depends on its questions. */
function stepTitle(step: StepId, { fields }: AskedFields): StepTitle {
  const asked = fields.filter((id) => fieldOf(id).step === step);
  const alone = asked.length === 1 ? TITLE_IF_ALONE[asked[0] ?? ''] : undefined;
  if (alone !== undefined) return alone;
  const named = asked.map((id) => TITLE_WITH[id]).find((title) => title !== undefined);
  if (named !== undefined) return named;
  if (step === 'models' && asked.length > 0 && asked.every((id) => LOCATION_FIELDS.has(id)))
    return asked.some((id) => id === 'regions')
      ? { title: 'Account and Region', short: 'Account and Region' }
      : { title: 'Which account?', short: 'Account' };
  const title = STEPS.find(({ id }) => id === step)?.title ?? '';
  return { title, short: SHORT_TITLES[step] ?? title };
}

export const titleOf = (step: OpenStepId, checked: AskedFields): string =>
  step === 'create' ? 'Create it' : stepTitle(step, checked).title;

/** “step 3, Models and Regions” */
export const stepReference = (step: StepId, checked: AskedFields): string =>
  `step ${shownSteps(checked).indexOf(step) + 1}, ${stepTitle(step, checked).short}`;
