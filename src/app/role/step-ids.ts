// The ids of the buttons that open steps, and of their headings once they are open.
import type { StepId } from '#deepseek/answers/index.ts';

export const stepButtonId = (id: StepId): string => `step-${id}`;
