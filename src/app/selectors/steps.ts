// Which steps the present answers lead to, and what they are called.
import { STEPS, type StepId } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { Reading } from '#core/answers/read.ts';

type AskedFields = Pick<Reading, 'fields'>;

/** The first step chooses the scenario; the others are there while they ask for something. */
export function shownSteps({ fields }: AskedFields): readonly StepId[] {
  const asked = new Set(fields.map((id) => fieldOf(id).step));
  return STEPS.map((step) => step.id).filter((id) => id === 'scenario' || asked.has(id));
}

/** The open step. Where the answers no longer lead to it, the one after the choice of the scenario is. */
export function openStepOf(step: StepId | null, reading: AskedFields): StepId | null {
  const steps = shownSteps(reading);
  return step === null || steps.includes(step) ? step : (steps[1] ?? null);
}

/** Questions of the step on models that ask for no model. */
const LOCATION_FIELDS: ReadonlySet<string> = new Set(['account', 'regions', 'elsewhere', 'callerRegions']);

/** What a step is called that asks for one thing alone. */
const TITLE_IF_ALONE: Readonly<Record<string, string>> = {
  organizationId: 'Which organization?',
  governPartition: 'Which partition?',
  orgGuardrails: 'Which guardrails?',
};

/** What a step is called: the step on models may ask for the place alone. */
export function titleOf(step: StepId, { fields }: AskedFields): string {
  const asked = fields.filter((id) => fieldOf(id).step === step);
  const alone = asked.length === 1 ? TITLE_IF_ALONE[asked[0] ?? ''] : undefined;
  if (alone !== undefined) return alone;
  if (step === 'models' && asked.length > 0 && asked.every((id) => LOCATION_FIELDS.has(id)))
    return asked.some((id) => id === 'regions') ? 'Account and Region' : 'Which account?';
  return STEPS.find(({ id }) => id === step)?.title ?? '';
}
