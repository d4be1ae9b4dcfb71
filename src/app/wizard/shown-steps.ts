// Which steps the present answers lead to.
import { STEPS, type StepId } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { Reading } from '#core/answers/read.ts';

/** The first step chooses the scenario; the others are there while they ask for something. */
export function shownSteps({ fields }: Pick<Reading, 'fields'>): readonly StepId[] {
  const asked = new Set(fields.map((id) => fieldOf(id).step));
  return STEPS.map((step) => step.id).filter((id) => id === 'scenario' || asked.has(id));
}

export const titleOf = (id: StepId): string => STEPS.find((step) => step.id === id)?.title ?? '';

/** The id of the button that opens a step: focus goes there. */
export const stepButtonId = (id: StepId): string => `step-${id}`;
